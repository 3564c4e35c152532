using BedrockAnalyzers.Rules.BDR1005;

namespace BedrockAnalyzers.Tests.Rules.BDR1005;

/// <summary>The shapes in short; whole programs are in Cases/BDR1005.</summary>
public class UncheckedParseTests
{
    private const string Converse = "var response = await client.ConverseAsync(new ConverseRequest { ModelId = text });\n";

    private const string Invoke = "var response = await client.InvokeModelAsync(new InvokeModelRequest { ModelId = text });\n";

    [Theory]
    [InlineData("var plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Content[0].Text)|};")]
    [InlineData("var plan = {|BDR1005:System.Text.Json.JsonDocument.Parse(response.Output.Message.Content[0].Text.Trim())|};")]
    [InlineData("var plan = {|BDR1005:System.Text.Json.Nodes.JsonNode.Parse(flag ? text : response.Output.Message.Content[0].Text)|};")]
    [InlineData("var plan = {|BDR1005:System.Text.Json.Nodes.JsonArray.Parse(response.Output.Message.Content[0].Text)|};")]
    [InlineData("var answer = response.Output.Message.Content.Select(c => c.Text).FirstOrDefault() ?? text;\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(answer)|};")]
    [InlineData("var answer = new { response.Output.Message.Content[0].Text, number };\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(answer.Text)|};")]
    [InlineData("text = response.Output.Message.Content[0].Text switch { \"\" => text, var some => some };\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(text)|};")]
    [InlineData("text += response.Output.Message.Content[0].Text;\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(text)|};")]
    [InlineData("var texts = new List<string>();\nforeach (var block in response.Output.Message.Content) texts.Add(block.Text);\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(string.Concat(texts))|};")]
    public Task Text_of_Converse(string statements) => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Statements(Converse + statements));

    [Theory]
    [InlineData("var plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(text);")]
    [InlineData("var plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(\"[1]\");")]
    [InlineData("var plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Role.Value);")]
    [InlineData("if (response.StopReason == StopReason.Max_tokens) return;\nvar plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Content[0].Text);")]
    [InlineData("var reason = response?.StopReason;\nvar plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(response!.Output.Message.Content[0].Text);")]
    [InlineData("var answer = new { response, number };\nvar plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Content[0].Text);")]
    [InlineData("var size = int.Parse(response.Output.Message.Content[0].Text);")]
    [InlineData("var json = System.Text.Json.JsonSerializer.Serialize(response.Output.Message.Content[0].Text);\nvar same = System.Text.Json.JsonSerializer.Deserialize<string>(json);")]
    public Task Silent_on_Converse(string statements) => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Statements(Converse + statements));

    [Theory]
    [InlineData("var answer = System.Text.Json.Nodes.JsonNode.Parse(response.Body);\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(answer![\"completion\"]!.ToString())|};")]
    [InlineData("using var answer = System.Text.Json.JsonDocument.Parse(response.Body);\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(answer.RootElement.GetProperty(\"completion\").ToString())|};")]
    [InlineData("using var answer = System.Text.Json.JsonDocument.Parse(response.Body);\nvar plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(answer.RootElement.GetProperty(\"embedding\").ToString());")]
    [InlineData("var answer = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(response.Body);\nvar plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(answer![\"completion\"])|};")]
    [InlineData("using var answer = System.Text.Json.JsonDocument.Parse(response.Body);\nvar why = answer.RootElement.GetProperty(\"stop_reason\").GetString();\nvar plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(answer.RootElement.GetProperty(\"completion\").GetString()!);")]
    public Task InvokeModel(string statements) => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Statements(Invoke + statements));

    [Fact]
    public Task Through_methods() => Verify.Analyzer<UncheckedParseAnalyzer>(Verify.Members("""
        public async Task<int[]?> M(ConverseRequest request) => Parse(await Ask(request));
        private async Task<string> Ask(ConverseRequest request) { var response = await _client.ConverseAsync(request); return response.Output.Message.Content[0].Text; }
        private static int[]? Parse(string text) { text = text.Trim('`'); return {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(text)|}; }
        """));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<UncheckedParseAnalyzer>(
        Verify.Statements(Converse + "var plan = {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Content[0].Text)|};"), Sdk.V3);

    [Fact]
    public Task Where_a_type_is_missing() => Verify.Analyzer<UncheckedParseAnalyzer>(
        Verify.Members("""
            public async Task<int[]?> M(ConverseRequest request, Missing missing) => Parse(await Ask(request, missing.Name), missing.Name);
            private async Task<string> Ask(ConverseRequest request, string name) { var response = await _client.ConverseAsync(request); return response.Output.Message.Content[0].Text; }
            private static int[]? Parse(string text, Missing name) => {|BDR1005:System.Text.Json.JsonSerializer.Deserialize<int[]>(text)|};
            """),
        allowErrors: true);

    [Fact]
    public Task What_it_says() => Verify.Message<UncheckedParseAnalyzer>(
        Verify.Statements(Converse + "var plan = System.Text.Json.JsonSerializer.Deserialize<int[]>(response.Output.Message.Content[0].Text);"),
        "The model's text is parsed as JSON and nothing reads StopReason: an answer that was cut at its output-token cap is broken JSON, and the exception does not say so; check that it is not StopReason.Max_tokens before parsing");
}
