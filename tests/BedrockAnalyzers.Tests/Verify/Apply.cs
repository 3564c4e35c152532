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
    /// <summary>The text after the fix of its one diagnostic, or null where no fix is offered. It has the structure that it is parsed to, compiles, and the diagnostic is gone.</summary>
    public static async Task<string?> Fix<TAnalyzer, TFix>(string text, Sdk sdk = Sdk.V4)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : BedrockCodeFix, new()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: References.Compilation(sdk).Options, parseOptions: Input.ParseOptions, metadataReferences: References.Compilation(sdk).References));
        var document = project.AddDocument("Test.cs", SourceText.From(text));
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var (errors, found) = await Analysis.Build(compilation!, [new TAnalyzer()]);
        Assert.Empty(errors);
        var diagnostic = Assert.Single(found);

        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        if (actions.Count == 0) return null;
        var operations = await Assert.Single(actions).GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var root = await changed.GetSyntaxRootAsync(cancellationToken);
        var result = root!.ToFullString();
        Assert.True(root.IsEquivalentTo(CSharpSyntaxTree.ParseText(result, Input.ParseOptions, cancellationToken: cancellationToken).GetRoot(cancellationToken)), "Another structure than that of its text:\n" + result);
        var (broken, left) = await Analysis.Build(Input.Compile([Input.Parse(result)], sdk), [new TAnalyzer()]);
        Assert.True(broken.IsEmpty, string.Join('\n', broken) + "\n" + result);
        Assert.True(left.IsEmpty, string.Join('\n', left) + "\n" + result);
        return result;
    }
}
