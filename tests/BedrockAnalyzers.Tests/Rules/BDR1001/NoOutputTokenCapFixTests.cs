using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

public class NoOutputTokenCapFixTests
{
    [Fact]
    public Task Configuration_made_by_another_method() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Verify.Members("public Task M() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = Precise() }); private static InferenceConfiguration Precise() => new() { Temperature = 0 };"),
        Verify.Members("public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = Precise() }); private static InferenceConfiguration Precise() => new() { Temperature = 0, MaxTokens = 4096 };"));

    [Fact]
    public Task Configuration_held_by_a_readonly_field() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Verify.Members("private readonly InferenceConfiguration _precise = new() { Temperature = 0 }; public Task M() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = _precise });"),
        Verify.Members("private readonly InferenceConfiguration _precise = new() { Temperature = 0, MaxTokens = 4096 }; public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _precise });"));

    [Fact]
    public Task Configuration_made_in_another_document() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        [Verify.Members("public Task M() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = Configurations.Precise() });"), "using Amazon.BedrockRuntime.Model; public static class Configurations { public static InferenceConfiguration Precise() => new() { Temperature = 0 }; }"],
        [Verify.Members("public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = Configurations.Precise() });"), "using Amazon.BedrockRuntime.Model; public static class Configurations { public static InferenceConfiguration Precise() => new() { Temperature = 0, MaxTokens = 4096 }; }"],
        key: "BDR1001.SetMaxTokens.InAnotherDocument",
        elsewhere: true);

    [Fact]
    public Task Above_a_thinking_budget() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = \"enabled\", budget_tokens = 2000 } }) });",
        "await client.ConverseAsync(new ConverseRequest { AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = \"enabled\", budget_tokens = 2000 } }), InferenceConfig = new InferenceConfiguration { MaxTokens = 6096 } });");

    [Fact]
    public Task No_fix_beside_a_budget_that_is_not_known() => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(Verify.Statements(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = \"enabled\", budget_tokens = number } }) });"));

    [Fact]
    public Task No_initializer() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest()|});",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task No_initializer_and_target_typed_new() => Fix(
        "await client.ConverseAsync({|BDR1001:new()|});",
        "await client.ConverseAsync(new() { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task Initializer_on_one_line() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });",
        "await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task Empty_initializer() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { });",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task Initializer_on_several_lines() => Fix(
        """
        var request = {|BDR1001:new ConverseRequest|}
        {
            ModelId = text,
            Messages = []
        };
        await client.ConverseAsync(request);
        """,
        """
        var request = new ConverseRequest
        {
            ModelId = text,
            Messages = [],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 }
        };
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Initializer_with_a_comma_at_its_end() => Fix(
        """
        var request = {|BDR1001:new ConverseRequest|}
        {
            ModelId = text,
            Messages = [],
        };
        await client.ConverseAsync(request);
        """,
        """
        var request = new ConverseRequest
        {
            ModelId = text,
            Messages = [],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 },
        };
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Comments_stay() => Fix(
        """
        // before
        var request = {|BDR1001:new ConverseRequest|} // the request
        {
            // the model
            ModelId = text, // from the caller
            Messages = [] /* none */
        }; // end
        await client.ConverseAsync(request);
        """,
        """
        // before
        var request = new ConverseRequest // the request
        {
            // the model
            ModelId = text, // from the caller
            Messages = [], /* none */
            InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 }
        }; // end
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task A_comment_after_the_last_comma_stays() => Fix(
        """
        await client.ConverseAsync({|BDR1001:new ConverseRequest|}
        {
            ModelId = text, // from the caller
            // InferenceConfig = later
        });
        """,
        """
        await client.ConverseAsync(new ConverseRequest
        {
            ModelId = text, // from the caller
            InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 },
            // InferenceConfig = later
        });
        """);

    [Fact]
    public Task Configuration_on_one_line() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new InferenceConfiguration { Temperature = 0.5f } });",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { Temperature = 0.5f, MaxTokens = 4096 } });");

    [Fact]
    public Task Configuration_without_an_initializer() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new InferenceConfiguration() });",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task Configuration_on_several_lines() => Fix(
        """
        await client.ConverseAsync({|BDR1001:new ConverseRequest|}
        {
            InferenceConfig = new()
            {
                Temperature = 0.5f,
                TopP = 0.9f
            }
        });
        """,
        """
        await client.ConverseAsync(new ConverseRequest
        {
            InferenceConfig = new()
            {
                Temperature = 0.5f,
                TopP = 0.9f,
                MaxTokens = 4096
            }
        });
        """);

    [Fact]
    public Task Configuration_in_a_local() => Fix(
        """
        var config = new InferenceConfiguration { Temperature = 0.5f };
        await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = config });
        """,
        """
        var config = new InferenceConfiguration { Temperature = 0.5f, MaxTokens = 4096 };
        await client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
        """);

    [Fact]
    public Task Stream_request() => Fix(
        "await client.ConverseStreamAsync({|BDR1001:new ConverseStreamRequest|} { ModelId = text });",
        "await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });");

    [Fact]
    public Task Tabs_stay() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Verify.Statements("var request = {|BDR1001:new ConverseRequest|}\n{\n    ModelId = text\n};\nawait client.ConverseAsync(request);").Replace("    ", "\t", StringComparison.Ordinal),
        Verify.Statements("var request = new ConverseRequest\n{\n    ModelId = text,\n    InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 }\n};\nawait client.ConverseAsync(request);").Replace("    ", "\t", StringComparison.Ordinal));

    [Fact]
    public Task Several_in_one_document() => Fix(
        """
        var request = {|BDR1001:new ConverseRequest|}
        {
            ModelId = text,
        };
        await client.ConverseAsync(request);
        await client.ConverseAsync({|BDR1001:new()|});
        await client.ConverseStreamAsync({|BDR1001:new ConverseStreamRequest|} { InferenceConfig = new() { TopP = 0.9f } });
        """,
        """
        var request = new ConverseRequest
        {
            ModelId = text,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 },
        };
        await client.ConverseAsync(request);
        await client.ConverseAsync(new() { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });
        await client.ConverseStreamAsync(new ConverseStreamRequest { InferenceConfig = new() { TopP = 0.9f, MaxTokens = 4096 } });
        """);

    [Fact]
    public Task Several_documents() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        [
            Verify.Statements("await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });"),
            Verify.Members("public Task N() => _client.ConverseAsync({|BDR1001:new()|});").Replace("class C", "class D", StringComparison.Ordinal),
        ],
        [
            Verify.Statements("await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });"),
            Verify.Members("public Task N() => _client.ConverseAsync(new() { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });").Replace("class C", "class D", StringComparison.Ordinal),
        ]);

    [Fact]
    public Task Two_requests_that_share_a_configuration() => Fix(
        """
        var config = new InferenceConfiguration { TopP = 0.9f };
        await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = config });
        await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = config });
        """,
        """
        var config = new InferenceConfiguration { TopP = 0.9f, MaxTokens = 4096 };
        await client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
        await client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
        """);

    [Fact]
    public Task The_number_of_the_option() => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest()|});",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 500 } });",
        options: "dotnet_code_quality.BDR1001.default_max_tokens = 500");

    [Fact]
    public Task Not_above_the_models_maximum() => Fix(
        """await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = "amazon.nova-pro-v1:0" });""",
        """await client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new InferenceConfiguration { MaxTokens = 5120 } });""",
        options: "dotnet_code_quality.BDR1001.default_max_tokens = 100000");

    [Fact]
    public Task SDK_3() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Verify.Statements("await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });"),
        Verify.Statements("await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });"),
        Sdk.V3);

    [Fact]
    public Task Where_the_namespace_is_not_imported() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        """
        using Amazon.BedrockRuntime;

        class C
        {
            object M(IAmazonBedrockRuntime client) => client.ConverseAsync({|BDR1001:new()|});
        }
        """,
        """
        using Amazon.BedrockRuntime;

        class C
        {
            object M(IAmazonBedrockRuntime client) => client.ConverseAsync(new() { InferenceConfig = new Amazon.BedrockRuntime.Model.InferenceConfiguration { MaxTokens = 4096 } });
        }
        """);

    [Theory]
    [InlineData(
        "ModelArn = model",
        "ModelArn = model, GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 4096 } } }")]
    [InlineData(
        "GenerationConfiguration = new GenerationConfiguration { PromptTemplate = null }",
        "GenerationConfiguration = new GenerationConfiguration { PromptTemplate = null, InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 4096 } } }")]
    [InlineData(
        "GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { Temperature = 0 } } }",
        "GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { Temperature = 0, MaxTokens = 4096 } } }")]
    public Task Retrieval(string before, string after) => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        RetrievalCall("{|BDR1001:new RetrieveAndGenerateRequest|}", before),
        RetrievalCall("new RetrieveAndGenerateRequest", after));

    // The request has a cap from the start; the paths that set another one still do.
    [Fact]
    public Task A_cap_on_some_paths() => Fix(
        """
        var request = {|BDR1001:new ConverseRequest()|};
        if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        await client.ConverseAsync(request);
        """,
        """
        var request = new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } };
        if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        await client.ConverseAsync(request);
        """);

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4e3")]
    [InlineData("99999999999")]
    public Task The_default_where_the_option_is_no_number_that_it_takes(string value) => Fix(
        "await client.ConverseAsync({|BDR1001:new ConverseRequest()|});",
        "await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });",
        options: "dotnet_code_quality.BDR1001.default_max_tokens = " + value);

    private static Task Fix(string before, string after, string? options = null) =>
        Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(Verify.Statements(before), Verify.Statements(after), options: options);

    private static string RetrievalCall(string creation, string configuration) => $$"""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client, string model) => client.RetrieveAndGenerateAsync({{creation}} { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration { {{configuration}} } } });
        }
        """;
}
