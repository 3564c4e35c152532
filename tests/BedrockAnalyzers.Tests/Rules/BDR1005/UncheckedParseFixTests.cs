using BedrockAnalyzers.Rules.BDR1005;

namespace BedrockAnalyzers.Tests.Rules.BDR1005;

public class UncheckedParseFixTests
{
    private const string Parse = "System.Text.Json.JsonSerializer.Deserialize<int[]>";

    [Fact]
    public Task Before_the_statement() => Fix(
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var answer = response.Output.Message.Content[0].Text;
        var plan = {|BDR1005:{{Parse}}(answer)|};
        """,
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var answer = response.Output.Message.Content[0].Text;
        if (response.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        var plan = {{Parse}}(answer);
        """);

    [Fact]
    public Task Comments_and_empty_lines_stay() => Fix(
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text }); // ask

        // The model answers in JSON.
        /* mostly */ var plan = {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|}; // read
        // after
        """,
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text }); // ask

        if (response.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        // The model answers in JSON.
        /* mostly */ var plan = {{Parse}}(response.Output.Message.Content[0].Text); // read
        // after
        """);

    [Fact]
    public Task In_a_nested_block() => Fix(
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (flag)
        {
            try
            {
                if ({|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|} is { Length: > 0 } plan) Console.WriteLine(plan);
            }
            catch (System.Text.Json.JsonException) { }
        }
        """,
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (flag)
        {
            try
            {
                if (response.StopReason == StopReason.Max_tokens)
                {
                    throw new InvalidOperationException("The answer was cut at its output-token cap.");
                }

                if ({{Parse}}(response.Output.Message.Content[0].Text) is { Length: > 0 } plan) Console.WriteLine(plan);
            }
            catch (System.Text.Json.JsonException) { }
        }
        """);

    [Fact]
    public Task On_one_line() => Fix(
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (flag) { var plan = {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|}; }
        """,
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (flag) { if (response.StopReason == StopReason.Max_tokens) { throw new InvalidOperationException("The answer was cut at its output-token cap."); } var plan = {{Parse}}(response.Output.Message.Content[0].Text); }
        """);

    [Fact]
    public Task One_check_for_all_of_an_answer() => Fix(
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var first = {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|};
        var second = {|BDR1005:{{Parse}}(response.Output.Message.Content[1].Text)|};
        """,
        $$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (response.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        var first = {{Parse}}(response.Output.Message.Content[0].Text);
        var second = {{Parse}}(response.Output.Message.Content[1].Text);
        """);

    [Fact]
    public Task One_check_for_each_answer() => Fix(
        $$"""
        var first = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var one = {|BDR1005:{{Parse}}(first.Output.Message.Content[0].Text)|};
        var second = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var two = {|BDR1005:{{Parse}}(second.Output.Message.Content[0].Text)|};
        """,
        $$"""
        var first = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (first.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        var one = {{Parse}}(first.Output.Message.Content[0].Text);
        var second = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        if (second.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        var two = {{Parse}}(second.Output.Message.Content[0].Text);
        """);

    [Fact]
    public Task A_parameter() => Verify.Fix<UncheckedParseAnalyzer, UncheckedParseFix>(
        Plain(Verify.Members($$"""
            public async Task<int[]?> M(ConverseRequest request) => Read(await _client.ConverseAsync(request));
            private static int[]? Read(ConverseResponse response)
            {
                return {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|};
            }
            """)),
        Plain(Verify.Members($$"""
            public async Task<int[]?> M(ConverseRequest request) => Read(await _client.ConverseAsync(request));
            private static int[]? Read(ConverseResponse response)
            {
                if (response.StopReason == StopReason.Max_tokens)
                {
                    throw new InvalidOperationException("The answer was cut at its output-token cap.");
                }

                return {{Parse}}(response.Output.Message.Content[0].Text);
            }
            """)));

    [Fact]
    public Task Names_that_mean_something_else() => Verify.Fix<UncheckedParseAnalyzer, UncheckedParseFix>(
        $$"""
        public class C
        {
            public string StopReason => "";

            public async System.Threading.Tasks.Task<int[]?> M(Amazon.BedrockRuntime.IAmazonBedrockRuntime client, Amazon.BedrockRuntime.Model.ConverseRequest request)
            {
                var response = await client.ConverseAsync(request);
                return {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|};
            }
        }
        """,
        $$"""
        public class C
        {
            public string StopReason => "";

            public async System.Threading.Tasks.Task<int[]?> M(Amazon.BedrockRuntime.IAmazonBedrockRuntime client, Amazon.BedrockRuntime.Model.ConverseRequest request)
            {
                var response = await client.ConverseAsync(request);
                if (response.StopReason == Amazon.BedrockRuntime.StopReason.Max_tokens)
                {
                    throw new System.InvalidOperationException("The answer was cut at its output-token cap.");
                }

                return {{Parse}}(response.Output.Message.Content[0].Text);
            }
        }
        """);

    [Fact]
    public Task Top_level_statements() => Verify.Fix<UncheckedParseAnalyzer, UncheckedParseFix>(
        $$"""
        using System;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = 100 } });

        // Read it.
        Console.WriteLine({|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|});
        """,
        $$"""
        using System;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = 100 } });

        if (response.StopReason == StopReason.Max_tokens)
        {
            throw new InvalidOperationException("The answer was cut at its output-token cap.");
        }

        // Read it.
        Console.WriteLine({{Parse}}(response.Output.Message.Content[0].Text));
        """);

    [Fact]
    public Task SDK_3() => Verify.Fix<UncheckedParseAnalyzer, UncheckedParseFix>(
        Plain(Verify.Statements($$"""
            var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
            var plan = {|BDR1005:{{Parse}}(response.Output.Message.Content[0].Text)|};
            """)),
        Plain(Verify.Statements($$"""
            var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
            if (response.StopReason == StopReason.Max_tokens)
            {
                throw new InvalidOperationException("The answer was cut at its output-token cap.");
            }

            var plan = {{Parse}}(response.Output.Message.Content[0].Text);
            """)),
        Sdk.V3);

    [Theory]
    [InlineData("public async Task<int[]?> M(ConverseRequest r) => {|BDR1005:P((await _client.ConverseAsync(r)).Output.Message.Content[0].Text)|};")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r) { return {|BDR1005:P((await _client.ConverseAsync(r)).Output.Message.Content[0].Text)|}; }")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r, bool b) { var a = await _client.ConverseAsync(r); if (b) return {|BDR1005:P(a.Output.Message.Content[0].Text)|}; return null; }")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r) { var a = await _client.ConverseAsync(r); while ({|BDR1005:P(a.Output.Message.Content[0].Text)|} is null) { } return null; }")]
    [InlineData("public async Task<List<int[]?>> M(ConverseRequest r) { var a = await _client.ConverseAsync(r); return a.Output.Message.Content.Select(c => {|BDR1005:P(c.Text)|}).ToList(); }")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r) { ConverseResponse a; a = await _client.ConverseAsync(r); return {|BDR1005:P(a.Output.Message.Content[0].Text)|}; }")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r, bool b) { var a = await _client.ConverseAsync(r); if (b) a = await _client.ConverseAsync(r); return {|BDR1005:P(a.Output.Message.Content[0].Text)|}; }")]
    [InlineData("public async Task<int[]?> M(ConverseRequest r) { string t; { var a = await _client.ConverseAsync(r); t = a.Output.Message.Content[0].Text; } return {|BDR1005:P(t)|}; }")]
    [InlineData("public async Task<int[]?> M(InvokeModelRequest r) { var a = await _client.InvokeModelAsync(r); var n = System.Text.Json.Nodes.JsonNode.Parse(a.Body)!; return {|BDR1005:P((string)n[\"text\"]!)|}; }")]
    public Task None_where_it_is_not_exact(string member) => Verify.NoFix<UncheckedParseAnalyzer, UncheckedParseFix>(Verify.Members(member.Replace("P(", Parse + "(", StringComparison.Ordinal)));

    private static Task Fix(string before, string after) => Verify.Fix<UncheckedParseAnalyzer, UncheckedParseFix>(Plain(Verify.Statements(before)), Plain(Verify.Statements(after)));

    // Without the spaces that indenting puts on empty lines: the fix writes none.
    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
}
