using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR3004;

/// <summary>Lets out what another attempt cannot help.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TooWideRetryFix))]
public sealed class TooWideRetryFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("BDR3004");

    private protected override string EquivalenceKey => "BDR3004.Filter";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(LastingErrorRetriedAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        diagnostic.AdditionalLocations.Count > 0
        && diagnostic.AdditionalLocations[0] is { } keyword
        && keyword.SourceTree == root.SyntaxTree
        && root.FindToken(keyword.SourceSpan.Start).Parent is CatchClauseSyntax { Block.OpenBraceToken.IsMissing: false, Parent: TryStatementSyntax } clause
            ? PassingErrors.EditsFor(clause, model, cancellationToken)
            : ImmutableArray<NodeEdit>.Empty;
}
