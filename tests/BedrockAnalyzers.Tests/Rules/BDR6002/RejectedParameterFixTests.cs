using BedrockAnalyzers.Rules.BDR6002;

namespace BedrockAnalyzers.Tests.Rules.BDR6002;

public class RejectedParameterFixTests
{
    private const string Opus = "us.anthropic.claude-opus-4-7";
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    [Theory]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:Temperature|} = 0.5f }", "new() { MaxTokens = 5 }")]
    [InlineData("new() { {|BDR6002:Temperature|} = number / 2f, MaxTokens = 5 }", "new() { MaxTokens = 5 }")]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:Temperature|} = 0.5f, {|BDR6002:TopP|} = 0.9f }", "new() { MaxTokens = 5 }")]
    [InlineData("new() { {|BDR6002:Temperature|} = 0.5f, MaxTokens = 5, {|BDR6002:TopP|} = 0.9f, }", "new() { MaxTokens = 5, }")]
    [InlineData("new InferenceConfiguration { {|BDR6002:Temperature|} = 0.5f }", "new InferenceConfiguration()")]
    [InlineData("new InferenceConfiguration() { {|BDR6002:TopP|} = 0.5f, {|BDR6002:Temperature|} = 0.5f }", "new InferenceConfiguration()")]
    [InlineData("new() { {|BDR6002:Temperature|} = 0.5f }", "new()")]
    public Task In_an_initializer(string before, string after) => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(Converse(Opus, before), Converse(Opus, after));

    [Fact]
    public Task Lines() => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(
        Converse(Opus, """
            new InferenceConfiguration
            {
                MaxTokens = 500, // a page
                {|BDR6002:Temperature|} = 0.2f,
                StopSequences = ["x"], // the end
                {|BDR6002:TopP|} = 0.9f
            }
            """),
        Converse(Opus, """
            new InferenceConfiguration
            {
                MaxTokens = 500, // a page
                StopSequences = ["x"] // the end
            }
            """));

    [Theory]
    [InlineData("config.{|BDR6002:Temperature|} = 0.5f;", "")]
    [InlineData("config.{|BDR6002:Temperature|} = 0.5f;\nconfig.StopSequences = [\"x\"];\nconfig.{|BDR6002:TopP|} = number;", "config.StopSequences = [\"x\"];")]
    public Task Statements(string before, string after) => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(WithStatements(before), WithStatements(after));

    [Fact]
    public Task Top_level_statements() => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(
        """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var config = new InferenceConfiguration { MaxTokens = 5 };
        config.{|BDR6002:Temperature|} = 0.5f;
        await new AmazonBedrockRuntimeClient().ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = config });
        """,
        """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var config = new InferenceConfiguration { MaxTokens = 5 };
        await new AmazonBedrockRuntimeClient().ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = config });
        """);

    [Theory]
    [InlineData("JsonSerializer.Serialize(new { max_tokens = 5, {|BDR6002:temperature|} = 0.5 })", "JsonSerializer.Serialize(new { max_tokens = 5 })")]
    [InlineData("JsonSerializer.Serialize(new { {|BDR6002:temperature|} = 0.5, max_tokens = 5, {|BDR6002:top_p|} = 0.5 })", "JsonSerializer.Serialize(new { max_tokens = 5 })")]
    [InlineData("JsonSerializer.Serialize(new { {|BDR6002:temperature|}, max_tokens = 5 })", "JsonSerializer.Serialize(new { max_tokens = 5 })")]
    [InlineData("JsonSerializer.Serialize(new { max_tokens = 5000, {|BDR6002:temperature|}, thinking = new { type = \"enabled\", {|BDR6002:budget_tokens|} = 2048 } })", "JsonSerializer.Serialize(new { max_tokens = 5000, thinking = new { type = \"adaptive\" } })")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object> { [\"max_tokens\"] = 5, [{|BDR6002:\"temperature\"|}] = 0.5 })", "JsonSerializer.Serialize(new Dictionary<string, object> { [\"max_tokens\"] = 5 })")]
    [InlineData("new JsonObject { { {|BDR6002:\"temperature\"|}, 0.5 }, { \"max_tokens\", 5 }, { {|BDR6002:\"top_p\"|}, 0.5 } }.ToJsonString()", "new JsonObject { { \"max_tokens\", 5 } }.ToJsonString()")]
    [InlineData("new JsonObject { [\"max_tokens\"] = 5000, [\"thinking\"] = new JsonObject { [\"type\"] = \"enabled\", [{|BDR6002:\"budget_tokens\"|}] = 2048 } }.ToJsonString()", "new JsonObject { [\"max_tokens\"] = 5000, [\"thinking\"] = new JsonObject { [\"type\"] = \"adaptive\" } }.ToJsonString()")]
    [InlineData("\"\"\"{ \"max_tokens\": 5, {|BDR6002:\"temperature\"|}: 0.5 }\"\"\"", "\"\"\"{ \"max_tokens\": 5 }\"\"\"")]
    [InlineData("\"\"\"{ {|BDR6002:\"temperature\"|}: 1e-1, \"max_tokens\": 5, {|BDR6002:\"top_p\"|}: 1 }\"\"\"", "\"\"\"{ \"max_tokens\": 5 }\"\"\"")]
    [InlineData("\"{ \\\"max_tokens\\\": 5, {|BDR6002:\\\"temperature\\\"|}: 0.5, {|BDR6002:\\\"top_p\\\"|}: 0.5 }\"", "\"{ \\\"max_tokens\\\": 5 }\"")]
    [InlineData("@\"{ \"\"max_tokens\"\": 5000, \"\"thinking\"\": { \"\"type\"\": \"\"enabled\"\", {|BDR6002:\"\"budget_tokens\"\"|}: 2048 } }\"", "@\"{ \"\"max_tokens\"\": 5000, \"\"thinking\"\": { \"\"type\"\": \"\"adaptive\"\" } }\"")]
    [InlineData("$\"{{ \\\"system\\\": \\\"{text}\\\", {|BDR6002:\\\"temperature\\\"|}: 0.5, {|BDR6002:\\\"top_p\\\"|}: 0.5, \\\"max_tokens\\\": 5, \\\"user\\\": \\\"{text}\\\" }}\"", "$\"{{ \\\"system\\\": \\\"{text}\\\", \\\"max_tokens\\\": 5, \\\"user\\\": \\\"{text}\\\" }}\"")]
    [InlineData("\"{ \\\"max_tokens\\\": 5000, \\\"thinking\\\": { {|BDR6002:\\\"budget_tokens\\\"|}: 2048, \\\"type\\\":\\\"enabled\\\" }, {|BDR6002:\\\"temperature\\\"|}: 1 }\"", "\"{ \\\"max_tokens\\\": 5000, \\\"thinking\\\": { \\\"type\\\":\\\"adaptive\\\" } }\"")]
    public Task In_a_body(string before, string after) => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(Body(before), Body(after));

    [Fact]
    public Task Lines_of_a_text() => Verify.Fix<RejectedParameterAnalyzer, RejectedParameterFix>(
        Body(""""
            $$"""
            {
                "system": "{{text}}",
                {|BDR6002:"temperature"|}: 0.5,
                "max_tokens": 500,
                {|BDR6002:"top_p"|}: 0.9
            }
            """
            """"),
        Body(""""
            $$"""
            {
                "system": "{{text}}",
                "max_tokens": 500
            }
            """
            """"));

    // One is enough, and it is top_p.
    [Theory]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:Temperature|} = 0.5f, {|BDR6002:TopP|} = 0.9f }")]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:TopP|} = 0.9f, {|BDR6002:Temperature|} = 0.5f }")]
    public Task Of_two_that_exclude_each_other_all_fixes_remove_one(string before) => FixAll(Converse(Haiku, before), Converse(Haiku, "new() { MaxTokens = 5, Temperature = 0.5f }"));

    [Fact]
    public Task What_the_other_cannot_be_removed_for_is_removed() => FixAll(
        Converse(Haiku, "new() { MaxTokens = 5, {|BDR6002:Temperature|} = 0.5f, {|BDR6002:TopP|} = float.Parse(text) }"),
        Converse(Haiku, "new() { MaxTokens = 5, TopP = float.Parse(text) }"));

    [Theory]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:Temperature|} = 0.5f /* cold */ }", "new() { MaxTokens = 5, /* cold */ }")]
    [InlineData("new()\n{\n    {|BDR6002:Temperature|} = 0.5f, // cold\n    MaxTokens = 5,\n}", "new()\n{\n    // cold\n    MaxTokens = 5,\n}")]
    [InlineData("new()\n{\n    MaxTokens = 5,\n    {|BDR6002:Temperature|} = 0.5f // cold\n}", "new()\n{\n    MaxTokens = 5,\n    // cold\n}")]
    [InlineData("new()\n{\n    // cold\n    {|BDR6002:Temperature|} = 0.5f,\n    MaxTokens = 5,\n}", "new()\n{\n    // cold\n    MaxTokens = 5,\n}")]
    public Task Comments_stay(string before, string after) => FixAll(Converse(Opus, before), Converse(Opus, after));

    [Theory]
    [InlineData("new() { MaxTokens = 5, {|BDR6002:Temperature|} = float.Parse(text) }")]
    [InlineData("new() { {|BDR6002:Temperature|} = number++, MaxTokens = 5 }")]
    [InlineData("new() { MaxTokens = 5 }, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { {|BDR6002:\"temperature\"|}, 0.5 } }")]
    public Task None_where_something_would_be_lost(string config) => Verify.NoFix<RejectedParameterAnalyzer, RejectedParameterFix>(Converse(Opus, config));

    [Theory]
    [InlineData("if (flag) config.{|BDR6002:Temperature|} = 0.5f;", "if (flag) { }")]
    [InlineData("if (flag)\n{\n    config.{|BDR6002:Temperature|} = 0.5f;\n}", "if (flag)\n{\n}")]
    [InlineData("// cold\nconfig.{|BDR6002:Temperature|} = 0.5f;", "// cold")]
    public Task A_statement_goes_alone(string before, string after) => FixAll(WithStatements(before), WithStatements(after));

    [Theory]
    [InlineData("config.{|BDR6002:Temperature|} = float.Parse(text);")]
    public Task None_for_a_statement(string statements) => Verify.NoFix<RejectedParameterAnalyzer, RejectedParameterFix>(WithStatements(statements));

    [Theory]
    [InlineData("JsonSerializer.Serialize(new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new Dictionary<string, object> { [{|BDR6002:\"temperature\"|}] = 0.5 })")]
    [InlineData("\"\"\"{ {|BDR6002:\"temperature\"|}: 0.5 }\"\"\"")]
    [InlineData("$\"{{ \\\"max_tokens\\\": 5, {|BDR6002:\\\"temperature\\\"|}: {temperature} }}\"")]
    [InlineData("JsonSerializer.Serialize(new { max_tokens = 5, thinking = new { type = enabled, {|BDR6002:budget_tokens|} = 2048 } })")]
    public Task None_for_a_body(string body) => Verify.NoFix<RejectedParameterAnalyzer, RejectedParameterFix>(Body(body));

    private static async Task FixAll(string before, string after)
    {
        var markup = Markup.Parse(before);
        var (text, found, left) = await Apply.FixAll<RejectedParameterAnalyzer, RejectedParameterFix>(markup.Text, "BDR6002.RemoveParameter");
        Assert.Equal((after, markup.Marks.Length, 0), (text, found, left));
    }

    private static string Converse(string id, string config) => Verify.Statements($"await client.ConverseAsync(new() {{ ModelId = \"{id}\", InferenceConfig = {config} }});");

    private static string WithStatements(string statements) => Verify.Statements("var config = new InferenceConfiguration { MaxTokens = 5 };\n" + (statements.Length > 0 ? statements + "\n" : "") + $"await client.ConverseAsync(new() {{ ModelId = \"{Opus}\", InferenceConfig = config }});");

    private static string Body(string body) => $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockRuntime client, string text, double temperature)
            {
                const string enabled = "enabled";
                var body = {{body}};
                return client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-opus-4-7", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
            }
        }

        public class Own
        {
            [System.Text.Json.Serialization.JsonPropertyName("temperature")]
            public double? Temperature { get; set; }
        }
        """;
}
