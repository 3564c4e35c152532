using BedrockAnalyzers.Rules.BDR1011;

namespace BedrockAnalyzers.Tests.Rules.BDR1011;

public class UnboundedToolLoopFixTests
{
    private const string Throw = "throw new InvalidOperationException(\"The model still asks for tools after 20 turns.\");";

    [Fact]
    public Task While_true() => Members(
        """
        public async Task<string> M(ConverseRequest request)
        {
            // The agent's loop.
            {|BDR1011:while|} (true) // for ever
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            } // end
        }
        """,
        $$"""
        public async Task<string> M(ConverseRequest request)
        {
            // The agent's loop.
            for (var turn = 0; turn < 20; turn++) // for ever
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            } // end

            {{Throw}}
        }
        """);

    [Fact]
    public Task For_ever() => Members(
        """
        public async Task<string> M(ConverseRequest request)
        {
            {|BDR1011:for|} (; ; )
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            }
        }
        """,
        $$"""
        public async Task<string> M(ConverseRequest request)
        {
            for (var turn = 0; turn < 20; turn++)
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            }

            {{Throw}}
        }
        """);

    [Fact]
    public Task Left_by_break() => Members(
        """
        public async Task<string> M(ConverseRequest request)
        {
            string text;
            {|BDR1011:while|} (true)
            {
                // Ask.
                var response = await _client.ConverseAsync(request);
                text = response.Output.Message.Content[0].Text;
                if (response.StopReason != StopReason.Tool_use) break;
            }

            return text;
        }
        """,
        $$"""
        public async Task<string> M(ConverseRequest request)
        {
            string text;
            for (var turn = 0; ; turn++)
            {
                if (turn == 20)
                {
                    {{Throw}}
                }

                // Ask.
                var response = await _client.ConverseAsync(request);
                text = response.Output.Message.Content[0].Text;
                if (response.StopReason != StopReason.Tool_use) break;
            }

            return text;
        }
        """);

    [Fact]
    public Task A_condition() => Members(
        """
        public async Task<string> M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            {|BDR1011:while|} (response.StopReason == StopReason.Tool_use /* go on */)
            {
                response = await _client.ConverseAsync(request);
            }

            return response.Output.Message.Content[0].Text;
        }
        """,
        $$"""
        public async Task<string> M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            for (var turn = 0; response.StopReason == StopReason.Tool_use /* go on */; turn++)
            {
                if (turn == 20)
                {
                    {{Throw}}
                }

                response = await _client.ConverseAsync(request);
            }

            return response.Output.Message.Content[0].Text;
        }
        """);

    [Fact]
    public Task Without_a_block() => Members(
        """
        public async Task M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            {|BDR1011:while|} (response.StopReason == StopReason.Tool_use)
                response = await _client.ConverseAsync(request); // again
        }
        """,
        $$"""
        public async Task M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            for (var turn = 0; response.StopReason == StopReason.Tool_use; turn++)
            {
                if (turn == 20)
                {
                    {{Throw}}
                }

                response = await _client.ConverseAsync(request);
            } // again
        }
        """);

    [Fact]
    public Task Do() => Members(
        """
        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            ConverseResponse response;

            // Until it is done.
            {|BDR1011:do|}
            {
                response = await _client.ConverseAsync(request);
            }
            while (response.StopReason == StopReason.Tool_use);

            return response;
        }
        """,
        $$"""
        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            ConverseResponse response;

            var turns = 0;
            // Until it is done.
            do
            {
                if (++turns > 20)
                {
                    {{Throw}}
                }

                response = await _client.ConverseAsync(request);
            }
            while (response.StopReason == StopReason.Tool_use);

            return response;
        }
        """);

    [Fact]
    public Task All_of_a_member() => Members(
        """
        public async Task M(ConverseRequest request, int turn)
        {
            ConverseResponse response;
            {|BDR1011:do|} { response = await _client.ConverseAsync(request); } while (response.StopReason == StopReason.Tool_use);
            {|BDR1011:do|} response = await _client.ConverseAsync(request); while (response.StopReason == StopReason.Tool_use);
            {|BDR1011:while|} (response.StopReason == StopReason.Tool_use) response = await _client.ConverseAsync(request);
            if (turn > 3) {|BDR1011:while|} (true) { response = await _client.ConverseAsync(request); if (response.StopReason != StopReason.Tool_use) return; }
        }
        """,
        $$"""
        public async Task M(ConverseRequest request, int turn)
        {
            ConverseResponse response;
            var turns = 0;
            do { if (++turns > 20) { {{Throw}} } response = await _client.ConverseAsync(request); } while (response.StopReason == StopReason.Tool_use);
            var turns2 = 0;
            do
            {
                if (++turns2 > 20)
                {
                    {{Throw}}
                }

                response = await _client.ConverseAsync(request);
            } while (response.StopReason == StopReason.Tool_use);
            for (var turn_2 = 0; response.StopReason == StopReason.Tool_use; turn_2++)
            {
                if (turn_2 == 20)
                {
                    {{Throw}}
                }

                response = await _client.ConverseAsync(request);
            }
            if (turn > 3) for (var turn_2 = 0; ; turn_2++) { if (turn_2 == 20) { {{Throw}} } response = await _client.ConverseAsync(request); if (response.StopReason != StopReason.Tool_use) return; }
        }
        """);

    [Fact]
    public Task Top_level() => Verify.Fix<UnboundedToolLoopAnalyzer, UnboundedToolLoopFix>(
        """
        using System;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        {|BDR1011:while|} (true)
        {
            var response = await client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 100 } });
            if (response.StopReason != StopReason.Tool_use) return;
        }
        """,
        $$"""
        using System;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        for (var turn = 0; turn < 20; turn++)
        {
            var response = await client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 100 } });
            if (response.StopReason != StopReason.Tool_use) return;
        }

        {{Throw}}
        """);

    [Fact]
    public Task SDK_3() => Members(
        """
        public async Task M(ConverseRequest request)
        {
            {|BDR1011:while|} (true)
            {
                if ((await _client.ConverseAsync(request)).StopReason != StopReason.Tool_use) return;
            }
        }
        """,
        $$"""
        public async Task M(ConverseRequest request)
        {
            for (var turn = 0; turn < 20; turn++)
            {
                if ((await _client.ConverseAsync(request)).StopReason != StopReason.Tool_use) return;
            }

            {{Throw}}
        }
        """,
        Sdk.V3);

    [Fact]
    public Task Not_for_recursion() => Verify.NoFix<UnboundedToolLoopAnalyzer, UnboundedToolLoopFix>(Verify.Members("""
        public async Task M(ConverseRequest request)
        {
            var response = await _client.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use) await {|BDR1011:M|}(request);
        }
        """));

    [Fact]
    public Task Not_for_a_jump() => Verify.NoFix<UnboundedToolLoopAnalyzer, UnboundedToolLoopFix>(Verify.Statements("""
        var request = new ConverseRequest { ModelId = text };
        again:
        var response = await client.ConverseAsync(request);
        if (response.StopReason == StopReason.Tool_use) {|BDR1011:goto|} again;
        """));

    private static Task Members(string before, string after, Sdk sdk = Sdk.V4) =>
        Verify.Fix<UnboundedToolLoopAnalyzer, UnboundedToolLoopFix>(Plain(Verify.Members(before)), Plain(Verify.Members(after)), sdk);

    // Members indents empty lines too.
    private static string Plain(string source) => string.Join('\n', source.Split('\n').Select(static line => line.TrimEnd()));
}
