using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

IAmazonBedrockRuntime runtime = new AmazonBedrockRuntimeClient(RegionEndpoint.EUWest1);
IChatClient opus = runtime.AsIChatClient("eu.anthropic.claude-opus-4-7");
IChatClient haiku = runtime.AsIChatClient("eu.anthropic.claude-haiku-4-5-20251001-v1:0");
IChatClient sonnet = runtime.AsIChatClient("eu.anthropic.claude-sonnet-4-6");
IChatClient any = runtime.AsIChatClient();

var options = new ChatOptions
{
    MaxOutputTokens = 200,
    Temperature = 0.2f, // !BDR6002
};
await opus.GetResponseAsync("Hi", options);

await haiku.GetResponseAsync("Hi", new ChatOptions { MaxOutputTokens = 1, Temperature = 0.1f });
await haiku.GetResponseAsync("Hi", new ChatOptions
{
    MaxOutputTokens = 1,
    Temperature = 0.1f, // !BDR6002
    TopP = 0.9f, // !BDR6002
});
await sonnet.GetResponseAsync("Hi", new ChatOptions { MaxOutputTokens = 1, Temperature = 0.1f, TopP = 1 });
await any.GetResponseAsync("Hi", new ChatOptions
{
    ModelId = "us.anthropic.claude-sonnet-5",
    MaxOutputTokens = 10,
    TopP = 0.4f, // !BDR6002
});
await any.GetResponseAsync("Hi", new ChatOptions { MaxOutputTokens = 1, Temperature = 0.1f, TopP = 1 });
// the options' model goes first
await opus.GetResponseAsync("Hi", new ChatOptions { ModelId = "eu.anthropic.claude-sonnet-4-6", MaxOutputTokens = 1, Temperature = 0.1f });

await foreach (var u in opus.GetStreamingResponseAsync("x", new()
{
    MaxOutputTokens = 3,
    Temperature = 0.4f, // !BDR6002
}))
    Console.Write(u);

IChatClient built = new ChatClientBuilder(runtime.AsIChatClient("us.anthropic.claude-opus-4-8")).Build();
await built.GetResponseAsync("x", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 9 }); // !BDR6002

var later = new ChatOptions { MaxOutputTokens = 3 };
later.Temperature = 0.5f; // !BDR6002
await opus.GetResponseAsync("y", later);

var unset = new ChatOptions { MaxOutputTokens = 3, Temperature = 0.5f };
unset.Temperature = null;
await opus.GetResponseAsync("y", unset);

await opus.GetResponseAsync("y", Helper.Precise());
await haiku.GetResponseAsync("y", Helper.Shared);
await opus.GetResponseAsync("y", new ChatOptions { MaxOutputTokens = 4, TopK = 4, FrequencyPenalty = 1 });

var typed = await opus.GetResponseAsync<Answer>("z", new ChatOptions { MaxOutputTokens = 5, TopP = 0.5f }); // !BDR6002

async Task Local(float temperature)
{
    await opus.GetResponseAsync("x", new ChatOptions
    {
        MaxOutputTokens = 3,
        Temperature = temperature, // !BDR6002
    });
}
await Local(0.3f);

public record Answer(string Text);

internal static class Helper
{
    public static ChatOptions Precise() => new()
    {
        MaxOutputTokens = 10,
        Temperature = 0, // !BDR6002
    };
    public static readonly ChatOptions Shared = new() { MaxOutputTokens = 10, Temperature = 0 };
}

public sealed class ChatService
{
    private readonly IChatClient _chat;
    public ChatService(IAmazonBedrockRuntime runtime) => _chat = runtime.AsIChatClient("global.anthropic.claude-opus-5");
    public Task<ChatResponse> Ask(string s) => _chat.GetResponseAsync(s, new ChatOptions { MaxOutputTokens = 5, Temperature = 0.7f }); // !BDR6002
    public Task<ChatResponse> Ask2(string s) => _chat.GetResponseAsync(s, new ChatOptions { MaxOutputTokens = 5 });
}
public sealed class Injected(IChatClient chat)
{
    public Task<ChatResponse> Ask(string s) => chat.GetResponseAsync(s, new ChatOptions { MaxOutputTokens = 5, Temperature = 0.7f });
    public Task<ChatResponse> Ask3(string s) => chat.GetResponseAsync(s, new ChatOptions { ModelId = "us.anthropic.claude-opus-4-7", MaxOutputTokens = 5, Temperature = 0.7f });
}
