using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>Applies a fix to a text and answers what comes out, for tests that make many texts and do not write each result down.</summary>
internal static class Apply
{
    /// <summary>The text after the fix of all its diagnostics at once. It has the structure that it is parsed to and compiles.</summary>
    public static async Task<(string Text, int Found, int Left)> FixAll<TAnalyzer, TFix>(string text, string key, Sdk sdk = Sdk.V4)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : BedrockCodeFix, new()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = Input.Project(workspace, sdk).AddDocument("Code.cs", SourceText.From(text));
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var (errors, found) = await Analysis.Build(compilation!, [new TAnalyzer()]);
        Assert.True(errors.IsEmpty, string.Join('\n', errors) + "\n" + text);

        var fix = new TFix();
        var action = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(document, fix, FixAllScope.Document, key, fix.FixableDiagnosticIds, new Found(found), cancellationToken));
        if (action is null) return (text, found.Length, found.Length);
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetDocument(document.Id) ?? document;
        var root = await changed.GetSyntaxRootAsync(cancellationToken);
        var result = root!.ToFullString();
        var parsed = CSharpSyntaxTree.ParseText(result, Input.ParseOptions, cancellationToken: cancellationToken).GetRoot(cancellationToken);
        foreach (var (x, y) in root.DescendantTokens().Zip(parsed.DescendantTokens())) if (!x.IsEquivalentTo(y) || x.LeadingTrivia.Count != y.LeadingTrivia.Count || x.TrailingTrivia.Count != y.TrailingTrivia.Count) Assert.Fail($"DIFF {x.Kind()} '{x.ToFullString()}' {y.Kind()} '{y.ToFullString()}'");
        Assert.True(root.IsEquivalentTo(CSharpSyntaxTree.ParseText(result, Input.ParseOptions, cancellationToken: cancellationToken).GetRoot(cancellationToken)), "Another structure than that of its text:\n" + result);
        var (broken, left) = await Analysis.Build(Input.Compile([Input.Parse(result)], sdk), [new TAnalyzer()]);
        Assert.True(broken.IsEmpty, string.Join('\n', broken) + "\n" + result);
        return (result, found.Length, left.Length);
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
