using BedrockAnalyzers.Rules.BDR0002;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Rules.BDR0002;

/// <summary>Which calls are listed, and what is said of them; whole programs are in Cases/BDR0002.</summary>
public class CallInventoryTests
{
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Few = "InferenceConfig = new InferenceConfiguration { MaxTokens = 64 }";
    private const string Request = "new ConverseRequest { ModelId = \"" + Haiku + "\", " + Few + " }";

    [Theory]
    [InlineData("await client.{|BDR0002:ConverseAsync|}(new ConverseRequest { ModelId = text });")]
    [InlineData("await client.{|BDR0002:ConverseStreamAsync|}(new ConverseStreamRequest());")]
    [InlineData("var answer = client.{|BDR0002:InvokeModelAsync|}(new InvokeModelRequest(), cancellationToken);")]
    [InlineData("await client.{|BDR0002:InvokeModelWithResponseStreamAsync|}(new InvokeModelWithResponseStreamRequest());")]
    [InlineData("await new AmazonBedrockRuntimeClient().{|BDR0002:ConverseAsync|}(null);")]
    [InlineData("Func<Task> ask = () => client.{|BDR0002:ConverseAsync|}(new ConverseRequest());")]
    [InlineData("var answers = Enumerable.Range(0, number).Select(_ => client.{|BDR0002:ConverseAsync|}(new ConverseRequest()));")]
    [InlineData("if (flag && !flag) await client.{|BDR0002:ConverseAsync|}(new ConverseRequest());")]
    [InlineData("await client.{|BDR0002:ConverseAsync|}(new ConverseRequest()); await client.{|BDR0002:ConverseAsync|}(new ConverseRequest());")]
    [InlineData("await client.CountTokensAsync(new CountTokensRequest());")]
    [InlineData("await client.ApplyGuardrailAsync(new ApplyGuardrailRequest());")]
    [InlineData("Func<ConverseRequest, CancellationToken, Task<ConverseResponse>> ask = client.ConverseAsync;")]
    public Task Listed(string statements) => Verify.Analyzer<CallInventoryAnalyzer>(Verify.Statements(statements));

    [Fact]
    public Task With_SDK_3() => Verify.Analyzer<CallInventoryAnalyzer>(Verify.Statements("await client.{|BDR0002:ConverseAsync|}(new ConverseRequest());"), Sdk.V3);

    [Fact]
    public Task What_a_mock_is_told_is_no_call() => Verify.Analyzer<CallInventoryAnalyzer>(Verify.Members("""
        public void Setup(Action<IAmazonBedrockRuntime> expression) { }
        public void M() => Setup(c => c.ConverseAsync(new ConverseRequest()));
        """));

    [Fact]
    public Task A_users_own_client_is_one() => Verify.Analyzer<CallInventoryAnalyzer>(Verify.Members("""
        public Task<ConverseResponse> M(AmazonBedrockRuntimeClient own) => own.{|BDR0002:ConverseAsync|}(new ConverseRequest());
        public Task<string> Other(Own own) => own.ConverseAsync("a");
        public class Own { public Task<string> ConverseAsync(string text) => Task.FromResult(text); }
        """));

    [Fact]
    public Task What_a_decorator_makes_of_the_request_is_asked() => Verify.Messages<CallInventoryAnalyzer>(
        Verify.Members("""
            public Task<ConverseResponse> M(Capping client) => client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" });
            public sealed class Capping : AmazonBedrockRuntimeClient
            {
                public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
                {
                    request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = 1000 };
                    return base.ConverseAsync(request, cancellationToken);
                }
            }
            """),
        "Converse: model amazon.nova-pro-v1:0, cap 1000, streaming false, retried by unknown, worst-case price of an answer $0.0032",
        "Converse: model unknown, cap unknown, streaming false, retried by SDK, worst-case price of an answer unknown");

    [Fact]
    public Task Of_the_agent_runtime() => Verify.Analyzer<CallInventoryAnalyzer>(Verify.Members("""
        public async Task M(Amazon.BedrockAgentRuntime.IAmazonBedrockAgentRuntime agents)
        {
            await agents.{|BDR0002:RetrieveAndGenerateAsync|}(new Amazon.BedrockAgentRuntime.Model.RetrieveAndGenerateRequest());
            await agents.{|BDR0002:RetrieveAndGenerateStreamAsync|}(new Amazon.BedrockAgentRuntime.Model.RetrieveAndGenerateStreamRequest());
            await agents.RetrieveAsync(new Amazon.BedrockAgentRuntime.Model.RetrieveRequest());
        }
        """));

