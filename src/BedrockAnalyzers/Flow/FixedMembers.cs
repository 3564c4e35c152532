using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Members of the project that always hold one text: a constant, a <c>readonly</c> field or a get-only property that no constructor sets.</summary>
internal static class FixedMembers
{
    private const int MaximumDepth = 6;

    /// <summary>The text that a member always holds, as far as its declaration says, or null when it says nothing.</summary>
    /// <remarks>Read from the syntax alone: the declaration can be in another file, whose semantic model an analyzer of this one should not ask for.</remarks>
    public static Value? ValueOf(ISymbol member, CancellationToken cancellationToken) => ValueOf(member, MaximumDepth, cancellationToken);

    /// <summary>Whether a property of the project is a plain <c>{ get; set; }</c>, so that it holds what was last put into it.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.DeclaringSyntaxReferences.Length != 1) return false;
        return property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
            && accessors.All(static a => a.Body is null && a.ExpressionBody is null);
    }

    private static Value? ValueOf(ISymbol member, int depth, CancellationToken cancellationToken)
    {
        if (member is IFieldSymbol { HasConstantValue: true } constant) return new ConstantValue(constant.ConstantValue, origin: null);
        if (depth == 0 || member.DeclaringSyntaxReferences.Length != 1 || member.IsVirtual || member.IsOverride || member.IsAbstract) return null;
        if (member is not (IFieldSymbol { IsReadOnly: true, Type.SpecialType: SpecialType.System_String } or IPropertySymbol { SetMethod: null, Type.SpecialType: SpecialType.System_String })) return null;
        var declared = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            PropertyDeclarationSyntax { Initializer.Value: var initial } => initial,
            _ => null,
        };
        return declared is null || IsSetByConstructor(member, cancellationToken) ? null : TextOf(declared, member.ContainingType, depth, cancellationToken);
    }

    private static Value TextOf(ExpressionSyntax expression, INamedTypeSymbol type, int depth, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return TextOf(parenthesized.Expression, type, depth, cancellationToken);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return new ConstantValue(literal.Token.ValueText, literal);
            case InterpolatedStringExpressionSyntax interpolated when interpolated.Contents.Count > 0:
                return new ConcatenationValue(interpolated.Contents.Select(part => part switch
                {
                    InterpolatedStringTextSyntax text => new ConstantValue(text.TextToken.ValueText, origin: null),
                    InterpolationSyntax hole => TextOf(hole.Expression, type, depth, cancellationToken),
                    _ => OpaqueValue.Unknown,
                }).ToImmutableArray());
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when depth > 1:
                return new ConcatenationValue(ImmutableArray.Create(TextOf(sum.Left, type, depth - 1, cancellationToken), TextOf(sum.Right, type, depth - 1, cancellationToken)));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Value.Either(TextOf(coalesce.Left, type, depth, cancellationToken), TextOf(coalesce.Right, type, depth, cancellationToken));
            case ConditionalExpressionSyntax conditional:
                return Value.Either(TextOf(conditional.WhenTrue, type, depth, cancellationToken), TextOf(conditional.WhenFalse, type, depth, cancellationToken));
            case IdentifierNameSyntax name:
                foreach (var member in type.GetMembers(name.Identifier.ValueText))
                {
                    if (ValueOf(member, depth - 1, cancellationToken) is { } value) return value;
                }

                return OpaqueValue.Unknown;
            default:
                return OpaqueValue.Unknown;
        }
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
