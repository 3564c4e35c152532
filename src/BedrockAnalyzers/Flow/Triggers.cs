using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>Actions on syntax that looks right, so that nothing is asked of the semantic model about the rest of the code.</summary>
internal static class Triggers
{
    private const string RequestSuffix = "Request";

    /// <summary>Calls <paramref name="action"/> at each creation of a Bedrock request, with the operation that it is for.</summary>
    public static void OnRequestCreation(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext, BaseObjectCreationExpressionSyntax, BedrockOperation> action) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var creation = (BaseObjectCreationExpressionSyntax)node.Node;
                if (CanBeRequest(creation) && bedrock.Symbols.OperationOfRequest(node.SemanticModel.GetTypeInfo(creation, node.CancellationToken).Type) is { } operation)
                    action(node, creation, operation);
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);

    private static bool CanBeRequest(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: var type } ? NameOf(type) is { } name && CanNameRequest(name) : TargetCanBeRequest(creation);

    // An alias can call a request by any name. It is rare, and a tree with aliases says so at its top.
    private static bool CanNameRequest(SimpleNameSyntax name) =>
        name.Identifier.ValueText.EndsWith(RequestSuffix, StringComparison.Ordinal) || IsAlias(name);

    private static bool IsAlias(SimpleNameSyntax name)
    {
        if (name.Parent is not ObjectCreationExpressionSyntax && name.Parent is not VariableDeclarationSyntax) return false;
        if (name.SyntaxTree.GetRoot() is not CompilationUnitSyntax unit) return false;
        foreach (var directive in unit.Usings)
        {
            if (directive.Alias is { } alias && string.Equals(alias.Name.Identifier.ValueText, name.Identifier.ValueText, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // new() names no type: what it is for often does, and where that is something else there is no need to ask.
    private static bool TargetCanBeRequest(BaseObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => NameOf(type) is { } name && CanNameRequest(name),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => NameOf(type) is { } name && CanNameRequest(name),
        _ => true,
    };

    private static SimpleNameSyntax? NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };
}
