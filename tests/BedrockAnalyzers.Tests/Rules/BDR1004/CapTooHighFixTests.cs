using BedrockAnalyzers.Rules.BDR1004;

namespace BedrockAnalyzers.Tests.Rules.BDR1004;

public class CapTooHighFixTests
{
    [Theory]
    [InlineData("64000", "16384")]
    [InlineData("64_000", "16_384")]
    [InlineData("0xFA00", "16384")]
    [InlineData("(64000)", "(16384)")]
    public Task A_literal(string before, string after) => Fix(
        $$"""await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:{{before}}|} } });""",
        $$"""await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {{after}} } });""");

    [Fact]
    public Task An_assignment_statement() => Fix(
        """
        var request = new ConverseRequest { ModelId = text, InferenceConfig = new() };
        request.InferenceConfig.MaxTokens = {|BDR1004:64000|}; // enough
        await client.ConverseAsync(request);
        """,
        """
        var request = new ConverseRequest { ModelId = text, InferenceConfig = new() };
        request.InferenceConfig.MaxTokens = 16384; // enough
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Comments_stay() => Fix(
        """
        await client.ConverseAsync(new ConverseRequest
        {
            InferenceConfig = new InferenceConfiguration
            {
                // as long as it may be
                MaxTokens = /* tokens */ {|BDR1004:64000|} /* not characters */, // TODO measure
                Temperature = 0.5f // warm
            }
        });
        """,
        """
        await client.ConverseAsync(new ConverseRequest
        {
            InferenceConfig = new InferenceConfiguration
            {
                // as long as it may be
                MaxTokens = /* tokens */ 16384 /* not characters */, // TODO measure
                Temperature = 0.5f // warm
            }
        });
        """);

    [Fact]
    public Task Several_in_one_document() => Fix(
        """
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = {|BDR1004:20000|} } });
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = {|BDR1004:30_000|} } });
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = 10000 } });
        """,
        """
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = 16384 } });
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = 16_384 } });
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = new() { MaxTokens = 10000 } });
        """);

    [Fact]
    public Task Several_documents() => Verify.Fix<CapTooHighAnalyzer, CapTooHighFix>(
        [
            Verify.Statements("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:20000|} } });"),
            Verify.Members("public Task N() => _client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:64000|} } });").Replace("class C", "class D", StringComparison.Ordinal),
        ],
        [
            Verify.Statements("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 16384 } });"),
            Verify.Members("public Task N() => _client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 16384 } });").Replace("class C", "class D", StringComparison.Ordinal),
        ]);

    [Fact]
    public Task The_number_of_the_option() => Fix(
        "await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:5000|} } });",
        "await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 4096 } });",
        options: "dotnet_code_quality.BDR1004.max_output_tokens = 4096");

    [Fact]
    public Task Not_above_a_known_models_maximum() => Fix(
        """await client.ConverseAsync(new() { ModelId = flag ? text : "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1004:20000|} } });""",
        """await client.ConverseAsync(new() { ModelId = flag ? text : "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 5120 } });""");

    [Fact]
    public Task SDK_3() => Verify.Fix<CapTooHighAnalyzer, CapTooHighFix>(
        Verify.Statements("await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1004:20000|} } });"),
        Verify.Statements("await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 16384 } });"),
        Sdk.V3);

    [Theory]
    [InlineData("flag ? 100 : 20000", "flag ? 100 : 16384")]
    [InlineData("20 * 1024", "16384")]
    public Task A_number_that_is_computed_or_chosen(string before, string after) => Fix(
        $$"""await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:{{before}}|} } });""",
        $$"""await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {{after}} } });""");

    [Theory]
    [InlineData("const int Cap = 20000;", "Cap")]
    [InlineData("var Cap = 20000;", "Cap")]
    public Task None_where_it_is_written_elsewhere(string before, string cap) => Verify.NoFix<CapTooHighAnalyzer, CapTooHighFix>(
        Verify.Statements($$"""{{before}} await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:{{cap}}|} } });"""));

    private static Task Fix(string before, string after, string? options = null) =>
        Verify.Fix<CapTooHighAnalyzer, CapTooHighFix>(Verify.Statements(before), Verify.Statements(after), options: options);
}
