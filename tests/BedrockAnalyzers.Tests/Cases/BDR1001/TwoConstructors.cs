using System.Threading.Tasks; using Amazon.BedrockRuntime; using Microsoft.Extensions.AI;
public sealed class Function
{
    private readonly IChatClient aiClient;
    public Function() { aiClient = new AmazonBedrockRuntimeClient().AsIChatClient("eu.anthropic.claude-sonnet-4-6"); }
    public Function(IChatClient aiClient) { this.aiClient = aiClient; }
    public async Task<string> Analyze(ChatMessage message) { var r = await aiClient.GetResponseAsync<string[]>(message); return r.Text; } // !BDR1001 missed
}
public sealed class Local
{
    public async Task T8(bool aws, IChatClient other) { IChatClient c = aws ? new AmazonBedrockRuntimeClient().AsIChatClient("us.anthropic.claude-sonnet-4-6") : other; await c.GetResponseAsync("x"); } // !BDR1001
}
