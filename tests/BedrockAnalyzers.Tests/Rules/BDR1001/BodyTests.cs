using System.Text.Json;
using BedrockAnalyzers.Rules.BDR1001;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>InvokeModel bodies: every form of JSON, for every family.</summary>
public class BodyTests
{
    private const string Arn = "arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ";

    private static readonly (string Model, string Cap, string Other)[] s_families =
    [
        ("anthropic.claude-sonnet-4-5-20250929-v1:0", "max_tokens", "messages"),
        ("us.anthropic.claude-haiku-4-5-20251001-v1:0", "max_tokens", "messages"),
        ("anthropic.claude-v2", "max_tokens_to_sample", "prompt"),
        ("amazon.titan-text-express-v1", "textGenerationConfig.maxTokenCount", "inputText"),
        ("amazon.nova-lite-v1:0", "inferenceConfig.maxTokens", "messages"),
        ("meta.llama3-8b-instruct-v1:0", "max_gen_len", "prompt"),
        ("mistral.mistral-large-2402-v1:0", "max_tokens", "prompt"),
        ("cohere.command-r-v1:0", "max_tokens", "message"),
        ("ai21.jamba-1-5-mini-v1:0", "max_tokens", "messages"),
        ("deepseek.r1-v1:0", "max_tokens", "prompt"),
        ("openai.gpt-oss-20b-1:0", "max_completion_tokens", "messages"),
        ("qwen.qwen3-32b-v1:0", "max_tokens", "messages"),
        ("twelvelabs.pegasus-1-2-v1:0", "maxOutputTokens", "inputPrompt"),
    ];

