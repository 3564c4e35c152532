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

// Imports the reviews of a file.
var runtime = new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.EUCentral1);
var path = args.Length > 0 ? args[0] : "reviews.csv";
List<Review> reviews = [.. File.ReadLines(path).Skip(1).Select(l => l.Split(';')).Select(p => new Review(p[0], p[1]))];

// One after the other.
foreach (var review in reviews.Where(r => r.Text.Length > 0))
{
    var body = JsonSerializer.Serialize(new
    {
        anthropic_version = "bedrock-2023-05-31",
        max_tokens = 300,
        messages = new[] { new { role = "user", content = $"Classify: {review.Text}" } },
    });
    using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
    var response = await runtime.InvokeModelAsync(new InvokeModelRequest // !BDR1010
    {
        ModelId = "eu.anthropic.claude-sonnet-4-6",
        ContentType = "application/json",
        Body = stream,
    });
    using var reader = new StreamReader(response.Body);
    review.Label = await reader.ReadToEndAsync();
}

// With a service tier or a schema.
foreach (var review in reviews)
{
    var response = await runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.anthropic.claude-sonnet-4-6",
        Messages = [Say(review.Text)],
        OutputConfig = new() { TextFormat = new() { Type = OutputFormatType.Json_schema } },
    });
    review.Label = response.Output.Message.Content[0].Text;
}

// Embeddings of a for loop.
for (var i = 0; i < reviews.Count; i++)
{
    var response = await runtime.InvokeModelAsync(new InvokeModelRequest // !BDR1010
    {
        ModelId = "amazon.titan-embed-text-v2:0",
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { inputText = reviews[i].Text })),
    });
    Console.WriteLine(response.Body.Length);
}

// Blocking.
reviews.ForEach(r =>
{
    var response = runtime.ConverseAsync(new() { ModelId = "m", Messages = [Say(r.Text)] }).GetAwaiter().GetResult(); // !BDR1010
    r.Label = response.Output.Message.Content[0].Text;
});

// Of the same text several times.
for (var i = 0; i < reviews.Count; i++)
{
    var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = [Say("Tell me a joke")] });
    Console.WriteLine(response.Output.Message.Content[0].Text);
}

// Turns of one conversation.
var conversation = new List<Message>();
foreach (var review in reviews)
{
    conversation.Add(Say(review.Text));
    var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = conversation });
    conversation.Add(response.Output.Message);
}

// The collection comes from an answer.
var plan = await runtime.ConverseAsync(new() { ModelId = "m", Messages = [Say("Plan")] });
foreach (var step in plan.Output.Message.Content[0].Text.Split('\n'))
{
    var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = [Say(step)] });
    Console.WriteLine(response.Output.Message.Content[0].Text);
}

static Message Say(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };

record Review(string Id, string Text) { public string? Label { get; set; } }
