using BedrockAnalyzers.Rules.BDR1005;

namespace BedrockAnalyzers.Tests.Rules.BDR1005;

/// <summary>Each method that parses JSON, and each type of the framework that carries the model's text to it.</summary>
public class ParseMethodTests
{
    private const string Said = "response.Output.Message.Content[0].Text";

    [Theory]
    [InlineData("System.Text.Json.JsonSerializer.Deserialize<int[]>(SAID)")]
    [InlineData("System.Text.Json.JsonSerializer.DeserializeAsync<int[]>(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID)))")]
    [InlineData("System.Text.Json.JsonDocument.Parse(SAID)")]
    [InlineData("System.Text.Json.JsonDocument.ParseAsync(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID)))")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(SAID)")]
    [InlineData("System.Text.Json.Nodes.JsonNode.ParseAsync(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID)))")]
    [InlineData("Newtonsoft.Json.JsonConvert.DeserializeObject(SAID)")]
    [InlineData("Newtonsoft.Json.JsonConvert.DeserializeObject<int[]>(SAID)")]
    [InlineData("Newtonsoft.Json.Linq.JObject.Parse(SAID)")]
    [InlineData("Newtonsoft.Json.Linq.JToken.Parse(SAID)")]
    [InlineData("Newtonsoft.Json.Linq.JArray.Parse(SAID)")]
    public Task Parses(string call) => Of("{|BDR1005:" + call + "|}");

    [Theory]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(SAID)")]
    [InlineData("Newtonsoft.Json.JsonConvert.SerializeObject(SAID)")]
    [InlineData("Guid.Parse(SAID)")]
    [InlineData("System.Net.IPAddress.Parse(SAID)")]
    [InlineData("JsonDocument.Parse(SAID)")]
    [InlineData("JsonSerializer.Deserialize(SAID)")]
    [InlineData("JObject.Parse(SAID)")]
    [InlineData("JsonConvert.DeserializeObject(SAID)")]
    [InlineData("JsonNode.Parse(SAID)")]
    public Task Does_not(string call) => Of(call);

    [Theory]
    [InlineData("string.Concat(\"[\", SAID)")]
    [InlineData("new System.Text.StringBuilder(SAID).ToString()")]
    [InlineData("new System.Text.StringBuilder().Append(SAID).ToString()")]
    [InlineData("new System.Text.StringBuilder().AppendLine(SAID).ToString()")]
    [InlineData("new System.IO.StringReader(SAID).ReadToEnd()")]
    [InlineData("new System.IO.StreamReader(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID))).ReadToEnd()")]
    [InlineData("System.Text.RegularExpressions.Regex.Replace(SAID, \"a\", \"b\")")]
    [InlineData("System.Text.RegularExpressions.Regex.Match(SAID, \"a\").Value")]
    [InlineData("await Task.FromResult(SAID)")]
    [InlineData("await ValueTask.FromResult(SAID)")]
    [InlineData("Enumerable.Repeat(SAID, 1).First()")]
    [InlineData("SAID.AsSpan()")]
    [InlineData("SAID.AsSpan().Trim().ToString()")]
    [InlineData("SAID.AsMemory().ToString()")]
    [InlineData("System.Net.WebUtility.HtmlDecode(SAID)")]
    [InlineData("System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(SAID))")]
    [InlineData("new ReadOnlyMemory<char>(SAID.ToCharArray()).ToString()")]
    public Task Carries_the_text(string carried) => Of("{|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(" + carried + ")|}");

    // What other code outside answers is not known to be the model's text.
    [Theory]
    [InlineData("System.IO.File.ReadAllText(SAID)")]
    [InlineData("System.IO.Path.GetFileName(SAID)")]
    [InlineData("Environment.GetEnvironmentVariable(SAID)")]
    [InlineData("Convert.ToString(SAID.Length)")]
    public Task Does_not_carry_it(string carried) => Of("System.Text.Json.JsonSerializer.Deserialize<int[]>(" + carried + ")");

    [Theory]
    [InlineData("all.Append(SAID);")]
    [InlineData("all.AppendLine(SAID);")]
    [InlineData("all.AppendFormat(\"{0}\", SAID);")]
    [InlineData("all.Insert(0, SAID);")]
    public async Task Gathers_the_text(string statement)
    {
        await Built(statement.Replace("SAID", Said, StringComparison.Ordinal), "{|BDR1005:System.Text.Json.JsonDocument.Parse(all.ToString())|}");
        await Built("all.Append(text);", "System.Text.Json.JsonDocument.Parse(all.ToString())");
    }

    // What a chat's answer holds beside the text.
    [Theory]
    [InlineData("response.Text", true)]
    [InlineData("response.ToString()", true)]
    [InlineData("response.Messages[0].Text", true)]
    [InlineData("response.Messages[0].AuthorName!", false)]
    [InlineData("response.Messages[0].Role.Value", false)]
    [InlineData("response.Messages[0].MessageId!", false)]
    [InlineData("response.Messages[0].RawRepresentation!.ToString()!", false)]
    [InlineData("response.Messages[0].AdditionalProperties!.ToString()!", false)]
    [InlineData("response.AdditionalProperties!.ToString()!", false)]
    [InlineData("response.RawRepresentation!.ToString()!", false)]
    public Task Of_a_chat(string said, bool isReported) => Verify.Analyzer<UncheckedParseAnalyzer>("using Microsoft.Extensions.AI;" + Verify.Members(
        $"public async Task M(string text) {{ var chat = _client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var response = await chat.GetResponseAsync(text); _ = {(isReported ? "{|BDR1005:" : "")}System.Text.Json.JsonDocument.Parse({said}){(isReported ? "|}" : "")}; }}"));

    private static Task Built(string statement, string call) => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Statements($$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        var all = new System.Text.StringBuilder();
        {{statement}}
        _ = {{call}};
        """));

    private static Task Of(string call) => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Statements($$"""
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });
        _ = {{call.Replace("SAID", Said, StringComparison.Ordinal)}};
        """) + """
        public static class JsonDocument { public static object? Parse(string text) => null; }
        public static class JsonNode { public static object? Parse(string text) => null; }
        public static class JsonSerializer { public static object? Deserialize(string text) => null; }
        public static class JObject { public static object? Parse(string text) => null; }
        public static class JsonConvert { public static object? DeserializeObject(string text) => null; }
        """);
}
