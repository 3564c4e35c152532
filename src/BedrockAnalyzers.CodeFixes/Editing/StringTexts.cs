using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes another text into a string, and leaves its quotes as they are.</summary>
internal static class StringTexts
{
    /// <summary>The edit that replaces the whole text; null for what is no plain string, and where escapes make the code differ from the text.</summary>
    public static NodeEdit? Replace(SyntaxNode node, string replacement)
    {
        var value = node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } when contents[0] is InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            _ => "",
        };
        var code = node.ToString();
        return value.Length > 0 && code.IndexOf(value, StringComparison.Ordinal) is var start and >= 0
            ? new(node, nameof(StringTexts), original => SyntaxFactory.ParseExpression(code.Remove(start, value.Length).Insert(start, replacement)).WithTriviaFrom(original))
            : null;
    }
}
