using BedrockAnalyzers.Rules.BDR6002;

namespace BedrockAnalyzers.Tests.Rules.BDR6002;

public class RejectedParameterTests
{
    private const string Opus = "us.anthropic.claude-opus-4-7";
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Sonnet46 = "us.anthropic.claude-sonnet-4-6";

    [Theory]
    [InlineData(Opus, "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData(Opus, "MaxTokens = 5, {|BDR6002:TopP|} = 1")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = 0, {|BDR6002:TopP|} = 0.9f")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = number")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = number / 10f")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = flag ? 0.2f : 0.7f")]
    [InlineData(Opus, "Temperature = flag ? null : 0.7f")]
    [InlineData(Opus, "Temperature = number switch { 1 => 0.7f, _ => null }")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = maybe ?? 0.7f")]
    [InlineData(Opus, "{|BDR6002:Temperature|} = maybe.Value")]
    [InlineData("eu.anthropic.claude-sonnet-5", "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-7", "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("global.anthropic.claude-fable-5-1", "{|BDR6002:TopP|} = 0.5f")]
    [InlineData(Haiku, "{|BDR6002:Temperature|} = 0.5f, {|BDR6002:TopP|} = 0.9f")]
    [InlineData(Haiku, "{|BDR6002:TopP|} = number, MaxTokens = 5, {|BDR6002:Temperature|} = number")]
    [InlineData(Haiku, "Temperature = 0.5f")]
    [InlineData(Haiku, "TopP = 0.5f")]
    [InlineData(Haiku, "Temperature = maybe, TopP = 0.9f")]
    [InlineData(Haiku, "Temperature = null, TopP = 0.9f")]
    [InlineData(Sonnet46, "Temperature = 0.5f, TopP = 0.9f")]
    [InlineData(Opus, "MaxTokens = 5")]
    [InlineData(Opus, "Temperature = null")]
    [InlineData(Opus, "Temperature = maybe")]
    [InlineData(Opus, "Temperature = default")]
    [InlineData("us.anthropic.claude-opus-9-v1:0", "Temperature = 0.5f")]
    [InlineData("amazon.nova-lite-v1:0", "Temperature = 0.5f, TopP = 0.9f")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123", "Temperature = 0.5f")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345", "Temperature = 0.5f")]
    public Task Converse(string id, string settings) => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Statements($$"""
        float? maybe = text.Length > 3 ? number : null;
        await client.ConverseAsync(new ConverseRequest { ModelId = "{{id}}", InferenceConfig = new InferenceConfiguration { {{settings}} } });
        """));

    [Theory]
    [InlineData("{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("{|BDR6002:Temperature|} = number, {|BDR6002:TopP|} = number")]
    [InlineData("MaxTokens = 5")]
    public Task Of_the_third_version(string settings) => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Statements($$"""
        await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "{{Opus}}", InferenceConfig = new InferenceConfiguration { {{settings}} } });
        """), Sdk.V3);

    [Theory]
    // Statements.
    [InlineData("config.{|BDR6002:Temperature|} = 0.5f;")]
    [InlineData("config.{|BDR6002:Temperature|} = number;")]
    [InlineData("request.InferenceConfig.{|BDR6002:Temperature|} = number;")]
    [InlineData("config.{|BDR6002:Temperature|} ??= number;")]
    [InlineData("if (flag) config.{|BDR6002:Temperature|} = 0.5f;")]
    [InlineData("if (maybe is { } temperature) config.{|BDR6002:Temperature|} = temperature;")]
    [InlineData("if (maybe.HasValue) config.{|BDR6002:Temperature|} = maybe.Value;")]
    [InlineData("config.Temperature = maybe;")]
    [InlineData("if (request.ModelId.Contains(text)) config.Temperature = 0.5f;")]
    [InlineData("var supportsSampling = flag; if (supportsSampling) { config.Temperature = 0.5f; }")]
    [InlineData("switch (request.ModelId) { case \"x\": config.Temperature = 0.5f; break; }")]
    [InlineData("config.Temperature = 0.5f; config.Temperature = null;")]
    [InlineData("config.Temperature = 0.5f; config.{|BDR6002:Temperature|} = 1;")]
    [InlineData("config.Temperature = 0.5f; request.InferenceConfig = null;")]
    [InlineData("config.Temperature = 0.5f; request.ModelId = text;")]
    [InlineData("config.Temperature = 0.5f; if (flag) request.ModelId = \"us.anthropic.claude-sonnet-4-6\";")]
    [InlineData("config.Temperature = 0.5f; if (flag) request.ModelId = text;")]
    [InlineData("config.{|BDR6002:Temperature|} = 0.5f; if (flag) request.ModelId = \"us.anthropic.claude-opus-5\";")]
    [InlineData("new InferenceConfiguration().Temperature = 0.5f;")]
    [InlineData("config.Temperature = 0.5f; Clear(config);")]
    public Task By_assignment(string statements) => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Statements($$"""
        float? maybe = text.Length > 3 ? number : null;
        var config = new InferenceConfiguration { MaxTokens = 5 };
        var request = new ConverseRequest { ModelId = "{{Opus}}", InferenceConfig = config };
        {{statements}}
        await client.ConverseAsync(request);

        static void Clear(InferenceConfiguration c) => c.Temperature = null;
        """));

    [Theory]
    [InlineData("config.{|BDR6002:Temperature|} = number; config.{|BDR6002:TopP|} = number;")]
    [InlineData("config.Temperature = number; if (flag) config.{|BDR6002:TopP|} = number;")]
    [InlineData("if (flag) config.Temperature = 0.5f; else config.TopP = 0.9f;")]
    [InlineData("if (flag) config.Temperature = 0.5f; if (text.Length > 3) config.TopP = 0.9f;")]
    [InlineData("if (maybe is { } t) config.Temperature = t; if (other is { } p) config.TopP = p;")]
    [InlineData("config.Temperature = number; config.TopP = number; config.TopP = null;")]
    public Task Two_that_exclude_each_other(string statements) => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Statements($$"""
        float? maybe = text.Length > 3 ? number : null;
        float? other = text.Length > 4 ? number : null;
        var config = new InferenceConfiguration { MaxTokens = 5 };
        {{statements}}
        await client.ConverseAsync(new() { ModelId = "{{Haiku}}", InferenceConfig = config });
        """));

