using BedrockAnalyzers.Rules.BDR1009;

namespace BedrockAnalyzers.Tests.Rules.BDR1009;

public class TinyAnswerFixTests
{
    private const string Few = "InferenceConfig = new InferenceConfiguration { MaxTokens = 10 }";

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-6", "us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("global.anthropic.claude-opus-5-5", "global.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("us.amazon.nova-premier-v1:0", "us.amazon.nova-micro-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    public Task The_same_form_with_the_cheapest_model(string before, string after) => Fix(
        $"await client.ConverseAsync(new ConverseRequest {{ ModelId = /* a */ {{|BDR1009:\"{before}\"|}}, {Few} }}); // why",
        $"await client.ConverseAsync(new ConverseRequest {{ ModelId = /* a */ \"{after}\", {Few} }}); // why");

    [Fact]
    public Task In_a_body() => Fix(
        "await client.InvokeModelAsync(new InvokeModelRequest { ModelId = {|BDR1009:@\"us.anthropic.claude-opus-4-6\"|}, Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"messages\\\": [] }\")) });",
        "await client.InvokeModelAsync(new InvokeModelRequest { ModelId = @\"us.anthropic.claude-haiku-4-5-20251001-v1:0\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"messages\\\": [] }\")) });");

    [Theory]
    [InlineData("anthropic.claude-opus-4-6", Few)] // the other model needs a profile
    [InlineData("apac.anthropic.claude-sonnet-4-6", Few)] // no such profile
    [InlineData("mistral.mistral-large-2402-v1:0", Few)] // none is known to be cheaper
    [InlineData("writer.palmyra-x4-v1:0", Few)] // its ID is not known
    [InlineData("us.anthropic.claude-opus-4-6", "InferenceConfig = new InferenceConfiguration { MaxTokens = 10, Temperature = 0, TopP = 1 }")]
    [InlineData("us.anthropic.claude-opus-4-6", Few + ", PerformanceConfig = new PerformanceConfiguration()")]
    [InlineData("us.anthropic.claude-opus-4-6", Few + ", AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { top_k = 5 })")]
    [InlineData("us.amazon.nova-premier-v1:0", Few + ", Messages = [new() { Content = [new() { Image = new ImageBlock() }] }]")]
    public Task None_where_it_is_not_sure_to_work(string model, string settings) =>
        Verify.NoFix<TinyAnswerAnalyzer, TinyAnswerFix>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {{|BDR1009:\"{model}\"|}}, {settings} }});"));

    // What not every model takes, or what the cheaper model does not.
    [Theory]
    [InlineData("Few, ServiceTier = new ServiceTier()")]
    [InlineData("Few, OutputConfig = new OutputConfig()")]
    [InlineData("Few, Messages = [new() { Content = [new() { Document = new DocumentBlock() }] }]", "us.amazon.nova-premier-v1:0")]
    [InlineData("Few, Messages = [new() { Content = [new() { Video = new VideoBlock() }] }]", "us.amazon.nova-premier-v1:0")]
    public Task None_where_it_sets(string settings, string model = "us.anthropic.claude-opus-4-6") =>
        Verify.NoFix<TinyAnswerAnalyzer, TinyAnswerFix>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {{|BDR1009:\"{model}\"|}}, {settings.Replace("Few", Few, StringComparison.Ordinal)} }});"));

    [Theory]
    [InlineData("system", true)]
    [InlineData("temperature", true)]
    [InlineData("top_p", true)]
    [InlineData("top_k", true)]
    [InlineData("stop_sequences", true)]
    [InlineData("metadata", false)]
    [InlineData("output_config", false)]
    public Task A_body_that_sets(string member, bool isTaken)
    {
        var code = Verify.Statements($"await client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = {{|BDR1009:\"us.anthropic.claude-opus-4-6\"|}}, Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"messages\\\": [], \\\"{member}\\\": 1 }}\")) }});");
        return isTaken
            ? Verify.Fix<TinyAnswerAnalyzer, TinyAnswerFix>(code, code.Replace("{|BDR1009:\"us.anthropic.claude-opus-4-6\"|}", "\"us.anthropic.claude-haiku-4-5-20251001-v1:0\"", StringComparison.Ordinal), fixAll: false)
            : Verify.NoFix<TinyAnswerAnalyzer, TinyAnswerFix>(code);
    }

    [Fact]
    public Task None_where_a_body_sets_both_that_the_other_model_takes_one_of() => Verify.NoFix<TinyAnswerAnalyzer, TinyAnswerFix>(Verify.Statements(
        "await client.InvokeModelAsync(new InvokeModelRequest { ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}, Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"messages\\\": [], \\\"temperature\\\": 0, \\\"top_p\\\": 1 }\")) });"));

    [Fact]
    public Task None_where_the_ID_stands_elsewhere() => Verify.NoFix<TinyAnswerAnalyzer, TinyAnswerFix>(
        Verify.Statements($"const string Model = \"us.anthropic.claude-opus-4-6\"; await client.ConverseAsync(new ConverseRequest {{ ModelId = {{|BDR1009:Model|}}, {Few} }});"));

    [Fact]
    public void Never_in_FixAll() => Assert.Null(new TinyAnswerFix().GetFixAllProvider());

    private static Task Fix(string before, string after) => Verify.Fix<TinyAnswerAnalyzer, TinyAnswerFix>(Verify.Statements(before), Verify.Statements(after), fixAll: false);
}
