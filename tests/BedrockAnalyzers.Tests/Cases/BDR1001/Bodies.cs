using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public class ClaudeRequest
{
    [JsonPropertyName("anthropic_version")] public string Version { get; set; } = "bedrock-2023-05-31";
    [JsonPropertyName("max_tokens")] public int MaxTokens { get; set; } = 1024;
    [JsonPropertyName("messages")] public List<Msg> Messages { get; set; } = new();
}
public class BareRequest
{
    [JsonPropertyName("anthropic_version")] public string Version { get; set; } = "bedrock-2023-05-31";
    [JsonPropertyName("messages")] public List<Msg> Messages { get; set; } = new();
}
public class OptionalRequest : BareRequest
{
    [JsonPropertyName("max_tokens")] public int? MaxTokens { get; set; }
}
public class Msg { public string role { get; set; } = "user"; public string content { get; set; } = ""; }
[JsonConverter(typeof(Conv))] public class Converted { public string anthropic_version { get; set; } = ""; }
public class Conv : JsonConverter<Converted> { public override Converted? Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => null; public override void Write(Utf8JsonWriter w, Converted v, JsonSerializerOptions o) { } }
public interface IModel { string Id { get; } object Body(string prompt); }
public class S
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly IAmazonBedrockRuntime _c;
    private readonly int _max;
    private readonly string _model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    public S(IAmazonBedrockRuntime c, int max) { _c = c; _max = max; }
    private Task Send(string id, object body) => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = id, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) }); // !BDR1001
    public Task A() => Send(_model, new { anthropic_version = "x", messages = new[] { 1 } });
    public Task A2() => Send(_model, new { anthropic_version = "x", max_tokens = _max });
    private Task Send2(string id, object body) => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = id, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    public Task B() => Send2(_model, new ClaudeRequest());
    public Task B2() => Send2(_model, new OptionalRequest { MaxTokens = 4 });
    public Task B3(IModel m) => Send2(m.Id, m.Body("x"));
    public Task B4() => Send2(_model, new Converted());
    private Task Go<T>(string id, T body) => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = id, Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body))) }); // !BDR1001
    public Task C() => Go(_model, new OptionalRequest());
    public Task D(Dictionary<string, object> extra) { var b = new Dictionary<string, object> { ["anthropic_version"] = "x" }; foreach (var e in extra) b[e.Key] = e.Value; return Raw(JsonSerializer.Serialize(b)); }
    public Task D2(bool f) { var b = new Dictionary<string, object> { ["anthropic_version"] = "x" }; b["max_tokens"] = f ? 1 : 2; return Raw(JsonSerializer.Serialize(b)); }
    public Task D3(int? n) { var b = new Dictionary<string, object> { ["anthropic_version"] = "x" }; if (n.HasValue) b["max_tokens"] = n.Value; return Raw(JsonSerializer.Serialize(b)); }
    public Task D4(int? n) { var b = new JsonObject { ["anthropic_version"] = "x" }; Add(b, n ?? 5); return Raw(b.ToJsonString()); }
    private static void Add(JsonObject o, int n) => o["max_tokens"] = n;
    private Task Raw(string json) => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    public async Task E(string p) { using var s = new MemoryStream(); await JsonSerializer.SerializeAsync(s, new { anthropic_version = "x", max_tokens = 4 }); s.Position = 0; await _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = s }); }
    public async Task E2(string p) { using var s = new MemoryStream(); await JsonSerializer.SerializeAsync(s, new { anthropic_version = "x" }); s.Position = 0; await _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = s }); } // !BDR1001
    public async Task E3(string p) { using var s = new MemoryStream(); using (var w = new Utf8JsonWriter(s)) { w.WriteStartObject(); w.WriteNumber("max_tokens", 4); w.WriteEndObject(); } s.Position = 0; await _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = s }); }
    public Task F() => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Snake { AnthropicVersion = "x", MaxTokens = 5 }, s_options)) });
    public Task F2() => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = _model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Snake { AnthropicVersion = "x" }, s_options)) }); // !BDR1001
    public Task G(string id) { string body = id.StartsWith("anthropic") ? JsonSerializer.Serialize(new { anthropic_version = "x", max_tokens = 4 }) : id.StartsWith("meta") ? JsonSerializer.Serialize(new { prompt = "x", max_gen_len = 4 }) : JsonSerializer.Serialize(new { inputText = "x" }); return Raw2(id, body); }
    private Task Raw2(string id, string json) => _c.InvokeModelAsync(new InvokeModelRequest { ModelId = id, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    public Task H(string p) { var json = File.ReadAllText("template.json").Replace("{prompt}", p); return Raw2(_model, json); }
    public Task I(string p) { var t = "{ \"anthropic_version\": \"x\", \"max_tokens\": MAX }".Replace("MAX", "5"); return Raw2(_model, t); }
    public Task J(string p) => Raw2("amazon.titan-embed-text-v2:0", JsonSerializer.Serialize(new { inputText = p }));
    public Task K(string p, string cfg) => Raw2(_model, $$"""{"anthropic_version":"x","messages":[{"role":"user","content":"{{p}}"}],{{cfg}}}""");
    public Task L(string p, object tools) { var n = JsonSerializer.SerializeToNode(new { anthropic_version = "x" })!; n["max_tokens"] = 4; return Raw2(_model, n.ToJsonString()); }
}
public class Snake { public string? AnthropicVersion { get; set; } public int? MaxTokens { get; set; } }
