using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3002;

/// <summary>Lets the waits of a retry of Polly double with each attempt, with jitter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitWithoutJitterPollyFix))]
public sealed class WaitWithoutJitterPollyFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(WaitWithoutJitterAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3002.PollyBackOff";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(WaitWithoutJitterAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var edit = PollyOptionValues.OptionsOf(diagnostic, root) is { } options
            ? PollyOptionValues.BackOff(options, isAtOnce: false, model, cancellationToken)
            : PollyCalls.CallAt(diagnostic.Location, root) is { } call ? PollyCalls.ReplaceWaits(call, model, cancellationToken) : null;
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }
}
