using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Members of the project that always hold one text: a constant, a <c>readonly</c> field or a get-only property that no constructor sets.</summary>
internal sealed class FixedMembers
{
    // Both are far above what a member's text is made of. Each side of a ?: can be another member with a ?:, so depth alone would not bound the work.
    private const int MaximumDepth = 50;
    private const int MaximumNodes = 10_000;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private int _nodesLeft = MaximumNodes;

    private FixedMembers(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The text that a member always holds, as far as its declaration says, or null when it says nothing.</summary>
    /// <remarks>Read from the syntax alone: the declaration can be in another file, whose semantic model an analyzer of this one should not ask for.</remarks>
    public static Value? ValueOf(ISymbol member, BedrockCompilation bedrock, CancellationToken cancellationToken) => new FixedMembers(bedrock, cancellationToken).ValueOf(member, MaximumDepth);

    /// <summary>Whether a property of the project is a plain <c>{ get; set; }</c>, so that it holds what was last put into it.</summary>
    public static bool IsAutomatic(IPropertySymbol property, BedrockCompilation bedrock, CancellationToken cancellationToken) => bedrock.Declares(property) && IsDeclaredAutomatic(property, cancellationToken);

    /// <summary>As <see cref="IsAutomatic"/>, of a property that is known to be of a class of the project.</summary>
    public static bool IsDeclaredAutomatic(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.DeclaringSyntaxReferences.Length != 1) return false;
        return property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.All(static a => a.Body is null && a.ExpressionBody is null),
            ParameterSyntax => true,
            _ => false,
        };
    }

    private Value? ValueOf(ISymbol member, int depth)
    {
        if (member is IFieldSymbol { HasConstantValue: true } constant) return new ConstantValue(constant.ConstantValue, origin: null);
        if (_bedrock.DeclarationsOf(member).Length != 1 || member.IsVirtual || member.IsOverride || member.IsAbstract) return null;
        if (member is not (IFieldSymbol { IsReadOnly: true, Type.SpecialType: SpecialType.System_String } or IPropertySymbol { SetMethod: null, Type.SpecialType: SpecialType.System_String })) return null;
        var declared = _bedrock.DeclarationsOf(member)[0].GetSyntax(_cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            PropertyDeclarationSyntax { Initializer.Value: var initial } => initial,
            _ => null,
        };
        return declared is null || CanBeSetByConstructor(member) ? null : TextOf(declared, member.ContainingType, depth);
    }

    private Value TextOf(ExpressionSyntax expression, INamedTypeSymbol type, int depth)
    {
        if (depth == 0 || !CanLook()) return OpaqueValue.Unknown;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return TextOf(parenthesized.Expression, type, depth - 1);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return new ConstantValue(literal.Token.ValueText, literal);
            case InterpolatedStringExpressionSyntax interpolated when interpolated.Contents.Count > 0:
                return new ConcatenationValue(interpolated.Contents.Select(part => part switch
                {
                    InterpolatedStringTextSyntax text => new ConstantValue(text.TextToken.ValueText, origin: null),
                    InterpolationSyntax hole => TextOf(hole.Expression, type, depth - 1),
                    _ => OpaqueValue.Unknown,
                }).ToImmutableArray());
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return new ConcatenationValue(ImmutableArray.Create(TextOf(sum.Left, type, depth - 1), TextOf(sum.Right, type, depth - 1)));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Value.Either(TextOf(coalesce.Left, type, depth - 1), TextOf(coalesce.Right, type, depth - 1));
            case ConditionalExpressionSyntax conditional:
                return Value.Either(TextOf(conditional.WhenTrue, type, depth - 1), TextOf(conditional.WhenFalse, type, depth - 1));
            case IdentifierNameSyntax name:
                foreach (var member in type.GetMembers(name.Identifier.ValueText))
                {
                    if (ValueOf(member, depth - 1) is { } value) return value;
                }

                return OpaqueValue.Unknown;
            default:
                return OpaqueValue.Unknown;
        }
    }

    /// <summary>Whether a constructor of the member's type names it.</summary>
    public static bool CanBeSetByConstructor(ISymbol member, BedrockCompilation bedrock, CancellationToken cancellationToken) => new FixedMembers(bedrock, cancellationToken).CanBeSetByConstructor(member);

    private bool CanBeSetByConstructor(ISymbol member)
    {
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            foreach (var reference in _bedrock.DeclarationsOf(constructor))
            {
                if (reference.GetSyntax(_cancellationToken) is not ConstructorDeclarationSyntax declaration) continue;
                foreach (var node in declaration.DescendantNodes())
                {
                    if (!CanLook() || (node is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, member.Name, StringComparison.Ordinal))) return true;
                }
            }
        }

        return false;
    }

    private bool CanLook()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return --_nodesLeft >= 0;
    }
}
