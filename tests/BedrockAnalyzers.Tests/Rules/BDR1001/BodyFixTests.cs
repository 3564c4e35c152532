using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>How the fix writes the cap into a body. That it is right for each family is shown by <see cref="BodyTests"/>.</summary>
public class BodyFixTests
{
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private const string Nova = "amazon.nova-lite-v1:0";
    private const string Titan = "amazon.titan-text-express-v1";

    [Theory]
    // Anonymous types.
    [InlineData("JsonSerializer.Serialize(new { messages = text })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text, })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 4096, })")]
    [InlineData("JsonSerializer.Serialize(new { text })", "JsonSerializer.Serialize(new { text, max_tokens = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new { })", "JsonSerializer.Serialize(new { max_tokens = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text /* all */ })", "JsonSerializer.Serialize(new { messages = text /* all */, max_tokens = 4096 })")]
    [InlineData("JsonSerializer.Serialize<object>((new { messages = text }))", "JsonSerializer.Serialize<object>((new { messages = text, max_tokens = 4096 }))")]
    [InlineData("JsonSerializer.Serialize((object)new { messages = text })", "JsonSerializer.Serialize((object)new { messages = text, max_tokens = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text, thinking = new { type = \"enabled\", budget_tokens = 2000 } })", "JsonSerializer.Serialize(new { messages = text, thinking = new { type = \"enabled\", budget_tokens = 2000 }, max_tokens = 6096 })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })", "JsonSerializer.Serialize(new { messages = text, max_tokens = 4096 }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })")]
    [InlineData(
        """
        JsonSerializer.Serialize(new
        {
            anthropic_version = "bedrock-2023-05-31", // dated
            messages = new[] { new { role = "user", content = text } } // all of them
        })
        """,
        """
        JsonSerializer.Serialize(new
        {
            anthropic_version = "bedrock-2023-05-31", // dated
            messages = new[] { new { role = "user", content = text } }, // all of them
            max_tokens = 4096
        })
        """)]
    [InlineData(
        """
        JsonSerializer.Serialize(new
        {
            messages = text,
        })
        """,
        """
        JsonSerializer.Serialize(new
        {
            messages = text,
            max_tokens = 4096,
        })
        """)]
    // Dictionaries and JSON objects.
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object>())", "JsonSerializer.Serialize(new Dictionary<string, object> { [\"max_tokens\"] = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { { \"messages\", text } })", "JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { { \"messages\", text }, { \"max_tokens\", 4096 } })")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, int?> { [\"top_k\"] = 1, })", "JsonSerializer.Serialize(new Dictionary<string, int?> { [\"top_k\"] = 1, [\"max_tokens\"] = 4096, })")]
    [InlineData("new JsonObject { { \"messages\", text } }.ToJsonString()", "new JsonObject { { \"messages\", text }, { \"max_tokens\", 4096 } }.ToJsonString()")]
    [InlineData("new JsonObject().ToJsonString()", "new JsonObject { [\"max_tokens\"] = 4096 }.ToJsonString()")]
    [InlineData(
        """
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["anthropic_version"] = "bedrock-2023-05-31", // dated
            ["messages"] = text // all
        })
        """,
        """
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["anthropic_version"] = "bedrock-2023-05-31", // dated
            ["messages"] = text, // all
            ["max_tokens"] = 4096
        })
        """)]
    // Classes.
    [InlineData("JsonSerializer.Serialize(new Ask { Messages = text })", "JsonSerializer.Serialize(new Ask { Messages = text, Cap = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new Ask())", "JsonSerializer.Serialize(new Ask { Cap = 4096 })")]
    [InlineData("JsonSerializer.Serialize(new DerivedAsk { Messages = text })", "JsonSerializer.Serialize(new DerivedAsk { Messages = text, Cap = 4096 })")]
    // Texts: as each kind of literal is written.
    [InlineData("\"{}\"", "\"{\\\"max_tokens\\\": 4096}\"")]
    [InlineData("\"{ }\"", "\"{ \\\"max_tokens\\\": 4096 }\"")]
    [InlineData("\"{\\\"messages\\\":[]}\"", "\"{\\\"messages\\\":[],\\\"max_tokens\\\":4096}\"")]
    [InlineData("\"{\\\"messages\\\": [], \\\"top_k\\\": 1}\"", "\"{\\\"messages\\\": [], \\\"top_k\\\": 1, \\\"max_tokens\\\": 4096}\"")]
    [InlineData("\"{\\\"messages\\\":[], \\\"top_k\\\":1}\"", "\"{\\\"messages\\\":[], \\\"top_k\\\":1, \\\"max_tokens\\\":4096}\"")]
    [InlineData("\"{\\n\\t\\\"messages\\\": [],\\n\\t\\\"top_k\\\": 1\\n}\"", "\"{\\n\\t\\\"messages\\\": [],\\n\\t\\\"top_k\\\": 1,\\n\\t\\\"max_tokens\\\": 4096\\n}\"")]
    [InlineData("\"{\\r\\n  \\u0022messages\\u0022: \\\"\\x41\\U0001F600\\\"\\r\\n}\"", "\"{\\r\\n  \\u0022messages\\u0022: \\\"\\x41\\U0001F600\\\",\\r\\n  \\\"max_tokens\\\": 4096\\r\\n}\"")]
    [InlineData("@\"{ \"\"messages\"\": \"\"\\\\\"\" }\"", "@\"{ \"\"messages\"\": \"\"\\\\\"\", \"\"max_tokens\"\": 4096 }\"")]
    [InlineData("\"\"\"{\"messages\":[]}\"\"\"", "\"\"\"{\"messages\":[],\"max_tokens\":4096}\"\"\"")]
    [InlineData("\"\"\"\"{ \"messages\": [ { \"content\": [] } ] }\"\"\"\"", "\"\"\"\"{ \"messages\": [ { \"content\": [] } ], \"max_tokens\": 4096 }\"\"\"\"")]
    [InlineData("\"{ \\\"messages\\\": \\\"\" + text + \"\\\" }\"", "\"{ \\\"messages\\\": \\\"\" + text + \"\\\", \\\"max_tokens\\\": 4096 }\"")]
    [InlineData("\"{ \\\"messages\\\": \" + JsonSerializer.Serialize(text) + \", \\\"top_k\\\": \" + number + \" }\"", "\"{ \\\"messages\\\": \" + JsonSerializer.Serialize(text) + \", \\\"top_k\\\": \" + number + \", \\\"max_tokens\\\": 4096 }\"")]
    [InlineData("\"{\" + \"\\\"messages\\\": []\" + \"}\"", "\"{\" + \"\\\"messages\\\": [], \\\"max_tokens\\\": 4096\" + \"}\"")]
    [InlineData("(\"{ \\\"messages\\\": []\" + (\" }\"))", "(\"{ \\\"messages\\\": [], \\\"max_tokens\\\": 4096\" + (\" }\"))")]
    [InlineData("$\"{{ \\\"messages\\\": \\\"{text}\\\" }}\"", "$\"{{ \\\"messages\\\": \\\"{text}\\\", \\\"max_tokens\\\": 4096 }}\"")]
    [InlineData("$\"{{ \\\"messages\\\": [ {{ \\\"content\\\": \\\"{text}\\\" }} ], \\\"metadata\\\": {{ \\\"a\\\": {{ }} }} }}\"", "$\"{{ \\\"messages\\\": [ {{ \\\"content\\\": \\\"{text}\\\" }} ], \\\"metadata\\\": {{ \\\"a\\\": {{ }} }}, \\\"max_tokens\\\": 4096 }}\"")]
    [InlineData("$\"{{ \\\"top_k\\\": {number} }}\"", "$\"{{ \\\"top_k\\\": {number}, \\\"max_tokens\\\": 4096 }}\"")]
    [InlineData("$@\"{{ \"\"messages\"\": \"\"{text}\"\" }}\"", "$@\"{{ \"\"messages\"\": \"\"{text}\"\", \"\"max_tokens\"\": 4096 }}\"")]
    [InlineData("@$\"{{ \"\"messages\"\": [] }}\"", "@$\"{{ \"\"messages\"\": [], \"\"max_tokens\"\": 4096 }}\"")]
    [InlineData("$$\"\"\"{\"messages\":\"{{text}}\"}\"\"\"", "$$\"\"\"{\"messages\":\"{{text}}\",\"max_tokens\":4096}\"\"\"")]
    [InlineData(
        """"
        """
            {
              "messages": [],

              "top_k": 1
            }
            """
        """",
        """"
        """
            {
              "messages": [],

              "top_k": 1,
              "max_tokens": 4096
            }
            """
        """")]
    [InlineData(
        """"
        """
        {
        }
        """
        """",
        """"
        """
        {
          "max_tokens": 4096
        }
        """
        """")]
    [InlineData(
        """"
        $$"""
            {
                "anthropic_version": "bedrock-2023-05-31",
                "messages": [{ "role": "user", "content": "{{text}}" }],
                "system": "{{text}}"
            }
            """
        """",
        """"
        $$"""
            {
                "anthropic_version": "bedrock-2023-05-31",
                "messages": [{ "role": "user", "content": "{{text}}" }],
                "system": "{{text}}",
                "max_tokens": 4096
            }
            """
        """")]
    [InlineData(
        """"
        @"{
            ""messages"": []
        }"
        """",
        """"
        @"{
            ""messages"": [],
            ""max_tokens"": 4096
        }"
        """")]
    [InlineData(
        """"
        $@"{{
          ""messages"": ""{text}""
        }}"
        """",
        """"
        $@"{{
          ""messages"": ""{text}"",
          ""max_tokens"": 4096
        }}"
        """")]
    [InlineData(
        """"
        "{\n" +
            "  \"messages\": \"" + text + "\"\n" +
            "}"
        """",
        """"
        "{\n" +
            "  \"messages\": \"" + text + "\",\n  \"max_tokens\": 4096\n" +
            "}"
        """")]
    [InlineData("flag ? \"{ \\\"messages\\\": [] }\" : \"{ \\\"messages\\\": [1] }\"", "flag ? \"{ \\\"messages\\\": [], \\\"max_tokens\\\": 4096 }\" : \"{ \\\"messages\\\": [1], \\\"max_tokens\\\": 4096 }\"")]
    [InlineData("\"{ \\\"thinking\\\": { \\\"budget_tokens\\\": 1024 } }\"", "\"{ \\\"thinking\\\": { \\\"budget_tokens\\\": 1024 }, \\\"max_tokens\\\": 5120 }\"")]
    public Task Claude_body(string before, string after) => Fix(Claude, before, after);

    [Theory]
    [InlineData("JsonSerializer.Serialize(new { messages = text })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { maxTokens = 4096 } })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { temperature = 0 } })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new { temperature = 0, maxTokens = 4096 } })")]
    [InlineData("JsonSerializer.Serialize(new { inferenceConfig = new { } })", "JsonSerializer.Serialize(new { inferenceConfig = new { maxTokens = 4096 } })")]
    [InlineData("JsonSerializer.Serialize(new { messages = text, inferenceConfig = new Dictionary<string, object> { [\"temperature\"] = 0 } })", "JsonSerializer.Serialize(new { messages = text, inferenceConfig = new Dictionary<string, object> { [\"temperature\"] = 0, [\"maxTokens\"] = 4096 } })")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object?> { { \"messages\", text } })", "JsonSerializer.Serialize(new Dictionary<string, object?> { { \"messages\", text }, { \"inferenceConfig\", new Dictionary<string, object?> { { \"maxTokens\", 4096 } } } })")]
    [InlineData("new JsonObject { [\"inferenceConfig\"] = new JsonObject { [\"temperature\"] = 0 } }.ToJsonString()", "new JsonObject { [\"inferenceConfig\"] = new JsonObject { [\"temperature\"] = 0, [\"maxTokens\"] = 4096 } }.ToJsonString()")]
    [InlineData("\"{\\\"messages\\\":[]}\"", "\"{\\\"messages\\\":[],\\\"inferenceConfig\\\":{\\\"maxTokens\\\":4096}}\"")]
    [InlineData("$\"{{\\\"messages\\\":\\\"{text}\\\"}}\"", "$\"{{\\\"messages\\\":\\\"{text}\\\",\\\"inferenceConfig\\\":{{\\\"maxTokens\\\":4096}}}}\"")]
    [InlineData("$$\"\"\"{\"messages\":\"{{text}}\"}\"\"\"", "$$\"\"\"{\"messages\":\"{{text}}\",\"inferenceConfig\":{\"maxTokens\":4096} }\"\"\"")]
    [InlineData("$$\"\"\"{ \"inferenceConfig\": { \"temperature\": {{number}} } }\"\"\"", "$$\"\"\"{ \"inferenceConfig\": { \"temperature\": {{number}}, \"maxTokens\": 4096 } }\"\"\"")]
    [InlineData("\"{ \\\"inferenceConfig\\\": \" + JsonSerializer.Serialize(new { temperature = number }) + \" }\"", "\"{ \\\"inferenceConfig\\\": \" + JsonSerializer.Serialize(new { temperature = number, maxTokens = 4096 }) + \" }\"")]
    [InlineData(
        """"
        """
        {
          "inferenceConfig": {
            "temperature": 0
          }
        }
        """
        """",
        """"
        """
        {
          "inferenceConfig": {
            "temperature": 0,
            "maxTokens": 4096
          }
        }
        """
        """")]
    public Task Nova_body(string before, string after) => Fix(Nova, before, after);

    [Theory]
    [InlineData("var payload = new { messages = text }; var json = JsonSerializer.Serialize(payload);", "var payload = new { messages = text, max_tokens = 4096 }; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("object payload = new { messages = text }; var json = JsonSerializer.Serialize(payload);", "object payload = new { messages = text, max_tokens = 4096 }; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("object payload; payload = new { messages = text }; var json = JsonSerializer.Serialize(payload);", "object payload; payload = new { messages = text, max_tokens = 4096 }; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("var payload = new Dictionary<string, object>(); payload[\"messages\"] = text; var json = JsonSerializer.Serialize(payload);", "var payload = new Dictionary<string, object> { [\"max_tokens\"] = 4096 }; payload[\"messages\"] = text; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("Dictionary<string, object> payload = new() { { \"messages\", text } }; if (flag) payload.Add(\"top_k\", 1); var json = JsonSerializer.Serialize(payload);", "Dictionary<string, object> payload = new() { { \"messages\", text }, { \"max_tokens\", 4096 } }; if (flag) payload.Add(\"top_k\", 1); var json = JsonSerializer.Serialize(payload);")]
    [InlineData("var json = \"{ \\\"messages\\\": [] }\";", "var json = \"{ \\\"messages\\\": [], \\\"max_tokens\\\": 4096 }\";")]
    [InlineData("var json = \"{ \\\"messages\\\": [\"; json += \"] }\";", "var json = \"{ \\\"messages\\\": [\"; json += \"], \\\"max_tokens\\\": 4096 }\";")]
    [InlineData("var ask = new Ask(); ask.Messages = text; var json = JsonSerializer.Serialize(ask);", "var ask = new Ask { Cap = 4096 }; ask.Messages = text; var json = JsonSerializer.Serialize(ask);")]
    [InlineData("var json = Json(text); static string Json(string text) => JsonSerializer.Serialize(new { messages = text });", "var json = Json(text); static string Json(string text) => JsonSerializer.Serialize(new { messages = text, max_tokens = 4096 });")]
    public Task Body_made_before(string before, string after) => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Program($"{before}\nawait client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Claude}\", Body = Stream(json) }});"),
        Program($"{after}\nawait client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{Claude}\", Body = Stream(json) }});"));

    [Theory]
    // A name or a place that is not there, or means something else.
    [InlineData(Titan, "JsonSerializer.Serialize(new { inputText = text }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new Dictionary<string, string> { [\"messages\"] = text })")]
    [InlineData(Nova, "JsonSerializer.Serialize(new Dictionary<string, int> { [\"messages\"] = 1 })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new Bare { messages = text })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new Text { messages = text })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new Closed { messages = text })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new Positional(text, null))")]
    [InlineData(Claude, "JsonSerializer.Serialize(new { messages = text, max_tokens = (int?)null })")]
    [InlineData(Claude, "\"{ \\\"messages\\\": [], \\\"max_tokens\\\": null }\"")]
    [InlineData(Nova, "\"{ \\\"inferenceConfig\\\": null }\"")]
    // A thinking budget that nobody knows, or that the model has no room above.
    [InlineData(Claude, "JsonSerializer.Serialize(new { thinking = new { budget_tokens = number } })")]
    [InlineData(Claude, "JsonSerializer.Serialize(new { thinking = new { budget_tokens = 100000 } })")]
    // What only a lenient reader takes.
    [InlineData(Claude, "\"{ \\\"messages\\\": [], }\"")]
    [InlineData(Claude, "\"{ \\\"messages\\\": [] /* all */ }\"")]
    // What is not written here, or elsewhere too.
    [InlineData(Claude, "string.Format(\"{{ \\\"messages\\\": \\\"{0}\\\" }}\", text)")]
    [InlineData(Claude, "JsonSerializer.Serialize(PubliclyMade(text))")]
    [InlineData(Claude, "Template")]
    [InlineData(Claude, "JsonSerializer.Serialize(flag ? new { messages = text } : new { messages = \"\" })")]
    public Task No_fix_for(string model, string body) => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(Request(model, body, "{|BDR1001:new InvokeModelRequest|}"));

    [Theory]
    [InlineData("var end = \"\\\" }\"; var json = \"{ \\\"messages\\\": \\\"\" + text + end;")]
    [InlineData("const string json = \"{ \\\"messages\\\": [] }\";")]
    [InlineData("var payload = new { messages = text }; if (flag) payload = new { messages = \"\" }; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("var payload = new { messages = text }; var all = new[] { payload, new { messages = \"\" } }; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("var payload = new Dictionary<string, object>(); if (flag) payload[\"max_tokens\"] = 1; var json = JsonSerializer.Serialize(payload);")]
    [InlineData("var ask = new Ask(); if (flag) ask.Cap = 1; var json = JsonSerializer.Serialize(ask);")]
    // The same body for a model that has another name for the cap, or with a cap that is added for one of two calls.
    [InlineData("var json = JsonSerializer.Serialize(new { messages = text }); await client.InvokeModelAsync({|BDR1001:new InvokeModelRequest|} { ModelId = \"meta.llama3-8b-instruct-v1:0\", Body = Stream(json) });")]
    [InlineData("var payload = new Dictionary<string, object> { [\"messages\"] = text }; var json = JsonSerializer.Serialize(payload); payload.Add(\"max_tokens\", 5); await client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-3-haiku-20240307-v1:0\", Body = Stream(JsonSerializer.Serialize(payload)) });")]
    public Task No_fix_where_a_body_is_shared(string before) => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Program($"{before}\nawait client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Claude}\", Body = Stream(json) }});"));

    [Fact]
    public Task Two_requests_at_once() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Program($"await client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Claude}\", Body = Stream(\"{{}}\") }});\nawait client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Titan}\", Body = Stream(JsonSerializer.Serialize(new {{ inputText = text }})) }});"),
        Program($"await client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{Claude}\", Body = Stream(\"{{\\\"max_tokens\\\": 4096}}\") }});\nawait client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{Titan}\", Body = Stream(JsonSerializer.Serialize(new {{ inputText = text, textGenerationConfig = new {{ maxTokenCount = 4096 }} }})) }});"));

    [Fact]
    public Task Two_requests_with_one_body() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Program($"var json = JsonSerializer.Serialize(new {{ messages = text }});\nawait client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Claude}\", Body = Stream(json) }});\nawait client.InvokeModelAsync({{|BDR1001:new InvokeModelRequest|}} {{ ModelId = \"{Claude}\", Body = Stream(json) }});"),
        Program($"var json = JsonSerializer.Serialize(new {{ messages = text, max_tokens = 4096 }});\nawait client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{Claude}\", Body = Stream(json) }});\nawait client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"{Claude}\", Body = Stream(json) }});"));

    [Fact]
    public Task Body_made_by_a_private_method() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Makers($"{Send(Claude, isReported: true)}", "await Task.Yield();", "new { messages = text }"),
        Makers($"{Send(Claude, isReported: false)}", "await Task.Yield();", "new { messages = text, max_tokens = 4096 }"));

    [Fact]
    public Task Body_made_by_a_private_method_for_two_others() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Makers(Send(Claude, isReported: true), Send(Claude, isReported: true), "new Dictionary<string, object> { [\"messages\"] = text }"),
        Makers(Send(Claude, isReported: false), Send(Claude, isReported: false), "new Dictionary<string, object> { [\"messages\"] = text, [\"max_tokens\"] = 4096 }"));

    [Fact]
    public Task No_fix_where_a_private_method_makes_bodies_for_two_families() => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Makers(Send(Claude, isReported: true), Send("meta.llama3-8b-instruct-v1:0", isReported: true), "new { messages = text }"));

    [Theory]
    [InlineData("System.Console.WriteLine(JsonSerializer.Serialize(Made(text)));")]
    [InlineData("Func<string, object> made = Made; await Task.Yield();")]
    public Task No_fix_where_a_private_method_makes_something_else_too(string other) => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Makers(Send(Claude, isReported: true), other, "new { messages = text }"));

    [Fact]
    public Task As_many_tokens_as_the_options_say() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Request(Claude, "\"{}\"", "{|BDR1001:new InvokeModelRequest|}"), Request(Claude, "\"{\\\"max_tokens\\\": 200}\"", "new InvokeModelRequest"), options: "dotnet_code_quality.BDR1001.default_max_tokens = 200");

    [Fact]
    public Task Not_more_tokens_than_the_model_can_write() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Request(Claude, "\"{}\"", "{|BDR1001:new InvokeModelRequest|}"), Request(Claude, "\"{\\\"max_tokens\\\": 64000}\"", "new InvokeModelRequest"), options: "dotnet_code_quality.BDR1001.default_max_tokens = 900000\ndotnet_code_quality.BDR1004.max_output_tokens = 1000000");

    private static Task Fix(string model, string before, string after) =>
        Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(Request(model, before, "{|BDR1001:new InvokeModelRequest|}"), Request(model, after, "new InvokeModelRequest"));

    private static string Request(string model, string body, string creation) => Program($"await client.InvokeModelAsync({creation} {{ ModelId = \"{model}\", Body = Stream({body}) }});");

    private static string Send(string model, bool isReported) => $"await client.InvokeModelAsync({(isReported ? "{|BDR1001:new InvokeModelRequest|}" : "new InvokeModelRequest")} {{ ModelId = \"{model}\", Body = Stream(JsonSerializer.Serialize(Made(text))) }});";

    private static string Makers(string first, string second, string body) => Program(first).Replace("public static object PubliclyMade", $$"""
        public async Task N(IAmazonBedrockRuntime client, string text)
            {
                {{second}}
            }

            private static object Made(string text) => {{body}};

            public static object PubliclyMade
        """, StringComparison.Ordinal);

    private static string Program(string statements) => $$""""
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
            private const string Template = "{}";

            public async Task M(IAmazonBedrockRuntime client, string text, int number, bool flag)
            {
                {{statements}}
            }

            public static object PubliclyMade(string text) => new { messages = text };

            private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
        }

        public class Ask
        {
            [JsonPropertyName("messages")]
            public string? Messages { get; set; }

            [JsonPropertyName("max_tokens")]
            public int? Cap { get; set; }
        }

        public class DerivedAsk : Ask
        {
        }

        public class Bare
        {
            public string? messages { get; set; }
        }

        public class Text : Bare
        {
            public string? max_tokens { get; set; }
        }

        public class Closed : Bare
        {
            public int? max_tokens { get; }
        }

        public record Positional(string messages, int? max_tokens);
        """";
}
