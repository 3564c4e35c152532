using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>Repairs a project as somebody at an editor does: picks one of the actions that are offered, everywhere or, where it has no fix-all, place by place, until none is offered.</summary>
internal static class Repair
{
    // More places than any input has: a fix that goes on longer repairs nothing.
    private const int MostSteps = 20;

    /// <summary>What each of the actions makes of the project that are offered in it for the rule: the title of its first step, and the texts of all documents by name.</summary>
    /// <param name="files">Names and texts. What does not end in <c>.cs</c> is an additional file.</param>
    /// <param name="options">Lines of a <c>.globalconfig</c>.</param>
    /// <param name="id">The rule.</param>
    /// <param name="sdk">The references.</param>
    public static async Task<ImmutableArray<(string Title, ImmutableSortedDictionary<string, string> Files)>> All(IEnumerable<(string Name, string Text)> files, string? options, string id, Sdk sdk = Sdk.V4)
    {
        using var workspace = new AdhocWorkspace();
        var project = ProjectOf(workspace, files, options, sdk);
        var analyzer = AllRules.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => string.Equals(d.Id, id, StringComparison.Ordinal)));
        var results = ImmutableArray.CreateBuilder<(string, ImmutableSortedDictionary<string, string>)>();
        foreach (var first in await Offered(project.Solution, project.Id, analyzer, id))
        {
            var solution = await Applied(project.Solution, project.Id, first, analyzer);
            for (var step = 1; (await Offered(solution, project.Id, analyzer, id)).FirstOrDefault(o => string.Equals(o.Action.EquivalenceKey, first.Action.EquivalenceKey, StringComparison.Ordinal)) is { } next; step++)
            {
                Assert.True(step < MostSteps, $"{next.Action.Title} is offered again and again.");
                solution = await Applied(solution, project.Id, next, analyzer);
            }

            results.Add((first.Action.Title, await Texts(solution.GetProject(project.Id)!)));
        }

        return results.ToImmutable();
    }

    /// <summary>A project with these files and options in it too.</summary>
    public static Project With(Project project, IEnumerable<(string Name, string Text)> files, string? options)
    {
        foreach (var (name, text) in files)
        {
            project = name.EndsWith(".cs", StringComparison.Ordinal)
                ? project.AddDocument(name, SourceText.From(text), filePath: "/" + name).Project
                : project.AddAdditionalDocument(name, SourceText.From(text), filePath: "/" + name).Project;
        }

        if (options is not null) project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(Configuration.Globalconfig(options)), filePath: "/.globalconfig").Project;
        return project;
    }

    private static Project ProjectOf(AdhocWorkspace workspace, IEnumerable<(string Name, string Text)> files, string? options, Sdk sdk)
    {
        return With(Input.Project(workspace, sdk), files, options);
    }

    // The actions for the first place that has any: one choice there is one way to repair the project.
    private static async Task<ImmutableArray<Offer>> Offered(Solution solution, ProjectId projectId, DiagnosticAnalyzer analyzer, string id)
    {
        var project = solution.GetProject(projectId)!;
        var fixes = AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(id, StringComparer.Ordinal)).ToList();
        foreach (var diagnostic in await Found(project, analyzer))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            var offered = ImmutableArray.CreateBuilder<Offer>();
            foreach (var fix in fixes)
                await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offered.Add(new(fix, action, document.Id)), TestContext.Current.CancellationToken));
            if (offered.Count > 0) return offered.ToImmutable();
        }

        return [];
    }

    private static async Task<Solution> Applied(Solution solution, ProjectId projectId, Offer offer, DiagnosticAnalyzer analyzer)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var action = offer.Action;
        if (offer.Fix.GetFixAllProvider() is { } fixAll)
        {
            var provider = new Diagnostics(await Found(solution.GetProject(projectId)!, analyzer));
            var context = new FixAllContext(solution.GetDocument(offer.DocumentId)!, offer.Fix, FixAllScope.Project, action.EquivalenceKey!, offer.Fix.FixableDiagnosticIds, provider, cancellationToken);
            action = await fixAll.GetFixAsync(context) ?? action;
        }

        var changed = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;
        // A fix-all that leaves this place alone, as those do that change another document: then by itself.
        if (changed is null || !changed.GetChanges(solution).GetProjectChanges().Any())
            changed = (await offer.Action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return changed;
    }

    private static async Task<ImmutableArray<Diagnostic>> Found(Project project, DiagnosticAnalyzer analyzer)
    {
        var (errors, found) = await Analysis.Build((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!, [analyzer], project.AnalyzerOptions);
        Assert.True(errors.IsEmpty, string.Join('\n', errors));
        return [.. found.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    private static async Task<ImmutableSortedDictionary<string, string>> Texts(Project project)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
            texts.Add(document.Name, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        return texts.ToImmutable();
    }

    private sealed record Offer(CodeFixProvider Fix, CodeAction Action, DocumentId DocumentId);

    internal sealed class Diagnostics(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all.Where(d => !d.Location.IsInSource));
    }
}
