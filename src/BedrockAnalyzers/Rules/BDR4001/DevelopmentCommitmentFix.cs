using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR4001;

/// <summary>Removes the commitment, so that the throughput is billed by the hour.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DevelopmentCommitmentFix))]
public sealed class DevelopmentCommitmentFix : BedrockCodeFix
{
    private const string Property = "CommitmentDuration";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DevelopmentCommitmentAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR4001.RemoveCommitment";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(DevelopmentCommitmentAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is not AssignmentExpressionSyntax assignment) return ImmutableArray<NodeEdit>.Empty;

        // Of several values only those for development go.
        if (diagnostic.AdditionalLocations.Count > 0) return diagnostic.AdditionalLocations.Select(location => ToNull(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))).ToImmutableArray();

        // A local of text that is then used no more would be a warning of the compiler's.
        if (model.GetSymbolInfo(assignment.Right, cancellationToken).Symbol is ILocalSymbol { Type.SpecialType: SpecialType.System_String }) return ImmutableArray<NodeEdit>.Empty;
        var edit = assignment.Parent is ExpressionStatementSyntax statement
            ? Removals.Statement(statement, Property, assignment.Left)
            : Removals.FromInitializer(assignment, Property, assignment.Left);
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }

    private static NodeEdit ToNull(SyntaxNode value) => new(value, Property, static node => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(node));
}
