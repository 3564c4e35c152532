using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>What is kept in memory for a compilation that has been analyzed.</summary>
internal static class Retained
{
    /// <summary>The bytes that are kept while a compilation and its analysis are open, and those that are still there when nobody holds them.</summary>
    public static (long Open, long After) By(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        // What is made once a process, and the nodes of the trees, which all compilations of these share, are no part of it.
        Open(compilation.Clone(), analyzers, options);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var open = Open(compilation.Clone(), analyzers, options);
        return (open, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    // Not inlined: nothing of it may stay on the stack of who asks.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Open(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var with = Measurement.With(compilation, analyzers, options);
        with.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        var open = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(with);
        GC.KeepAlive(compilation);
        return open;
    }
}
