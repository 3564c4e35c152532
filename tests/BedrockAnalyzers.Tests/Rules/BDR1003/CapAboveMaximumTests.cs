using BedrockAnalyzers.Rules.BDR1003;

namespace BedrockAnalyzers.Tests.Rules.BDR1003;

public class CapAboveMaximumTests
{
    // Haiku writes at most 64,000 tokens, Nova Pro 5,120, Sonnet 4.6 nobody knows.
    private const string Haiku = "\"us.anthropic.claude-haiku-4-5-20251001-v1:0\"";
    private const string Nova = "\"amazon.nova-pro-v1:0\"";
    private const string Unknown = "\"us.anthropic.claude-sonnet-4-6\"";
    private const string PromptArn = "\"arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1\"";

    // Where the cap is written.

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1003:64001|} } });")]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { TopP = 0.5f, MaxTokens = {|BDR1003:100_000|} }, ModelId = " + Haiku + " });")]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = " + Haiku + ", InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1003:100000|} } });")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + " }; request.InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1003:100000|} }; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new() }; request.InferenceConfig.MaxTokens = {|BDR1003:100000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new() }; request.InferenceConfig!.MaxTokens = {|BDR1003:100000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new() }; (request.InferenceConfig.MaxTokens) = {|BDR1003:100000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + " }; (request.InferenceConfig ??= new()).MaxTokens = {|BDR1003:100000|}; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new() }; request.InferenceConfig.MaxTokens ??= {|BDR1003:100000|}; await client.ConverseAsync(request);")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = {|BDR1003:100000|} }; var request = new ConverseRequest { InferenceConfig = config }; request.ModelId = " + Haiku + "; await client.ConverseAsync(request);")]
    [InlineData("var config = new InferenceConfiguration(); await client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = Same() }); InferenceConfiguration Same() { config.MaxTokens = {|BDR1003:100000|}; return config; }")]
    public Task A_number(string statements) => Statements(statements);

    [Theory]
    [InlineData("await Task.Run(() => client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = new() { MaxTokens = {|BDR1003:100000|} } }));")]
    [InlineData("for (var i = 0; i < number; i++) { await client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = new() { MaxTokens = {|BDR1003:100000|} } }); }")]
    [InlineData("try { await client.ConverseAsync(new() { ModelId = " + Haiku + ", InferenceConfig = new() { MaxTokens = {|BDR1003:100000|} } }); } catch (ThrottlingException) { }")]
    public Task Wherever_the_call_is(string statements) => Statements(statements);

    [Fact]
    public Task In_top_level_statements() => Verify.Analyzer<CapAboveMaximumAnalyzer>($$"""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        await client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = new() { MaxTokens = {|BDR1003:100000|} } });
        """);

    [Theory]
    [InlineData("{|BDR1003:Cap|}")]
    [InlineData("{|BDR1003:C.Cap|}")]
    [InlineData("{|BDR1003:Cap - 1|}")]
    [InlineData("{|BDR1003:(int)100000L|}")]
    [InlineData("{|BDR1003:(int?)100000|}")]
    [InlineData("{|BDR1003:0x20000|}")]
    [InlineData("{|BDR1003:int.MaxValue|}")]
    [InlineData("Cap / 1024")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("null")]
    public Task A_constant(string cap) => Members($$"""
        private const int Cap = 100 * 1024;
        public Task M() => _client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = new() { MaxTokens = {{cap}} } });
        """);

    [Theory]
    [InlineData("const int Cap = 100000;", "Cap")]
    [InlineData("var Cap = 100000;", "Cap")]
    [InlineData("int Cap; if (flag) Cap = 100000; else Cap = 200;", "Cap")]
    [InlineData("var Cap = 200; if (flag) Cap = 100000;", "Cap")]
    [InlineData("int? Cap = 100000;", "Cap")]
    [InlineData("short Cap = 200;", "flag ? 100000 : Cap")]
    [InlineData("var given = flag ? (int?)null : number;", "given ?? 100000")]
    [InlineData("", "flag ? 200 : 100000")]
    [InlineData("", "flag ? number : 100000")]
    [InlineData("", "flag ? null : 100000")]
    [InlineData("", "number switch { 0 => 200, 1 => 100000, _ => 300 }")]
    public Task A_value_that_can_be_too_high(string before, string cap) => Statements($$"""
        {{before}}
        await client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = new() { MaxTokens = {|BDR1003:{{cap}}|} } });
        """);

    [Theory]
    [InlineData("const short Cap = 32000;")]
    [InlineData("short Cap = 32000;")]
    [InlineData("ushort Cap = 32000;")]
    [InlineData("const char Cap = (char)32000;")]
    public Task A_constant_of_another_type(string declaration) => Statements($$"""
        {{declaration}}
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = {|BDR1003:Cap|} } });
        """);

    [Fact]
    public Task Only_the_assignment_that_reaches_the_call() => Statements($$"""
        var request = new ConverseRequest { ModelId = {{Haiku}}, InferenceConfig = new() { MaxTokens = 100000 } };
        request.InferenceConfig.MaxTokens = 200;
        await client.ConverseAsync(request);
        request.InferenceConfig.MaxTokens = {|BDR1003:100000|};
        if (flag) request.InferenceConfig.MaxTokens = {|BDR1003:200000|};
        await client.ConverseAsync(request);
        request.InferenceConfig.MaxTokens = 100000;
        """);

    [Fact]
    public Task A_value_that_reaches_several_calls_is_reported_once() => Statements($$"""
        var config = new InferenceConfiguration { MaxTokens = {|BDR1003:100000|} };
        await client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = config });
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = config });
        await client.ConverseAsync(new() { ModelId = {{Unknown}}, InferenceConfig = config });
        await client.ConverseAsync(new() { ModelId = text, InferenceConfig = config });
        """);

    // The walk keeps the two ways through a flag apart: on the second one the call is sure to fail.
    [Fact]
    public Task A_model_and_a_value_that_come_together() => Statements($$"""
        var request = new ConverseRequest();
        if (flag)
        {
            request.ModelId = {{Haiku}};
            request.InferenceConfig = new() { MaxTokens = 60000 };
        }
        else
        {
            request.ModelId = {{Nova}};
            request.InferenceConfig = new() { MaxTokens = {|BDR1003:50000|} };
        }

        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task The_same_constant_at_two_places() => Statements($$"""
        const int Cap = 8000;
        await client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = new() { MaxTokens = Cap } });
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = {|BDR1003:Cap|} } });
        """);

    // The model.

    [Theory]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1:0", 64000)]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", 64000)]
    [InlineData("eu.anthropic.claude-opus-4-5-20251101-v1:0", 64000)]
    [InlineData("global.anthropic.claude-opus-4-7", 128000)]
    [InlineData("us.anthropic.claude-opus-4-1-20250805-v1:0", 32000)]
    [InlineData("apac.amazon.nova-lite-v1:0", 5120)]
    [InlineData("us.meta.llama4-maverick-17b-instruct-v1:0", 8192)]
    [InlineData("deepseek.r1-v1:0", 32768)]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", 5120)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0", 64000)]
    public Task Every_form_of_an_id(string id, int maximum) => Statements($$"""
        await client.ConverseAsync(new() { ModelId = "{{id}}", InferenceConfig = new() { MaxTokens = {{maximum}} } });
        await client.ConverseAsync(new() { ModelId = "{{id}}", InferenceConfig = new() { MaxTokens = {|BDR1003:{{maximum + 1}}|} } });
        """);

    [Theory]
    [InlineData("var model = " + Nova + ";", "model")]
    [InlineData("const string Prefix = \"us.\";", "Prefix + " + Nova)]
    [InlineData("var prefix = \"us.\";", "prefix + " + Nova)]
    [InlineData("var prefix = flag ? \"us\" : \"eu\";", "$\"{prefix}.amazon.nova-pro-v1:0\"")]
    [InlineData("", "$\"arn:aws:bedrock:us-east-1:{number}:inference-profile/us.amazon.nova-pro-v1:0\"")]
    [InlineData("", "flag ? " + Nova + " : \"us.amazon.nova-lite-v1:0\"")]
    [InlineData("string model; if (flag) model = " + Nova + "; else model = " + Haiku + ";", "model")]
    public Task A_model_that_is_followed(string before, string model) => Statements($$"""
        {{before}}
        await client.ConverseAsync(new() { ModelId = {{model}}, InferenceConfig = new() { MaxTokens = {|BDR1003:70000|} } });
        """);

    [Theory]
    [InlineData("text")]
    [InlineData(Unknown)]
    [InlineData("\"acme.unheard-of-v1:0\"")]
    [InlineData("\"arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl\"")]
    [InlineData("\"arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl\"")]
    [InlineData(PromptArn)]
    [InlineData("null")]
    [InlineData("flag ? " + Nova + " : text")]
    [InlineData("flag ? " + Nova + " : " + Unknown)]
    [InlineData("flag ? " + Nova + " : " + PromptArn)]
    [InlineData("flag ? " + Nova + " : null")]
    [InlineData("flag ? " + Nova + " : " + Haiku)]
    [InlineData("text + " + Nova)]
    [InlineData("$\"{text}amazon.nova-pro-v1:0\"")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"MODEL\") ?? " + Nova)]
    public Task A_model_that_may_write_so_much(string model) => Statements($$"""await client.ConverseAsync(new() { ModelId = {{model}}, InferenceConfig = new() { MaxTokens = 60000 } });""");

    [Theory]
    [InlineData("await client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = 60000 } });")]
    [InlineData("var request = new ConverseRequest { InferenceConfig = new() { MaxTokens = 60000 } }; if (flag) request.ModelId = " + Nova + "; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = 60000 } }; Console.WriteLine(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = 60000 } }; request.ModelId = text; await client.ConverseAsync(request);")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = 60000 }, PromptVariables = new() }; await client.ConverseAsync(request);")]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 60000 }; Console.WriteLine(config); await client.ConverseAsync(new() { ModelId = " + Nova + " });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = number } });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = Math.Min(number, 60000) } });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = int.Parse(text) } });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { Temperature = 60000f, MaxTokens = 100 } });")]
    [InlineData("var request = new ConverseRequest { ModelId = " + Nova + " }; if (flag) { request.ModelId = " + Haiku + "; request.InferenceConfig = new() { MaxTokens = 60000 }; } else request.InferenceConfig = new() { MaxTokens = 5000 }; await client.ConverseAsync(request);")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = " + Nova + " });")]
    public Task Nothing_that_is_sure_to_fail(string statements) => Statements(statements);

    [Theory]
    [InlineData("public Task M(InferenceConfiguration config) { config.MaxTokens = 60000; return _client.ConverseAsync(new() { ModelId = " + Nova + " }); }")]
    [InlineData("public void M(InferenceConfiguration config) => config.MaxTokens = 60000;")]
    [InlineData("public int MaxTokens { get; set; } public Task M() { MaxTokens = 60000; return _client.ConverseAsync(new() { ModelId = " + Nova + " }); }")]
    [InlineData("public Task M(ConverseRequest request) { request.InferenceConfig.MaxTokens = 60000; return _client.ConverseAsync(request); }")]
    public Task What_comes_from_elsewhere(string members) => Members(members);

    // Through the project's methods and members.

    [Theory]
    [InlineData("public Task M() => _client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = Config() }); private static InferenceConfiguration Config() => new() { MaxTokens = {|BDR1003:60000|} };")]
    [InlineData("public Task M() => _client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = Config(60000) }); private static InferenceConfiguration Config(int cap) => new() { MaxTokens = {|BDR1003:cap|} };")]
    [InlineData("public Task M() => Send(new() { MaxTokens = {|BDR1003:60000|} }); private Task Send(InferenceConfiguration config) => _client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = config });")]
    [InlineData("public Task M() => Send(" + Nova + "); public Task N() => Send(" + Nova + "); private Task Send(string model) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { MaxTokens = {|BDR1003:60000|} } });")]
    [InlineData("public Task M() => Send(" + Nova + "); public Task N() => Send(" + Haiku + "); private Task Send(string model) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { MaxTokens = 60000 } });")]
    [InlineData("public Task M() => Send(" + Nova + "); public Task N(string model) => Send(model); private Task Send(string model) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { MaxTokens = 60000 } });")]
    [InlineData("public Task M() => Send(" + Nova + "); public Task Send(string model) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { MaxTokens = 60000 } });")]
    [InlineData("private static readonly int s_cap = 60000; public Task M() => _client.ConverseAsync(new() { ModelId = " + Nova + ", InferenceConfig = new() { MaxTokens = {|BDR1003:s_cap|} } });")]
    [InlineData("private readonly string _model = " + Nova + "; public Task M() => _client.ConverseAsync(new() { ModelId = _model, InferenceConfig = new() { MaxTokens = {|BDR1003:60000|} } });")]
    public Task What_crosses_members(string members) => Members(members);

    [Theory]
    [InlineData("var config = new InferenceConfiguration { MaxTokens = 60000 };")]
    [InlineData("var config = new InferenceConfiguration(); config.MaxTokens = 60000;")]
    public Task A_type_that_is_only_called_so(string statements) => Verify.Analyzer<CapAboveMaximumAnalyzer>($$"""
        using Amazon.BedrockRuntime;
        using Own;

        class C
        {
            object M(IAmazonBedrockRuntime client) { {{statements}} return client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = config.ToSdk() }); }
        }

        namespace Own
        {
            class InferenceConfiguration { public int? MaxTokens { get; set; } public Amazon.BedrockRuntime.Model.InferenceConfiguration ToSdk() => new() { MaxTokens = 100 }; }
        }
        """);

    [Fact]
    public Task An_sdk_that_is_only_called_so() => Verify.Analyzer<CapAboveMaximumAnalyzer>($$"""
        namespace Amazon.BedrockRuntime.Model
        {
            class InferenceConfiguration { public int? MaxTokens { get; set; } }
            class ConverseRequest { public string? ModelId { get; set; } public InferenceConfiguration? InferenceConfig { get; set; } }
        }

        namespace Amazon.BedrockRuntime
        {
            interface IAmazonBedrockRuntime { object ConverseAsync(Model.ConverseRequest request); }
            class C { object M(IAmazonBedrockRuntime client) => client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = 60000 } }); }
        }
        """, Sdk.CoreOnly);

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new InferenceConfiguration { MaxTokens = {|BDR1003:100000|} } });")]
    [InlineData("var config = new InferenceConfiguration(); config.MaxTokens = {|BDR1003:flag ? 100 : 100000|}; await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = " + Haiku + ", InferenceConfig = config });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = " + Haiku + ", InferenceConfig = new InferenceConfiguration { MaxTokens = 64000 } });")]
    public Task Sdk_3(string statements) => Verify.Analyzer<CapAboveMaximumAnalyzer>(Verify.Statements(statements), Sdk.V3);

    [Fact]
    public Task Additional_fields_raise_no_maximum() => Statements($$"""
        await client.ConverseAsync(new() { ModelId = {{Haiku}}, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document(), InferenceConfig = new() { MaxTokens = {|BDR1003:100000|} } });
        """);

    [Theory]
    [InlineData("RetrieveAndGenerate")]
    [InlineData("RetrieveAndGenerateStream")]
    public Task Retrieval(string operation) => Verify.Analyzer<CapAboveMaximumAnalyzer>(RetrievalOf(operation, $$"""
        KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
        {
            ModelArn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
            GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = {|BDR1003:6000|} } } },
            OrchestrationConfiguration = new OrchestrationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 6000 } } },
        }
        """));

    [Theory]
    [InlineData(Nova, "{|BDR1003:6000|}")]
    [InlineData(Nova, "5120")]
    [InlineData(Unknown, "60000")]
    [InlineData(PromptArn, "60000")]
    public Task Retrieval_from_external_sources(string model, string cap) => Verify.Analyzer<CapAboveMaximumAnalyzer>(RetrievalOf("RetrieveAndGenerate", $$"""
        ExternalSourcesConfiguration = new ExternalSourcesRetrieveAndGenerateConfiguration
        {
            ModelArn = {{model}},
            GenerationConfiguration = new ExternalSourcesGenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = {{cap}} } } },
        }
        """));

    [Fact]
    public Task Half_typed_code() => Verify.Analyzer<CapAboveMaximumAnalyzer>(
        Verify.Statements($$"""await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = , } }); MaxTokens = 5; client.MaxTokens = 60000; new InferenceConfiguration().MaxTokens ="""),
        allowErrors: true);

    [Theory]
    [InlineData("1e20")]
    [InlineData("5_000_000_000")]
    [InlineData("60000.0")]
    [InlineData("\"60000\"")]
    public Task A_value_of_a_wrong_type(string cap) => Verify.Analyzer<CapAboveMaximumAnalyzer>(
        Verify.Statements($$"""await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = {{cap}} } });"""),
        allowErrors: true);

    [Theory]
    [InlineData("long big = 5_000_000_000;")]
    [InlineData("double big = 1e20;")]
    public Task A_value_that_is_cut_off(string declaration) => Statements($$"""
        {{declaration}}
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = (int?)big } });
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = unchecked((int)big) } });
        """);

    [Fact]
    public Task Generated_code() => Verify.Analyzer<CapAboveMaximumAnalyzer>("// <auto-generated/>\n#nullable enable\n" + Verify.Statements($$"""await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = 60000 } });"""));

    [Fact]
    public Task Suppressed_by_pragma() => Statements($$"""
        #pragma warning disable BDR1003
        await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = new() { MaxTokens = 60000 } });
        #pragma warning restore BDR1003
        """);

    // The message.

    [Theory]
    [InlineData(Haiku, "100_000", "MaxTokens is 100,000, but Claude Haiku 4.5 writes at most 64,000 tokens an answer and Bedrock rejects the call; lower it to 64,000")]
    [InlineData("flag ? " + Haiku + " : " + Nova, "flag ? 100 : number > 0 ? 100000 : 200000", "MaxTokens is 200,000, but Nova Pro writes at most 5,120 tokens an answer and Bedrock rejects the call; lower it to 5,120")]
    public Task Message(string model, string cap, string message) => Verify.Message<CapAboveMaximumAnalyzer>(
        Verify.Statements($$"""await client.ConverseAsync(new() { ModelId = {{model}}, InferenceConfig = new() { MaxTokens = {{cap}} } });"""), message);

    [Fact]
    public Task Message_for_several_calls() => Verify.Message<CapAboveMaximumAnalyzer>(
        Verify.Statements($$"""
            var config = new InferenceConfiguration { MaxTokens = 70000 };
            await client.ConverseAsync(new() { ModelId = {{Haiku}}, InferenceConfig = config });
            await client.ConverseAsync(new() { ModelId = {{Nova}}, InferenceConfig = config });
            await client.ConverseAsync(new() { ModelId = "mistral.pixtral-large-2502-v1:0", InferenceConfig = config });
            """),
        "MaxTokens is 70,000, but Nova Pro writes at most 5,120 tokens an answer and Bedrock rejects the call; lower it to 5,120");

    private static Task Statements(string statements) => Verify.Analyzer<CapAboveMaximumAnalyzer>(Verify.Statements(statements));

    private static Task Members(string members) => Verify.Analyzer<CapAboveMaximumAnalyzer>(Verify.Members(members));

    private static string RetrievalOf(string operation, string configuration) => $$"""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client) => client.{{operation}}Async(new {{operation}}Request { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { {{configuration}} } });
        }
        """;
}
