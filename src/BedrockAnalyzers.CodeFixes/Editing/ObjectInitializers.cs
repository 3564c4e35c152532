using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Sets properties in the initializer of an object creation, in the way the initializer is already written.</summary>
internal static class ObjectInitializers
{
    /// <summary>The edit that sets the property at the end of a dotted path, making the objects on the way to it; null when it is not sure that this can be written.</summary>
    public static NodeEdit? SetPath(BaseObjectCreationExpressionSyntax creation, string path, string value, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = FirstOf(path);
        if (model.GetTypeInfo(creation, cancellationToken).Type is not { } type || !CanSet(creation, name)) return null;
        return ValueOf(type, path, value, model, creation.SpanStart) is { } text ? new(creation, name, node => Set((BaseObjectCreationExpressionSyntax)node, name, text)) : null;
    }

    /// <summary>Whether the initializer of a creation sets a property to something.</summary>
    public static bool Sets(BaseObjectCreationExpressionSyntax creation, string name) =>
        creation.Initializer is { } initializer && Existing(initializer, name) is { Right: var value } && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static string FirstOf(string path) => path.IndexOf('.') is var dot && dot < 0 ? path : path.Substring(0, dot);

    // What the path's first property is set to: new B { C = new D { E = value } }.
    private static string? ValueOf(ITypeSymbol owner, string path, string value, SemanticModel model, int position)
    {
        var first = FirstOf(path);
        if (first.Length == path.Length) return value;
        var rest = path.Substring(first.Length + 1);
        if (owner.GetMembers(first).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not INamedTypeSymbol type || ValueOf(type, rest, value, model, position) is not { } inner) return null;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position);
        return $"new {name} {{ {FirstOf(rest)} = {inner} }}";
    }

    private static bool CanSet(BaseObjectCreationExpressionSyntax creation, string name)
    {
        if (creation.Initializer is not { } initializer) return creation.ArgumentList is not { ContainsDirectives: true };
        if (!initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.ContainsDirectives || initializer.CloseBraceToken.IsMissing) return false;
        return Existing(initializer, name) is not { } existing || existing.Right.IsKind(SyntaxKind.NullLiteralExpression) || existing.Right.IsKind(SyntaxKind.DefaultLiteralExpression);
    }

    private static AssignmentExpressionSyntax? Existing(InitializerExpressionSyntax initializer, string name)
    {
        foreach (var expression in initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment && string.Equals(left.Identifier.ValueText, name, StringComparison.Ordinal)) return assignment;
        }

        return null;
    }

    /// <summary>The creation with a property set, in place of what it is set to.</summary>
    public static BaseObjectCreationExpressionSyntax Write(BaseObjectCreationExpressionSyntax creation, string name, string value) => Set(creation, name, value);

    private static BaseObjectCreationExpressionSyntax Set(BaseObjectCreationExpressionSyntax creation, string name, string value)
    {
        if (creation.Initializer is not { } initializer) return AddInitializer(creation, $"{name} = {value}");
        if (Existing(initializer, name) is { } existing) return creation.ReplaceNode(existing.Right, ParseExpression(value).WithTriviaFrom(existing.Right));

        // Parsed, not put together: what a factory makes is formatted again, by the options of the host and not in the way of the file.
        return creation.WithInitializer(initializer.Append(ParseExpression($"{name} = {value}")));
    }

    /// <summary>An initializer with one element behind a creation that has none.</summary>
    public static BaseObjectCreationExpressionSyntax AddInitializer(BaseObjectCreationExpressionSyntax creation, string element)
    {
        var initializer = ParseInitializer(element);
        var trailing = creation.GetTrailingTrivia();
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } arguments } named && !HasComments(arguments))
            creation = named.WithArgumentList(null).WithType(named.Type.WithoutTrailingTrivia());
        return creation.WithTrailingTrivia(Space).WithInitializer(initializer.WithoutLeadingTrivia()).WithTrailingTrivia(trailing);
    }

    /// <summary>An initializer with one element.</summary>
    public static InitializerExpressionSyntax ParseInitializer(string element) => ((ImplicitObjectCreationExpressionSyntax)ParseExpression($"new() {{ {element} }}")).Initializer!;

    /// <summary>Whether an initializer can take one more element, or a creation an initializer.</summary>
    public static bool CanAdd(BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer is { } initializer ? !initializer.ContainsDirectives && !initializer.CloseBraceToken.IsMissing : creation.ArgumentList is not { ContainsDirectives: true };

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(ElementLists.IsComment);
}
