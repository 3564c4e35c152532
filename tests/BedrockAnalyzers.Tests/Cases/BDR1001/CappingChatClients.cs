using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
public class Capping(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) {
        options = options?.Clone() ?? new ChatOptions();
        options.MaxOutputTokens = 500;
        return base.GetResponseAsync(messages, options, cancellationToken);
    }
}
public class Capping2(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) {
        options ??= new ChatOptions();
        options.MaxOutputTokens ??= 500;
        return base.GetResponseAsync(messages, options, cancellationToken);
    }
}
public class Capping3(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) {
        var o = new ChatOptions();
        o.MaxOutputTokens ??= 500;
        return base.GetResponseAsync(messages, o, cancellationToken);
    }
}
public class C(IAmazonBedrockRuntime c)
{
    public Task B() => new Capping(c.AsIChatClient("x")).GetResponseAsync("hi");
    public Task B2() => new Capping2(c.AsIChatClient("x")).GetResponseAsync("hi");
    public Task B3() => new Capping3(c.AsIChatClient("x")).GetResponseAsync("hi");
    public Task B4() { var o = new ChatOptions(); o.MaxOutputTokens ??= 500; return c.AsIChatClient("x").GetResponseAsync([], o); }
    public Task B5() { var o = new ConverseRequest() { InferenceConfig = new() }; o.InferenceConfig.MaxTokens ??= 500; return c.ConverseAsync(o); }
}
