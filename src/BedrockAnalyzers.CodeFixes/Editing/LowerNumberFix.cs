using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes a lower number where one that is too high is assigned. What a constant or a local holds is used elsewhere too: there is no fix for it.</summary>
public abstract class LowerNumberFix : BedrockCodeFix
{
    private readonly string _ruleId;

    private protected LowerNumberFix(string ruleId, string name)
    {
        _ruleId = ruleId;
        EquivalenceKey = ruleId + "." + name;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_ruleId);

    private protected sealed override string EquivalenceKey { get; }

    private protected sealed override string TitleFor(Diagnostic diagnostic) => $"Lower {diagnostic.Properties[FixProperties.CapName]} to {diagnostic.Properties[FixProperties.MaxTokens]}";

    private protected sealed override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.MaxTokens, out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ImmutableArray<NodeEdit>.Empty;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (node is ParenthesizedExpressionSyntax parenthesized) node = parenthesized.Expression;
        if (node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } or InterpolatedStringTextSyntax)
            return JsonTexts.Replace(node, diagnostic.Location.SourceSpan, text!) is { } edit ? ImmutableArray.Create(edit) : ImmutableArray<NodeEdit>.Empty;
        return node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } literal
            ? ImmutableArray.Create(new NodeEdit(literal, nameof(LowerNumberFix), original => Lower((LiteralExpressionSyntax)original, number)))
            : ImmutableArray<NodeEdit>.Empty;
    }

    private static LiteralExpressionSyntax Lower(LiteralExpressionSyntax literal, int number)
    {
        var text = literal.Token.Text.IndexOf('_') >= 0 ? number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_') : number.ToString(CultureInfo.InvariantCulture);
        return literal.WithToken(SyntaxFactory.Literal(text, number).WithTriviaFrom(literal.Token));
    }
}
