using BedrockAnalyzers.Rules.BDR1009;

namespace BedrockAnalyzers.Tests.Rules.BDR1009;

/// <summary>The shapes in short; whole programs are in Cases/BDR1009.</summary>
public class TinyAnswerTests
{
    private const string Few = "InferenceConfig = new InferenceConfiguration { MaxTokens = 10 }";

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-6")]
    [InlineData("global.anthropic.claude-opus-5-5")]
    [InlineData("us.anthropic.claude-fable-5")]
    [InlineData("eu.anthropic.claude-sonnet-4-6")]
    [InlineData("us.anthropic.claude-opus-4-1-20250805-v1:0")]
    [InlineData("us.amazon.nova-premier-v1:0")]
    [InlineData("mistral.mistral-large-2402-v1:0")]
    [InlineData("writer.palmyra-x4-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6")]
    public Task Dear(string model) => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {{|BDR1009:\"{model}\"|}}, {Few} }});"));

    [Theory]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("us.anthropic.claude-sonnet-5")]
    [InlineData("us.amazon.nova-pro-v1:0")]
    [InlineData("us.anthropic.claude-3-opus-20240229-v1:0")]
    [InlineData("mistral.mistral-large-3-675b-instruct")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl")]
    [InlineData("anthropic")]
    public Task Cheap_or_unknown_or_ended(string model) => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = \"{model}\", {Few} }});"));

    [Theory]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 64 } }; request.ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}; await client.ConverseAsync(request);")]
    [InlineData("const string Model = \"us.anthropic.claude-opus-4-6\"; await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR1009:Model|}, " + Few + " });")]
    [InlineData("var model = \"us.anthropic.claude-opus-4-6\"; await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR1009:model|}, " + Few + " });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR1009:flag ? \"us.anthropic.claude-opus-4-6\" : \"us.anthropic.claude-sonnet-4-6\"|}, " + Few + " });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}, InferenceConfig = new InferenceConfiguration { MaxTokens = flag ? 1 : 20 } });")]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}, " + Few + " });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}, Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"messages\\\": [] }\")) });")]
    [InlineData("var request = new ConverseRequest { " + Few + " }; if (flag) request.ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}; else request.ModelId = \"us.anthropic.claude-sonnet-4-6\"; await client.ConverseAsync(request);")]
    public Task Reported(string statements) => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Statements(statements));

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\" });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", InferenceConfig = new InferenceConfiguration { MaxTokens = 65 } });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", InferenceConfig = new InferenceConfiguration { MaxTokens = number } });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", InferenceConfig = new InferenceConfiguration { MaxTokens = flag ? 10 : 1000 } });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = text, " + Few + " });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = flag ? text : \"us.anthropic.claude-opus-4-6\", " + Few + " });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = flag ? \"us.anthropic.claude-haiku-4-5-20251001-v1:0\" : \"us.anthropic.claude-opus-4-6\", " + Few + " });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", " + Few + ", ToolConfig = new ToolConfiguration() });")]
    [InlineData("var request = new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", " + Few + " }; if (flag) request.ToolConfig = new ToolConfiguration(); await client.ConverseAsync(request);")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-opus-4-6\", " + Few + ", AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = \"adaptive\" } }) });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"us.anthropic.claude-opus-4-6\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 10, \\\"tools\\\": [], \\\"messages\\\": [] }\")) });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"us.anthropic.claude-opus-4-6\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\", \\\"max_tokens\\\": 100, \\\"messages\\\": [] }\")) });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"us.anthropic.claude-opus-4-6\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });")]
    [InlineData("await client.CountTokensAsync(new CountTokensRequest { ModelId = \"us.anthropic.claude-opus-4-6\" });")]
    public Task Silent(string statements) => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Statements(statements));

    [Fact]
    public Task The_limit_is_an_option() => Verify.Analyzer<TinyAnswerAnalyzer>(
        Verify.Statements("await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR1009:\"us.anthropic.claude-opus-4-6\"|}, InferenceConfig = new InferenceConfiguration { MaxTokens = 200 } });"),
        options: "dotnet_code_quality.BDR1009.small_output_tokens = 200");

    [Fact]
    public Task SDK_3() => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {{|BDR1009:\"us.anthropic.claude-opus-4-6\"|}}, {Few} }});"), Sdk.V3);

    [Fact]
    public Task Through_a_method() => Verify.Analyzer<TinyAnswerAnalyzer>(Verify.Members("""
        public Task Short() => Ask(Limited(new ConverseRequest { ModelId = {|BDR1009:"us.anthropic.claude-opus-4-6"|} }));
        public Task Long() => Ask(new ConverseRequest { ModelId = "us.anthropic.claude-opus-4-6", InferenceConfig = new InferenceConfiguration { MaxTokens = 2000 } });
        private static ConverseRequest Limited(ConverseRequest request) { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 3 }; return request; }
        private Task Ask(ConverseRequest request) => _client.ConverseAsync(request);
        """));

    [Fact]
    public Task Message() => Verify.Message<TinyAnswerAnalyzer>(
        Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = \"us.anthropic.claude-opus-4-6\", {Few} }});"),
        "Claude Opus 4.6 is one of the dearest models, and may write 10 tokens here: a label, a number, a yes or no that a cheap model mostly gets right as well; use Claude Haiku 4.5 (us.anthropic.claude-haiku-4-5-20251001-v1:0)");

    [Fact]
    public Task Message_without_a_cheaper_model() => Verify.Message<TinyAnswerAnalyzer>(
        Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = \"mistral.mistral-large-2402-v1:0\", {Few} }});"),
        "Mistral Large (24.02) is one of the dearest models, and may write 10 tokens here: a label, a number, a yes or no that a cheap model mostly gets right as well; use a smaller model");
}
