using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes another model's ID into a string literal, in the same kind of quotes.</summary>
public abstract class ReplaceModelIdFix : BedrockCodeFix
{
    private readonly string _ruleId;
    private readonly string _equivalenceKey;

    private protected ReplaceModelIdFix(string ruleId, string equivalenceKey)
    {
        _ruleId = ruleId;
        _equivalenceKey = equivalenceKey;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_ruleId);

    private protected sealed override string EquivalenceKey => _equivalenceKey;

    /// <summary>None: another model may refuse parameters that this one took, answer otherwise, or be answered in another geography, so each place deserves a look.</summary>
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    private protected sealed override LocalizableString TitleFor(Diagnostic diagnostic)
    {
        var replacement = diagnostic.Properties[FixProperties.Replacement]!;
        return new RuleText(_ruleId, "Fix", replacement.Substring(replacement.LastIndexOf('/') + 1));
    }

    private protected sealed override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) return ImmutableArray<NodeEdit>.Empty;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (node is ParenthesizedExpressionSyntax parenthesized) node = parenthesized.Expression;
        return StringTexts.Replace(node, replacement) is { } edit ? ImmutableArray.Create(edit) : ImmutableArray<NodeEdit>.Empty;
    }
}
