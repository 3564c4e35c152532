using BedrockAnalyzers.Rules.BDR1002;

namespace BedrockAnalyzers.Tests.Rules.BDR1002;

public class MisnamedCapFixTests
{
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private const string Llama = "meta.llama3-8b-instruct-v1:0";
    private const string Nova = "amazon.nova-lite-v1:0";
    private const string Titan = "amazon.titan-text-express-v1";

    [Theory]
    // Another name in the same object.
    [InlineData(Llama, "JsonSerializer.Serialize(new { prompt = text, {|BDR1002:max_tokens|} = 500 })", "JsonSerializer.Serialize(new { prompt = text, max_gen_len = 500 })")]
    [InlineData(Llama, "JsonSerializer.Serialize(new { prompt = text, /* few */ {|BDR1002:max_tokens|} = 500 /* or less */ })", "JsonSerializer.Serialize(new { prompt = text, /* few */ max_gen_len = 500 /* or less */ })")]
    [InlineData(Llama, "JsonSerializer.Serialize(new { prompt = text, {|BDR1002:max_tokens|} })", "JsonSerializer.Serialize(new { prompt = text, max_gen_len = max_tokens })")]
    [InlineData(Llama, "JsonSerializer.Serialize(new Dictionary<string, object> { [\"prompt\"] = text, [{|BDR1002:\"max_tokens\"|}] = 500 })", "JsonSerializer.Serialize(new Dictionary<string, object> { [\"prompt\"] = text, [\"max_gen_len\"] = 500 })")]
    [InlineData(Llama, "new JsonObject { { \"prompt\", text }, { {|BDR1002:\"max_tokens\"|}, 500 } }.ToJsonString()", "new JsonObject { { \"prompt\", text }, { \"max_gen_len\", 500 } }.ToJsonString()")]
    [InlineData(Llama, "\"{ \\\"prompt\\\": \\\"x\\\", {|BDR1002:\\\"max_tokens\\\"|}: 500 }\"", "\"{ \\\"prompt\\\": \\\"x\\\", \\\"max_gen_len\\\": 500 }\"")]
    [InlineData(Llama, "@\"{ \"\"prompt\"\": \"\"x\"\", {|BDR1002:\"\"max_tokens\"\"|}: 500 }\"", "@\"{ \"\"prompt\"\": \"\"x\"\", \"\"max_gen_len\"\": 500 }\"")]
    [InlineData(Llama, "$\"{{ \\\"prompt\\\": \\\"{text}\\\", {|BDR1002:\\\"max_tokens\\\"|}: {max_tokens} }}\"", "$\"{{ \\\"prompt\\\": \\\"{text}\\\", \\\"max_gen_len\\\": {max_tokens} }}\"")]
    [InlineData(Nova, "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { topP = 1, {|BDR1002:max_tokens|} = 500 } })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { topP = 1, maxTokens = 500 } })")]
    // Into an object of settings.
    [InlineData(Nova, "JsonSerializer.Serialize(new { messages = text, {|BDR1002:max_tokens|} = 500 })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { maxTokens = 500 } })")]
    [InlineData(Nova, "JsonSerializer.Serialize(new { messages = text, {|BDR1002:maxTokens|} = 500, inferenceConfig = new { topP = 1 } })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { topP = 1, maxTokens = 500 } })")]
    [InlineData(Nova, "JsonSerializer.Serialize(new { inferenceConfig = new { topP = 1 }, {|BDR1002:maxTokens|} = 500 })", "JsonSerializer.Serialize(new { inferenceConfig = new { topP = 1, maxTokens = 500 } })")]
    [InlineData(Titan, "JsonSerializer.Serialize(new Dictionary<string, object> { { \"inputText\", text }, { {|BDR1002:\"maxTokenCount\"|}, 500 } })", "JsonSerializer.Serialize(new Dictionary<string, object> { { \"inputText\", text }, { \"textGenerationConfig\", new Dictionary<string, object> { { \"maxTokenCount\", 500 } } } })")]
    [InlineData(Nova, "new JsonObject { [{|BDR1002:\"max_tokens\"|}] = 500 }.ToJsonString()", "new JsonObject { [\"inferenceConfig\"] = new JsonObject { [\"maxTokens\"] = 500 } }.ToJsonString()")]
    [InlineData(Nova, "\"\"\"{ \"messages\": [], {|BDR1002:\"max_tokens\"|}: 500 }\"\"\"", "\"\"\"{ \"messages\": [], \"inferenceConfig\": { \"maxTokens\": 500 } }\"\"\"")]
    [InlineData(Nova, "$\"{{ \\\"messages\\\": \\\"{text}\\\", {|BDR1002:\\\"max_tokens\\\"|}: 500 }}\"", "$\"{{ \\\"messages\\\": \\\"{text}\\\", \\\"inferenceConfig\\\": {{ \\\"maxTokens\\\": 500 }} }}\"")]
    // Out of one.
    [InlineData(Claude, "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { {|BDR1002:maxTokens|} = 500 } })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 500 })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new { inferenceConfig = new { topP = 1, {|BDR1002:maxTokens|} = 500 }, messages = text })", "JsonSerializer.Serialize(new { inferenceConfig = new { topP = 1 }, messages = text, max_tokens = 500 })")]
    // One too many.
    [InlineData(Claude, "JsonSerializer.Serialize(new { messages = text, max_tokens = 500, {|BDR1002:max_tokens_to_sample|} = 500 })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 500 })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new { {|BDR1002:max_tokens_to_sample|} = 500, messages = text, max_tokens = 500 })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 500 })")]
    [InlineData(Claude, "\"\"\"{ \"messages\": [], \"max_tokens\": 500, {|BDR1002:\"max_tokens_to_sample\"|}: 500 }\"\"\"", "\"\"\"{ \"messages\": [], \"max_tokens\": 500 }\"\"\"")]
    [InlineData(Claude, "\"\"\"{ {|BDR1002:\"max_tokens_to_sample\"|}: 500, \"messages\": [], \"max_tokens\": 500 }\"\"\"", "\"\"\"{ \"messages\": [], \"max_tokens\": 500 }\"\"\"")]
    [InlineData(Claude, "new JsonObject { [\"messages\"] = text, [\"max_tokens\"] = 500, [{|BDR1002:\"max_tokens_to_sample\"|}] = 500 }.ToJsonString()", "new JsonObject { [\"messages\"] = text, [\"max_tokens\"] = 500 }.ToJsonString()")]
    public Task A_body(string model, string before, string after) => Verify.Fix<MisnamedCapAnalyzer, MisnamedCapFix>(Program(model, before), Program(model, after));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Lines(string lineEnd) => Verify.Fix<MisnamedCapAnalyzer, MisnamedCapFix>(
        Program(Llama, """
            JsonSerializer.Serialize(new
            {
                prompt = text, // all of it
                {|BDR1002:max_tokens|} = 500, // a page
                temperature = 0.1,
            })
            """).ReplaceLineEndings(lineEnd),
        Program(Llama, """
            JsonSerializer.Serialize(new
            {
                prompt = text, // all of it
                max_gen_len = 500, // a page
                temperature = 0.1,
            })
            """).ReplaceLineEndings(lineEnd));

