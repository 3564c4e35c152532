using BedrockAnalyzers.Rules.BDR1006;

namespace BedrockAnalyzers.Tests.Rules.BDR1006;

public class UncachedPromptFixTests
{
    private const string Point = "{ CachePoint = new CachePointBlock { Type = CachePointType.Default } }";

    private static readonly string s_long = "private const string Line = \"" + new string('a', 1000) + "\"; private const string Long = Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line; ";

    [Theory]
    [InlineData("new List<SystemContentBlock> { new SystemContentBlock { Text = {|BDR1006:Long|} } }", "new List<SystemContentBlock> { new SystemContentBlock { Text = Long }, new SystemContentBlock " + Point + " }")]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} } }", "new() { new() { Text = Long }, new() " + Point + " }")]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} }, new() { Text = text } }", "new() { new() { Text = Long }, new() " + Point + ", new() { Text = text } }")]
    [InlineData("new()\n{\n    new() { Text = {|BDR1006:Long|} }, // the manual\n    new() { Text = text },\n}", "new()\n{\n    new() { Text = Long }, // the manual\n    new() " + Point + ",\n    new() { Text = text },\n}")]
    [InlineData("new() { new() { Text = Long }, new() { Text = {|BDR1006:Long|} } }", "new() { new() { Text = Long }, new() { Text = Long }, new() " + Point + " }")]
    [InlineData("new()\n{\n    new() { Text = {|BDR1006:Long|} }, // the manual\n}", "new()\n{\n    new() { Text = Long }, // the manual\n    new() " + Point + ",\n}")]
    public Task An_initializer(string before, string after) => Fix(before, after);

#if !ROSLYN_FLOOR
    [Fact]
    public Task A_collection_expression() => Fix("[new() { Text = {|BDR1006:Long|} }]", "[new() { Text = Long }, new() " + Point + "]");

    [Fact]
    public Task A_collection_expression_on_lines() => Fix(
        "[\n    new SystemContentBlock { Text = {|BDR1006:Long|} }\n]",
        "[\n    new SystemContentBlock { Text = Long },\n    new SystemContentBlock " + Point + "\n]");
#endif

    [Theory]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} } }", "text")]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} } }", "text == \"\" ? text : \"us.anthropic.claude-sonnet-4-6\"")]
    public Task Not_offered(string system, string model) => Verify.NoFix<UncachedPromptAnalyzer, UncachedPromptFix>(Code(system, model));

    [Theory]
    [InlineData("system.Add(new() { Text = {|BDR1006:Long|} }); ", "system.Add(new() { Text = Long }); system.Add(new() " + Point + "); ")]
    [InlineData("\n        // The manual.\n        system.Add(new SystemContentBlock { Text = {|BDR1006:Long|} }); // all of it\n        ", "\n        // The manual.\n        system.Add(new SystemContentBlock { Text = Long }); // all of it\n        system.Add(new SystemContentBlock " + Point + ");\n        ")]
    public Task An_added_block(string before, string after) => Verify.Fix<UncachedPromptAnalyzer, UncachedPromptFix>(Added(before), Added(after));

    private static string Added(string statement) => Verify.Members(
        s_long + "public Task M() { var system = new List<SystemContentBlock>(); " + statement + "return _client.ConverseAsync(new() { ModelId = \"us.anthropic.claude-sonnet-4-6\", System = system }); }");

    private static Task Fix(string before, string after) => Verify.Fix<UncachedPromptAnalyzer, UncachedPromptFix>(Code(before), Code(after));

    private static string Code(string system, string model = "\"us.anthropic.claude-sonnet-4-6\"") =>
        Verify.Members(s_long + $$"""public Task M(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = {{model}}, System = {{system}} });""");
}
