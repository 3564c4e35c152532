using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Adds a number to JSON where the code makes it: to an object that is serialized, or to a text.</summary>
internal static class JsonMembers
{
    /// <summary>The edit that adds the number at the end of a dotted path, and the objects on the way to it; null when it is not sure that this can be written.</summary>
    /// <param name="node">What makes the JSON.</param>
    /// <param name="path">The names from there on.</param>
    /// <param name="position">How JSON is written there, as <see cref="FixProperties.JsonPositions"/> has it.</param>
    /// <param name="number">The number.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static NodeEdit? Add(SyntaxNode node, string path, string position, string number, SemanticModel model, CancellationToken cancellationToken)
    {
        var names = path.Split('.');
        return node switch
        {
            _ when position.Length > 0 => AddToText(node, names, position.Split(','), number, model, cancellationToken),
            AnonymousObjectCreationExpressionSyntax creation => AddToAnonymous(creation, names, number, model, cancellationToken),
            BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type =>
                ElementOf(type) is { } element ? AddToKeyed(creation, names, number, type, element, model) : AddToClass(creation, path, number, type, model, cancellationToken),
            _ => null,
        };
    }

    private static NodeEdit? AddToText(SyntaxNode node, string[] names, string[] position, string number, SemanticModel model, CancellationToken cancellationToken)
    {
        if (position.Length != 4 || !int.TryParse(position[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)) return null;
        var (isFirst, space, spaceOfValue) = (position[1] is "1", position[2], position[3]);
        var value = names.Skip(1).Reverse().Aggregate(number, (inner, name) => spaceOfValue.Length == 0 ? $"{{\"{name}\":{inner}}}" : $"{{ \"{name}\":{spaceOfValue}{inner} }}");
        var member = $"{(isFirst ? "" : ",")}{space}\"{names[0]}\":{spaceOfValue}{value}";

        // In a raw literal with holes two braces in a row are the end of one.
        return JsonTexts.Insert(node, offset, member, model, cancellationToken) ?? JsonTexts.Insert(node, offset, member + " ", model, cancellationToken);
    }

    private static NodeEdit? AddToAnonymous(AnonymousObjectCreationExpressionSyntax creation, string[] names, string number, SemanticModel model, CancellationToken cancellationToken)
    {
        if (creation.ContainsDirectives || creation.CloseBraceToken.IsMissing || !CanChangeType(creation, model, cancellationToken)) return null;
        var value = names.Skip(1).Reverse().Aggregate(number, static (inner, name) => $"new {{ {name} = {inner} }}");
        var member = ((AnonymousObjectCreationExpressionSyntax)ParseExpression($"new {{ {names[0]} = {value} }}")).Initializers[0].WithoutTrivia();
        return new(creation, names[0], node => ((AnonymousObjectCreationExpressionSyntax)node).Append(member));
    }

    private static NodeEdit? AddToKeyed(BaseObjectCreationExpressionSyntax creation, string[] names, string number, INamedTypeSymbol type, ITypeSymbol element, SemanticModel model)
    {
        // What is added has the type of the whole, so that a serializer that knows this one knows it too.
        if (!ObjectInitializers.CanAdd(creation) || !model.Compilation.ClassifyConversion(names.Length == 1 ? model.Compilation.GetSpecialType(SpecialType.System_Int32) : type, element).IsImplicit) return null;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, creation.SpanStart);
        var last = creation.Initializer?.Expressions.LastOrDefault();
        var isCall = last switch
        {
            null or AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } => false,
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } => true,
            _ => (bool?)null,
        };
        if (isCall is not { } written) return null;
        var value = names.Skip(1).Reverse().Aggregate(number, (inner, key) => $"new {name} {{ {Element(written, key, inner)} }}");
        var text = Element(written, names[0], value);
        return new(creation, names[0], node => node is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } with
            ? with.WithInitializer(initializer.Append(ObjectInitializers.ParseInitializer(text).Expressions[0].WithoutTrivia()))
            : ObjectInitializers.AddInitializer((BaseObjectCreationExpressionSyntax)node, text));
    }

    /// <summary>An element of an initializer: a key with its value.</summary>
    public static string Element(bool isCall, string key, string value) => isCall ? $"{{ \"{key}\", {value} }}" : $"[\"{key}\"] = {value}";

    private static NodeEdit? AddToClass(BaseObjectCreationExpressionSyntax creation, string name, string number, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is not { } property) continue;
            return property is { SetMethod: { } setter, IsStatic: false }
                && model.IsAccessible(creation.SpanStart, setter)
                && model.Compilation.ClassifyConversion(model.Compilation.GetSpecialType(SpecialType.System_Int32), property.Type).IsImplicit
                ? ObjectInitializers.SetPath(creation, name, number, model, cancellationToken)
                : null;
        }

        return null;
    }

    /// <summary>What a type keeps under names, or null where it is no such type.</summary>
    public static ITypeSymbol? ElementOf(INamedTypeSymbol type)
    {
        for (var at = type; at is { DeclaringSyntaxReferences.IsEmpty: true }; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is IPropertySymbol { IsIndexer: true, IsStatic: false, Parameters: { Length: 1 } parameters, Type: var element } && parameters[0].Type.SpecialType == SpecialType.System_String) return element;
            }
        }

        return null;
    }

    /// <summary>Whether an anonymous object can have other members, which makes its type another one: nothing may need it to be the same as that of some other object.</summary>
    public static bool CanChangeType(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode at = creation;
        while (true)
        {
            switch (at.Parent)
            {
                case ParenthesizedExpressionSyntax:
                    at = at.Parent;
                    break;
                case AnonymousObjectMemberDeclaratorSyntax { Parent: { } outer }:
                    at = outer;
                    break;
                case CastExpressionSyntax cast:
                    return IsObject(model.GetTypeInfo(cast, cancellationToken).Type);
                case ArgumentSyntax argument:
                    return TakesAnyType(argument, model, cancellationToken);
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } declarator }:
                    return !declaration.Type.IsVar ? IsObject(model.GetTypeInfo(declaration.Type, cancellationToken).Type) : OnlyHandsOn(declarator, model, cancellationToken);
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == at:
                    return IsObject(model.GetTypeInfo(assignment.Left, cancellationToken).Type);
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } or ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return IsObject(model.GetTypeInfo(at, cancellationToken).ConvertedType);
                default:
                    return false;
            }
        }
    }

    private static bool IsObject(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Object;

    // A parameter of any type at all, or of a type parameter that only this argument is for.
    private static bool TakesAnyType(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument is not { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: ArgumentListSyntax { Parent: ExpressionSyntax called } list } || model.GetSymbolInfo(called, cancellationToken).Symbol is not IMethodSymbol method) return false;
        var index = list.Arguments.IndexOf(argument);
        var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(p => string.Equals(p.Name, named.Name.Identifier.ValueText, StringComparison.Ordinal)) : index < method.Parameters.Length ? method.Parameters[index] : null;
        if (parameter is null) return false;
        if (IsObject(parameter.Type)) return true;
        return parameter.OriginalDefinition is { Type: ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } generic, ContainingSymbol: IMethodSymbol original }
            && !Mentions(original.ReturnType, generic)
            && original.Parameters.Count(p => Mentions(p.Type, generic)) == 1;
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(a => Mentions(a, parameter)),
        _ => type.Equals(parameter, SymbolEqualityComparer.Default),
    };

    // A local that is never assigned again, and whose value is only read from or given as an argument.
    private static bool OnlyHandsOn(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellationToken)
    {
        if (declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { Parent: { } container } declaring) return false;
        var scope = declaring is GlobalStatementSyntax ? container : declaring;
        foreach (var token in scope.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) || !string.Equals(token.ValueText, declarator.Identifier.ValueText, StringComparison.Ordinal) || token.Parent is not IdentifierNameSyntax name) continue;
            var isHarmless = name.Parent switch
            {
                ArgumentSyntax argument => TakesAnyType(argument, model, cancellationToken),
                AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member => member.Left == name,
                MemberAccessExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax => true,
                _ => false,
            };
            if (!isHarmless) return false;
        }

        return true;
    }
}
