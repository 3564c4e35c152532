using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness.Hostile;

/// <summary>What all analyzers, and the fixes of what they report, take for a project: time of the processors and memory.</summary>
/// <param name="Analyzers">All analyzers, on a compilation whose diagnostics the compiler has found before; where that is much, less what the host takes for one that does nothing.</param>
/// <param name="Allocated">The bytes that they allocate.</param>
/// <param name="SlowestFix">The slowest of the fixes, from being asked for to its changed solution.</param>
/// <param name="SlowestFixOf">Its rule.</param>
/// <param name="Found">What is reported.</param>
/// <param name="Fixes">How many fixes were applied.</param>
internal sealed record Measured(TimeSpan Analyzers, long Allocated, TimeSpan SlowestFix, string SlowestFixOf, ImmutableArray<Diagnostic> Found, int Fixes)
{
    private static readonly TimeSpan s_muchTime = TimeSpan.FromSeconds(1);

    public static async Task<Measured> Run(HostileInput input)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var projectId = Input.Project(workspace, Sdk.V4).Id;
        var solution = workspace.CurrentSolution;
        foreach (var (name, text) in input.Files)
        {
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(DocumentId.CreateNewId(projectId), name, SourceText.From(text, Encoding.UTF8), filePath: "/" + name)
                : solution.AddAdditionalDocument(DocumentId.CreateNewId(projectId), name, SourceText.From(text, Encoding.UTF8), filePath: "/" + name);
        }

        var project = solution.GetProject(projectId)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var error = compilation.GetDiagnostics(cancellationToken).FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(error is null, $"{input.Name}: {error?.Id} at {error?.Location.GetLineSpan().StartLinePosition}");

        var allocated = GC.GetTotalAllocatedBytes();
        var start = Environment.CpuUsage.TotalTime;
        var with = Analysis.With(compilation, AllRules.Analyzers, project.AnalyzerOptions, concurrent: false);
        var found = await with.GetAnalyzerDiagnosticsAsync(cancellationToken);
        var analyzers = Environment.CpuUsage.TotalTime - start;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        // The host binds the code anew for its analyzers, whatever they do; where that is most of it, it does not count.
        if (analyzers > s_muchTime) analyzers -= await TimeOfHost(compilation, project.AnalyzerOptions, cancellationToken);

        var (slowest, of, fixes) = (TimeSpan.Zero, "", 0);
        foreach (var diagnostic in found.DistinctBy(static d => d.Id))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            start = Environment.CpuUsage.TotalTime;
            var actions = await AllRules.Offered(document, diagnostic);
            foreach (var action in actions) await action.GetOperationsAsync(cancellationToken);
            fixes += actions.Count;
            var took = Environment.CpuUsage.TotalTime - start;
            if (took > slowest) (slowest, of) = (took, diagnostic.Id);
        }

        return new(analyzers, allocated, slowest, of, found, fixes);
    }

    private static async Task<TimeSpan> TimeOfHost(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var start = Environment.CpuUsage.TotalTime;
        await Analysis.With(compilation.Clone(), [new IdleAnalyzer(asksForFiles: true)], options, concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return Environment.CpuUsage.TotalTime - start;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Analyzers.TotalSeconds:0.00} s, {Allocated / 1_000_000} MB, {Found.Length} found, {Fixes} fixes, the slowest of {SlowestFixOf} {SlowestFix.TotalSeconds:0.00} s, {string.Join(' ', Found.Select(static d => d.Id).Distinct(StringComparer.Ordinal))}");
}
