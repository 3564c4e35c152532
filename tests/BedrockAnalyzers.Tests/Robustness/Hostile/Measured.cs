using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness.Hostile;

/// <summary>What all analyzers, and all fixes of what they report, take for a project: time and memory.</summary>
internal sealed record Measured(TimeSpan Compiler, TimeSpan Analyzers, long Allocated, TimeSpan SlowestFix, string SlowestFixOf, ImmutableArray<Diagnostic> Found, int Fixes)
{
    private const int PlacesPerRule = 2;

    public static async Task<Measured> Run(HostileInput input, int runs, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var references = References.Compilation(Sdk.V4);
        var projectId = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            projectId, VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: references.Options, parseOptions: Input.ParseOptions, metadataReferences: references.References));
        foreach (var (name, text) in input.Files)
        {
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(DocumentId.CreateNewId(projectId), name, SourceText.From(text, Encoding.UTF8), filePath: "/" + name)
                : solution.AddAdditionalDocument(DocumentId.CreateNewId(projectId), name, SourceText.From(text, Encoding.UTF8), filePath: "/" + name);
        }

        var project = solution.GetProject(projectId)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var (compiler, analyzers, allocated) = (TimeSpan.MaxValue, TimeSpan.MaxValue, long.MaxValue);
        ImmutableArray<Diagnostic> found = [];
        for (var run = 0; run < runs; run++)
        {
            var fresh = compilation.Clone();
            var watch = Cpu.Start();
            using var compiling = new CancellationTokenSource(TimeSpan.FromSeconds(25)); var error = fresh.GetDiagnostics(compiling.Token).FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
            compiler = watch.Elapsed;
            Assert.True(error is null, $"{input.Name}: {error?.Id} {error?.GetMessage(System.Globalization.CultureInfo.InvariantCulture)[..Math.Min(300, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Length)]}");

            watch = Cpu.Start();
            await new CompilationWithAnalyzers(fresh, [new Asking()], new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync(compiling.Token);
            compiler += watch.Elapsed;

            var before = GC.GetTotalAllocatedBytes(precise: true);
            watch = Cpu.Start();
            found = await Analysis.With(fresh, AllRules.Analyzers, project.AnalyzerOptions, concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken);
            analyzers = Min(analyzers, watch.Elapsed);
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        var (slowest, of, fixes) = (TimeSpan.Zero, "", 0);
        foreach (var (fix, diagnostic) in found.GroupBy(static d => d.Id, StringComparer.Ordinal).SelectMany(static rule => rule.Take(PlacesPerRule)).SelectMany(static d => AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(d.Id)).Select(f => (f, d))))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            var watch = Cpu.Start();
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
            foreach (var action in actions) await action.GetOperationsAsync(cancellationToken);
            fixes += actions.Count;
            if (watch.Elapsed > slowest) (slowest, of) = (watch.Elapsed, diagnostic.Id);
        }

        return new(compiler, analyzers, allocated, slowest, of, found, fixes);
    }

    /// <summary>Makes the compiler do what it does for every analyzer that asks it for the operations of the code.</summary>
    private sealed class Asking : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("T1", "T", "T", "T", DiagnosticSeverity.Info, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationBlockAction(static _ => { });
        }
    }

    // What others do on the machine at the same time is not counted.
    private readonly record struct Cpu(TimeSpan At)
    {
        public TimeSpan Elapsed => Environment.CpuUsage.TotalTime - At;

        public static Cpu Start() => new(Environment.CpuUsage.TotalTime);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
