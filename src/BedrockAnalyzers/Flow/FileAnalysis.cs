using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>The analysis of one file by one rule.</summary>
internal sealed class FileAnalysis(SemanticModelAnalysisContext context)
{
    /// <summary>The model of the file, with what the compiler has bound.</summary>
    public SemanticModel Model { get; } = context.SemanticModel;

    /// <summary>The options of the analysis.</summary>
    public AnalyzerOptions Options { get; } = context.Options;

    /// <summary>Ends the analysis.</summary>
    public CancellationToken CancellationToken { get; } = context.CancellationToken;

    /// <summary>Reports a diagnostic.</summary>
    public void Report(Diagnostic diagnostic) => context.ReportDiagnostic(diagnostic);
}
