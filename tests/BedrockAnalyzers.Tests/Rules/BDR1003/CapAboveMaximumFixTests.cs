using BedrockAnalyzers.Rules.BDR1003;

namespace BedrockAnalyzers.Tests.Rules.BDR1003;

public class CapAboveMaximumFixTests
{
    // What the fix writes may be BDR1004's to report: not here.
    private const string Options = "dotnet_code_quality.BDR1004.max_output_tokens = 1000000";

    [Theory]
    [InlineData("100000", "64000")]
    [InlineData("100_000", "64_000")]
    [InlineData("0x20000", "64000")]
    [InlineData("(100000)", "(64000)")]
    [InlineData("( /* a */ (100_000) /* b */ )", "( /* a */ (64_000) /* b */ )")]
    public Task A_literal(string before, string after) => Fix(
        $$"""await client.ConverseAsync(new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:{{before}}|} } });""",
        $$"""await client.ConverseAsync(new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = new() { MaxTokens = {{after}} } });""");

    [Fact]
    public Task An_assignment_statement() => Fix(
        """
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() };
        request.InferenceConfig.MaxTokens = {|BDR1003:8192|}; // enough
        await client.ConverseAsync(request);
        """,
        """
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() };
        request.InferenceConfig.MaxTokens = 5120; // enough
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Comments_stay() => Fix(
        """
        await client.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            InferenceConfig = new InferenceConfiguration
            {
                // as long as it may be
                MaxTokens = /* tokens */ {|BDR1003:8192|} /* not characters */, // TODO measure
                Temperature = 0.5f // warm
            }
        });
        """,
        """
        await client.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            InferenceConfig = new InferenceConfiguration
            {
                // as long as it may be
                MaxTokens = /* tokens */ 5120 /* not characters */, // TODO measure
                Temperature = 0.5f // warm
            }
        });
        """);

    [Fact]
    public Task Several_in_one_document() => Fix(
        """
        await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:8192|} } });
        await client.ConverseStreamAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = new() { MaxTokens = {|BDR1003:200000|} } });
        await client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = new() { MaxTokens = 100000 } });
        """,
        """
        await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 5120 } });
        await client.ConverseStreamAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = new() { MaxTokens = 128000 } });
        await client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = new() { MaxTokens = 100000 } });
        """);

    [Fact]
    public Task Several_documents() => Verify.Fix<CapAboveMaximumAnalyzer, CapAboveMaximumFix>(
        [
            Verify.Statements("""await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:8192|} } });"""),
            Verify.Members("""public Task N() => _client.ConverseAsync(new() { ModelId = "deepseek.r1-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:64000|} } });""").Replace("class C", "class D", StringComparison.Ordinal),
        ],
        [
            Verify.Statements("""await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 5120 } });"""),
            Verify.Members("""public Task N() => _client.ConverseAsync(new() { ModelId = "deepseek.r1-v1:0", InferenceConfig = new() { MaxTokens = 32768 } });""").Replace("class C", "class D", StringComparison.Ordinal),
        ],
        options: Options);

    [Fact]
    public Task The_smallest_of_several_maxima() => Fix(
        """await client.ConverseAsync(new() { ModelId = flag ? "amazon.nova-lite-v1:0" : "deepseek.r1-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:64000|} } });""",
        """await client.ConverseAsync(new() { ModelId = flag ? "amazon.nova-lite-v1:0" : "deepseek.r1-v1:0", InferenceConfig = new() { MaxTokens = 5120 } });""");

    [Fact]
    public Task One_that_two_models_share() => Fix(
        """
        var config = new InferenceConfiguration { MaxTokens = {|BDR1003:64000|} };
        await client.ConverseAsync(new() { ModelId = "deepseek.r1-v1:0", InferenceConfig = config });
        await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = config });
        """,
        """
        var config = new InferenceConfiguration { MaxTokens = 5120 };
        await client.ConverseAsync(new() { ModelId = "deepseek.r1-v1:0", InferenceConfig = config });
        await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = config });
        """);

    [Fact]
    public Task SDK_3() => Verify.Fix<CapAboveMaximumAnalyzer, CapAboveMaximumFix>(
        Verify.Statements("""await client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1003:8192|} } });"""),
        Verify.Statements("""await client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new InferenceConfiguration { MaxTokens = 5120 } });"""),
        Sdk.V3);

    [Fact]
    public Task Retrieval() => Verify.Fix<CapAboveMaximumAnalyzer, CapAboveMaximumFix>(RetrievalWith("{|BDR1003:8192|}"), RetrievalWith("5120"));

    [Theory]
    [InlineData("flag ? 100 : 8192", "flag ? 100 : 5120")]
    [InlineData("flag ? 9000 : (8192)", "flag ? 5120 : (5120)")]
    [InlineData("8 * 1024", "5120")]
    [InlineData("(int)8192L", "5120")]
    [InlineData("int.MaxValue", "5120")]
    public Task A_number_that_is_computed_or_chosen(string before, string after) => Fix(
        $$"""await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:{{before}}|} } });""",
        $$"""await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = {{after}} } });""");

    [Theory]
    [InlineData("const int Cap = 8192;", "Cap")]
    [InlineData("var Cap = 8192;", "Cap")]
    [InlineData("const int Cap = 8;", "Cap * 1024")]
    [InlineData("", "8 /* Ki */ * 1024")]
    public Task None_where_it_is_written_elsewhere(string before, string cap) => Verify.NoFix<CapAboveMaximumAnalyzer, CapAboveMaximumFix>(
        Verify.Statements($$"""{{before}} await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = {|BDR1003:{{cap}}|} } });"""));

    private static Task Fix(string before, string after) => Verify.Fix<CapAboveMaximumAnalyzer, CapAboveMaximumFix>(Verify.Statements(before), Verify.Statements(after), options: Options);

    private static string RetrievalWith(string cap) => $$"""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client) => client.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
            {
                RetrieveAndGenerateConfiguration = new()
                {
                    KnowledgeBaseConfiguration = new()
                    {
                        ModelArn = "amazon.nova-lite-v1:0",
                        GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = {{cap}} } } },
                    },
                },
            });
        }
        """;
}
