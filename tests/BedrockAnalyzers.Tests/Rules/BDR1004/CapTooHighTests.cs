using BedrockAnalyzers.Rules.BDR1004;

namespace BedrockAnalyzers.Tests.Rules.BDR1004;

public class CapTooHighTests
{
    private const string Haiku = "\"us.anthropic.claude-haiku-4-5-20251001-v1:0\"";
    private const string Nova = "\"amazon.nova-pro-v1:0\"";
    private const string PromptArn = "\"arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1\"";
    private const string Option = "dotnet_code_quality.BDR1004.max_output_tokens = ";

    // Where the cap is written.

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1004:16385|} } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { TopP = 0.5f, MaxTokens = {|BDR1004:64_000|} } });")]
    [InlineData("var request = new ConverseRequest(); request.InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1004:20000|} }; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() }; request.InferenceConfig.MaxTokens = {|BDR1004:20000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest(); (request.InferenceConfig ??= new()).MaxTokens = {|BDR1004:20000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() }; request.InferenceConfig.MaxTokens ??= {|BDR1004:20000|}; await client.ConverseAsync(request);")]
    [InlineData("const int Cap = 20000; await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:Cap|} } });")]
    [InlineData("var cap = 20000; await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:cap|} } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:flag ? 20000 : 100|} } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:flag ? number : 20000|} } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:32 * 1024|} } });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 100 }; if (flag) config.MaxTokens = {|BDR1004:20000|}; await client.ConverseAsync(new() { InferenceConfig = config });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = {|BDR1004:20000|} }; await client.ConverseAsync(new() { InferenceConfig = config }); await client.ConverseAsync(new() { InferenceConfig = config });")]
    [InlineData("foreach (var c in text) await Task.Run(() => client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:20000|} } }));")]
    public Task A_high_number(string statements) => Statements(statements);

    [Theory]
    [InlineData("private const int Cap = 20000;", "Cap")]
    [InlineData("private static class Caps { public const int Long = 20000; }", "Caps.Long")]
    public Task A_constant_of_the_type(string members, string cap) =>
        Members(members + $$""" public Task M() => _client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:{{cap}}|} } });""");

    [Fact]
    public Task A_constant_of_another_file() => Verify.Analyzer<CapTooHighAnalyzer>(
        Verify.Statements("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:Caps.Long|} } });"),
        more: [("Caps.cs", "static class Caps { public const int Long = 20000; }")]);

    // The model.

    [Theory]
    [InlineData(Haiku)]
    [InlineData("text")]
    [InlineData("\"acme.unheard-of-v1:0\"")]
    [InlineData("\"us.anthropic.claude-sonnet-4-6\"")]
    [InlineData("\"arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl\"")]
    [InlineData("flag ? " + Haiku + " : " + Nova)]
    public Task Whatever_the_model(string model) => Statements($$"""await client.ConverseAsync(new() { ModelId = {{model}}, InferenceConfig = new() { MaxTokens = {|BDR1004:32000|} } });""");

    // BDR1003's to report, or an inference configuration that may not be there.
    [Theory]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = 20000 } });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 20000 }; await client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = config }); await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = config });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 20000 }; await client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = config }); await client.ConverseStreamAsync(new() { ModelId = " + Nova + ", InferenceConfig = config });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + PromptArn + ", InferenceConfig = new() { MaxTokens = 20000 } });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = text, PromptVariables = new(), InferenceConfig = new() { MaxTokens = 20000 } });")]
    public Task Not_what_fails_anyway(string statements) => Statements(statements);

    // What the cap is for.

    [Theory]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 20000 } });")]
    [InlineData("await client.ConverseAsync(new() { AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document(), InferenceConfig = new() { MaxTokens = 20000 } });")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 20000 } }; if (flag) request.AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document(); await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 20000 } }; request.AdditionalModelRequestFields = Thinking(); await client.ConverseAsync(request); static Amazon.Runtime.Documents.Document Thinking() => new();")]
    public Task A_stream_or_thinking(string statements) => Statements(statements);

    [Fact]
    public Task A_configuration_that_a_stream_shares() => Statements("""
        var config = new InferenceConfiguration { MaxTokens = {|BDR1004:20000|} };
        await client.ConverseStreamAsync(new() { InferenceConfig = config });
        await client.ConverseAsync(new() { InferenceConfig = config });
        """);

    [Theory]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 16384 } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 0 } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = -20000 } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = null } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = number } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = Math.Min(number, 20000) } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { Temperature = 20000f } });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 20000 }; Console.WriteLine(config);")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 20000 }; config.MaxTokens = 100; await client.ConverseAsync(new() { InferenceConfig = config });")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 100 }; await client.ConverseAsync(new() { InferenceConfig = config }); config.MaxTokens = 20000;")]
    [InlineData("var cap = 20000; if (cap > number) cap = number; else cap = 100; await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = text });")]
    public Task Nothing_too_high(string statements) => Statements(statements);

    [Theory]
    [InlineData("public void M(InferenceConfiguration config) => config.MaxTokens = 20000;")]
    [InlineData("public int MaxTokens { get; set; } public Task M() { MaxTokens = 20000; return _client.ConverseAsync(new()); }")]
    [InlineData("public Task M(ConverseRequest request) { request.InferenceConfig.MaxTokens = 20000; return _client.ConverseAsync(request); }")]
    [InlineData("public Task M(Action<object> prepare) { var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 20000 } }; prepare(request); return _client.ConverseAsync(request); }")]
    public Task What_others_see_or_bring(string members) => Members(members);

    [Theory]
    [InlineData("public Task M() => _client.ConverseAsync(new() { InferenceConfig = Config() }); private static InferenceConfiguration Config() => new() { MaxTokens = {|BDR1004:20000|} };")]
    [InlineData("public Task M() => Send(20000); public Task N() => Send(100); private Task Send(int cap) => _client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {|BDR1004:cap|} } });")]
    [InlineData("public Task M(int cap) => _client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = cap } }); public Task N() => M(20000);")]
    [InlineData("public Task M() => _client.ConverseAsync(Request(new Amazon.Runtime.Documents.Document())); public Task N() => _client.ConverseAsync(new() { InferenceConfig = Config() }); private static InferenceConfiguration Config() => new() { MaxTokens = {|BDR1004:20000|} }; private static ConverseRequest Request(Amazon.Runtime.Documents.Document fields) => new() { InferenceConfig = Config(), AdditionalModelRequestFields = fields };")]
    [InlineData("public Task M() => _client.ConverseStreamAsync(new() { InferenceConfig = Config() }); private static InferenceConfiguration Config() => new() { MaxTokens = 20000 };")]
    public Task What_crosses_members(string members) => Members(members);

    [Fact]
    public Task A_type_that_is_only_called_so() => Verify.Analyzer<CapTooHighAnalyzer>(Verify.Statements("""
        var config = new Own.InferenceConfiguration { MaxTokens = 20000 };
        config.MaxTokens = 30000;
        await client.ConverseAsync(new() { ModelId = config.ToString(), InferenceConfig = new() { MaxTokens = 5 } });
        """) + "\nnamespace Own { public class InferenceConfiguration { public int? MaxTokens { get; set; } } }");

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1004:20000|} } });")]
    [InlineData("var config = new InferenceConfiguration(); config.MaxTokens = {|BDR1004:20000|}; await client.ConverseAsync(new ConverseRequest { InferenceConfig = config });")]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 20000 } });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 16384 } });")]
    public Task Sdk_3(string statements) => Verify.Analyzer<CapTooHighAnalyzer>(Verify.Statements(statements), Sdk.V3);

    // Retrieval and generation.

    [Theory]
    [InlineData("RetrieveAndGenerate", "GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = {|BDR1004:20000|} } } }")]
    [InlineData("RetrieveAndGenerateStream", "GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 20000 } } }")]
    [InlineData("RetrieveAndGenerate", "OrchestrationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 20000 } } }")]
    [InlineData("RetrieveAndGenerate", "GenerationConfiguration = new() { AdditionalModelRequestFields = new(), InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 20000 } } }")]
    [InlineData("RetrieveAndGenerate", "ModelArn = " + Nova + ", GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 20000 } } }")]
    [InlineData("RetrieveAndGenerate", "ModelArn = " + PromptArn + ", GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 20000 } } }")]
    public Task Retrieval(string operation, string configuration) => Verify.Analyzer<CapTooHighAnalyzer>($$"""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client) => client.{{operation}}Async(new {{operation}}Request { RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { {{configuration}} } } });
        }
        """);

    // The option.

    [Theory]
    [InlineData("4096", "4096")]
    [InlineData("4096", "{|BDR1004:4097|}")]
    [InlineData("100000", "{|BDR1004:100001|}")]
    [InlineData("100000", "100000")]
    [InlineData("many", "{|BDR1004:16385|}")]
    [InlineData("0", "16384")]
    [InlineData("-5", "{|BDR1004:16385|}")]
    [InlineData("1000001", "{|BDR1004:16385|}")]
    public Task The_limit_of_the_option(string limit, string cap) => Verify.Analyzer<CapTooHighAnalyzer>(
        Verify.Statements($$"""await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = {{cap}} } });"""), options: Option + limit);

    [Fact]
    public Task Half_typed_code() => Verify.Analyzer<CapTooHighAnalyzer>(
        Verify.Statements("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = , } }); MaxTokens = 5; client.MaxTokens = 60000; new InferenceConfiguration().MaxTokens ="),
        allowErrors: true);

    [Fact]
    public Task Generated_code() => Verify.Analyzer<CapTooHighAnalyzer>("// <auto-generated/>\n#nullable enable\n" + Verify.Statements("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 60000 } });"));

    [Fact]
    public Task Suppressed_by_pragma() => Statements("""
        #pragma warning disable BDR1004
        await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 60000 } });
        #pragma warning restore BDR1004
        """);

    // The message.

    [Theory]
    [InlineData("text", "64_000", "16384", "64,000", "16,384")]
    [InlineData("text", "64_000", "500", "64,000", "500")]
    [InlineData(Haiku, "64000", "20000", "64,000", "20,000")]
    [InlineData("number > 1 ? " + Haiku + " : " + Nova, "flag ? 100 : number > 0 ? 30000 : 64000", "16384", "64,000", "5,120")]
    [InlineData("flag ? text : " + Nova, "20000", "16384", "20,000", "5,120")]
    public Task Message(string model, string cap, string limit, string tokens, string lower) => Verify.Message<CapTooHighAnalyzer>(
        Verify.Statements($$"""await client.ConverseAsync(new() { ModelId = {{model}}, InferenceConfig = new() { MaxTokens = {{cap}} } });"""),
        $"MaxTokens is {tokens}: each call reserves that much of the tokens-per-minute quota until its answer ends, however short that is, and other calls are throttled sooner; lower it to {lower}",
        options: Option + limit);

    private static Task Statements(string statements) => Verify.Analyzer<CapTooHighAnalyzer>(Verify.Statements(statements));

    private static Task Members(string members) => Verify.Analyzer<CapTooHighAnalyzer>(Verify.Members(members));
}