    // Each makes the stream of a body with one member beside the cap; § is the cap with what it needs around it, or nothing.
    private static readonly (string Name, string Code, Func<string, string> Cap)[] s_forms =
    [
        ("anonymous type", "new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { OTHER = text, § })))", Anonymous),
        ("bytes", "new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { OTHER = text, § }))", Anonymous),
        ("Newtonsoft", "new MemoryStream(Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(new { OTHER = text, § })))", Anonymous),
        ("dictionary", "Stream(JsonSerializer.Serialize(new Dictionary<string, object> { { \"OTHER\", text }, § }))", c => Keyed(c, "new Dictionary<string, object>", (n, v) => $"{{ \"{n}\", {v} }}")),
        ("dictionary by indexer", "Stream(JsonSerializer.Serialize(new Dictionary<string, object> { [\"OTHER\"] = text, § }))", c => Keyed(c, "new Dictionary<string, object>", (n, v) => $"[\"{n}\"] = {v}")),
        ("JsonObject", "Stream(new JsonObject { [\"OTHER\"] = text, § }.ToJsonString())", c => Keyed(c, "new JsonObject", (n, v) => $"[\"{n}\"] = {v}")),
        ("JObject", "Stream(new Newtonsoft.Json.Linq.JObject { [\"OTHER\"] = text, § }.ToString())", c => Keyed(c, "new Newtonsoft.Json.Linq.JObject", (n, v) => $"[\"{n}\"] = {v}")),
        ("literal", "Stream(\"{ \\\"OTHER\\\": \\\"x\\\" § }\")", c => Text(c).Replace("\"", "\\\"", StringComparison.Ordinal)),
        ("raw literal", "Stream(\"\"\"{ \"OTHER\": \"x\" § }\"\"\")", Text),
        ("verbatim literal", "Stream(@\"{ \"\"OTHER\"\": \"\"x\"\" § }\")", c => Text(c).Replace("\"", "\"\"", StringComparison.Ordinal)),
        ("interpolated literal", "Stream($$\"\"\"{ \"OTHER\": \"{{text}}\" § }\"\"\")", Text),
        ("sum of texts", "Stream(\"{ \\\"OTHER\\\": \" + JsonSerializer.Serialize(text) + \" § }\")", c => Text(c).Replace("\"", "\\\"", StringComparison.Ordinal)),
        ("UTF-8 literal", "new MemoryStream(\"\"\"{ \"OTHER\": \"x\" § }\"\"\"u8.ToArray())", Text),
        ("format", "Stream(string.Format(\"{{ \\\"OTHER\\\": \\\"{0}\\\" § }}\", text))", c => Text(c).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)),
        ("StringBuilder", "Stream(new StringBuilder().Append(\"{ \\\"OTHER\\\": \\\"\").Append(text).Append(\"\\\" § }\").ToString())", c => Text(c).Replace("\"", "\\\"", StringComparison.Ordinal)),
        ("helper with a writer", "Written(\"\"\"{ \"OTHER\": \"x\" § }\"\"\")", Text),
        ("writer", "Json(() => { var s = new MemoryStream(); using (var w = new Utf8JsonWriter(s)) { w.WriteStartObject(); w.WriteString(\"OTHER\", text); § w.WriteEndObject(); } s.Position = 0; return s; })", Written),
        ("writer into a buffer", "Json(() => { var s = new System.Buffers.ArrayBufferWriter<byte>(); using var w = new Utf8JsonWriter(s); w.WriteStartObject(); w.WriteStartArray(\"OTHER\"); w.WriteStringValue(text); w.WriteEndArray(); § w.WriteEndObject(); w.Flush(); return new MemoryStream(s.WrittenSpan.ToArray()); })", Written),
        ("writer's text", "Json(() => { using var s = new MemoryStream(); using var w = new Utf8JsonWriter(s, new JsonWriterOptions { Indented = true }); w.WriteStartObject(); w.WritePropertyName(\"OTHER\"u8); JsonSerializer.Serialize(w, given); § w.WriteEndObject(); w.Flush(); return Stream(Encoding.UTF8.GetString(s.ToArray())); })", Written),
        ("Newtonsoft's writer", "Json(() => { var s = new StringWriter(); using var w = new Newtonsoft.Json.JsonTextWriter(s) { Formatting = Newtonsoft.Json.Formatting.None }; w.WriteStartObject(); w.WritePropertyName(\"OTHER\"); w.WriteValue(text); § w.WriteEndObject(); return Stream(s.ToString()); })", NewtonsoftWritten),
        ("JProperty", "Stream(new Newtonsoft.Json.Linq.JObject(new Newtonsoft.Json.Linq.JProperty(\"OTHER\", text), §).ToString(Newtonsoft.Json.Formatting.None))", c => c.Split('.') is [var owner, var name] ? $"new Newtonsoft.Json.Linq.JProperty(\"{owner}\", new Newtonsoft.Json.Linq.JObject(new Newtonsoft.Json.Linq.JProperty(\"{name}\", 100)))" : $"new Newtonsoft.Json.Linq.JProperty(\"{c}\", 100)"),
        ("JObject of an object", "Stream(Newtonsoft.Json.Linq.JObject.FromObject(new { OTHER = text, § }).ToString())", Anonymous),
        ("node of an object", "Stream(JsonSerializer.SerializeToNode(new { OTHER = text, § })!.ToJsonString())", Anonymous),
        ("node of a text", "Stream(JsonNode.Parse(\"\"\"{ \"OTHER\": \"x\" § }\"\"\")!.AsObject().ToJsonString())", Text),
        ("JObject, then Add", "Json(() => { var o = new Newtonsoft.Json.Linq.JObject(); o[\"OTHER\"] = text; § return Stream(o.ToString()); })", c => c.Split('.') is [var owner, var name] ? $"o.Add(\"{owner}\", new Newtonsoft.Json.Linq.JObject()); o[\"{owner}\"]![\"{name}\"] = 100;" : $"o.Add(\"{c}\", 100);"),
        ("parsed JObject, then indexer", "Json(() => { var o = Newtonsoft.Json.Linq.JObject.Parse(\"\"\"{ \"OTHER\": \"x\" }\"\"\"); § return Stream(o.ToString()); })", c => c.Split('.') is [var owner, var name] ? $"o[\"{owner}\"] = new Newtonsoft.Json.Linq.JObject {{ [\"{name}\"] = 100 }};" : $"o[\"{c}\"] = 100;"),
        ("stream", "Json(() => { var s = new MemoryStream(); JsonSerializer.Serialize(s, new { OTHER = text, § }); s.Seek(0, SeekOrigin.Begin); return s; })", Anonymous),
        ("StreamWriter", "Json(() => { var s = new MemoryStream(); using (var w = new StreamWriter(s, new UTF8Encoding(false), 1024, leaveOpen: true)) { w.Write(JsonSerializer.Serialize(new { OTHER = text, § })); } s.Position = 0; return s; })", Anonymous),
        ("AWSSDKUtils", "Amazon.Util.AWSSDKUtils.GenerateMemoryStreamFromString(\"\"\"{ \"OTHER\": \"x\" § }\"\"\")", Text),
    ];

    // What writes or copies the members one by one has no place for one more that is sure.
    private static readonly string[] s_formsWithoutFix =
        ["format", "writer", "writer into a buffer", "writer's text", "Newtonsoft's writer", "JObject of an object", "node of an object", "node of a text", "parsed JObject, then indexer"];

    public static IEnumerable<TheoryDataRow<string, string>> Matrix => s_families.SelectMany(family => s_forms.Select(form => new TheoryDataRow<string, string>(family.Model, form.Name)));

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_form_of_body_for_a_family(string model, string form)
    {
        var (_, cap, other) = s_families.Single(f => string.Equals(f.Model, model, StringComparison.Ordinal));
        var (_, code, capCode) = s_forms.Single(f => string.Equals(f.Name, form, StringComparison.Ordinal));
        var body = code.Replace("OTHER", other, StringComparison.Ordinal);
        await Lines(Program(model, body.Replace(", §", "", StringComparison.Ordinal).Replace("§", "", StringComparison.Ordinal)), reported: true);
        await Lines(Program(model, body.Replace("§", capCode(cap), StringComparison.Ordinal)), reported: false);
    }

    [Theory]
    // A cap that can be in what is not known is none that is missing.
    [InlineData("""Stream(JsonSerializer.Serialize(new Dictionary<string, object> { { text, 5 } }))""")]
    [InlineData("""Stream("{ \"prompt\": \"x\" " + text + " }")""")]
    [InlineData("""Stream(text)""")]
    [InlineData("""Stream(JsonSerializer.Serialize(given))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new { prompt = "x", max_tokens_to_sample = number }))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new { prompt = "x", max_tokens_to_sample = cap }))""")]
    [InlineData("""Stream("no json")""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Claude("x", 100)))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Named { Cap = 100 }))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, options))""")]
    [InlineData("""Stream(flag ? "{ \"prompt\": \"x\", \"max_tokens_to_sample\": 5 }" : text)""")]
    public Task What_is_not_known_or_set(string body) => Lines(Program("anthropic.claude-v2", body), reported: false);

    [Theory]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); Others.Add(w); w.WriteEndObject();""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); w.WriteString(text, text); w.WriteEndObject();""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); w.WritePropertyName("max_tokens_to_sample"); w.WriteRawValue(text); w.WriteEndObject();""", false)]
    [InlineData("""JsonSerializer.Serialize(w, given);""", false)]
    [InlineData("""w.WriteRawValue(text);""", false)]
    [InlineData("""JsonNode.Parse(text)!.WriteTo(w);""", false)]
    [InlineData("""new JsonObject { ["prompt"] = text, ["max_tokens_to_sample"] = 5 }.WriteTo(w);""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); if (cap is { } most) w.WriteNumber("max_tokens_to_sample", most); w.WriteEndObject();""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); if (flag) w.WriteNumber("max_tokens_to_sample", 1); else w.WriteNumber("max_tokens_to_sample", 2); w.WriteEndObject();""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); foreach (var c in text) { w.WriteStartObject(c.ToString()); w.WriteEndObject(); } w.WriteEndObject();""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); if (flag) w.WriteEndObject(); w.WriteNumber("max_tokens_to_sample", 1); w.WriteEndObject();""", false)]
    [InlineData("""if (flag) { w.WriteStartObject(); w.WriteString("prompt", text); w.WriteNumber("max_tokens_to_sample", 1); w.WriteEndObject(); } else w.WriteRawValue(text);""", false)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); w.WriteNull("max_tokens_to_sample"); w.WriteEndObject();""", true)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); if (flag) w.WriteNumber("max_tokens_to_sample", 1); w.WriteEndObject();""", true)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); w.WriteStartArray("x"); foreach (var c in text) { w.WriteStartObject(); w.WriteNumber("max_tokens_to_sample", 1); w.WriteEndObject(); } w.WriteEndArray(); w.WriteEndObject();""", true)]
    [InlineData("""w.WriteStartObject(); w.WriteString("prompt", text); w.WriteStartArray("x"); JsonSerializer.Serialize(w, given); w.WriteEndArray(); w.WriteEndObject();""", true)]
    [InlineData("""new JsonObject { ["prompt"] = text }.WriteTo(w);""", true)]
    [InlineData("""w.WriteRawValue("{ \"prompt\": \"" + text + "\" }");""", true)]
    public Task What_a_writer_writes(string code, bool reported) =>
        Lines(Program("anthropic.claude-v2", $"Json(() => {{ var s = new MemoryStream(); using var w = new Utf8JsonWriter(s); {code} w.Flush(); s.Position = 0; return s; }})"), reported);

    [Theory]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, Snake.Default.Pascal)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, Snake.Default.Pascal)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, Camel.Default.Pascal)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, Camel.Default.Pascal)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, typeof(Pascal), Snake.Default)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, typeof(Pascal), Snake.Default)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new Snake(new JsonSerializerOptions()).Pascal)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new Camel(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }).Pascal)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x", MaxTokensToSample = 5 }, new Camel(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }).Pascal)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new Camel(options).Pascal)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, Hidden.Default.Pascal)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Named(), Snake.Default.Named)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Named { Cap = 5 }, Snake.Default.Named)""", false)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new JsonSerializerOptions(JsonSerializerDefaults.Web))""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, JsonSerializerOptions.Web)""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } })""", true)]
    [InlineData("""JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new JsonSerializerOptions { Converters = { new Own() } })""", false)]
    [InlineData("""JsonSerializer.Serialize(new Named(), new JsonSerializerOptions { Converters = { new Own() } })""", false)]
    [InlineData("""JsonSerializer.Serialize(new Named(), new JsonSerializerOptions { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { _ => { } } } })""", false)]
    [InlineData("""JsonSerializer.Serialize(new Named(), new JsonSerializerOptions { TypeInfoResolver = Snake.Default })""", true)]
    [InlineData("""JsonSerializer.Serialize(new Named(), new JsonSerializerOptions { TypeInfoResolverChain = { Snake.Default } })""", true)]
    public Task How_a_context_or_options_name(string json, bool reported) => Lines(Program("anthropic.claude-v2", $"Stream({json})"), reported);

    [Theory]
    // Members put in after the object was made, and what nobody can see.
    [InlineData("""var o = Newtonsoft.Json.Linq.JObject.FromObject(new { prompt = text }); o["max_tokens_to_sample"] = 5; return Stream(o.ToString());""", false)]
    [InlineData("""var o = Newtonsoft.Json.Linq.JObject.FromObject(new { prompt = text }); o.Merge(Newtonsoft.Json.Linq.JObject.Parse(text)); return Stream(o.ToString());""", false)]
    [InlineData("""var o = Newtonsoft.Json.Linq.JObject.FromObject(given); return Stream(o.ToString());""", false)]
    [InlineData("""var o = new Newtonsoft.Json.Linq.JObject(new Newtonsoft.Json.Linq.JProperty(text, 5)); return Stream(o.ToString());""", false)]
    [InlineData("""var o = new Newtonsoft.Json.Linq.JObject(given); return Stream(o.ToString());""", false)]
    [InlineData("""var o = new Newtonsoft.Json.Linq.JObject { new Newtonsoft.Json.Linq.JProperty("max_tokens_to_sample", 5) }; return Stream(o.ToString());""", false)]
    [InlineData("""var o = new Newtonsoft.Json.Linq.JObject { new Newtonsoft.Json.Linq.JProperty("prompt", "x") }; return Stream(o.ToString());""", true)]
    [InlineData("""var o = new Newtonsoft.Json.Linq.JObject(new Newtonsoft.Json.Linq.JObject { ["max_tokens_to_sample"] = 5 }); return Stream(o.ToString());""", false)]
    [InlineData("""var o = (Newtonsoft.Json.Linq.JObject)Newtonsoft.Json.Linq.JToken.FromObject(new { prompt = text }); o.Add(new Newtonsoft.Json.Linq.JProperty("max_tokens_to_sample", 5)); return Stream(o.ToString());""", false)]
    [InlineData("""var o = Newtonsoft.Json.Linq.JObject.Parse("{ \"textGenerationConfig\": {} }"); o["textGenerationConfig"]!["maxTokenCount"] = 5; return Stream(o.ToString());""", false)]
    [InlineData("""var o = JsonNode.Parse("{ \"textGenerationConfig\": {} }")!; var c = o["textGenerationConfig"]!.AsObject(); c["maxTokenCount"] = 5; return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = JsonNode.Parse("{ \"textGenerationConfig\": {} }")!; ((JsonObject)o["textGenerationConfig"]!).Add("maxTokenCount", 5); return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = new JsonObject { ["textGenerationConfig"] = new JsonObject() }; o["textGenerationConfig"]!["maxTokenCount"] = 5; return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = new JsonObject { ["textGenerationConfig"] = new JsonObject() }; if (o.TryGetPropertyValue("textGenerationConfig", out var c)) c!["maxTokenCount"] = 5; return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = new JsonObject { ["textGenerationConfig"] = new JsonObject() }; o[text]!["maxTokenCount"] = 5; return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = new JsonObject { ["textGenerationConfig"] = new JsonObject() }; Others.Change(o["textGenerationConfig"]!); return Stream(o.ToJsonString());""", false)]
    [InlineData("""var o = new JsonObject { ["textGenerationConfig"] = new JsonObject() }; o["textGenerationConfig"]!["temperature"] = 0; return Stream(o.ToJsonString());""", true)]
    [InlineData("""var o = JsonNode.Parse("{ \"textGenerationConfig\": {} }")!; return Stream(o.ToJsonString());""", true)]
    [InlineData("""var o = Newtonsoft.Json.Linq.JObject.Parse("{ \"inputText\": \"x\" }"); o.Last!.AddAfterSelf(new Newtonsoft.Json.Linq.JProperty("textGenerationConfig", given)); return Stream(o.ToString());""", false)]
    [InlineData("""return Stream(JsonSerializer.Serialize(new { inputText = text, textGenerationConfig = given }));""", false)]
    public Task What_is_put_into_a_node(string code, bool reported) => Lines(Program("amazon.titan-text-express-v1", $"Json(() => {{ {code} }})"), reported);

    [Theory]
    [InlineData("""Stream(JsonSerializer.Serialize(new { prompt = "x", max_tokens_to_sample = (int?)null }))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Claude("x", null)))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Named()))""")]
    [InlineData("""Stream(JsonSerializer.Serialize(new Pascal { Prompt = "x" }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }))""")]
    [InlineData("""Stream(flag ? "{ \"prompt\": \"x\" }" : text)""")]
    [InlineData("""Stream("{ \"messages\": [ { \"max_tokens\": 5 } ] }")""")]
    public Task What_is_known_to_be_missing(string body) => Lines(Program("anthropic.claude-v2", body), reported: true);

    [Theory]
    [InlineData("null", "{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\" }", true)]
    [InlineData("text", "{ \\\"anthropic_version\\\": \\\"bedrock-2023-05-31\\\" }", true)]
    [InlineData("text", "{ \\\"textGenerationConfig\\\": { } }", true)]
    [InlineData("text", "{ \\\"schemaVersion\\\": \\\"messages-v1\\\" }", true)]
    [InlineData("text", "{ \\\"inferenceConfig\\\": { \\\"temperature\\\": 0 } }", true)]
    [InlineData("text", "{ \\\"prompt\\\": \\\"x\\\" }", false)]
    [InlineData("text", "{ \\\"messages\\\": [] }", false)]
    [InlineData("Environment.GetEnvironmentVariable(\\\"MODEL\\\") ?? \\\"anthropic.claude-v2\\\"", "{ \\\"prompt\\\": \\\"x\\\" }", true)]
    [InlineData("\\\"amazon.titan-embed-text-v1\\\"", "{ \\\"inputText\\\": \\\"x\\\" }", false)]
    [InlineData("\\\"amazon.nova-canvas-v1:0\\\"", "{ \\\"taskType\\\": \\\"TEXT_IMAGE\\\" }", false)]
    [InlineData("\\\"stability.stable-diffusion-xl-v1\\\"", "{ \\\"text_prompts\\\": [] }", false)]
    [InlineData("\\\"" + Arn + "\\\"", "{ \\\"anthropic_version\\\": \\\"x\\\" }", false)]
    // Which of two models a body is for depends on the path that made it.
    [InlineData("flag ? \\\"anthropic.claude-v2\\\" : \\\"meta.llama3-8b-instruct-v1:0\\\"", "{ \\\"prompt\\\": \\\"x\\\", \\\"max_gen_len\\\": 5 }", false)]
    public Task By_the_model_or_the_body(string model, string body, bool reported) =>
        Lines(Program(model.Replace("\\\"", "\"", StringComparison.Ordinal), $"Stream(\"{body}\")", isLiteral: false), reported);

    [Fact]
    public Task Message_of_a_family_that_requires_the_cap() => Verify.Message<NoOutputTokenCapAnalyzer>(
        Program("anthropic.claude-sonnet-4-5-20250929-v1:0", "Stream(\"{}\")"),
        "This InvokeModelRequest sets no max_tokens: Claude requires it and the call fails; set max_tokens in the body");

    [Fact]
    public Task Message_of_a_family_with_a_default() => Verify.Message<NoOutputTokenCapAnalyzer>(
        Program("amazon.titan-text-express-v1", "Stream(\"{}\")"),
        "This InvokeModelRequest sets no textGenerationConfig.maxTokenCount: the answer is cut off at the default of Titan text, 512 tokens; set textGenerationConfig.maxTokenCount in the body");

    public static TheoryData<string> Forms => [.. s_forms.Select(f => f.Name)];

    // All families of a form at once. What is made by the stream of AWSSDKUtils is only declared here, and cannot be run.
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_fix_for_a_form(string form)
    {
        // There is nothing here for who collects inputs: the fix of a single form is tested beside this.
        if (Input.Collector is not null) return;
        var (_, code, _) = s_forms.Single(f => string.Equals(f.Name, form, StringComparison.Ordinal));
        var bodies = s_families.Select(f => (f.Model, Body: code.Replace("OTHER", f.Other, StringComparison.Ordinal).Replace(", §", "", StringComparison.Ordinal).Replace("§", "", StringComparison.Ordinal)));
        var (fixedText, found, left) = await Apply.FixAll<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(Program([.. bodies.Select(b => ($"\"{b.Model}\"", b.Body))]), "BDR1001.SetMaxTokens");
        Assert.Equal(s_families.Length, found);
        var isFixed = !s_formsWithoutFix.Contains(form, StringComparer.Ordinal);
        Assert.Equal(isFixed ? 0 : s_families.Length, left);
        if (!isFixed || form is "AWSSDKUtils") return;
        var texts = TextsOf(fixedText);
        Assert.All(s_families, (family, i) => Capped(texts[i], family.Cap, family.Other));
    }

    // A strict reader reads it, and finds the cap and what was there before.
    private static void Capped(string json, string cap, string other, int number = 4096)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(document.RootElement.TryGetProperty(other, out _), json);
        var at = document.RootElement;
        foreach (var name in cap.Split('.')) at = at.GetProperty(name);
        Assert.Equal(number, at.GetInt32());
    }

    /// <summary>What the bodies in a program are when it runs.</summary>
    private static string[] TextsOf(string program)
    {
        var bodies = CSharpSyntaxTree.ParseText(program, Input.ParseOptions).GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(a => a.Left.ToString() is "Body").Select(a => a.Right.ToString());
        return RunningCode.Run(Program([("null", "null!")]).Replace("public class C", $$"""
            public static class R
            {
                public static string[] Run(string text)
                {
                    bool flag = true;
                    int number = 7;
                    object given = text;
                    return new[] { {{string.Join(", ", bodies.Select(b => $"Encoding.UTF8.GetString({b}.ToArray())"))}} };
                }

                private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));

                private static MemoryStream Json(Func<MemoryStream> make) => make();

                private static MemoryStream Written(string json) => Stream(json);
            }

            public class C
            """, StringComparison.Ordinal), "x");
    }

    [Theory]
    [InlineData("new MemoryStream(BinaryData.FromObjectAsJson(new { prompt = text }).ToArray())", true)]
    [InlineData("new MemoryStream(BinaryData.FromObjectAsJson(new { prompt = text, max_tokens_to_sample = 5 }).ToArray())", false)]
    [InlineData("(MemoryStream)BinaryData.FromString(\"{ \\\"prompt\\\": \\\"x\\\" }\").ToStream()", true)]
    [InlineData("(MemoryStream)BinaryData.FromString(text).ToStream()", false)]
    public async Task Binary_data(string body, bool reported)
    {
        // The package that has it is not among the references.
        const string Text = "namespace System; public class BinaryData { public static BinaryData FromObjectAsJson<T>(T value) => null!; public static BinaryData FromString(string text) => null!; public byte[] ToArray() => []; public IO.Stream ToStream() => null!; }";
        var library = Input.Compile([Input.Parse(Text)], Sdk.None).WithAssemblyName("System.Memory.Data");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var compilation = Input.Compile([Input.Parse(Program("anthropic.claude-v2", body))], Sdk.V4).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var (errors, found) = await Analysis.Build(compilation, [new NoOutputTokenCapAnalyzer()]);
        Assert.Empty(errors);
        Assert.Equal(reported ? 1 : 0, found.Length);
    }

    private static string Anonymous(string cap) => cap.Split('.') is [var owner, var name] ? $"{owner} = new {{ {name} = 100 }}" : $"{cap} = 100";

    private static string Keyed(string cap, string type, Func<string, string, string> member) =>
        cap.Split('.') is [var owner, var name] ? member(owner, $"{type} {{ {member(name, "100")} }}") : member(cap, "100");

    private static string Written(string cap) =>
        cap.Split('.') is [var owner, var name] ? $"w.WriteStartObject(\"{owner}\"); w.WriteNumber(\"{name}\", 100); w.WriteEndObject();" : $"w.WriteNumber(\"{cap}\", 100);";

    private static string NewtonsoftWritten(string cap) =>
        cap.Split('.') is [var owner, var name] ? $"w.WritePropertyName(\"{owner}\"); w.WriteStartObject(); w.WritePropertyName(\"{name}\"); w.WriteValue(100); w.WriteEndObject();" : $"w.WritePropertyName(\"{cap}\"); w.WriteValue(100);";

    private static string Text(string cap) => cap.Split('.') is [var owner, var name] ? $", \"{owner}\": {{ \"{name}\": 100 }}" : $", \"{cap}\": 100";

    private static async Task Lines(string program, bool reported)
    {
        var compilation = Input.Compile([Input.Parse(program)], Sdk.V4);
        var (errors, found) = await Analysis.Build(compilation, [new NoOutputTokenCapAnalyzer()]);
        Assert.Empty(errors);
        Assert.Equal(reported ? 1 : 0, found.Length);
    }

    private static string Program(string model, string body, bool isLiteral = true) => Program([(isLiteral ? $"\"{model}\"" : model, body)]);

    private static string Program((string Model, string Body)[] requests) => $$""""
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

        public class C
        {
            {{string.Join("\n", requests.Select((r, i) => $$"""
                public Task M{{i}}(IAmazonBedrockRuntime client, string text, int number, int? cap, object given, bool flag, JsonSerializerOptions options) =>
                    client.InvokeModelAsync(new InvokeModelRequest
                    {
                        ModelId = {{r.Model}},
                        Body = {{r.Body}},
                    });
                """))}}

            private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));

            private static MemoryStream Json(Func<MemoryStream> make) => make();

            private static MemoryStream Written(string json)
            {
                var stream = new MemoryStream();
                var writer = new StreamWriter(stream);
                writer.Write(json);
                writer.Flush();
                stream.Position = 0;
                return stream;
            }
        }

        public static class Others
        {
            public static void Add(Utf8JsonWriter writer) => writer.WriteNumber("max_tokens_to_sample", 5);

            public static void Change(JsonNode node) => node["maxTokenCount"] = 5;
        }

        public class Own : JsonConverter<Pascal>
        {
            public override Pascal? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null;

            public override void Write(Utf8JsonWriter writer, Pascal value, JsonSerializerOptions options) => writer.WriteNullValue();
        }

        // The other half is what the generator writes, as far as its users see it.
        [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
        [JsonSerializable(typeof(Pascal))]
        public partial class Snake : JsonSerializerContext;

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        public partial class Camel : JsonSerializerContext;

        [JsonSourceGenerationOptions(Converters = new[] { typeof(Own) })]
        public partial class Hidden : JsonSerializerContext;

        partial class Snake
        {
            public Snake() : base(null) { }

            public Snake(JsonSerializerOptions options) : base(options) { }

            public static Snake Default { get; } = new(new JsonSerializerOptions(s_options));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal> Pascal => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal>)Options.GetTypeInfo(typeof(Pascal));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named> Named => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named>)Options.GetTypeInfo(typeof(Named));

            private static readonly JsonSerializerOptions s_options = new();

            protected override JsonSerializerOptions? GeneratedSerializerOptions => s_options;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        partial class Camel
        {
            public Camel() : base(null) { }

            public Camel(JsonSerializerOptions options) : base(options) { }

            public static Camel Default { get; } = new(new JsonSerializerOptions(s_options));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal> Pascal => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal>)Options.GetTypeInfo(typeof(Pascal));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named> Named => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named>)Options.GetTypeInfo(typeof(Named));

            private static readonly JsonSerializerOptions s_options = new();

            protected override JsonSerializerOptions? GeneratedSerializerOptions => s_options;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        partial class Hidden
        {
            public Hidden() : base(null) { }

            public Hidden(JsonSerializerOptions options) : base(options) { }

            public static Hidden Default { get; } = new(new JsonSerializerOptions(s_options));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal> Pascal => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal>)Options.GetTypeInfo(typeof(Pascal));

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named> Named => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Named>)Options.GetTypeInfo(typeof(Named));

            private static readonly JsonSerializerOptions s_options = new();

            protected override JsonSerializerOptions? GeneratedSerializerOptions => s_options;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        internal static class Streams
        {
            public static MemoryStream ToMemoryStream(this Stream stream) => (MemoryStream)stream;
        }

        public record Claude([property: JsonPropertyName("prompt")] string Prompt, [property: JsonPropertyName("max_tokens_to_sample")] int? Cap);

        public class Named
        {
            public string prompt { get; set; } = "";

            [JsonPropertyName("max_tokens_to_sample"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public int? Cap { get; set; }
        }

        public class Pascal
        {
            public string? Prompt { get; set; }

            public int? MaxTokensToSample { get; set; }
        }
        """";
}
