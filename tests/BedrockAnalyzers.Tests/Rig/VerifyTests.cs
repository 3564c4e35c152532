using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Rig;

/// <summary>The rig itself: it accepts a right analyzer and a right fix, and refuses each kind of wrong one.</summary>
public class VerifyTests
{
    private static readonly string s_marked = Verify.Members("""
        private string Model => "m";
        public Task M()
        {
            var request = {|BDR9999:new ConverseRequest|} { ModelId = Model };
            ConverseRequest other = {|BDR9999:new()|};
            return _client.ConverseAsync(request);
        }
        """);

    [Fact]
    public Task Accepts_a_right_analyzer() => Verify.Analyzer<PlantedAnalyzer>(s_marked);

    [Theory, InlineData(Sdk.V4), InlineData(Sdk.V3)]
    public Task Has_the_SDK(Sdk sdk) => Verify.Analyzer<PlantedAnalyzer>(s_marked, sdk);

    [Fact]
    public Task Has_no_SDK_when_none_is_wanted() => Refuses("The input does not compile", () => Verify.Analyzer<PlantedAnalyzer>(s_marked, Sdk.None));

    [Fact]
    public Task Refuses_what_is_not_reported() => Refuses("A build should report", () => Verify.Analyzer<PlantedAnalyzer>(Verify.Statements("{|BDR9999:_ = text|};")));

    [Fact]
    public Task Refuses_what_is_reported_and_not_marked() => Refuses("A build should report", () => Verify.Analyzer<PlantedAnalyzer>(Verify.Statements("_ = new ConverseRequest();")));

    [Fact]
    public Task Refuses_another_place() => Refuses("A build should report", () => Verify.Analyzer<PlantedAnalyzer>(Verify.Statements("_ = {|BDR9999:new|} ConverseRequest();")));

    [Fact]
    public Task Refuses_what_an_editor_does_not_show() => Refuses("An editor should report", () => Verify.Analyzer<ReportsAtTheEnd>(Verify.Statements("_ = {|BDR9999:new ConverseRequest()|};")));

    [Fact]
    public Task Refuses_an_analyzer_that_throws() => Refuses("AD0001", () => Verify.Analyzer<Throws>(Verify.Statements("_ = new ConverseRequest();")));

    [Fact]
    public Task Refuses_input_that_does_not_compile() => Refuses("The input does not compile", () => Verify.Analyzer<PlantedAnalyzer>(Verify.Statements("nonsense();")));

    [Fact]
    public Task Takes_input_that_does_not_compile_where_said() => Verify.Analyzer<PlantedAnalyzer>(Verify.Statements("nonsense({|BDR9999:new ConverseRequest()|});"), allowErrors: true);

    [Fact]
    public Task Reads_marks_in_every_file() => Verify.Analyzer<PlantedAnalyzer>(s_marked, more: [("B.cs", "class B { object O = {|BDR9999:new Amazon.BedrockRuntime.Model.ConverseRequest()|}; }")]);

