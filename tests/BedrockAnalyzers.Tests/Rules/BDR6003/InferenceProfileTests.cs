using BedrockAnalyzers.Rules.BDR6003;

namespace BedrockAnalyzers.Tests.Rules.BDR6003;

public class InferenceProfileTests
{
    private const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";

    [Theory]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1:0", true)]
    [InlineData("anthropic.claude-opus-4-7", true)]
    [InlineData("anthropic.claude-opus-4-1-20250805-v1:0", true)]
    [InlineData("amazon.nova-2-lite-v1:0", true)]
    [InlineData("meta.llama4-maverick-17b-instruct-v1:0", true)]
    [InlineData("us.mistral.mistral-large-2402-v1:0", true)]
    [InlineData("global.mistral.magistral-small-2509", true)]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", false)]
    [InlineData("amazon.nova-pro-v1:0", false)]
    [InlineData("us.amazon.nova-pro-v1:0", false)]
    [InlineData("anthropic.claude-sonnet-4-6", false)]
    [InlineData("anthropic.claude-opus-9", false)]
    [InlineData("mistral.mistral-large-2402-v1:0", false)]
    [InlineData("us.mistral.pixtral-large-2502-v1:0", false)]
    [InlineData("meta.llama3-2-90b-instruct-v1:0", false)]
    [InlineData("us.cohere.command-r-v1:0", false)]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1:0:48k", false)]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0", false)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0", false)]
    public Task Models(string id, bool isReported) => Verify.Analyzer<InferenceProfileAnalyzer>(Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {Marked(id, isReported)} }});"));

    [Theory]
    [InlineData("await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("await client.InvokeModelWithResponseStreamAsync(new() { ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}; await client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("const string Model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}; await client.ConverseAsync(new() { ModelId = Model });")]
    [InlineData("var request = new ConverseRequest(); request.ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}; await client.ConverseAsync(request);")]
    [InlineData("await client.ConverseAsync(new() { ModelId = flag ? {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} : \"amazon.nova-lite-v1:0\" });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = text ?? {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("var model = number switch { 1 => {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}, _ => text }; await client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("var model = \"anthropic.claude-haiku-4-5-20251001-v1:0\"; model = \"us.\" + model; await client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("const string Model = \"anthropic.claude-haiku-4-5-20251001-v1:0\"; await client.ConverseAsync(new() { ModelId = \"us.\" + Model });")]
    [InlineData("const string Model = \"anthropic.claude-haiku-4-5-20251001-v1:0\"; await client.ConverseAsync(new() { ModelId = $\"us.{Model}\" });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = $\"{text}.{\"anthropic.claude-haiku-4-5-20251001-v1:0\"}\" });")]
    [InlineData("var model = \"anthropic.claude-haiku-4-5-20251001-v1:0\"; Console.WriteLine(model);")]
    [InlineData("if (text == \"anthropic.claude-haiku-4-5-20251001-v1:0\") await client.ConverseAsync(new() { ModelId = text });")]
    [InlineData("var names = new Dictionary<string, string> { [\"anthropic.claude-haiku-4-5-20251001-v1:0\"] = \"Haiku\" }; await client.ConverseAsync(new() { ModelId = text });")]
    [InlineData("var request = new ConverseRequest { ModelId = \"anthropic.claude-haiku-4-5-20251001-v1:0\" }; request.ModelId = text; await client.ConverseAsync(request);")]
    [InlineData("await client.CountTokensAsync(new CountTokensRequest { ModelId = \"anthropic.claude-haiku-4-5-20251001-v1:0\" });")]
    public Task Ways(string statements) => Verify.Analyzer<InferenceProfileAnalyzer>(Verify.Statements(statements));

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"us.anthropic.claude-haiku-4-5-20251001-v1:0\" });")]
    public Task Of_the_third_version(string statements) => Verify.Analyzer<InferenceProfileAnalyzer>(Verify.Statements(statements), Sdk.V3);

    [Theory]
    [InlineData("private const string Model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|};")]
    [InlineData("private static readonly string Model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|};")]
    [InlineData("private readonly string Model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|};")]
    [InlineData("private static string Model => {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|};")]
    [InlineData("private string Model { get; } = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|};")]
    [InlineData("public string Model { get; set; } = \"anthropic.claude-haiku-4-5-20251001-v1:0\";")]
    [InlineData("private const string Base = \"anthropic.claude-haiku-4-5-20251001-v1:0\"; private const string Model = \"us.\" + Base;")]
    public Task Members(string member) => Verify.Analyzer<InferenceProfileAnalyzer>(Verify.Members($$"""
        {{member}}

        public Task Ask() => _client.ConverseAsync(new() { ModelId = Model });
        """));

    [Fact]
    public Task A_constant_of_another_file() => Verify.Analyzer<InferenceProfileAnalyzer>(
        """
        public static class Models
        {
            public const string Haiku = {|BDR6003:"anthropic.claude-haiku-4-5-20251001-v1:0"|};
            public const string Opus = "anthropic.claude-opus-4-7";
            public const string Nova = "amazon.nova-lite-v1:0";
        }
        """,
        more: [("Asks.cs", """
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class Asks(IAmazonBedrockRuntime client)
        {
            public Task Haiku() => client.ConverseAsync(new ConverseRequest { ModelId = Models.Haiku });

            public string Opus() => Models.Opus;

            public Task Nova() => client.ConverseAsync(new ConverseRequest { ModelId = Models.Nova });
        }
        """)]);

    [Fact]
    public Task Through_methods() => Verify.Analyzer<InferenceProfileAnalyzer>(Verify.Members("""
        public Task Quick() => Ask({|BDR6003:"anthropic.claude-haiku-4-5-20251001-v1:0"|});

        public Task Deep() => Ask(Deepest(true));

        public Task Prefixed() => AskIn("us", "anthropic.claude-haiku-4-5-20251001-v1:0");

        public Task Named() => Name("anthropic.claude-haiku-4-5-20251001-v1:0");

        public ConverseRequest Prepared() => new() { ModelId = {|BDR6003:"anthropic.claude-opus-4-5-20251101-v1:0"|} };

        private static string Deepest(bool isDear) => isDear ? {|BDR6003:"anthropic.claude-opus-4-7"|} : "global.anthropic.claude-sonnet-4-6";

        private Task Ask(string model) => _client.ConverseAsync(new() { ModelId = model });

        private Task AskIn(string geography, string model) => _client.ConverseAsync(new() { ModelId = geography + "." + model });

        private Task Name(string model)
        {
            Console.WriteLine(model);
            return Task.CompletedTask;
        }
        """));

    [Theory]
    [InlineData("IChatClient chat = client.AsIChatClient({|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}); await chat.GetResponseAsync(text);")]
    [InlineData("IChatClient chat = client.AsIChatClient({|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|});")]
    [InlineData("const string Model = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}; await client.AsIChatClient(Model).GetResponseAsync(text);")]
    [InlineData("await client.AsIChatClient().GetResponseAsync(text, new ChatOptions { ModelId = {|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|} });")]
    [InlineData("await client.AsIChatClient(\"us.anthropic.claude-haiku-4-5-20251001-v1:0\").GetResponseAsync(text);")]
    [InlineData("var options = new ChatOptions { ModelId = \"anthropic.claude-haiku-4-5-20251001-v1:0\" };")]
    public Task Chat(string statements) => Verify.Analyzer<InferenceProfileAnalyzer>("using Microsoft.Extensions.AI;\n" + Verify.Statements(statements));

    [Fact]
    public Task The_control_plane_takes_bare_IDs() => Verify.Analyzer<InferenceProfileAnalyzer>("""
        using System.Threading.Tasks;
        using Amazon.Bedrock;
        using Amazon.Bedrock.Model;
        using Amazon.BedrockRuntime;

        public class C
        {
            private const string Both = {|BDR6003:"anthropic.claude-haiku-4-5-20251001-v1:0"|};

            public async Task M(IAmazonBedrock control, IAmazonBedrockRuntime client)
            {
                await control.GetFoundationModelAsync(new GetFoundationModelRequest { ModelIdentifier = "anthropic.claude-opus-4-7" });
                await control.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { ModelId = "anthropic.claude-opus-4-7" });
                await control.CreateModelInvocationJobAsync(new CreateModelInvocationJobRequest { ModelId = "anthropic.claude-opus-4-7" });
                await control.GetFoundationModelAsync(new GetFoundationModelRequest { ModelIdentifier = Both });
                await client.ConverseAsync(new Amazon.BedrockRuntime.Model.ConverseRequest { ModelId = Both });
            }
        }
        """);

    [Fact]
    public Task RetrieveAndGenerate() => Verify.Analyzer<InferenceProfileAnalyzer>("""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client) => client.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
            {
                RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { ModelArn = {|BDR6003:"anthropic.claude-haiku-4-5-20251001-v1:0"|} } },
            });
        }
        """);

    [Theory]
    [InlineData("new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USWest2)", Haiku, "Claude Haiku 4.5 is not invokable by its bare ID (HTTP 400, on-demand throughput isn't supported): an inference profile is needed; use us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.EUWest1)", "meta.llama4-maverick-17b-instruct-v1:0", "Llama 4 is not invokable by its bare ID (HTTP 400, on-demand throughput isn't supported): an inference profile is needed; use the ID of one of its inference profiles, such as us.meta.llama4-maverick-17b-instruct-v1:0")]
    [InlineData("new AmazonBedrockRuntimeClient()", "us.mistral.mistral-large-2402-v1:0", "Mistral Large (24.02) has no inference profile: with the prefix us. the call fails (HTTP 400); use mistral.mistral-large-2402-v1:0")]
    public Task Message(string client, string id, string message) => Verify.Message<InferenceProfileAnalyzer>(Verify.Statements($"await {client}.ConverseAsync(new ConverseRequest {{ ModelId = \"{id}\" }});"), message);

    [Fact]
    public Task Top_level_statements() => Verify.Analyzer<InferenceProfileAnalyzer>("""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var modelId = {|BDR6003:"anthropic.claude-haiku-4-5-20251001-v1:0"|};
        var request = new ConverseRequest { ModelId = modelId };
        await new AmazonBedrockRuntimeClient().ConverseAsync(request);
        """);

    private static string Marked(string id, bool isReported) => isReported ? $"{{|BDR6003:\"{id}\"|}}" : $"\"{id}\"";
}
