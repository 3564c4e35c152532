using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3003;

/// <summary>Bounds the attempts of a retry of Polly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndlessRetryPollyFix))]
public sealed class EndlessRetryPollyFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(EndlessRetryAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3003.PollyLimit";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(EndlessRetryAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var edit = PollyOptionValues.OptionsOf(diagnostic, root) is { } options
            ? PollyOptionValues.Limit(options)
            : PollyCalls.CallAt(diagnostic.Location, root) is { } call ? PollyCalls.Limit(call, model, cancellationToken) : null;
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }
}
