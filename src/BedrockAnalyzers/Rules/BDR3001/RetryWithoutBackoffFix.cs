using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3001;

/// <summary>Waits before each retry: longer each time, with jitter, at most 20 seconds, and not for ever.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutBackoffFix))]
public sealed class RetryWithoutBackoffFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetryWithoutBackoffAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3001.BackOff";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(RetryWithoutBackoffAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var places = diagnostic.AdditionalLocations;
        return places.Count > 0 && Retry.Read(diagnostic, diagnostic.Location, places[0], places.ElementAtOrDefault(1), root, model) is { } retry
            ? RetryEdits.BackOff(retry, cancellationToken)
            : ImmutableArray<NodeEdit>.Empty;
    }
}