    [Theory]
    [InlineData("{|BDR6002:temperature|} = 0.5")]
    [InlineData("{|BDR6002:temperature|} = number")]
    [InlineData("{|BDR6002:temperature|} = 0.5, {|BDR6002:top_p|} = 0.9")]
    [InlineData("thinking = new { type = \"enabled\", {|BDR6002:budget_tokens|} = 2048 }")]
    [InlineData("thinking = new { type = \"adaptive\", budget_tokens = 2048 }")]
    [InlineData("thinking = new { type = text, budget_tokens = 2048 }")]
    [InlineData("thinking = new { type = \"adaptive\" }")]
    [InlineData("temperature = maybe")]
    [InlineData("temperature = (double?)null")]
    [InlineData("topP = 0.5")]
    [InlineData("metadata = new { temperature = 0.5 }")]
    [InlineData("tools = new[] { new { temperature = 0.5 } }")]
    public Task Anonymous_body(string members) => Verify.Analyzer<RejectedParameterAnalyzer>(Body(Opus, $"JsonSerializer.Serialize(new {{ max_tokens = 5000, {members} }})"));

    [Theory]
    [InlineData("new JsonObject { [{|BDR6002:\"temperature\"|}] = 0.5 }.ToJsonString()")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object> { { \"max_tokens\", 5 }, { {|BDR6002:\"top_p\"|}, 0.5 } })")]
    [InlineData("\"\"\"{ \"max_tokens\": 5, {|BDR6002:\"temperature\"|}: 0.5 }\"\"\"")]
    [InlineData("$\"{{ \\\"max_tokens\\\": 5, {|BDR6002:\\\"temperature\\\"|}: {number} }}\"")]
    [InlineData("$\"{{ \\\"max_tokens\\\": 5, \\\"temperature\\\": {maybe} }}\"")]
    [InlineData("\"\"\"{ \"max_tokens\": 5, \"thinking\": { \"type\": \"enabled\", {|BDR6002:\"budget_tokens\"|}: 2048 } }\"\"\"")]
    [InlineData("\"\"\"{ \"max_tokens\": 5, \"temperature\": null }\"\"\"")]
    [InlineData("JsonSerializer.Serialize(new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new Own { Temperature = maybe })")]
    [InlineData("JsonSerializer.Serialize(new Own())")]
    [InlineData("\"\"\"say \"temperature\": 0.5\"\"\"")]
    public Task Other_bodies(string body) => Verify.Analyzer<RejectedParameterAnalyzer>(Body(Opus, body));

    [Theory]
    [InlineData(Haiku, "new { {|BDR6002:temperature|} = 0.5, {|BDR6002:top_p|} = 0.9 }")]
    [InlineData(Haiku, "new { temperature = 0.5, max_tokens = 5 }")]
    [InlineData(Haiku, "new { thinking = new { type = \"enabled\", budget_tokens = 2048 } }")]
    [InlineData(Sonnet46, "new { temperature = 0.5, top_p = 0.9 }")]
    [InlineData("meta.llama3-1-8b-instruct-v1:0", "new { temperature = 0.5, top_p = 0.9 }")]
    public Task Bodies_of_other_models(string id, string body) => Verify.Analyzer<RejectedParameterAnalyzer>(Body(id, $"JsonSerializer.Serialize({body})"));

    [Theory]
    [InlineData(Opus, "MaxTokens = 5", "new Document { { {|BDR6002:\"temperature\"|}, 0.5 } }")]
    [InlineData(Opus, "MaxTokens = 5", "new Document { { \"thinking\", new Document { { \"type\", \"enabled\" }, { {|BDR6002:\"budget_tokens\"|}, 2048 } } } }")]
    [InlineData(Opus, "MaxTokens = 5", "Document.FromObject(new { thinking = new { type = \"enabled\", {|BDR6002:budget_tokens|} = 2048 } })")]
    [InlineData(Haiku, "{|BDR6002:Temperature|} = 0.5f", "Document.FromObject(new { {|BDR6002:top_p|} = 0.9 })")]
    [InlineData(Haiku, "Temperature = 0.5f", "Document.FromObject(new { top_k = 50 })")]
    [InlineData(Opus, "MaxTokens = 5", "Document.FromObject(new { top_k = 50, thinking = new { type = \"adaptive\" } })")]
    public Task Additional_fields(string id, string settings, string fields) => Verify.Analyzer<RejectedParameterAnalyzer>("using Amazon.Runtime.Documents;\n" + Verify.Statements($$"""
        await client.ConverseAsync(new ConverseRequest { ModelId = "{{id}}", InferenceConfig = new() { {{settings}} }, AdditionalModelRequestFields = {{fields}} });
        """));

    [Theory]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\")", "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\")", "{|BDR6002:Temperature|} = 0.5f, {|BDR6002:TopP|} = number")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\").AsBuilder().Build()", "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-sonnet-4-6\")", "{|BDR6002:Temperature|} = 0.5f, ModelId = \"us.anthropic.claude-opus-4-7\"")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\")", "Temperature = 0.5f, ModelId = \"us.anthropic.claude-sonnet-4-6\"")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\")", "Temperature = 0.5f, ModelId = text")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\")", "MaxOutputTokens = 5")]
    [InlineData("client.AsIChatClient()", "Temperature = 0.5f")]
    [InlineData("client.AsIChatClient(\"us.anthropic.claude-opus-4-7\").AsBuilder().ConfigureOptions(o => o.Temperature = null).Build()", "Temperature = 0.5f")]
    public Task Chat(string chat, string options) => Verify.Analyzer<RejectedParameterAnalyzer>("using Microsoft.Extensions.AI;\n" + Verify.Statements($$"""
        IChatClient chat = {{chat}};
        await chat.GetResponseAsync(text, new ChatOptions { {{options}} }, cancellationToken);
        """));

    [Fact]
    public Task An_injected_chat_client_is_anybodys() => Verify.Analyzer<RejectedParameterAnalyzer>("using Microsoft.Extensions.AI;\n" + Verify.Members("""
        public Task Ask(IChatClient chat) => chat.GetResponseAsync("x", new ChatOptions { Temperature = 0.5f, ModelId = "us.anthropic.claude-opus-4-7" });
        """));

    [Fact]
    public Task Shared_settings() => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Members("""
        private static readonly InferenceConfiguration s_right = new() { Temperature = 0 };
        private static readonly InferenceConfiguration s_wrong = new() { {|BDR6002:Temperature|} = 0 };
        private static readonly InferenceConfiguration s_changed = new() { Temperature = 0 };

        public Task Right() => _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-sonnet-4-6", InferenceConfig = s_right });

        public Task Right2() => _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = s_right });

        public Task Wrong() => _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = s_wrong });

        public Task Wrong2() => _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-5", InferenceConfig = s_wrong });

        public Task Changed()
        {
            s_changed.Temperature = null;
            return _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-5", InferenceConfig = s_changed });
        }
        """));

    [Fact]
    public Task Through_methods() => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Members("""
        private const string Model = "us.anthropic.claude-opus-4-7";

        public Task Cold() => Ask(Model, 0);

        public Task Hot() => Ask(Model, 1);

        public Task Old() => AskAny("us.anthropic.claude-sonnet-4-6", 1);

        public Task New() => AskAny(Model, 1);

        public Task Default() => AskMaybe(null);

        private Task Ask(string model, float temperature) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { {|BDR6002:Temperature|} = temperature } });

        private Task AskAny(string model, float temperature) => _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { Temperature = temperature } });

        private Task AskMaybe(float? temperature) => _client.ConverseAsync(new() { ModelId = Model, InferenceConfig = new() { Temperature = temperature } });
        """));

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-7", "{|BDR6002:Temperature|} = 0.5f")]
    [InlineData("us.anthropic.claude-sonnet-4-6", "Temperature = 0.5f")]
    public Task RetrieveAndGenerate(string id, string settings) => Verify.Analyzer<RejectedParameterAnalyzer>($$"""
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
                        ModelArn = "{{id}}",
                        GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { {{settings}} } } },
                    },
                },
            });
        }
        """);

    [Theory]
    [InlineData("us.anthropic.claude-opus-4-7", "Temperature = 0.5f", "Claude Opus 4.7 rejects temperature (HTTP 400): the call fails whatever its value; remove Temperature")]
    [InlineData("us.anthropic.claude-opus-4-7", "MaxTokens = 5 }, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { \"thinking\", new Amazon.Runtime.Documents.Document { { \"type\", \"enabled\" }, { \"budget_tokens\", 2000 } } }", "Claude Opus 4.7 rejects a thinking budget (HTTP 400): it decides for itself how long it thinks; set thinking.type to \"adaptive\" without budget_tokens")]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", "Temperature = 0.5f }, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { \"top_k\", 5 }, { s_key, 5 }", null)]
    public Task Message(string id, string settings, string? message)
    {
        var source = Verify.Statements($$"""
            const string s_key = "top_k";
            await client.ConverseAsync(new ConverseRequest { ModelId = "{{id}}", InferenceConfig = new() { {{settings}} } });
            """);
        return message is null ? Verify.Analyzer<RejectedParameterAnalyzer>(source) : Verify.Message<RejectedParameterAnalyzer>(source, message);
    }

    [Fact]
    public Task Own_types_of_the_same_name() => Verify.Analyzer<RejectedParameterAnalyzer>(Verify.Members("""
        public class InferenceConfiguration { public float Temperature { get; set; } }

        public InferenceConfiguration Settings() => new() { Temperature = 1 };

        public Task Ask() => _client.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7" });
        """));

    private static string Body(string id, string body) => $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockRuntime client, string text, int number, double? maybe)
            {
                var body = {{body}};
                return client.InvokeModelAsync(new InvokeModelRequest { ModelId = "{{id}}", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
            }
        }

        public class Own
        {
            [JsonPropertyName("temperature")]
            public double? Temperature { get; set; }
        }
        """;
}
