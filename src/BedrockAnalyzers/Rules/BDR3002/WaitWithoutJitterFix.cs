using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR3002;

/// <summary>Makes the wait before a retry grow, and gives it jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitWithoutJitterFix))]
public sealed class WaitWithoutJitterFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(WaitWithoutJitterAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3002.BackOff";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(WaitWithoutJitterAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var places = diagnostic.AdditionalLocations;
        return places.Count > 1
            && Retry.Read(diagnostic, places[0], places[1], call: null, root, model) is { } retry
            && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax wait
                ? RetryEdits.Grow(retry, wait, cancellationToken)
                : ImmutableArray<NodeEdit>.Empty;
    }
}
