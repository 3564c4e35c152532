using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.PackageTests.Editing;

/// <summary>What an editor does with a project that is open, by the public interface of Roslyn's workspaces: takes what is typed, asks for the diagnostics of a document, and offers and applies fixes.</summary>
internal sealed partial class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]));
    private readonly ProjectId _projectId = ProjectId.CreateNewId();
    private readonly PackedAnalyzers _package;

    private Editor(PackedAnalyzers package) => _package = package;

    private Project Project => _workspace.CurrentSolution.GetProject(_projectId)!;

    /// <summary>Opens a project: its files are parsed, and nothing is bound.</summary>
    public static async Task<Editor> OpenAsync(IEnumerable<(string Name, string Text)> files, IEnumerable<string> references, PackedAnalyzers package)
    {
        var editor = new Editor(package);
        editor._workspace.AddProject(ProjectInfo.Create(
            editor._projectId,
            VersionStamp.Default,
            "Edited",
            "Edited",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            documents: files.Select(file => DocumentInfo.Create(DocumentId.CreateNewId(editor._projectId), file.Name, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, Encoding.UTF8), VersionStamp.Default)), filePath: "/" + file.Name)),
            metadataReferences: references.Select(static r => MetadataReference.CreateFromFile(r)),
            analyzerReferences: package.References));
        _ = await editor.Project.GetCompilationAsync();
        return editor;
    }

    /// <summary>The compiler's errors in the whole project.</summary>
    public async Task<ImmutableArray<Diagnostic>> ErrorsAsync() => [.. (await Project.GetCompilationAsync())!.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error)];

    public async Task<string> TextOfAsync(string document) => (await DocumentOf(document).GetTextAsync()).ToString();

    /// <summary>
    /// Types another number in the place of one, and analyzes a document of the project that is there then: the same one, or one that calls what is in it. The time is that
    /// from the key to the diagnostics, with what the workspace and the compiler do.
    /// </summary>
    public async Task<(double Milliseconds, long Bytes, ImmutableArray<Diagnostic> Found)> TypeAsync(string typed, string analyzed, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var text = await DocumentOf(typed).GetTextAsync();
        var number = Number().Match(text.ToString());
        if (!number.Success) throw new InvalidOperationException($"No number in {typed}");
        var change = new TextChange(new(number.Index, number.Length), (int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));

        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        Change(DocumentOf(typed).WithText(text.WithChanges(change)).Project.Solution);
        var found = await AnalyzeAsync(analyzed, analyzers);
        return (watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes, found);
    }

    /// <summary>The actions that are offered for a diagnostic of the document as it is now.</summary>
    public async Task<List<CodeAction>> OfferedAsync(string document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in _package.Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(document), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Does what a click on the action does.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None)) operation.Apply(_workspace, CancellationToken.None);
    }

    /// <summary>Puts back what a document was.</summary>
    public void Undo(string document, string text) => Change(DocumentOf(document).WithText(SourceText.From(text, Encoding.UTF8)).Project.Solution);

    public void Dispose() => _workspace.Dispose();

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var document = DocumentOf(name);
        var model = (await document.GetSemanticModelAsync())!;
        var with = new CompilationWithAnalyzers(
            model.Compilation, analyzers, new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var syntax = await with.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, CancellationToken.None);
        return syntax.AddRange(await with.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
    }

    private void Change(Solution solution)
    {
        if (!_workspace.TryApplyChanges(solution)) throw new InvalidOperationException("The workspace does not take the change.");
    }

    private Document DocumentOf(string name) => Project.Documents.First(d => string.Equals(d.Name, name, StringComparison.Ordinal));

    // What something is compared with: every file of the project has such a number.
    [GeneratedRegex("(?<= > )[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
