using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>What it costs to compile a project, and to compile it with analyzers: one thread, one process, all candidates in turns.</summary>
internal static class Measurement
{
    /// <summary>What one candidate costs beyond nothing at all.</summary>
    /// <param name="Milliseconds">CPU time, the least of all rounds: what a busy machine adds is no part of it.</param>
    /// <param name="Bytes">What was allocated, the least of all rounds.</param>
    /// <param name="Found">How many diagnostics, the compiler's among them.</param>
    public sealed record Cost(double Milliseconds, long Bytes, int Found);

    /// <summary>The costs of the compiler with each of the candidates, in their order; one without analyzers is the compiler alone. A first round makes code ready and is not counted.</summary>
    public static ImmutableArray<Cost> Of(Compilation compilation, ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates, AnalyzerOptions options, int rounds) =>
        Of(compilation, candidates, options, rounds, Collect);

    /// <summary>The same for bytes alone: what was allocated before is no part of them, and need not be collected.</summary>
    public static ImmutableArray<Cost> OfBytes(Compilation compilation, ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates, AnalyzerOptions options, int rounds) =>
        Of(compilation, candidates, options, rounds, static () => { });

    private static ImmutableArray<Cost> Of(Compilation compilation, ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates, AnalyzerOptions options, int rounds, Action prepare)
    {
        var best = new Cost?[candidates.Length];
        // Whoever comes first in a round is another one in the next.
        for (var round = 0; round <= rounds; round++)
        {
            for (var turn = 0; turn < best.Length; turn++)
            {
                var candidate = (turn + round) % best.Length;
                // A compilation keeps what was bound for it: each run needs a new one.
                var fresh = compilation.Clone();
                prepare();
                var cost = Once(() => Diagnostics(fresh, candidates[candidate], options).Length);
                if (round > 0) best[candidate] = Least(best[candidate], cost);
            }
        }

        return [.. best.Select(static cost => cost!)];
    }

    /// <summary>The cost of what a build does without analyzers: to parse, to bind, and to write the assembly, which goes nowhere.</summary>
    public static Cost OfBuild(Compilation compilation, int rounds)
    {
        var texts = compilation.SyntaxTrees.Select(static tree => (Text: tree.GetText().ToString(), tree.FilePath, Options: (CSharpParseOptions)tree.Options)).ToList();
        var empty = compilation.RemoveAllSyntaxTrees();
        Cost? best = null;
        for (var round = 0; round <= rounds; round++)
        {
            Collect();
            var cost = Once(() => empty.AddSyntaxTrees(texts.Select(static file => CSharpSyntaxTree.ParseText(file.Text, file.Options, file.FilePath, Encoding.UTF8))).Emit(Stream.Null).Diagnostics.Length);
            if (round > 0) best = Least(best, cost);
        }

        return best!;
    }

    private static Cost Least(Cost? known, Cost cost) =>
        known is { } other
            ? new(Math.Min(other.Milliseconds, cost.Milliseconds), Math.Min(other.Bytes, cost.Bytes), cost.Found)
            : cost;

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static Cost Once(Func<int> work)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        var found = work();
        return new((Environment.CpuUsage.TotalTime - time).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes, found);
    }

    private static ImmutableArray<Diagnostic> Diagnostics(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options) =>
        analyzers.IsEmpty ? compilation.GetDiagnostics() : With(compilation, analyzers, options).GetAllDiagnosticsAsync().GetAwaiter().GetResult();

    /// <summary>The analysis of a compilation, on the thread that asks.</summary>
    public static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options) =>
        new(compilation, analyzers, new CompilationWithAnalyzersOptions(options, OnException, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) => Console.Error.WriteLine($"{analyzer}: {exception.Message}");
}
