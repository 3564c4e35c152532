using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace BedrockAnalyzers.Tests;

/// <summary>Runs analyzers as a build and as an editor do. A failure of an analyzer comes back as AD0001, which no test expects.</summary>
internal static class Analysis
{
    private static readonly AnalyzerOptions s_noOptions = new([]);

    /// <summary>What a build reports: the compiler's errors, and what the analyzers find.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Found)> Build(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions? options = null, bool concurrent = false)
    {
        var all = await With(compilation, analyzers, options, concurrent).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return ([.. all.Where(d => IsCompilers(d) && d.Severity == DiagnosticSeverity.Error)], [.. all.Where(d => !IsCompilers(d))]);
    }

    /// <summary>What an editor shows: each document by itself, and nothing that waits for the end of the compilation.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Editor(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions? options = null)
    {
        var with = With(compilation, analyzers, options, concurrent: false);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            found.AddRange(await with.GetAnalyzerSyntaxDiagnosticsAsync(tree, TestContext.Current.CancellationToken));
            found.AddRange(await with.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, TestContext.Current.CancellationToken));
        }

        foreach (var file in options?.AdditionalFiles ?? [])
            found.AddRange((await with.GetAnalysisResultAsync(file, TestContext.Current.CancellationToken)).GetAllDiagnostics());
        return found.ToImmutable();
    }

    /// <summary>The kinds of actions that an analyzer has registered in an analysis, as the driver counts them.</summary>
    public static async Task<IEnumerable<string>> Registered(CompilationWithAnalyzers with, DiagnosticAnalyzer analyzer)
    {
        var telemetry = await with.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
        return typeof(AnalyzerTelemetryInfo).GetProperties().Where(p => p.PropertyType == typeof(int) && (int)p.GetValue(telemetry)! > 0).Select(p => p.Name).Order(StringComparer.Ordinal);
    }

    public static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions? options, bool concurrent)
    {
        // A rule that is off by default is tested too.
        return new(Configuration.SwitchedOn(compilation, analyzers), analyzers, new CompilationWithAnalyzersOptions(options ?? s_noOptions, onAnalyzerException: null, concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false));
    }

    private static bool IsCompilers(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);
}
