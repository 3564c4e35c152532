using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3001;

/// <summary>Lets a retry of Polly wait between its attempts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutBackoffPollyFix))]
public sealed class RetryWithoutBackoffPollyFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetryWithoutBackoffAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3001.PollyBackOff";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(RetryWithoutBackoffAnalyzer.Id, "FixPolly");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var edit = PollyOptionValues.OptionsOf(diagnostic, root) is { } options
            ? PollyOptionValues.BackOff(options, isAtOnce: true, model, cancellationToken)
            : PollyCalls.CallAt(diagnostic.Location, root) is { } call
            ? PollyCalls.AddWaits(call, model, cancellationToken) ?? PollyCalls.ReplaceWaits(call, model, cancellationToken)
            : null;
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }
}
