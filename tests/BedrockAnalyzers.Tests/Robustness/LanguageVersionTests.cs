using System.Globalization;
using System.Text;
using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Projects in every language version: the rules read what it has, and a fix writes nothing that it has not.</summary>
public class LanguageVersionTests
{
    // Of each fix, in each version; all of them take minutes, and were tried.
    private const int PlacesPerTitle = 2;

    private static readonly Rewriter s_withoutNullable = new("without nullable references", static (root, model) =>
        root.DescendantNodes().OfType<NullableTypeSyntax>().Where(n => model.GetTypeInfo(n).Type is not { IsValueType: true }).Select(static n => new TextChange(n.QuestionToken.Span, ""))
            .Concat(root.DescendantNodes().OfType<PostfixUnaryExpressionSyntax>().Where(static n => n.IsKind(SyntaxKind.SuppressNullableWarningExpression)).Select(static n => new TextChange(n.OperatorToken.Span, ""))));

    public static TheoryData<LanguageVersion, string> Programs => LanguagePrograms.All;

    [Theory, MemberData(nameof(Programs))]
    public async Task A_program_of_the_version_is_read_and_repaired_in_it(LanguageVersion version, string program)
    {
        using var workspace = new AdhocWorkspace();
        var markup = Markup.Parse(program);
        var document = DocumentOf(markup.Text, version, Sdk.V4, workspace);
        var (errors, all) = await Analysis.Build((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!, AllRules.Analyzers);
        Assert.Empty(errors);
        Assert.DoesNotContain(all, static d => d.Id is "AD0001");
        var found = all.Where(static d => d.Id is "BDR1001").OrderBy(static d => d.Location.SourceSpan.Start).ToList();
        Assert.Equal(markup.Marks.Select(static m => m.Span), found.Select(static d => d.Location.SourceSpan));
        foreach (var diagnostic in found)
        {
            var action = Assert.Single(await AllRules.Offered(document, diagnostic));
            var (after, text) = await After(document, action);
            Assert.True(after.Count == 0, $"{after.FirstOrDefault()}\n{text}");
        }
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, 20)]
    [InlineData(LanguageVersion.CSharp8, 20)]
    public async Task No_fix_writes_what_the_version_has_not(LanguageVersion version, int rules)
    {
        var fixable = AllRules.Fixes.SelectMany(static f => f.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        var applied = new Dictionary<(string Id, string Key), int>();
        using var workspace = new AdhocWorkspace();
        foreach (var (input, first) in (await RuleTestInputs.Found).Where(f => fixable.Contains(f.Diagnostic.Id) && f.Input is { AllowErrors: false, Files.Length: 1 }).DistinctBy(static f => f.Input.ToString()))
        {
            // Each rule has an own list of fixes; what was tried often enough is left out before it is compiled.
            if (applied.Where(a => a.Key.Id == first.Id).ToList() is { Count: > 0 } done && done.TrueForAll(static a => a.Value >= PlacesPerTitle)) continue;
            var document = DocumentOf(InOldLanguage(input, version), version, input.Sdk, workspace);
            var (errors, found) = await Analysis.Build((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!, [input.CreateAnalyzer()], Configuration.Options(input.Options, []));
            if (!errors.IsEmpty) continue;
            foreach (var diagnostic in found)
            {
                foreach (var action in await AllRules.Offered(document, diagnostic))
                {
                    var key = (diagnostic.Id, action.EquivalenceKey ?? action.Title);
                    if ((applied[key] = applied.GetValueOrDefault(key) + 1) > PlacesPerTitle) continue;
                    var (after, text) = await After(document, action);
                    Assert.True(after.Count == 0, $"{diagnostic.Id} {action.Title}: {after.FirstOrDefault()?.GetMessage(CultureInfo.InvariantCulture)}\n{text}");
                }
            }
        }

        Assert.True(applied.Keys.DistinctBy(static k => k.Id).Count() >= rules, string.Join(' ', applied.Keys.Select(static k => k.Id)));
    }

    [Fact]
    public void No_host_loads_them_for_another_language()
    {
        foreach (var analyzer in AllRules.Analyzers)
            Assert.Equal([LanguageNames.CSharp], analyzer.GetType().GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), inherit: false).Cast<DiagnosticAnalyzerAttribute>().Single().Languages);
        foreach (var fix in AllRules.Fixes)
            Assert.Equal([LanguageNames.CSharp], fix.GetType().GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false).Cast<ExportCodeFixProviderAttribute>().Single().Languages);
    }

    [Fact]
    public void The_fix_of_a_program_is_seen_to_be_wrong_for_its_version()
    {
        // Or the tests above would show nothing.
        using var workspace = new AdhocWorkspace();
        var document = DocumentOf("class C { object o = (C)new(); int[] a = [1]; }", LanguageVersion.CSharp7_3, Sdk.V4, workspace);
        Assert.NotEmpty(Errors(document));
    }

    private static Document DocumentOf(string text, LanguageVersion version, Sdk sdk, AdhocWorkspace workspace)
    {
        var options = References.Compilation(sdk).Options.WithAllowUnsafe(true).WithNullableContextOptions(version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable)
            .WithOutputKind(Input.IsProgram(Input.Parse(text)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        return Input.Project(workspace, sdk, options, Input.ParseOptions.WithLanguageVersion(version)).AddDocument("Code.cs", SourceText.From(text, Encoding.UTF8), filePath: "/Code.cs");
    }

    // From its text: the nodes that a fix makes say nothing of the version.
    private static async Task<(List<Diagnostic> Errors, SourceText Text)> After(Document document, CodeAction action)
    {
        var changed = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var text = await changed.GetTextAsync(TestContext.Current.CancellationToken);
        return (Errors(document.WithText(SourceText.From(text.ToString(), Encoding.UTF8))), text);
    }

    private static List<Diagnostic> Errors(Document document) =>
        [.. document.Project.GetCompilationAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()!.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error)];

    private static string InOldLanguage(Input input, LanguageVersion version)
    {
        var tree = Rewritten(Input.Parse(Markup.Parse(input.Files[0].Marked).Text), Rewriters.ExplicitNew, input);
        return (version < LanguageVersion.CSharp8 ? Rewritten(tree, s_withoutNullable, input) : tree).ToString();
    }

    private static SyntaxTree Rewritten(SyntaxTree tree, Rewriter rewriter, Input input) => Input.Parse(rewriter.Rewrite(tree, Input.Compile([tree], input.Sdk).GetSemanticModel(tree)));
}
