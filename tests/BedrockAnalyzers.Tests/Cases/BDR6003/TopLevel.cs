using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

// top-level program
var services = new ServiceCollection();
services.AddSingleton<IAmazonBedrockRuntime>(_ => new AmazonBedrockRuntimeClient(RegionEndpoint.GetBySystemName("eu-west-1")));
services.AddSingleton<IChatClient>(sp => sp.GetRequiredService<IAmazonBedrockRuntime>().AsIChatClient("anthropic.claude-haiku-4-5-20251001-v1:0")); // !BDR6003
services.AddSingleton(sp => new Settings { ModelId = "amazon.nova-lite-v1:0" });
services.AddSingleton(new Assistant(new AmazonBedrockRuntimeClient(), "meta.llama4-maverick-17b-instruct-v1:0")); // !BDR6003

using var eu = new AmazonBedrockRuntimeClient(RegionEndpoint.GetBySystemName("eu-west-1"));
var modelId = "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
var answer = await eu.ConverseAsync(new ConverseRequest
{
    ModelId = modelId,
    Messages = [new Amazon.BedrockRuntime.Model.Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Hi" }] }],
});

IChatClient chat = eu.AsIChatClient("amazon.nova-2-lite-v1:0"); // !BDR6003
Console.WriteLine(await chat.GetResponseAsync("Hello"));
IChatClient good = eu.AsIChatClient("eu.amazon.nova-2-lite-v1:0");
Console.WriteLine(await good.GetResponseAsync("Hello", new ChatOptions { ModelId = "anthropic.claude-opus-4-7" })); // !BDR6003
Console.WriteLine(await good.GetResponseAsync("Hello", new ChatOptions { ModelId = "global.anthropic.claude-opus-4-7" }));
await foreach (var update in good.GetStreamingResponseAsync("Hi", new() { ModelId = "eu.mistral.mistral-large-2402-v1:0", MaxOutputTokens = 100 })) // !BDR6003
    Console.Write(update.Text);

var pipeline = new ChatClientBuilder(eu.AsIChatClient())
    .ConfigureOptions(o => o.ModelId ??= "anthropic.claude-haiku-4-5-20251001-v1:0") // !BDR6003 missed
    .Build();
await pipeline.GetResponseAsync("x");

async Task<ConverseResponse> AskAsync(string prompt, string model = "amazon.nova-premier-v1:0") // !BDR6003
{
    return await eu.ConverseAsync(new ConverseRequest { ModelId = model });
}
await AskAsync("one");

async Task<ConverseResponse> AskAnyAsync(string model) => await eu.ConverseAsync(new ConverseRequest { ModelId = model });
await AskAnyAsync("anthropic.claude-opus-4-7"); // !BDR6003
await AskAnyAsync("jp.anthropic.claude-opus-4-7");
foreach (var m in new[] { "amazon.nova-pro-v1:0", "meta.llama4-scout-17b-instruct-v1:0" }) // !BDR6003
    await AskAnyAsync(m);

Func<string, Task<ConverseResponse>> ask = id => eu.ConverseAsync(new ConverseRequest { ModelId = id });
await ask("mistral.mixtral-8x7b-instruct-v0:1");

var configured = Environment.GetEnvironmentVariable("Model") ?? "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
await eu.ConverseAsync(new ConverseRequest { ModelId = configured });

var envModel = Environment.GetEnvironmentVariable("MODEL_ID");
if (string.IsNullOrEmpty(envModel))
    envModel = "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
await eu.ConverseAsync(new ConverseRequest { ModelId = envModel });

var profile = "anthropic.claude-haiku-4-5-20251001-v1:0";
profile = "eu." + profile;
await eu.ConverseAsync(new ConverseRequest { ModelId = profile });

var label = "anthropic.claude-haiku-4-5-20251001-v1:0";
Console.WriteLine($"used {label}");
var emb = eu.AsIEmbeddingGenerator("amazon.titan-embed-text-v2:0");

public sealed class Settings
{
    public string ModelId { get; set; } = "anthropic.claude-haiku-4-5-20251001-v1:0";
    public string DisplayId { get; set; } = "amazon.nova-2-lite-v1:0";
    public string Region { get; init; } = "us-east-1";
}

public sealed class Assistant
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _modelId;
    private readonly Settings? _settings;

    public Assistant(IAmazonBedrockRuntime client, string modelId) => (_client, _modelId) = (client, modelId);
    public Assistant(IAmazonBedrockRuntime client, Settings settings) : this(client, settings.ModelId) => _settings = settings;

    public Task<ConverseResponse> Ask(CancellationToken t) => _client.ConverseAsync(new ConverseRequest { ModelId = _modelId }, t);
}

public sealed class ServiceCollection
{
    public void AddSingleton<T>(Func<ServiceCollection, T> make) => Console.WriteLine(typeof(T).Name + make(this));
    public void AddSingleton<T>(T service) => Console.WriteLine(service);
    public T GetRequiredService<T>() => (T)Activator.CreateInstance(typeof(T))!;
}
