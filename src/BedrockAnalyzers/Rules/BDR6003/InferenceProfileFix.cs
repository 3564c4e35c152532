using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR6003;

/// <summary>Writes the ID of an inference profile, or the model's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InferenceProfileFix))]
public sealed class InferenceProfileFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(InferenceProfileAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR6003.UseProfile";

    /// <summary>None: which geography a call may be answered in is a decision for each place.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string TitleFor(Diagnostic diagnostic) => "Use " + diagnostic.Properties[FixProperties.Replacement];

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) && replacement is not null
        && StringTexts.Replace(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), replacement) is { } edit
            ? ImmutableArray.Create(edit)
            : ImmutableArray<NodeEdit>.Empty;
}
