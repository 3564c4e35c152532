using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR4001;

/// <summary>Removes the commitment, so that the throughput is billed by the hour.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DevelopmentCommitmentFix))]
public sealed class DevelopmentCommitmentFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DevelopmentCommitmentAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR4001.RemoveCommitment";

    private protected override string TitleFor(Diagnostic diagnostic) => "Remove CommitmentDuration";

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan) is AssignmentExpressionSyntax assignment && !diagnostic.Properties.ContainsKey(FixProperties.IsPartial)

            // A local that is then used no more would be a warning of the compiler's.
            && model.GetSymbolInfo(assignment.Right, cancellationToken).Symbol is not ILocalSymbol
            && AssignmentRemoval.Of(assignment) is { } edit
            ? ImmutableArray.Create(edit)
            : ImmutableArray<NodeEdit>.Empty;
}
