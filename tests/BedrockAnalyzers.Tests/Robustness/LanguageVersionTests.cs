using System.Collections.Immutable;
using System.Text;
using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Projects in an older language than the newest: a fix writes only what that language has.</summary>
public class LanguageVersionTests
{
    private static readonly Rewriter s_withoutNullable = new("without nullable references", static (root, model) =>
        root.DescendantNodes().OfType<NullableTypeSyntax>().Where(n => model.GetTypeInfo(n).Type is not { IsValueType: true }).Select(static n => new TextChange(n.QuestionToken.Span, ""))
            .Concat(root.DescendantNodes().OfType<PostfixUnaryExpressionSyntax>().Where(static n => n.IsKind(SyntaxKind.SuppressNullableWarningExpression)).Select(static n => new TextChange(n.OperatorToken.Span, ""))));

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    public async Task Explore(LanguageVersion version)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var fixable = AllRules.Fixes.SelectMany(static f => f.FixableDiagnosticIds).ToHashSet();
        var inputs = (await RuleTestInputs.Found).Where(f => fixable.Contains(f.Diagnostic.Id)).Select(static f => f.Input).Where(static i => i.Files.Length == 1 && !i.AllowErrors).DistinctBy(static i => i.ToString());
        var (tried, applied) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var failures = new List<string>();
        using var workspace = new AdhocWorkspace();
        foreach (var input in inputs)
        {
            if (await InOldLanguage(input, version, workspace) is not { } document) continue;
            var compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
            if (compilation.GetDiagnostics(cancellationToken).Any(static d => d.Severity == DiagnosticSeverity.Error)) continue;
            var found = await Analysis.With(compilation, [input.CreateAnalyzer()], Configuration.Options(input.Options, []), concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken);
            foreach (var diagnostic in found)
            {
                tried[diagnostic.Id] = tried.GetValueOrDefault(diagnostic.Id) + 1;
                var actions = new List<CodeAction>();
                foreach (var fix in AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
                    await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
                foreach (var action in actions)
                {
                    applied[diagnostic.Id] = applied.GetValueOrDefault(diagnostic.Id) + 1;
                    var changed = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                    var text = await changed.GetTextAsync(cancellationToken);
                    var after = (await document.WithText(text).Project.GetCompilationAsync(cancellationToken))!;
                    if (after.GetDiagnostics(cancellationToken).FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
                        failures.Add($"{diagnostic.Id} '{action.Title}' {error.GetMessage()}  LINE: {text.Lines[error.Location.GetLineSpan().StartLinePosition.Line]}");
                }
            }
        }

        Console.WriteLine($"== {version} tried {string.Join(' ', tried.OrderBy(t => t.Key).Select(t => $"{t.Key}:{applied.GetValueOrDefault(t.Key)}/{t.Value}"))}");
        foreach (var group in failures.GroupBy(f => f.Split("  LINE")[0])) Console.WriteLine($"FAIL {version} {group.Count()} {group.First()}");
    }

    private static async Task<Document?> InOldLanguage(Input input, LanguageVersion version, AdhocWorkspace workspace)
    {
        var compilation = References.Compilation(input.Sdk);
        var tree = Input.Parse(Markup.Parse(input.Files[0].Marked).Text);
        if (version < LanguageVersion.CSharp9) tree = Rewritten(tree, Rewriters.ExplicitNew, input);
        if (version < LanguageVersion.CSharp8) tree = Rewritten(tree, s_withoutNullable, input);
        var options = compilation.Options.WithNullableContextOptions(version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable).WithOutputKind(Input.IsProgram(tree) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: options,
            parseOptions: Input.ParseOptions.WithLanguageVersion(version), metadataReferences: compilation.References));
        await Task.CompletedTask;
        return project.AddDocument("Code.cs", SourceText.From(tree.ToString(), Encoding.UTF8), filePath: "/Code.cs");
    }

    private static SyntaxTree Rewritten(SyntaxTree tree, Rewriter rewriter, Input input) =>
        Input.Parse(rewriter.Rewrite(tree, Input.Compile([tree], input.Sdk).GetSemanticModel(tree)));
}
