using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// Somebody waits, or may.
public class ReviewsController(IAmazonBedrockRuntime bedrock)
{
    public async Task<List<string>> PostAsync(List<string> reviews)
    {
        var answers = new List<string>();
        foreach (var review in reviews) answers.Add(await AskAsync(review));
        return answers;
    }

    public event EventHandler? Clicked;

    public void Attach() => Clicked += async (_, _) =>
    {
        foreach (var line in File.ReadAllLines("lines.txt")) await AskAsync(line);
    };

    private async Task<string> AskAsync(string text)
    {
        var response = await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
        return response.Output.Message.Content[0].Text;
    }
}

internal sealed class WebApplication
{
    public void MapPost(string route, Delegate handler) => Console.WriteLine(route + handler);
    public void Run() => Console.WriteLine();
}

internal static class Web
{
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

    public static void Main(string[] args)
    {
        var app = new WebApplication();
        app.MapPost("/a", async (string[] texts) =>
        {
            foreach (var text in texts) await AskAsync(text);
        });
        app.MapPost("/b", (string[] texts) => AllAsync(texts));
        app.MapPost("/c", HandleAsync);
        app.MapPost("/d", Local);
        app.Run();

        async Task Local(string[] texts)
        {
            foreach (var text in texts) await AskAsync(text);
        }
    }

    private static async Task AllAsync(string[] texts)
    {
        foreach (var text in texts) await AskAsync(text);
    }

    private static async Task HandleAsync(string[] texts)
    {
        foreach (var text in texts) await AskAsync(text);
    }

    private static Task AskAsync(string text) => s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
}

internal static class Asked
{
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

    public static async Task Main()
    {
        Console.Write("Which file? ");
        var path = Console.ReadLine()!;
        foreach (var line in File.ReadAllLines(path)) await AskAsync(line);
    }

    public static async Task Main(string[] args)
    {
        while (true)
        {
            var path = ReadPath();
            if (path is null) return;
            await EachAsync(path);
        }
    }

    private static string? ReadPath()
    {
        Console.Write("> ");
        return Console.ReadLine();
    }

    private static async Task EachAsync(string path)
    {
        foreach (var line in File.ReadAllLines(path)) await AskAsync(line);
    }

    private static Task AskAsync(string text) => s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
}

// A test waits for what it tests.
internal sealed class FactAttribute : Attribute;

internal class ReviewTests
{
    private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();

    [Fact]
    public async Task Answers() => await EachAsync(File.ReadAllLines("texts.txt"));

    private async Task EachAsync(string[] texts)
    {
        foreach (var text in texts) await _client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
    }
}
