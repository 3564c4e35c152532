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

// One answer is used for the next call.
internal static class Chains
{
    private const string Model = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();
    private static readonly List<Message> s_history = [];
    private static string s_last = "";

    public static async Task Main(string[] args)
    {
        var texts = await File.ReadAllLinesAsync(args[0]);

        var history = new List<Message>();
        foreach (var text in texts)
        {
            history.Add(User(text));
            var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = history });
            history.Add(response.Output.Message);
        }

        var summary = "";
        foreach (var text in texts)
        {
            summary = await AskAsync($"So far: {summary}. Now add: {text}");
        }

        var context = new StringBuilder();
        foreach (var text in texts)
        {
            var answer = await AskAsync(context + text);
            context.AppendLine(answer);
        }

        string? previous = null;
        foreach (var text in texts)
        {
            var prompt = previous is null ? text : previous + text;
            var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = [User(prompt)] });
            previous = response.Output.Message.Content[0].Text;
        }

        foreach (var text in texts)
        {
            var draft = await AskAsync("Write: " + text);
            var better = await AskAsync("Improve: " + draft);
            Console.WriteLine(better);
        }

        foreach (var text in texts)
        {
            var messages = new List<Message> { User(text) };
            for (var turn = 0; turn < 3; turn++)
            {
                var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages });
                messages.Add(response.Output.Message);
                messages.Add(User("Go on."));
            }
        }

        foreach (var text in texts) await RememberAsync(text);
        foreach (var text in texts) await LastAsync(text);
        foreach (var text in texts) await TwoStepsAsync(text);
        var chat = new Chat(s_client);
        foreach (var text in texts) Console.WriteLine(await chat.SayAsync(text));

        // Questions that the model has thought of.
        var questions = await AskAsync("Write some questions.");
        foreach (var question in questions.Split('\n')) Console.WriteLine(await AskAsync(question));

        // Parts that are put together in the end are asked by themselves.
        var parts = new List<string>();
        foreach (var text in texts) parts.Add(await AskAsync(text)); // !BDR1010
        Console.WriteLine(await AskAsync("Put together: " + string.Join("\n", parts)));

        // So are messages that start anew each time.
        var one = new List<Message>();
        foreach (var text in texts)
        {
            one.Clear();
            one.Add(User(text));
            await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = one }); // !BDR1010
        }

        var request = new ConverseRequest { ModelId = Model };
        foreach (var text in texts)
        {
            request.Messages = [User(text)];
            var response = await s_client.ConverseAsync(request); // !BDR1010
            Console.WriteLine(response.Output.Message.Content[0].Text);
        }

        // What is kept of an answer, and not asked again.
        var seen = new Dictionary<string, string>();
        var tokens = 0;
        foreach (var text in texts)
        {
            if (seen.ContainsKey(text)) continue;
            var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = [User(text)] }); // !BDR1010
            tokens += response.Usage.TotalTokens ?? 0;
            seen[text] = response.Output.Message.Content[0].Text;
        }

        Console.WriteLine(tokens);
    }

    private static Message User(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };

    private static async Task<string> AskAsync(string text)
    {
        var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = [User(text)] });
        return response.Output.Message.Content[0].Text;
    }

    private static async Task RememberAsync(string text)
    {
        s_history.Add(User(text));
        var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = s_history });
        s_history.Add(response.Output.Message);
    }

    private static async Task LastAsync(string text)
    {
        var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = [User(s_last + text)] });
        s_last = response.Output.Message.Content[0].Text;
    }

    private static async Task TwoStepsAsync(string text)
    {
        var first = await AskAsync(text);
        await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = [User(first)] });
    }
}

internal sealed class Chat(IAmazonBedrockRuntime client)
{
    private readonly List<Message> _messages = [];

    public async Task<string> SayAsync(string text)
    {
        _messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] });
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = _messages });
        _messages.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }
}