    [Theory]
    [InlineData("await client.ConverseAsync(" + Request + ");", "Converse", Haiku, "64", "$0.00035")]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = \"global.anthropic.claude-haiku-4-5-20251001-v1:0\", " + Few + " });", "ConverseStream", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "64", "$0.00032")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"global.anthropic.claude-haiku-4-5-20251001-v1:0\" });", "Converse", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "none", "$0.32")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"amazon.nova-pro-v1:0\", InferenceConfig = new InferenceConfiguration { MaxTokens = flag ? 100 : 200 } });", "Converse", "amazon.nova-pro-v1:0", "100 or 200", "$0.00064")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = flag ? \"amazon.nova-pro-v1:0\" : \"amazon.nova-lite-v1:0\", " + Few + " });", "Converse", "amazon.nova-lite-v1:0 or amazon.nova-pro-v1:0", "64", "$0.00020")]
    [InlineData("var r = new ConverseRequest { ModelId = \"amazon.nova-pro-v1:0\" }; if (flag) r.InferenceConfig = new InferenceConfiguration { MaxTokens = 64 }; await client.ConverseAsync(r);", "Converse", "amazon.nova-pro-v1:0", "64 or none", "$0.016")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = flag ? text : \"amazon.nova-lite-v1:0\", " + Few + " });", "Converse", "amazon.nova-lite-v1:0 or unknown", "64", "unknown")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"amazon.nova-lite-v1:0\", InferenceConfig = new InferenceConfiguration { MaxTokens = number } });", "Converse", "amazon.nova-lite-v1:0", "unknown", "unknown")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"amazon.nova-lite-v1:0\", InferenceConfig = new InferenceConfiguration { MaxTokens = 100000 } });", "Converse", "amazon.nova-lite-v1:0", "100000", "$0.0012")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ\" });", "Converse", "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ", "unknown", "unknown")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-sonnet-4-6\", AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { max_tokens = 100 }) });", "Converse", "us.anthropic.claude-sonnet-4-6", "100", "$0.0017")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-sonnet-4-6\", AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { max_tokens = 100 }), " + Few + " });", "Converse", "us.anthropic.claude-sonnet-4-6", "unknown", "unknown")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-sonnet-4-6\" });", "Converse", "us.anthropic.claude-sonnet-4-6", "none", "unknown")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { " + Few + " });", "Converse", "unknown", "64", "unknown")]
    [InlineData("await client.ConverseAsync(null);", "Converse", "unknown", "unknown", "unknown")]
    public Task Model_cap_and_price(string statements, string operation, string model, string cap, string price) => Described(statements, operation, model, cap, price);

    [Theory]
    [InlineData("us.anthropic.claude-sonnet-4-6", """{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 100, "messages": [] }""", "100", "$0.0017")]
    [InlineData("us.anthropic.claude-sonnet-4-6", """{ "anthropic_version": "bedrock-2023-05-31", "messages": [] }""", "none", "unknown")] // the call fails
    [InlineData("us.anthropic.claude-sonnet-4-6", """{ "anthropic_version": "bedrock-2023-05-31", "maxTokens": 100, "messages": [] }""", "unknown", "unknown")] // not a cap that it reads
    [InlineData("us.anthropic.claude-3-sonnet-20240229-v1:0", """{ "max_tokens": 100, "messages": [] }""", "100", "$0.0015")] // one price everywhere
    [InlineData("amazon.nova-lite-v1:0", """{ "messages": [] }""", "none", "$0.0012")]
    [InlineData("amazon.nova-lite-v1:0", """{ "inferenceConfig": { "maxTokens": 10 }, "messages": [] }""", "10", "$0.0000024")]
    [InlineData("meta.llama3-70b-instruct-v1:0", """{ "prompt": "" }""", "none", "unknown")]
    [InlineData("amazon.titan-embed-text-v2:0", """{ "inputText": "" }""", "not applicable", "unknown")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl", """{ "prompt": "" }""", "unknown", "unknown")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl", """{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 7, "messages": [] }""", "7", "unknown")]
    public Task In_a_body(string model, string body, string cap, string price) => Described(
        $"await client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{model}\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{body.Replace("\"", "\\\"", StringComparison.Ordinal)}\")) }});", "InvokeModel", model, cap, price);

    [Fact]
    public Task A_body_that_is_not_known() => Described(
        "await client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"amazon.nova-lite-v1:0\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });", "InvokeModel", "amazon.nova-lite-v1:0", "unknown", "unknown");

    [Fact]
    public Task A_request_that_another_method_builds() => Verify.Message<CallInventoryAnalyzer>(
        Verify.Members($$"""
            public Task<ConverseResponse> M(string text) => _client.ConverseAsync(Build(text, 64));
            private static ConverseRequest Build(string text, int cap) => new() { ModelId = "{{Haiku}}", InferenceConfig = new InferenceConfiguration { MaxTokens = cap } };
            """),
        Message("Converse", Haiku, "64", "$0.00035"));

    [Fact]
    public Task A_request_that_all_callers_pass() => Verify.Message<CallInventoryAnalyzer>(
        Verify.Members("""
            public Task Short() => Send(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } });
            public Task Long() => Send(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new InferenceConfiguration { MaxTokens = 900 } });
            private Task<ConverseResponse> Send(ConverseRequest request) => _client.ConverseAsync(request);
            """),
        Message("Converse", "amazon.nova-pro-v1:0", "100 or 900", "$0.0029"));

    [Fact]
    public Task A_request_that_anybody_passes() => Verify.Message<CallInventoryAnalyzer>(
        Verify.Members("public Task<ConverseResponse> Send(ConverseRequest request) => _client.ConverseAsync(request);"), Message("Converse", "unknown", "unknown", "unknown"));

    [Theory]
    [InlineData("TextInferenceConfig = new() { MaxTokens = 100 }", "100", "$0.00032")]
    [InlineData("", "none", "$0.016")]
    public Task Of_a_knowledge_base(string settings, string cap, string price) => Verify.Message<CallInventoryAnalyzer>(
        Verify.Members($$"""
            public Task M(Amazon.BedrockAgentRuntime.IAmazonBedrockAgentRuntime agents) => agents.RetrieveAndGenerateAsync(new Amazon.BedrockAgentRuntime.Model.RetrieveAndGenerateRequest
            {
                RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { ModelArn = "amazon.nova-pro-v1:0", GenerationConfiguration = new() { InferenceConfig = new() { {{settings}} } } } },
            });
            """),
        Message("RetrieveAndGenerate", "amazon.nova-pro-v1:0", cap, price));

    [Theory]
    [InlineData("", "", "none", "amazon.nova-pro-v1:0", "$0.016")]
    [InlineData("", ", new() { MaxOutputTokens = 100 }", "100", "amazon.nova-pro-v1:0", "$0.00032")]
    [InlineData("", ", new() { MaxOutputTokens = 100, ModelId = \"amazon.nova-lite-v1:0\" }", "100", "amazon.nova-lite-v1:0", "$0.000024")]
    [InlineData("", ", new() { RawRepresentationFactory = _ => new ConverseRequest { InferenceConfig = new() { MaxTokens = 50 } } }", "50", "amazon.nova-pro-v1:0", "$0.00016")]
    [InlineData(".AsBuilder().ConfigureOptions(o => o.MaxOutputTokens ??= 10).Build()", "", "unknown", "unknown", "unknown")]
    [InlineData(".AsBuilder().ConfigureOptions(o => o.Temperature = 0).Build()", ", new() { MaxOutputTokens = 100 }", "100", "unknown", "unknown")]
    public Task Of_a_chat_client(string pipeline, string options, string cap, string model, string price) => Verify.Message<CallInventoryAnalyzer>(
        "using Microsoft.Extensions.AI;\n" + Verify.Statements($"var chat = client.AsIChatClient(\"amazon.nova-pro-v1:0\"){pipeline};\nvar answer = await chat.GetResponseAsync(text{options});"),
        Message("GetResponse (IChatClient)", model, cap, price));

    [Fact]
    public Task A_chat_client_of_anybody_is_not_listed() => Verify.Analyzer<CallInventoryAnalyzer>(
        "using Microsoft.Extensions.AI;\n" + Verify.Members("public Task M(IChatClient chat) => chat.GetResponseAsync(\"a\");"));

    [Fact]
    public async Task Of_Anthropics_client()
    {
        var sdk = Input.Compile(
            [
                Input.Parse("""
                    using System.Collections.Generic;
                    using System.Threading.Tasks;
                    namespace Anthropic.Models { public record MessageCreateParams { public required long MaxTokens { get; init; } public required string Model { get; init; } } }
                    namespace Anthropic
                    {
                        public class MessageService { public Task<string> Create(Models.MessageCreateParams parameters) => null!; public IAsyncEnumerable<string> CreateStreaming(Models.MessageCreateParams parameters) => null!; }
                        public class AnthropicClient { public MessageService Messages => null!; }
                    }
                    namespace Anthropic.Bedrock { public class AnthropicBedrockClient : AnthropicClient { } public class AnthropicBedrockMantleClient : AnthropicClient { } }
                    """),
            ],
            Sdk.V4).WithAssemblyName("Anthropic.Bedrock");
        using var stream = new MemoryStream();
        Assert.True(sdk.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        stream.Position = 0;
        var compilation = Input.Compile(
            [
                Input.Parse("""
                    using Anthropic.Bedrock;
                    using Anthropic.Models;
                    class C
                    {
                        void M(AnthropicBedrockClient client, Anthropic.AnthropicClient other, MessageCreateParams given)
                        {
                            client.Messages.Create(new MessageCreateParams { MaxTokens = 100, Model = "global.anthropic.claude-sonnet-4-6" });
                            client.Messages.CreateStreaming(given);
                            other.Messages.Create(given);
                            Anthropic.AnthropicClient held = new AnthropicBedrockMantleClient();
                            var messages = held.Messages;
                            messages.Create(new MessageCreateParams { MaxTokens = 5, Model = given.Model });
                        }
                    }
                    """),
            ],
            Sdk.V4).AddReferences(MetadataReference.CreateFromStream(stream));
        var (errors, found) = await Analysis.Build(compilation, [new CallInventoryAnalyzer()]);
        Assert.Empty(errors);
        Assert.Equal(
            [Message("Messages.Create (Anthropic)", "global.anthropic.claude-sonnet-4-6", "100", "$0.0015"), Message("Messages.Create (Anthropic)", "unknown", "5", "unknown"), Message("Messages.CreateStreaming (Anthropic)", "unknown", "unknown", "unknown")],
            found.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_properties_say_what_the_message_says()
    {
        var (errors, found) = await new Input(typeof(CallInventoryAnalyzer), [("Code.cs", Verify.Statements($"await client.ConverseAsync({Request});"))], Sdk.V4, Options: null, AllowErrors: false, Without: null).Build();
        Assert.Empty(errors);
        var entry = Assert.Single(found);
        Assert.Equal(
            [("AnswerPrice", "0.000352"), ("Cap", "64"), ("Member", "C.M"), ("Model", Haiku), ("Operation", "Converse"), ("RetriedBy", "SDK"), ("Streaming", "false")],
            entry.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value!)));
        Assert.Equal((DiagnosticSeverity.Hidden, false), (entry.Descriptor.DefaultSeverity, entry.Descriptor.IsEnabledByDefault));
    }

    [Theory]
    [InlineData(0.0, "$0.00")]
    [InlineData(12.5, "$12.50")]
    [InlineData(1234.5, "$1,234.50")]
    [InlineData(0.32, "$0.32")]
    [InlineData(0.0961, "$0.096")]
    [InlineData(0.000352, "$0.00035")]
    public void Prices_below_a_cent_show_two_digits(double price, string text) => Assert.Equal(text, Dollars.Of((decimal)price));

    private static Task Described(string statements, string operation, string model, string cap, string price) => Verify.Message<CallInventoryAnalyzer>(Verify.Statements(statements), Message(operation, model, cap, price));

    private static string Message(string operation, string model, string cap, string price) =>
        $"{operation}: model {model}, cap {cap}, streaming {(operation.Contains("Stream", StringComparison.Ordinal) ? "true" : "false")}, retried by SDK, worst-case price of an answer {price}";
}
