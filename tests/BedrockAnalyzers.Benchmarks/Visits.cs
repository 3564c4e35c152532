using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>How many operations a rule's walks visit: a measure that is the same on every machine.</summary>
internal static class Visits
{
    /// <summary>The visits of a rule on so many copies of its example.</summary>
    public static async Task<long> Of(string id, int copies)
    {
        var counter = new Counter();
        ImmutableArray<DiagnosticAnalyzer> analyzers = [BenchmarkInput.Analyzer(id), counter];
        await new CompilationWithAnalyzers(BenchmarkInput.Compilation(id, copies), analyzers, Configuration.Options(BenchmarkInput.Options(id), [])).GetAnalyzerDiagnosticsAsync();
        return counter.Visited;
    }

    /// <summary>Counts beside the analyzers of a run. The driver gives analyzers a compilation of its own: only an analyzer can say which.</summary>
    public sealed class Counter : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = new("COUNTER", "Counter", "Counter", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        private BedrockCompilation? _bedrock;

        /// <summary>The visits in the last compilation, none where no SDK is referenced.</summary>
        public long Visited => _bedrock?.VisitedOperations ?? 0;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(end => _bedrock = BedrockCompilation.TryGet(end.Compilation));
        }
    }
}
