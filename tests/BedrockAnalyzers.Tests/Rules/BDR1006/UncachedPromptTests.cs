using BedrockAnalyzers.Rules.BDR1006;

namespace BedrockAnalyzers.Tests.Rules.BDR1006;

public class UncachedPromptTests
{
    private const string Sonnet = "\"us.anthropic.claude-sonnet-4-6\"";
    private const string Point = "new SystemContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } }";

    // 1,000 characters, 17,000 and more.
    private static readonly string s_long = "private const string Line = \"" + new string('a', 1000) + "\"; private const string Long = Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line; private const string Short = Line + Line + Line + Line + Line + Line + Line + Line; ";

    [Theory]
    [InlineData("new List<SystemContentBlock> { new SystemContentBlock { Text = {|BDR1006:Long|} } }")]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} } }")]
    [InlineData("new() { new() { Text = \"Be brief.\" }, new() { Text = {|BDR1006:Long|} } }")]
    [InlineData("new() { new() { Text = {|BDR1006:Long|} }, new() { Text = \"Be brief.\" } }")]
    [InlineData("new() { new() { Text = {|BDR1006:\"Be brief. \" + Long|} } }")]
    [InlineData("new() { new() { Text = {|BDR1006:(Long + Line)|} } }")]
    [InlineData("new() { new() { Text = {|BDR1006:Fixed|} } }")]
    [InlineData("new() { new() { Text = {|BDR1006:Property|} } }")]
    [InlineData("new() { new() { Text = Line } }")]
    [InlineData("new() { new() { Text = Long + text } }")]
    [InlineData("new() { new() { Text = Long.Replace(\"a\", text) } }")]
    [InlineData("new() { new() { Text = text } }")]
    [InlineData("new() { new() { Text = Changed } }")]
    [InlineData("new() { new() { Text = Long }, " + Point + " }")]
    [InlineData("new() { new() { Text = Long }, Block() }")]
    [InlineData("Blocks(Long)")]
    public Task What_is_sent(string system) => Members($$"""
        private static readonly string Fixed = Long + "!"; private static string Property => Long; private static string Changed = Long;
        private static SystemContentBlock Block() => new(); private static List<SystemContentBlock> Blocks(string text) => new() { new() { Text = text } };
        public Task M(string text) { Changed = text; return _client.ConverseAsync(new ConverseRequest { ModelId = {{Sonnet}}, System = {{system}} }); }
        """);

    [Theory]
    [InlineData("\"us.anthropic.claude-sonnet-4-6\"", true)]
    [InlineData("\"us.anthropic.claude-haiku-4-5-20251001-v1:0\"", true)]
    [InlineData("text", true)]
    [InlineData("\"acme.unheard-of-v1:0\"", true)]
    [InlineData("text == \"\" ? text : \"us.anthropic.claude-sonnet-4-6\"", true)]
    [InlineData("\"meta.llama3-70b-instruct-v1:0\"", false)]
    [InlineData("text == \"\" ? \"meta.llama3-70b-instruct-v1:0\" : \"us.anthropic.claude-sonnet-4-6\"", false)]
    [InlineData("\"arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1\"", false)]
    public Task Models(string id, bool isReported) => Members($$"""
        public Task M(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = {{id}}, System = new() { new() { Text = {{(isReported ? "{|BDR1006:Long|}" : "Long")}} } } });
        """);

    [Theory]
    [InlineData("\"us.anthropic.claude-sonnet-4-6\"", true)]
    [InlineData("\"us.anthropic.claude-haiku-4-5-20251001-v1:0\"", false)]
    [InlineData("text", true)]
    public Task A_prompt_below_the_minimum_of_the_model(string id, bool isReported) => Members(
        $$"""
        public Task M(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = {{id}}, System = new() { new() { Text = {{(isReported ? "{|BDR1006:Short|}" : "Short")}} } } });
        """,
        "dotnet_code_quality.BDR1006.max_prompt_tokens = 1000");

    [Theory]
    [InlineData("var system = new List<SystemContentBlock> { new() { Text = {|BDR1006:Long|} } }; await _client.ConverseAsync(new() { System = system });")]
    [InlineData("var system = new List<SystemContentBlock>(); system.Add(new SystemContentBlock { Text = {|BDR1006:Long|} }); await _client.ConverseAsync(new() { System = system });")]
    [InlineData("var request = new ConverseRequest(); request.System = new() { new() { Text = {|BDR1006:Long|} } }; await _client.ConverseAsync(request);")]
    [InlineData("await _client.ConverseStreamAsync(new ConverseStreamRequest { System = new() { new() { Text = {|BDR1006:Long|} } } });")]
    [InlineData("var system = new List<SystemContentBlock> { new() { Text = {|BDR1006:Long|} } }; await _client.ConverseAsync(new() { System = system }); await _client.ConverseAsync(new() { System = system });")]
    [InlineData("const string Prompt = Long + Line; await _client.ConverseAsync(new() { System = new() { new() { Text = {|BDR1006:Prompt|} } } });")]
    [InlineData("var prompt = Long; await _client.ConverseAsync(new() { System = new() { new() { Text = {|BDR1006:prompt|} } } });")]
    [InlineData("await _client.ConverseAsync(new() { System = s_system });")]
    [InlineData("var prompt = Long; prompt += text; await _client.ConverseAsync(new() { System = new() { new() { Text = prompt } } });")]
    [InlineData("var system = new List<SystemContentBlock> { new() { Text = Long } }; system.Add(" + Point + "); await _client.ConverseAsync(new() { System = system });")]
    [InlineData("var system = new List<SystemContentBlock> { new() { Text = Long } }; Extend(system); await _client.ConverseAsync(new() { System = system });")]
    [InlineData("await _client.ConverseAsync(new() { System = new() { new() { Text = Long } }, Messages = new() { new() { Content = new() { new() { Text = text }, new() { CachePoint = new() { Type = CachePointType.Default } } } } } });")]
    [InlineData("var block = new SystemContentBlock { Text = Long }; Console.WriteLine(block);")]
    [InlineData("var request = new ConverseRequest { System = new() { new() { Text = Long } } }; Console.WriteLine(request.System.Count);")]
    public Task Where_it_goes(string statements) => Members("private static readonly List<SystemContentBlock> s_system = new() { new() { Text = "
        + (statements.Contains("s_system", StringComparison.Ordinal) ? "{|BDR1006:Long|}" : "Long")
        + " } }; private static void Extend(List<SystemContentBlock> blocks) => blocks.Add(new()); public async Task M(string text) { " + statements + " }");

    [Fact]
    public Task Another_request_with_a_cache_point() => Members("""
        public async Task M(string text)
        {
            await _client.ConverseAsync(new ConverseRequest { ModelId = text, System = new() { new() { Text = {|BDR1006:Long|} } } });
            await _client.ConverseAsync(new ConverseRequest { ModelId = text, System = new() { new() { Text = Long }, new() { CachePoint = new() { Type = CachePointType.Default } } } });
        }
        """);

    [Fact]
    public Task A_cache_point_that_another_file_may_add() => Verify.Analyzer<UncachedPromptAnalyzer>(
        Verify.Members(s_long + "public Task M() => _client.ConverseAsync(new ConverseRequest { System = new() { new() { Text = Long } } });"),
        more: [("Cached.cs", "static class Cached { public static Amazon.BedrockRuntime.Model.CachePointBlock Point() => new(); }")]);

    [Fact]
    public Task Version_3_of_the_SDK() => Verify.Analyzer<UncachedPromptAnalyzer>(
        Verify.Members(s_long + "public Task M() => _client.ConverseAsync(new ConverseRequest { System = new() { new() { Text = {|BDR1006:Long|} } } });"), Sdk.V3);

    [Fact]
    public Task The_message() => Verify.Message<UncachedPromptAnalyzer>(
        Verify.Members(s_long + "public Task M() => _client.ConverseAsync(new ConverseRequest { System = new() { new() { Text = {|BDR1006:Long|} } } });"),
        "This system prompt is always the same and has about 4,250 tokens, which are read and paid for anew with each call: from the cache they cost about a tenth; add a CachePoint block behind it");

    private static Task Members(string members, string? options = null) => Verify.Analyzer<UncachedPromptAnalyzer>(Verify.Members(s_long + members), options: options);
}
