using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

    /// <summary>The costs of the compiler alone and of the compiler with each of the candidates, in their order.</summary>
    public static (Cost Compiler, ImmutableArray<Cost> With) Of(Compilation compilation, ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates, AnalyzerOptions options, int rounds)
    {
        var best = new Cost?[candidates.Length + 1];
        // The first round makes code ready and is not counted. Whoever comes first in a round is another one in the next.
        for (var round = 0; round <= rounds; round++)
        {
            for (var turn = 0; turn < best.Length; turn++)
            {
                var candidate = (turn + round) % best.Length;
                var cost = Once(compilation, candidate == 0 ? [] : candidates[candidate - 1], options);
                if (round > 0) best[candidate] = Least(best[candidate], cost);
            }
        }

        return (best[0]!, [.. best.Skip(1).Select(static cost => cost!)]);
    }

    private static Cost Least(Cost? known, Cost cost) =>
        known is { } other
            ? new(Math.Min(other.Milliseconds, cost.Milliseconds), Math.Min(other.Bytes, cost.Bytes), cost.Found)
            : cost;

    private static Cost Once(Compilation original, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        // A compilation keeps what was bound for it: each run needs a new one.
        var compilation = original.Clone();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        var found = analyzers.IsEmpty ? compilation.GetDiagnostics() : With(compilation, analyzers, options).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return new((Environment.CpuUsage.TotalTime - time).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes, found.Length);
    }

    private static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options) =>
        new(compilation, analyzers, new CompilationWithAnalyzersOptions(options, OnException, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) => Console.Error.WriteLine($"{analyzer}: {exception.Message}");
}
