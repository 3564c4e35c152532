using BedrockAnalyzers.Rules.BDR1011;

namespace BedrockAnalyzers.Tests.Rules.BDR1011;

public class UnboundedToolLoopTests
{
    private const string Ask = "var response = await client.ConverseAsync(request);";
    private const string AskAgain = "response = await client.ConverseAsync(request);";

    [Theory]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break;")]
    [InlineData("if (response.StopReason.Value != \"tool_use\") break;")]
    [InlineData("if (!string.Equals(response.StopReason, \"tool_use\", StringComparison.Ordinal)) break;")]
    [InlineData("if (response.StopReason == StopReason.Tool_use) continue; else return;")]
    [InlineData("if (response is { StopReason: var reason } && reason != StopReason.Tool_use) return;")]
    [InlineData("if (response.StopReason.Value is not \"tool_use\" and not \"malformed_tool_use\") throw new InvalidOperationException();")]
    [InlineData("var goOn = response.StopReason.Value switch { \"tool_use\" => true, \"end_turn\" => false, _ => throw new InvalidOperationException() }; if (!goOn) return;")]
    [InlineData("if (!response.Output.Message.Content.Exists(c => c.ToolUse != null)) return;")]
    [InlineData("if (response.Output.Message.Content.All(c => c.ToolUse is null)) return;")]
    [InlineData("var use = response.Output.Message.Content.Select(c => c.ToolUse).FirstOrDefault(u => u != null); if (use is null) return;")]
    [InlineData("if (!(from c in response.Output.Message.Content where c.ToolUse != null select c).Any()) return;")]
    [InlineData("number++; System.Diagnostics.Debug.WriteLine(number); if (response.StopReason != StopReason.Tool_use) break;")]
    [InlineData("if (number > 10) Console.WriteLine(number); if (response.StopReason != StopReason.Tool_use) break;")]
    [InlineData("cancellationToken.ThrowIfCancellationRequested(); if (response.StopReason != StopReason.Tool_use) break;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use || cancellationToken.IsCancellationRequested) break;")]
    public Task Nothing_ends_it_but_the_model(string statements) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop("{|BDR1011:while|} (true)", statements));

    [Theory]
    [InlineData("if (response.StopReason != StopReason.Tool_use || ++number > 10) break;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; number -= 1; if (number == 0) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (request.Messages.Count >= 40) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (DateTimeOffset.Now > System.IO.File.GetLastWriteTime(text)) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (response.Usage.OutputTokens > number) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (Console.KeyAvailable) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (Console.ReadKey().KeyChar == 'q') return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (Random.Shared.Next(10) == 0) return;")]
    [InlineData("if (response.StopReason != StopReason.Tool_use) break; if (await Task.WhenAny(Task.Delay(number)) == null) return;")]
    [InlineData("if (response.StopReason != StopReason.Max_tokens) break;")]
    [InlineData("if (response.Output.Message.Content[0].Text.Contains(\"DONE\")) break;")]
    [InlineData("if (response.StopReason == StopReason.End_turn) break;")]
    [InlineData("")]
    [InlineData("break;")]
    public Task Something_else_ends_it_or_no_tool_is_asked_for(string statements) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop("while (true)", statements));

    [Fact]
    public Task Until_the_turn_ends_with_results() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop(
        "{|BDR1011:while|} (true)",
        "if (response.StopReason == StopReason.End_turn) break; request.Messages.Add(new() { Content = [new() { ToolResult = new ToolResultBlock() }] });"));

    [Fact]
    public Task Do() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        ConverseResponse response;
        {|BDR1011:do|}
        {
            {{AskAgain}}
        }
        while (response.StopReason == StopReason.Tool_use);
        """));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop("{|BDR1011:for|} (; ; )", "if (response.StopReason != StopReason.Tool_use) break;"), Sdk.V3);

    [Fact]
    public Task SDK_3_with_a_limit() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop("for (; ; )", "if (response.StopReason != StopReason.Tool_use || ++number > 10) break;"), Sdk.V3);

    [Fact]
    public Task Top_level_statements() => Verify.Analyzer<UnboundedToolLoopAnalyzer>($$"""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        var request = new ConverseRequest { ModelId = args[0] };
        {|BDR1011:while|} (true)
        {
            {{Ask}}
            if (response.StopReason != StopReason.Tool_use) break;
        }
        """);

    [Fact]
    public Task Another_file_sends_and_decides() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(
        Verify.Members("""
            public async Task M(ConverseRequest request)
            {
                {|BDR1011:while|} (true)
                {
                    var response = await Sender.SendAsync(_client, request);
                    if (Sender.IsDone(response)) return;
                }
            }
            """),
        more: [("Sender.cs", """
            using System.Threading.Tasks;
            using Amazon.BedrockRuntime;
            using Amazon.BedrockRuntime.Model;

            public static class Sender
            {
                public static Task<ConverseResponse> SendAsync(IAmazonBedrockRuntime client, ConverseRequest request) => client.ConverseAsync(request);

                public static bool IsDone(ConverseResponse response) => response.StopReason != StopReason.Tool_use;
            }
            """)]);

    [Fact]
    public Task Recursion() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Members("""
        public async Task M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use) await {|BDR1011:M|}(request);
        }

        public async Task Counted(ConverseRequest request, int turn)
        {
            var response = await _client.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use && turn < 20) await Counted(request, turn + 1);
        }
        """));

    [Fact]
    public Task Jump() => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        again:
        {{Ask}}
        if (response.StopReason == StopReason.Tool_use) {|BDR1011:goto|} again;
        """));

    [Fact]
    public Task A_type_that_is_only_called_like_the_SDKs() => Verify.Analyzer<UnboundedToolLoopAnalyzer>("""
        using System.Threading.Tasks;

        public enum StopReason { Tool_use, End_turn }

        public class ConverseResponse { public StopReason StopReason { get; set; } }

        public class Client { public Task<ConverseResponse> ConverseAsync() => Task.FromResult(new ConverseResponse()); }

        public class C
        {
            public async Task M(Client client)
            {
                while (true)
                {
                    var response = await client.ConverseAsync();
                    if (response.StopReason != StopReason.Tool_use) break;
                }
            }
        }
        """);

    [Theory]
    [InlineData("if (response.StopReason != StopReason.Tool_use || missing.Limit) break;")]
    [InlineData("if (response.StopReason != ) break;")]
    [InlineData("if (response. != StopReason.Tool_use) break; goto ;")]
    public Task Half_typed(string statements) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Loop("while (true)", statements), allowErrors: true);

    [Fact]
    public Task What_it_says() => Verify.Message<UnboundedToolLoopAnalyzer>(
        Loop("while (true)", "if (response.StopReason != StopReason.Tool_use) break;"),
        "This loop calls the model again for as long as it asks for tools, and nothing else ends it: a model that goes round in circles is paid for until somebody notices; limit the number of turns, the time or the tokens");

    private static string Loop(string head, string statements) => Verify.Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        {{head}}
        {
            {{Ask}}
            {{statements}}
        }
        """);
}
