using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>The strings that code writes down whole.</summary>
internal static class StringLiterals
{
    /// <summary>Calls <paramref name="action"/> at each string literal, with what it says.</summary>
    public static void OnText(RuleActions actions, Action<NodeContext, string> action)
    {
        actions.RegisterSyntaxNodeAction(
            node => action(node, ((LiteralExpressionSyntax)node.Node).Token.ValueText),
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression);

        // An interpolated string without holes is a literal that happens to begin with $.
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (((InterpolatedStringExpressionSyntax)node.Node).Contents is { Count: 1 } contents && contents[0] is InterpolatedStringTextSyntax text) action(node, text.TextToken.ValueText);
            },
            SyntaxKind.InterpolatedStringExpression);
    }
}