    [Fact]
    public Task Lines_of_a_text() => Verify.Fix<MisnamedCapAnalyzer, MisnamedCapFix>(
        Program(Nova, """"
            $$"""
            {
                "messages": "{{text}}",
                {|BDR1002:"max_tokens"|}: 500
            }
            """
            """"),
        Program(Nova, """"
            $$"""
            {
                "messages": "{{text}}",
                "inferenceConfig": { "maxTokens": 500 }
            }
            """
            """"));

    [Fact]
    public Task Beside_the_cap_of_the_request() => Verify.Fix<MisnamedCapAnalyzer, MisnamedCapFix>(
        Verify.Statements("""await client.ConverseAsync(new() { ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0", InferenceConfig = new() { MaxTokens = 400 }, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { "top_k", 5 }, { {|BDR1002:"max_tokens"|}, 1024 } } });"""),
        Verify.Statements("""await client.ConverseAsync(new() { ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0", InferenceConfig = new() { MaxTokens = 400 }, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { "top_k", 5 } } });"""));

    [Fact]
    public Task A_comment_stays() => Verify.Fix<MisnamedCapAnalyzer, MisnamedCapFix>(
        Program(Claude, "JsonSerializer.Serialize(new { messages = text, max_tokens = 500, {|BDR1002:max_tokens_to_sample|} = 500 /* why? */ })"),
        Program(Claude, "JsonSerializer.Serialize(new { messages = text, max_tokens = 500, /* why? */ })"));

    [Theory]
    [InlineData(Llama, "JsonSerializer.Serialize(new Own { {|BDR1002:MaxTokens|} = 500 })")]
    [InlineData(Nova, "\"\"\"{ \"inferenceConfig\": { \"topP\": 1 }, {|BDR1002:\"max_tokens\"|}: 500 }\"\"\"")]
    [InlineData(Nova, "$\"{{ \\\"messages\\\": \\\"{text}\\\", {|BDR1002:\\\"max_tokens\\\"|}: {max_tokens} }}\"")]
    [InlineData(Nova, "JsonSerializer.Serialize(new Dictionary<string, int> { [{|BDR1002:\"max_tokens\"|}] = 500 })")]
    public Task None_where_it_is_not_sure(string model, string body) => Verify.NoFix<MisnamedCapAnalyzer, MisnamedCapFix>(Program(model, body));

    private static string Program(string model, string body) => $$"""
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
            public Task M(IAmazonBedrockRuntime client, string text, int max_tokens)
            {
                var body = {{body}};
                return client.InvokeModelAsync(new InvokeModelRequest { ModelId = "{{model}}", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
            }
        }

        public class Own
        {
            [JsonPropertyName("max_tokens")]
            public int MaxTokens { get; set; }
        }
        """;
}
