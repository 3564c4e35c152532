using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>The analysis of one file by one rule. Each thread has one, for a rule has hardly anything else to allocate in most files.</summary>
internal sealed class FileAnalysis
{
    [ThreadStatic]
    private static FileAnalysis? s_kept;

    private SemanticModelAnalysisContext _context;

    private FileAnalysis()
    {
    }

    /// <summary>The model of the file, with what the compiler has bound.</summary>
    public SemanticModel Model => _context.SemanticModel;

    /// <summary>The options of the analysis.</summary>
    public AnalyzerOptions Options => _context.Options;

    /// <summary>Ends the analysis.</summary>
    public CancellationToken CancellationToken => _context.CancellationToken;

    /// <summary>Begins an analysis, which <see cref="End"/> is to end.</summary>
    public static FileAnalysis Begin(SemanticModelAnalysisContext context)
    {
        var file = s_kept ?? new();
        s_kept = null;
        file._context = context;
        return file;
    }

    /// <summary>Ends the analysis: nothing of it is kept.</summary>
    public void End()
    {
        _context = default;
        s_kept = this;
    }

    /// <summary>Reports a diagnostic.</summary>
    public void Report(Diagnostic diagnostic) => _context.ReportDiagnostic(diagnostic);
}
