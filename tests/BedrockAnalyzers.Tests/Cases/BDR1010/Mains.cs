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

internal sealed record Review(int Id, string Text) { public string? Summary { get; set; } }

internal static class Report
{
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

    public static async Task Main(string[] args)
    {
        var reviews = Load(args[0]);
        await SummarizeAsync(reviews);
        await TagAsync(reviews);
        await RetryAsync(reviews);
        await IndexedAsync(reviews);
        await NestedAsync(reviews);
        await StreamedAsync();
        await Service.RunAsync(reviews);
        await InvokeAsync(reviews);
        await QueryAsync(reviews);
        await GuardedAsync(reviews);
        Blocking(reviews);
        await new Worker(s_client).RunAsync(reviews);
        Console.WriteLine("Press a key.");
        Console.ReadKey();
    }

    private static async Task SummarizeAsync(List<Review> reviews)
    {
        foreach (var review in reviews)
        {
            review.Summary = await AskAsync("Summarize: " + review.Text); // !BDR1010
        }
    }

    private static async Task TagAsync(List<Review> reviews)
    {
        var file = new StringBuilder();
        foreach (var review in reviews.Where(r => r.Text.Length > 0).OrderBy(r => r.Id))
        {
            var messages = new List<Message>();
            messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = review.Text }] });
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = messages };
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 50 };
            var response = await s_client.ConverseAsync(request); // !BDR1010
            file.AppendLine(review.Id + "," + response.Output.Message.Content[0].Text);
        }

        await File.WriteAllTextAsync("tags.csv", file.ToString());
    }

    private static async Task RetryAsync(List<Review> reviews)
    {
        foreach (var review in reviews)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    var text = await AskAsync(review.Text); // !BDR1010
                    Console.WriteLine(text);
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(1000 << attempt);
                }
            }
        }
    }

    private static async Task IndexedAsync(List<Review> reviews)
    {
        for (int i = 0; i < reviews.Count; i++)
        {
            var review = reviews[i];
            Console.WriteLine($"{i + 1} of {reviews.Count}");
            try
            {
                review.Summary = await AskAsync(review.Text).ConfigureAwait(false); // !BDR1010
            }
            catch (AmazonBedrockRuntimeException e)
            {
                Console.WriteLine(e.Message);
                return;
            }
        }
    }

    private static async Task NestedAsync(List<Review> reviews)
    {
        foreach (var review in reviews)
        {
            foreach (var sentence in review.Text.Split('.'))
            {
                Console.WriteLine(await AskAsync(sentence)); // !BDR1010
            }
        }
    }

    private static async Task StreamedAsync()
    {
        await foreach (var line in File.ReadLinesAsync("lines.txt"))
        {
            if (line.Length == 0) continue;
            Console.WriteLine(await AskAsync(line)); // !BDR1010
        }
    }

    private static async Task InvokeAsync(List<Review> reviews)
    {
        foreach (var review in reviews)
        {
            var body = JsonSerializer.Serialize(new
            {
                anthropic_version = "bedrock-2023-05-31",
                max_tokens = 200,
                messages = new[] { new { role = "user", content = review.Text } },
            });
            var response = await s_client.InvokeModelAsync(new InvokeModelRequest // !BDR1010
            {
                ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                Body = new MemoryStream(Encoding.UTF8.GetBytes(body)),
            });
            Console.WriteLine(await JsonDocument.ParseAsync(response.Body));
        }
    }

    private static async Task QueryAsync(List<Review> reviews)
    {
        var tasks = from review in reviews let text = review.Text.Trim() select AskAsync(text); // !BDR1010
        foreach (var task in tasks) Console.WriteLine(await task);
    }

    // A first answer in sight ends it.
    private static async Task GuardedAsync(List<Review> reviews)
    {
        foreach (var review in reviews)
        {
            var answer = await AskAsync(review.Text);
            if (answer.Contains("yes")) break;
        }

        foreach (var review in reviews)
        {
            var answer = await AskAsync(review.Text);
            if (answer.Contains("yes")) return;
        }

        var budget = 20;
        foreach (var review in reviews)
        {
            if (budget-- == 0) break;
            Console.WriteLine(await AskAsync(review.Text));
        }
    }

    private static void Blocking(List<Review> reviews)
    {
        foreach (var review in reviews) Console.WriteLine(AskAsync(review.Text).Result); // !BDR1010
        Parallel.ForEach(reviews, review => Console.WriteLine(AskAsync(review.Text).GetAwaiter().GetResult())); // !BDR1010
        reviews.ForEach(review => Console.WriteLine(s_client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = review.Text }] }] }).Result)); // !BDR1010
    }

    private static List<Review> Load(string path) => JsonSerializer.Deserialize<List<Review>>(File.ReadAllText(path))!;

    private static async Task<string> AskAsync(string prompt)
    {
        var response = await s_client.ConverseAsync(new ConverseRequest
        {
            ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 400 },
        });
        return response.Output.Message.Content[0].Text;
    }
}

internal static class Service
{
    public static async Task RunAsync(List<Review> reviews)
    {
        IClassifier classifier = new Classifier(new AmazonBedrockRuntimeClient());
        foreach (var review in reviews) Console.WriteLine(await classifier.ClassifyAsync(review)); // !BDR1010
    }
}

internal interface IClassifier
{
    Task<string> ClassifyAsync(Review review);
}

internal sealed class Classifier(IAmazonBedrockRuntime client) : IClassifier
{
    public async Task<string> ClassifyAsync(Review review)
    {
        var prompt = Prompts.Classify(review);
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Role = "user", Content = [new() { Text = prompt }] }] });
        return response.Output.Message.Content[0].Text;
    }
}

internal static class Prompts
{
    public static string Classify(Review review) => "Classify: " + review.Text;
}

internal sealed class Worker(IAmazonBedrockRuntime client)
{
    public async Task RunAsync(IEnumerable<Review> reviews)
    {
        foreach (var review in reviews)
        {
            await SendAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Role = "user", Content = [new() { Text = review.Text }] }] }); // !BDR1010
        }
    }

    private Task<ConverseResponse> SendAsync(ConverseRequest request) => client.ConverseAsync(request);
}

// Nobody calls this: who waits is not known.
internal static class Unused
{
    public static async Task RunAsync(IAmazonBedrockRuntime client, List<Review> reviews)
    {
        foreach (var review in reviews) await client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = review.Text }] }] });
    }
}

// What a library shows, others call.
public static class Library
{
    public static async Task RunAsync(IAmazonBedrockRuntime client, List<string> reviews)
    {
        foreach (var review in reviews) await client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = review }] }] });
    }
}
