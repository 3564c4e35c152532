using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>A node that a rule looks at. As the driver's own context for one, which cannot be made without allocating for each node.</summary>
internal readonly struct NodeContext(SyntaxNode node, FileAnalysis file)
{
    /// <summary>The node.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>The model of the node's file.</summary>
    public SemanticModel SemanticModel => file.Model;

    /// <summary>The compilation that is analyzed.</summary>
    public Compilation Compilation => file.Model.Compilation;

    /// <summary>The options of the analysis.</summary>
    public AnalyzerOptions Options => file.Options;

    /// <summary>Ends the analysis.</summary>
    public CancellationToken CancellationToken => file.CancellationToken;

    /// <summary>Reports a diagnostic, which may stand elsewhere than the node.</summary>
    public void ReportDiagnostic(Diagnostic diagnostic) => file.Report(diagnostic);
}
