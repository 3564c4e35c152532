using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Members of the project that always hold one literal: a <c>readonly</c> field or a get-only property that no constructor sets.</summary>
internal static class FixedMembers
{
    /// <summary>The literal that a member always holds, or null when that is not sure.</summary>
    public static ConstantValue? ValueOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || member is IPropertySymbol { IsVirtual: true } or IPropertySymbol { IsOverride: true } or IPropertySymbol { IsAbstract: true }) return null;
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })) return null;
        var value = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            PropertyDeclarationSyntax { Initializer.Value: var initial } => initial,
            _ => null,
        };
        while (value is ParenthesizedExpressionSyntax parenthesized) value = parenthesized.Expression;
        return value is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) && !IsSetByConstructor(member, cancellationToken)
            ? new(literal.Token.ValueText, literal)
            : null;
    }

    /// <summary>Whether a property of the project is a plain <c>{ get; set; }</c>, so that it holds what was last put into it.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.DeclaringSyntaxReferences.IsEmpty) return false;
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) return true;
        }

        return false;
    }

    private static bool IsSetByConstructor(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is not ConstructorDeclarationSyntax declaration) continue;
                foreach (var node in declaration.DescendantNodes())
                {
                    if (node is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, member.Name, StringComparison.Ordinal)) return true;
                }
            }
        }

        return false;
    }
}
