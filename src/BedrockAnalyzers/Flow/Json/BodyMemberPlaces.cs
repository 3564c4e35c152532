using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Finds where the code writes a member of a body.</summary>
internal static class BodyMemberPlaces
{
    /// <summary>The places of a member's name and value; null where the name stands nowhere in the document, or at more than one place.</summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The object in the body that has it.</param>
    /// <param name="request">The request that has the body.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static (TextSpan Name, TextSpan? Value)? Find(JsonMember member, JsonObject owner, CreatedValue request, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member.NameSpot is { } spot)
        {
            return spot.Node.SyntaxTree == model.SyntaxTree && SpanOf(spot) is { } name ? (name, member.ValueSpot is { } value && value.Node.SyntaxTree == model.SyntaxTree ? SpanOf(value) : null) : null;
        }

        var made = owner.Place?.Node ?? request.Creation;
        if (made.SyntaxTree != model.SyntaxTree) return null;
        if (made is AnonymousObjectCreationExpressionSyntax anonymous) return InAnonymous(anonymous, member);
        var isClass = owner.Place is { IsClass: true };
        return (made is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } ? Single(initializer, member, isClass, nested: false) : null)
            ?? (Members.RootOf(made) is { } root ? Single(root, member, isClass, nested: true) : null);

        TextSpan? SpanOf(JsonSpot part) => LiteralTexts.SpanOf(part.Node, part.Offset, part.Length, model, cancellationToken);
    }

    /// <summary>What a member of an anonymous object is called.</summary>
    public static SyntaxToken? NameOf(AnonymousObjectMemberDeclaratorSyntax declarator) => declarator switch
    {
        { NameEquals.Name.Identifier: var name } => name,
        { Expression: IdentifierNameSyntax { Identifier: var name } } => name,
        { Expression: MemberAccessExpressionSyntax { Name.Identifier: var name } } => name,
        _ => null,
    };

    /// <summary>What is stored under a name, where a literal is the name; null where nothing is.</summary>
    public static ExpressionSyntax? ValueUnder(LiteralExpressionSyntax name)
    {
        ExpressionSyntax at = name;
        while (at.Parent is ParenthesizedExpressionSyntax parenthesized) at = parenthesized;
        return ValueUnder(at);
    }

    private static ExpressionSyntax? ValueUnder(ExpressionSyntax name) => name.Parent switch
    {
        // ["name"] = value, x["name"] = value
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element } } when assignment.Left == element => assignment.Right,

        // { "name", value }
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } both } when both[0] == name => both[1],

        // Add("name", value), WriteNumber("name", value), new JProperty("name", value)
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments } } argument when arguments[0] == argument => arguments[1].Expression,
        _ => null,
    };

    private static (TextSpan, TextSpan?)? InAnonymous(AnonymousObjectCreationExpressionSyntax creation, JsonMember member)
    {
        foreach (var declarator in creation.Initializers)
        {
            if (NameOf(declarator) is { } name && string.Equals(name.ValueText, member.Property, StringComparison.Ordinal)) return (name.Span, declarator.Expression.Span);
        }

        return null;
    }

    private static (TextSpan, TextSpan?)? Single(SyntaxNode within, JsonMember member, bool isClass, bool nested)
    {
        (TextSpan, TextSpan?)? found = null;
        foreach (var node in within.DescendantNodes(child => nested || child == within || child.Parent == within || child is ImplicitElementAccessSyntax or BracketedArgumentListSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax))
        {
            (TextSpan, TextSpan?)? place = node switch
            {
                LiteralExpressionSyntax { Token: { ValueText: var text } token } literal when !isClass && string.Equals(text, member.Name, StringComparison.Ordinal) && ValueUnder(literal) is { } value => (token.Span, value.Span),

                // What is serialized and read again comes from an object, mostly an anonymous one.
                AnonymousObjectMemberDeclaratorSyntax { Expression: var value } declarator when !isClass && NameOf(declarator) is { } name && string.Equals(name.ValueText, member.Name, StringComparison.Ordinal) => (name.Span, value.Span),
                AssignmentExpressionSyntax { Left: var left, Right: var right } when isClass && NameOf(left) is { } name && string.Equals(name.ValueText, member.Property, StringComparison.Ordinal) => (name.Span, right.Span),
                _ => null,
            };
            if (place is null) continue;
            if (found is not null) return null;
            found = place;
        }

        return found;
    }

    private static SyntaxToken? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax { Identifier: var name } => name,
        MemberAccessExpressionSyntax { Name.Identifier: var name } => name,
        _ => null,
    };
}
