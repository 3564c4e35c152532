using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>Expressions without the parentheses and <c>!</c> around them, which change nothing, and operations without their conversions.</summary>
internal static class Bare
{
    /// <summary>What stands inside.</summary>
    public static ExpressionSyntax Inside(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } known:
                    expression = known.Operand;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>The outermost expression that is the same.</summary>
    public static SyntaxNode Around(SyntaxNode expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) expression = expression.Parent;
        return expression;
    }

    /// <summary>A name with what it is a member of, where that is written before it.</summary>
    public static ExpressionSyntax Qualified(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>What is converted.</summary>
    public static IOperation WithoutConversion(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }
}
