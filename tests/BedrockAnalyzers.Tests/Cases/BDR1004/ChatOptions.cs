// only: BDR1004
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
public class Chat
{
    private readonly IChatClient _chat;
    private readonly IChatClient _other;
    private readonly ChatOptions _options = new() { MaxOutputTokens = 90_000 }; // !BDR1003
    public Chat(IAmazonBedrockRuntime r, IChatClient other) { _chat = r.AsIChatClient("us.anthropic.claude-haiku-4-5-20251001-v1:0"); _other = other; }
    public Task A() => _chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 100_000 }); // !BDR1003
    public Task B() => _chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 32_000 }); // !BDR1004
    public Task C() => _other.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 100_000 });
    public async Task D() { await foreach (var u in _chat.GetStreamingResponseAsync("hi", new ChatOptions { MaxOutputTokens = 32_000 })) Console.Write(u); }
    public Task E() => _chat.GetResponseAsync("hi", _options);
    public Task F() { var o = new ChatOptions { ModelId = "amazon.nova-lite-v1:0" }; o.MaxOutputTokens = 9000; return _chat.GetResponseAsync("hi", o); } // !BDR1003
    public Task G() => _chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 32_000, RawRepresentationFactory = _ => new ConverseRequest() });
    public Task H() => _chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 4_000 });
}
