using BedrockAnalyzers.Rules.BDR1011;

namespace BedrockAnalyzers.Tests.Rules.BDR1011;

/// <summary>The ways to ask whether the model wants a tool: a loop that goes on while it does is reported, one that goes on until it does is another matter.</summary>
public class ToolTestTests
{
    [Theory]
    [InlineData("response.StopReason == StopReason.Tool_use")]
    [InlineData("StopReason.Tool_use == response.StopReason")]
    [InlineData("response.StopReason.Value == \"tool_use\"")]
    [InlineData("response.StopReason.Equals(StopReason.Tool_use)")]
    [InlineData("string.Equals(response.StopReason.Value, \"tool_use\", StringComparison.Ordinal)")]
    [InlineData("response.StopReason.Value is \"tool_use\"")]
    [InlineData("!(response.StopReason != StopReason.Tool_use)")]
    [InlineData("response.Output.Message.Content.Any(c => c.ToolUse != null)")]
    [InlineData("response.Output.Message.Content.Any(c => c.ToolUse is not null)")]
    [InlineData("response.Output.Message.Content.Any(c => c.ToolUse is { })")]
    [InlineData("response.Output.Message.Content.Exists(c => c.ToolUse != null)")]
    [InlineData("!response.Output.Message.Content.All(c => c.ToolUse == null)")]
    [InlineData("!response.Output.Message.Content.TrueForAll(c => c.ToolUse == null)")]
    [InlineData("response.Output.Message.Content.Count(c => c.ToolUse != null) > 0")]
    [InlineData("response.Output.Message.Content.Count(c => c.ToolUse != null) >= 1")]
    [InlineData("response.Output.Message.Content.Count(c => c.ToolUse != null) != 0")]
    [InlineData("!(response.Output.Message.Content.Count(c => c.ToolUse != null) == 0)")]
    [InlineData("!(response.Output.Message.Content.Count(c => c.ToolUse != null) < 1)")]
    [InlineData("!(response.Output.Message.Content.Count(c => c.ToolUse != null) <= 0)")]
    [InlineData("response.Output.Message.Content.Where(c => c.ToolUse != null).Any()")]
    [InlineData("(response.StopReason == StopReason.Tool_use ? true : false)")]
    [InlineData("response.StopReason.Value switch { \"tool_use\" => true, _ => false }")]
    [InlineData("Wants(response)")]
    public async Task The_test(string isTool)
    {
        await Of($"if (!({isTool})) break;", isReported: true);
        await Of($"var goesOn = {isTool}; if (!goesOn) break;", isReported: true);
        await Of($"if ({isTool}) continue; else break;", isReported: true);

        // Until it asks for one.
        await Of($"if ({isTool}) break;", isReported: false);
        await Of($"var isDone = {isTool}; if (isDone) break;", isReported: false);
    }

    private static Task Of(string statement, bool isReported) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Members($$"""
        private static bool Wants(ConverseResponse response) => response.StopReason == StopReason.Tool_use;

        public async Task M(ConverseRequest request)
        {
            {{(isReported ? "{|BDR1011:while|}" : "while")}} (true)
            {
                var response = await _client.ConverseAsync(request);
                {{statement}}
            }
        }
        """));
}
