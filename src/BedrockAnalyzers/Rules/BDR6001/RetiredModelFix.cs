using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>Writes the replacement into the string, and leaves prefix, ARN and quotes as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredModelFix))]
public sealed class RetiredModelFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetiredModelAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR6001.UseReplacement";

    /// <summary>None: another model may refuse parameters that this one took, so each place deserves a look.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string TitleFor(Diagnostic diagnostic)
    {
        var replacement = diagnostic.Properties[FixProperties.Replacement]!;
        return "Use " + replacement.Substring(replacement.LastIndexOf('/') + 1);
    }

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) return ImmutableArray<NodeEdit>.Empty;
        return StringTexts.Replace(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), replacement) is { } edit ? ImmutableArray.Create(edit) : ImmutableArray<NodeEdit>.Empty;
    }
}
