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

var client = new AmazonBedrockRuntimeClient();
var reviews = File.ReadAllLines(args[0]);
var results = new List<string>();

foreach (var review in reviews)
{
    var response = await client.ConverseAsync(new ConverseRequest // !BDR1010
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        System = [new() { Text = "You classify reviews." }],
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = review }] }],
        InferenceConfig = new() { MaxTokens = 20 },
    });
    results.Add(response.Output.Message.Content[0].Text);
    Console.WriteLine($"{review}: {results[^1]}");
}

for (var i = 0; i < reviews.Length; i++)
{
    var prompt = $"Translate: {reviews[i]}";
    var request = Request(prompt);
    var response = await client.ConverseAsync(request); // !BDR1010
    File.AppendAllText("out.txt", response.Output.Message.Content[0].Text);
}

await Parallel.ForEachAsync(reviews, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (review, token) =>
{
    var response = await client.ConverseAsync(Request(review), token); // !BDR1010
    lock (results) results.Add(response.Output.Message.Content[0].Text);
});

foreach (var review in reviews) results.Add(await Ask(review)); // !BDR1010

var gate = new SemaphoreSlim(4);
var answers = await Task.WhenAll(reviews.Select(async review =>
{
    await gate.WaitAsync();
    try { return await Ask(review); } // !BDR1010
    finally { gate.Release(); }
}));

// At once, too.
var all = await Task.WhenAll(reviews.Select(Ask)); // !BDR1010
var others = await Task.WhenAll(reviews.Select(review => Ask(review))); // !BDR1010

// A call that is asked always the same is something else.
foreach (var review in reviews) Console.WriteLine(review + await Ask("Hello"));

// A few.
foreach (var word in new[] { "one", "two", "three" }) Console.WriteLine(await Ask(word));
foreach (var review in reviews.Take(10)) Console.WriteLine(await Ask(review));

await Task.Run(async () =>
{
    foreach (var review in reviews) Console.WriteLine(await Ask(review)); // !BDR1010
});

// Whoever calls this handler may wait.
var handler = async (string text) =>
{
    foreach (var part in text.Split('\n')) Console.WriteLine(await Ask(part));
};
await handler(reviews[0]);
Register(async () =>
{
    foreach (var review in reviews) Console.WriteLine(await Ask(review));
});

static ConverseRequest Request(string prompt) => new()
{
    ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = prompt }] }],
    InferenceConfig = new() { MaxTokens = 500 },
};

async Task<string> Ask(string prompt)
{
    var response = await client.ConverseAsync(Request(prompt));
    return response.Output.Message.Content[0].Text;
}

static void Register(Func<Task> work) => AppDomain.CurrentDomain.ProcessExit += (_, _) => work().Wait();
