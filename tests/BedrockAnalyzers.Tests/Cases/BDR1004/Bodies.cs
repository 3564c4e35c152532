// only: BDR1004
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
public class LlamaBody2 { [JsonPropertyName("prompt")] public string? Prompt { get; set; } [JsonPropertyName("max_gen_len")] public int MaxGenLen { get; set; } }
public class High(IAmazonBedrockRuntime c)
{
    private const string Llama = "meta.llama3-8b-instruct-v1:0", Nova = "amazon.nova-lite-v1:0", Claude = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Titan = "amazon.titan-text-express-v1", Qwen = "qwen.qwen3-32b-v1:0";
    private const int Many = 90_000;
    private Task Send(string model, string json) => c.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    private Task Stream(string model, string json) => c.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = model, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    public Task A(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 100000 })); // !BDR1003
    public Task B(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 32000 })); // !BDR1004
    public Task C(string p) => Stream(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 32000 }));
    public Task D(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 32000, thinking = new { type = "enabled", budget_tokens = 20000 } }));
    public Task E(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = Many })); // !BDR1003
    public Task F(string p) => Send(Claude, "{ \"anthropic_version\": \"x\", \"messages\": [], \"max_tokens\": 90000 }"); // !BDR1003
    public Task G(string p) => Send(Nova, JsonSerializer.Serialize(new { messages = p, inferenceConfig = new { maxTokens = 9000 } })); // !BDR1003
    public Task H(string p) => Send(Nova, $$"""{ "messages": "{{p}}", "inferenceConfig": { "maxTokens": 9000 } }"""); // !BDR1003
    public Task I(string p) => Send(Nova, new JsonObject { ["messages"] = p, ["inferenceConfig"] = new JsonObject { ["max_new_tokens"] = 9000 } }.ToJsonString()); // !BDR1003
    public Task J(string model, string p) => Send(model, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 32000 })); // !BDR1004
    public Task K(string p) => Send(Claude, JsonSerializer.Serialize(new { anthropic_version = "x", messages = p, max_tokens = 4000 }));
    public Task L(string p) => c.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = new Document { { "max_tokens", 100000 } } }); // !BDR1003
    public Task M(string p) { var body = new Dictionary<string, object> { ["anthropic_version"] = "x", ["messages"] = p, ["max_tokens"] = 20_000 }; return Send(Claude, JsonSerializer.Serialize(body)); } // !BDR1004
    public Task N(string p) => Send(Llama, JsonSerializer.Serialize(new LlamaBody2 { Prompt = p, MaxGenLen = 32000 })); // !BDR1004
}
