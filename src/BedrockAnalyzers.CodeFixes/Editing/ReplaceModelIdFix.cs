using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>None: another model may refuse parameters that this one took, or answer otherwise, so each place deserves a look.</summary>
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    private protected sealed override string TitleFor(Diagnostic diagnostic)
    {
        var replacement = diagnostic.Properties[FixProperties.Replacement]!;
        return "Use " + replacement.Substring(replacement.LastIndexOf('/') + 1);
    }

    private protected sealed override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) return ImmutableArray<NodeEdit>.Empty;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (node is ParenthesizedExpressionSyntax parenthesized) node = parenthesized.Expression;
        var value = node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } when contents[0] is InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            _ => "",
        };

        // Not found where escapes make the code differ from the value.
        var code = node.ToString();
        return value.Length > 0 && code.IndexOf(value, StringComparison.Ordinal) is var start and >= 0
            ? ImmutableArray.Create(new NodeEdit(node, nameof(ReplaceModelIdFix), original => SyntaxFactory.ParseExpression(code.Remove(start, value.Length).Insert(start, replacement)).WithTriviaFrom(original)))
            : ImmutableArray<NodeEdit>.Empty;
    }
}