    [Fact]
    public Task Refuses_one_that_misses_behind_parentheses() => RefusesUnder<MissesBehindParentheses>(Rewriters.Parentheses, "_ = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_behind_comments() => RefusesUnder<MissesBehindComments>(Rewriters.Comments, "_ = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_after_CRLF() => RefusesUnder<MissesAfterCarriageReturns>(Rewriters.CarriageReturns, "_ = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_after_tabs() => RefusesUnder<MissesAfterTabs>(Rewriters.Tabs, "_ = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_qualified_names() => RefusesUnder<MissesQualifiedNames>(Rewriters.QualifiedNames, "_ = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_target_typed_new() => RefusesUnder<MissesTargetTypedNew>(Rewriters.TargetTypedNew, "var request = {|BDR9999:new ConverseRequest()|};");

    [Fact]
    public Task Refuses_one_that_misses_explicit_new() => RefusesUnder<MissesExplicitNew>(Rewriters.ExplicitNew, "ConverseRequest request = {|BDR9999:new()|};");

    [Fact]
    public Task Refuses_one_that_misses_on_this() => Refuses(
        Rewriters.This.ToString(), () => Verify.Analyzer<MissesOnThis>(Verify.Members("Task M() => _client.ConverseAsync({|BDR9999:new ConverseRequest()|});")));

    [Fact]
    public Task Leaves_out_the_rewriter_that_a_rule_must_not_have() => Verify.Analyzer<MissesBehindComments>(Verify.Statements("_ = {|BDR9999:new ConverseRequest()|};"), without: Rewriters.Comments);

    [Fact]
    public async Task Gives_its_inputs_to_a_collector_and_runs_nothing()
    {
        var collector = new List<Input>();
        Input.Collector = collector;
        try
        {
            await Verify.Analyzer<Throws>(s_marked);
            await Verify.Fix<Throws, PlantedFix>(s_marked, "no text at all");
        }
        finally
        {
            Input.Collector = null;
        }

        Assert.Equal([typeof(Throws), typeof(Throws)], collector.Select(i => i.Analyzer));
    }

    [Fact]
    public Task Accepts_a_right_fix() => Verify.Fix<PlantedAnalyzer, PlantedFix>(Fixable("{|BDR9999:new ConverseRequest()|}"), Fixable("Made()"));

    [Fact]
    public Task Fixes_several_documents() => Verify.Fix<PlantedAnalyzer, PlantedFix>(
        [Fixable("{|BDR9999:new ConverseRequest()|}"), Fixable("{|BDR9999:new ConverseRequest()|}").Replace("class C", "class D", StringComparison.Ordinal)],
        [Fixable("Made()"), Fixable("Made()").Replace("class C", "class D", StringComparison.Ordinal)]);

    [Fact]
    public Task Accepts_a_fix_without_FixAll_where_said() => Verify.Fix<PlantedAnalyzer, FixWithoutFixAll>(Fixable("{|BDR9999:new ConverseRequest()|}"), Fixable("Made()"), fixAll: false);

    [Fact]
    public Task Refuses_a_fix_without_FixAll() => RefusesFix<FixWithoutFixAll>("Values differ", "Made()");

    [Fact]
    public Task Refuses_another_text() => RefusesFix<PlantedFix>("did not match", "Made( )");

    [Fact]
    public Task Refuses_a_fix_that_does_not_compile() => RefusesFix<FixThatDoesNotCompile>("CS0103", "Unmade()");

    [Fact]
    public Task Refuses_a_tree_that_its_text_does_not_parse_to() => RefusesFix<FixWithAWrongTree>("Node(InvocationExpression)", "Made()");

    [Fact]
    public Task Refuses_a_fix_that_mixes_line_endings() => RefusesFix<FixThatWritesLineFeeds>("<LF>", "Made(\n)");

    [Fact]
    public Task Refuses_a_fix_where_none_should_be() => Refuses("did not match", () => Verify.NoFix<PlantedAnalyzer, PlantedFix>(Fixable("{|BDR9999:new ConverseRequest()|}")));

    private static string Fixable(string value) => "using Amazon.BedrockRuntime.Model;\nclass C\n{\n    object O = " + value + ";\n    static ConverseRequest Made() => null!;\n}\n";

    private static Task RefusesFix<TFix>(string message, string value)
        where TFix : CodeFixProvider, new() =>
        Refuses(message, () => Verify.Fix<PlantedAnalyzer, TFix>(Fixable("{|BDR9999:new ConverseRequest()|}"), Fixable(value)));

    private static Task RefusesUnder<TAnalyzer>(Rewriter rewriter, string statements)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Refuses(rewriter + ": was", () => Verify.Analyzer<TAnalyzer>(Verify.Statements(statements)));

    private static async Task Refuses(string message, Func<Task> test) => Assert.Contains(message, (await Assert.ThrowsAnyAsync<Exception>(test)).Message, StringComparison.Ordinal);
}
