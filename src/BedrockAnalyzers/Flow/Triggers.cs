using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>Actions on syntax that looks right, so that nothing is asked of the semantic model about the rest of the code.</summary>
internal static class Triggers
{
    private const string RequestSuffix = "Request";

    private static readonly HashSet<string> s_capNames = new(ModelFamily.AllCapNames.Select(static name => name.Replace("_", "")), StringComparer.OrdinalIgnoreCase);

    /// <summary>Calls <paramref name="action"/> at each creation of a Bedrock request, with the operation that it is for.</summary>
    public static void OnRequestCreation(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext, BaseObjectCreationExpressionSyntax, BedrockOperation> action)
    {
        var aliases = new TypeAliases(IsNameOfRequest);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var creation = (BaseObjectCreationExpressionSyntax)node.Node;
                if (CanBeRequest(creation, aliases, node) && bedrock.Symbols.OperationOfRequest(node.SemanticModel.GetTypeInfo(creation, node.CancellationToken).Type) is { } operation)
                    action(node, creation, operation);
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    /// <summary>Calls <paramref name="action"/> at each call that asks a chat client of Microsoft.Extensions.AI, whosever client it is.</summary>
    public static void OnChatCall(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext, InvocationExpressionSyntax> action)
    {
        if (bedrock.Symbols.Chat is not { } chat) return;
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (StringUse.NameOf(call) is "GetResponseAsync" or "GetStreamingResponseAsync"
                    && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is IMethodSymbol method
                    && chat.Asks(method.ReducedFrom ?? method))
                {
                    action(node, call);
                }
            },
            SyntaxKind.InvocationExpression);
    }

    /// <summary>Calls <paramref name="action"/> at each assignment to a property of the SDK, or of a chat client's options, that caps the answer's tokens.</summary>
    public static void OnCapAssignment(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext, AssignmentExpressionSyntax> action) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (NameOfTarget(assignment.Left) is RequestShape.CapProperty or ChatUse.CapName
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
                    && bedrock.Symbols.IsModelType(type))
                {
                    action(node, assignment);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

    /// <summary>Calls <paramref name="action"/> at each assignment to a property of the SDK, or of a chat client's options, that says which model is asked.</summary>
    public static void OnModelAssignment(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext, AssignmentExpressionSyntax> action) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (NameOfTarget(assignment.Left) is "ModelId" or "ModelArn"
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
                    && bedrock.Symbols.IsModelType(type))
                {
                    action(node, assignment);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

    /// <summary>Calls <paramref name="action"/> at each node that can name an output-token cap in JSON: a member of an anonymous object, an assignment to a property of the project, a key with its value, a text of JSON.</summary>
    public static void OnBodyCap(CompilationStartAnalysisContext context, BedrockCompilation bedrock, Action<SyntaxNodeAnalysisContext> action) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (CanNameCap(node.Node) && (node.Node is not AssignmentExpressionSyntax { Left: var target } || target is ImplicitElementAccessSyntax or ElementAccessExpressionSyntax || node.SemanticModel.GetSymbolInfo(target, node.CancellationToken).Symbol is IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: false }))
                    action(node);
            },
            SyntaxKind.AnonymousObjectMemberDeclarator,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.ComplexElementInitializerExpression,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression,
            SyntaxKind.InterpolatedStringText);

    /// <summary>Whether a type of this name can be a request.</summary>
    public static bool IsNameOfRequest(SimpleNameSyntax name) => name.Identifier.ValueText.EndsWith(RequestSuffix, StringComparison.Ordinal);

    /// <summary>The last part of a type's name, or null for a type that has none.</summary>
    public static SimpleNameSyntax? NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };

    /// <summary>The name of the member that is assigned, or null for a target that has none.</summary>
    public static string? NameOfTarget(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax parenthesized => NameOfTarget(parenthesized.Expression),
        _ => null,
    };

    private static bool CanBeRequest(BaseObjectCreationExpressionSyntax creation, TypeAliases aliases, SyntaxNodeAnalysisContext context) =>
        TypeNamedFor(creation) is not { } type || (NameOf(type) is { } name && (IsNameOfRequest(name) || aliases.Contains(name.Identifier.ValueText, context.Compilation, context.CancellationToken)));

    // new() names no type: what it is for often does, and where that is something else there is no need to ask.
    private static TypeSyntax? TypeNamedFor(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => type,
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
        _ => null,
    };

    private static bool CanNameCap(SyntaxNode node) => node switch
    {
        AnonymousObjectMemberDeclaratorSyntax declarator => BodyCapPlaces.NameOf(declarator) is { } name && IsNameOfCap(name.ValueText),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => IsNameOfCap(keys[0].Expression),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => IsNameOfCap(keys[0].Expression),
        AssignmentExpressionSyntax { Left: var target } => NameOfTarget(target) is { } name && IsNameOfCap(name),
        InitializerExpressionSyntax { Expressions: { Count: 2 } both } => IsNameOfCap(both[0]),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => IsNameOfCap(arguments[0].Expression),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => IsNameOfCap(arguments[0].Expression),
        LiteralExpressionSyntax { Token.ValueText: var text } => HoldsNameOfCap(text),
        InterpolatedStringTextSyntax { TextToken.ValueText: var text } => HoldsNameOfCap(text),
        _ => false,
    };

    private static bool IsNameOfCap(ExpressionSyntax key) => key is LiteralExpressionSyntax { Token.ValueText: var text } && ModelFamily.AllCapNames.Contains(text);

    // Serializers write a property as the project's naming policy says: MaxTokens can be max_tokens.
    private static bool IsNameOfCap(string name) => name.Length is > 7 and < 30 && s_capNames.Contains(name.Replace("_", ""));

    private static bool HoldsNameOfCap(string text)
    {
        for (var at = text.IndexOf("\"max", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\"max", at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('"', at + 1);
            if (end >= 0 && end - at < 30 && ModelFamily.AllCapNames.Contains(text.Substring(at + 1, end - at - 1))) return true;
        }

        return false;
    }
}
