using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
public class Capping(IChatClient inner, int cap) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = cap }, cancellationToken);
}
public class Logging(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Console.WriteLine("asking");
        return base.GetResponseAsync(messages, options, cancellationToken);
    }
}
public record Base(int? Max);
public record Derived(string Model, int? Cap) : Base(Cap);
public record DerivedNone(string Model) : Base((int?)null);
public class C(IAmazonBedrockRuntime c)
{
    public Task A() => new Logging(c.AsIChatClient("x")).GetResponseAsync("hi"); // !BDR1001
    public Task B() => new Capping(c.AsIChatClient("x"), 5).GetResponseAsync("hi");
    public Task D() => c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new Derived("x", 5).Max } });
    public Task E() => c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new Derived("x", null).Max } }); // !BDR1001
    public Task F() => c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new DerivedNone("x").Max } }); // !BDR1001
    public Task G(int? n) => c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new Derived("x", n).Max } });
}
