using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Code as it is while somebody types: no analyzer fails on it, and no fix that it gets throws.</summary>
public class HalfTypedTests
{
    private const int PlacesPerInput = 3;

    [Fact]
    public async Task Every_rule_test_input_cut_short_and_with_a_token_left_out()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Input", "Input", LanguageNames.CSharp,
            compilationOptions: References.Compilation(Sdk.V4).Options, parseOptions: Input.ParseOptions, metadataReferences: References.Compilation(Sdk.V4).References));
        var (texts, diagnostics, actions) = (0, 0, 0);
        foreach (var whole in (await RuleTestInputs.All()).Select(i => Markup.Parse(i.Files[0].Marked).Text).Distinct(StringComparer.Ordinal))
        {
            var tokens = Input.Parse(whole).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
            for (var place = 1; place <= PlacesPerInput; place++)
            {
                // Different inputs are spoilt at different tokens, so that all kinds of places come up.
                var token = tokens[(tokens.Count * place / (PlacesPerInput + 1) + texts * 7) % tokens.Count];
                foreach (var text in new[] { whole[..token.Span.End], whole.Remove(token.SpanStart, token.Span.Length) })
                {
                    texts++;
                    var document = project.AddDocument("Code.cs", SourceText.From(text, Encoding.UTF8));
                    var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
                    foreach (var diagnostic in await Analysis.With(compilation, AllRules.Analyzers, options: null, concurrent: false).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
                    {
                        Assert.False(string.Equals(diagnostic.Id, "AD0001", StringComparison.Ordinal), $"{diagnostic}\n{text}");
                        diagnostics++;
                        actions += await ApplyFixes(document, diagnostic);
                    }
                }
            }
        }

        Assert.True(diagnostics > texts / 4 && actions > texts / 8, $"{texts} texts gave {diagnostics} diagnostics and {actions} fixes: too little was tried.");
    }

    private static async Task<int> ApplyFixes(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        foreach (var action in actions)
            await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return actions.Count;
    }
}
