using BedrockAnalyzers.Rules.BDR2002;
using BedrockAnalyzers.Tests.Metamorphic;

namespace BedrockAnalyzers.Tests.Rules.BDR2002;

/// <summary>Where a claim counts. What one is, SavingClaimTests say.</summary>
public class CheaperStreamingTests
{
    private const string Call = "var response = await client.ConverseStreamAsync(new ConverseStreamRequest());";

    [Theory]
    [InlineData("// {|BDR2002:We stream to save tokens.|}\n" + Call)]
    [InlineData(Call + " // {|BDR2002:streaming is cheaper|}")]
    [InlineData(Call + "\n// Done.\n/* {|BDR2002:Streaming lowers the bill.|} */")]
    [InlineData("Console.WriteLine({|BDR2002:\"Streaming saves tokens\"|});\n" + Call)]
    [InlineData("var {|BDR2002:costSavingStream|} = await client.ConverseStreamAsync(new ConverseStreamRequest());")]
    [InlineData("// {|BDR2002:Streaming is cheaper.|} It shows words sooner. {|BDR2002:Streaming saves money.|}\n" + Call)]
    [InlineData("// {|BDR2002:Streaming is cheaper.|}\nvar response = await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest());")]
    public Task Reported(string statements) => Verify.Analyzer<CheaperStreamingAnalyzer>(Verify.Statements(statements), without: Rewriters.Comments);

    [Theory]
    [InlineData("Trace")]
    [InlineData("Debug")]
    [InlineData("Info")]
    [InlineData("Information")]
    [InlineData("Warn")]
    [InlineData("Warning")]
    [InlineData("Error")]
    [InlineData("Fatal")]
    [InlineData("Verbose")]
    [InlineData("Critical")]
    [InlineData("Write")]
    [InlineData("WriteLine")]
    [InlineData("WriteAsync")]
    [InlineData("WriteLineAsync")]
    [InlineData("WriteIf")]
    [InlineData("WriteLineIf")]
    [InlineData("MarkupLine")]
    [InlineData("Print")]
    [InlineData("TraceInformation")]
    [InlineData("TraceWarning")]
    [InlineData("TraceError")]
    [InlineData("Log")]
    [InlineData("LogDebug")]
    public async Task A_method_that_logs(string method)
    {
        await Logged($"_logger.{method}({{|BDR2002:\"Streaming saves tokens\"|}});", method);
        await Logged($"this._log.{method}({{|BDR2002:\"Streaming saves tokens\"|}});", method);
    }

    [Theory]
    [InlineData("LogIn")]
    [InlineData("LogOut")]
    [InlineData("LogOn")]
    [InlineData("LogOff")]
    [InlineData("Logical")]
    [InlineData("Send")]
    public Task A_method_that_does_not(string method) => Logged($"_logger.{method}(\"Streaming saves tokens\");", method);

    [Theory]
    [InlineData("// Streaming does not save tokens.\n" + Call)]
    [InlineData("// Streaming is cheaper? No.\n" + Call)]
    [InlineData("// The cap keeps the cost down.\n" + Call)]
    [InlineData("var prompt = \"Explain why streaming is cheaper\";\n" + Call)]
    [InlineData("// Streaming is cheaper.\nvar answer = await client.ConverseAsync(new ConverseRequest());")]
    [InlineData(Call + " void Other() { /* Streaming is cheaper. */ }")]
    public Task Left_alone(string statements) => Verify.Analyzer<CheaperStreamingAnalyzer>(Verify.Statements(statements), without: Rewriters.Comments);

    [Theory]
    [InlineData("/// <summary>{|BDR2002:Streams the answer to save tokens.|}</summary>\npublic async Task M() { await _client.ConverseStreamAsync(new ConverseStreamRequest()); }")]
    [InlineData("public async Task {|BDR2002:StreamToSaveTokensAsync|}() { await _client.ConverseStreamAsync(new ConverseStreamRequest()); }")]
    [InlineData("// Streaming is cheaper.\npublic void Other() { }\npublic async Task M() { await _client.ConverseStreamAsync(new ConverseStreamRequest()); }")]
    [InlineData("public async Task SaveTokensAsync() { await _client.ConverseStreamAsync(new ConverseStreamRequest()); }")]
    public Task Members(string members) => Verify.Analyzer<CheaperStreamingAnalyzer>(Verify.Members(members), without: Rewriters.Comments);

    [Fact]
    public Task Message() => Verify.Message<CheaperStreamingAnalyzer>(
        Verify.Statements("// Streaming is cheaper.\n" + Call),
        "This comment says that streaming saves money or tokens: a streamed answer has the same tokens at the same price, only its first words come sooner; write what streaming does");

    [Fact]
    public Task SDK_3() => Verify.Analyzer<CheaperStreamingAnalyzer>(Verify.Statements("// {|BDR2002:Streaming is cheaper.|}\n" + Call), Sdk.V3, without: Rewriters.Comments);

    [Theory]
    [InlineData("// {|BDR2002:We stream to save tokens.|} Mind the cap.\n", "// Streaming shows the first words sooner; it costs the same tokens at the same price. Mind the cap.\n")]
    [InlineData("// {|BDR2002:streaming is cheaper|}\n", "// streaming shows the first words sooner; it costs the same tokens at the same price\n")]
    [InlineData("/* {|BDR2002:Streaming lowers the bill.|} */\n", "/* Streaming shows the first words sooner; it costs the same tokens at the same price. */\n")]
    [InlineData("// {|BDR2002:Streaming is cheaper.|}\n// And more.\n\n// {|BDR2002:Streaming saves money.|}\n", "// Streaming shows the first words sooner; it costs the same tokens at the same price.\n// And more.\n\n// Streaming shows the first words sooner; it costs the same tokens at the same price.\n")]
    public Task Comments_are_rewritten(string before, string after) => Verify.Fix<CheaperStreamingAnalyzer, CheaperStreamingFix>(Verify.Statements(before + Call), Verify.Statements(after + Call));

    [Theory]
    [InlineData("Console.WriteLine({|BDR2002:\"Streaming saves tokens\"|});\n" + Call)]
    [InlineData("var {|BDR2002:costSavingStream|} = await client.ConverseStreamAsync(new ConverseStreamRequest());")]
    public Task Texts_and_names_are_not(string statements) => Verify.NoFix<CheaperStreamingAnalyzer, CheaperStreamingFix>(Verify.Statements(statements));

    private static Task Logged(string statement, string method) => Verify.Analyzer<CheaperStreamingAnalyzer>(
        Verify.Members($"private readonly Logger _logger = new(), _log = new(); public class Logger {{ public void {method}(string text) {{ }} }}\npublic async Task M() {{ {statement} await _client.ConverseStreamAsync(new ConverseStreamRequest()); }}"),
        without: Rewriters.Comments);
}
