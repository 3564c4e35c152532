using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3003;

/// <summary>Ends a retry after five attempts, with the last error.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndlessRetryFix))]
public sealed class EndlessRetryFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(EndlessRetryAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3003.Limit";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(EndlessRetryAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var places = diagnostic.AdditionalLocations;
        return places.Count > 0 && Retry.Read(diagnostic, places[0], diagnostic.Location, places.ElementAtOrDefault(1), root, model) is { IsBounded: false } retry
            ? RetryEdits.Limit(retry, cancellationToken)
            : ImmutableArray<NodeEdit>.Empty;
    }
}
