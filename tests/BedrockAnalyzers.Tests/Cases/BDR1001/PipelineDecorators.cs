using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Microsoft.Extensions.AI;
internal sealed class OmitMiddleware(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) { options?.AdditionalProperties?.Remove("x"); return base.GetResponseAsync(messages, options, cancellationToken); }
}
internal sealed class PlainMiddleware(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => base.GetResponseAsync(messages, options, cancellationToken);
}
internal sealed class CapMiddleware(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) { options ??= new ChatOptions(); options.MaxOutputTokens ??= 1000; return base.GetResponseAsync(messages, options, cancellationToken); }
}
public class T
{
    static IChatClient B() => new AmazonBedrockRuntimeClient().AsIChatClient("eu.anthropic.claude-sonnet-4-6");
    public Task Direct() => new OmitMiddleware(B()).GetResponseAsync("x"); // !BDR1001
    public Task Plain() => B().AsBuilder().Use(c => new PlainMiddleware(c)).Build().GetResponseAsync("x"); // !BDR1001
    public Task Omit() => B().AsBuilder().Use(c => new OmitMiddleware(c)).Build().GetResponseAsync("x", new ChatOptions { Temperature = 0f, Tools = [] }); // !BDR1001
    public Task Capped() => B().AsBuilder().Use(c => new CapMiddleware(c)).Build().GetResponseAsync("x");
}
