// only: BDR1002
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
public class LlamaBody { [JsonPropertyName("prompt")] public string? Prompt { get; set; } [JsonPropertyName("max_tokens")] public int MaxTokens { get; set; } }
public class Wrong(IAmazonBedrockRuntime c)
{
    private const string Llama = "meta.llama3-8b-instruct-v1:0", Nova = "amazon.nova-lite-v1:0", Claude = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Titan = "amazon.titan-text-express-v1", Qwen = "qwen.qwen3-32b-v1:0";
    private Task Send(string model, string json) => c.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    public Task A(string p) => Send(Llama, JsonSerializer.Serialize(new { prompt = p, max_tokens = 500 })); // !BDR1002
    public Task B(string p) => Send(Llama, JsonSerializer.Serialize(new { prompt = p, max_gen_len = 500 }));
    public Task C(string p) => Send(Nova, JsonSerializer.Serialize(new { messages = p, maxTokens = 500 })); // !BDR1002
    public Task D(string p) => Send(Nova, JsonSerializer.Serialize(new { messages = p, inferenceConfig = new { max_tokens = 500 } })); // !BDR1002
    public Task E(string p) => Send(Nova, JsonSerializer.Serialize(new { messages = p, inferenceConfig = new { max_new_tokens = 500 } }));
    public Task F(string p) => Send(Claude, "{ \"anthropic_version\": \"x\", \"messages\": [], \"max_tokens_to_sample\": 300 }"); // !BDR1002
    public Task G(string p) => Send(Claude, $$"""
        {
            "anthropic_version": "x",
            "messages": [{{p}}],
            "maxTokens": 300
        }
        """.Replace("\r", "")); // the walk may lose a Replace
    public Task H(string p) => Send(Claude, $$"""
        {
            "anthropic_version": "x",
            "messages": [{{p}}],
            "maxTokens": 300 // !BDR1002
        }
        """);
    public Task I(string p) => Send(Titan, JsonSerializer.Serialize(new Dictionary<string, object> { ["inputText"] = p, ["maxTokenCount"] = 300 })); // !BDR1002
    public Task J(string p) => Send(Titan, new JsonObject { ["inputText"] = p, ["textGenerationConfig"] = new JsonObject { ["maxTokenCount"] = 300 }, ["max_tokens"] = 4 }.ToJsonString()); // !BDR1002
    public Task K(string p) => Send(Qwen, JsonSerializer.Serialize(new { messages = p, max_tokens = 500, max_gen_len = 4 }));
    public Task L(string p) => Send(Qwen, JsonSerializer.Serialize(new { messages = p, max_gen_len = 4 })); // !BDR1002
    public Task M(string p) => Send(Llama, JsonSerializer.Serialize(new LlamaBody { Prompt = p, MaxTokens = 500 })); // !BDR1002
    public Task N(string model, string p) => Send(model, JsonSerializer.Serialize(new { prompt = p, max_tokens = 500 }));
    public Task O(string p) => c.ConverseAsync(new ConverseRequest { ModelId = Claude, InferenceConfig = new() { MaxTokens = 400 }, AdditionalModelRequestFields = new Document { { "max_tokens", 1024 } } }); // !BDR1002
    public Task P(string p) => c.ConverseAsync(new ConverseRequest { ModelId = Claude, InferenceConfig = new() { TopP = 1 }, AdditionalModelRequestFields = new Document { { "max_tokens", 1024 } } });
    public Task Q(string p, int n) => c.ConverseAsync(new ConverseRequest { ModelId = Claude, InferenceConfig = new() { MaxTokens = n }, AdditionalModelRequestFields = Document.FromObject(new { max_tokens = n }) }); // !BDR1002
    public Task R(string p) => Send(Llama, JsonSerializer.Serialize(new { prompt = p, max_gen_len = 500, tools = new { max_tokens = 4 } }));
    public Task S(string p) { var body = new Dictionary<string, object?> { ["prompt"] = p }; body["max_tokens"] = 7; return Send(Llama, JsonSerializer.Serialize(body)); } // !BDR1002
    public Task T(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 4, max_tokens_to_sample = 300 })); // !BDR1002
    public Task U(string p) => Send("anthropic.claude-v2", JsonSerializer.Serialize(new { prompt = p, max_tokens = 300 })); // !BDR1002
    public Task V(string p) => Send(Llama, "{\"prompt\": \"" + p + "\", \"max_tokens\": 500}"); // !BDR1002
    public Task W(string p) => Send(Llama, string.Format("{{ \"prompt\": \"{0}\", \"max_tokens\": 500 }}", p));
}
