using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3001;

/// <summary>Gives a loop that only retries to Polly, where that is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResiliencePipelineFix))]
[WithoutFixAll("Whether a project uses Polly is for somebody to choose; the fix that writes the wait is applied to many places at once.")]
public sealed class ResiliencePipelineFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetryWithoutBackoffAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3001.ResiliencePipeline";

    /// <summary>None: which of the two ways a project takes is for somebody to choose, and <c>dotnet format</c> writes the wait.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(RetryWithoutBackoffAnalyzer.Id, "FixPipeline");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var places = diagnostic.AdditionalLocations;
        return places.Count > 1 && Retry.Read(diagnostic, diagnostic.Location, places[0], places[1], root, model) is { } retry
            ? ResiliencePipeline.Edits(retry, cancellationToken)
            : ImmutableArray<NodeEdit>.Empty;
    }
}
