using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Answers;

/// <summary>The methods of System.Text.Json and Newtonsoft.Json that make JSON of a text, and the other way round.</summary>
internal static class JsonParsing
{
    /// <summary>Calls <paramref name="action"/> at each call that parses its first argument as JSON.</summary>
    public static void OnCall(RuleActions actions, Action<NodeContext, InvocationExpressionSyntax> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (CanParse(call) && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is IMethodSymbol method && Parses(method)) action(node, call);
            },
            SyntaxKind.InvocationExpression);

    /// <summary>Whether a method parses its first argument.</summary>
    public static bool Parses(IMethodSymbol method) => method.Parameters.Length > 0 && method.ContainingType is { } type && type.Name switch
    {
        "JsonSerializer" => method.Name is "Deserialize" or "DeserializeAsync" && IsOfSystem(type),
        "JsonDocument" => method.Name is "Parse" or "ParseAsync" && IsOfSystem(type),
        "JsonNode" => method.Name is "Parse" or "ParseAsync" && type.ContainingNamespace is { Name: "Nodes", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace: { Name: "System" } } } },
        "JsonConvert" => method.Name is "DeserializeObject" && IsOfNewtonsoft(type.ContainingNamespace),
        "JObject" or "JToken" or "JArray" => method.Name is "Parse" && type.ContainingNamespace is { Name: "Linq", ContainingNamespace: { } json } && IsOfNewtonsoft(json),
        _ => false,
    };

    /// <summary>Whether a method makes JSON text of its first argument.</summary>
    public static bool Writes(IMethodSymbol method) => method.ContainingType is { } type && type.Name switch
    {
        "JsonSerializer" => method.Name.StartsWith("Serialize", StringComparison.Ordinal) && IsOfSystem(type),
        "JsonConvert" => method.Name.StartsWith("Serialize", StringComparison.Ordinal) && IsOfNewtonsoft(type.ContainingNamespace),
        _ => false,
    };

    // int.Parse and its like stand everywhere: they are told apart before anything is asked of the semantic model.
    private static bool CanParse(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count > 0
        && WithoutParentheses(call.ArgumentList.Arguments[0].Expression) is not LiteralExpressionSyntax
        && StringUse.NameOf(call) switch
        {
            "Deserialize" or "DeserializeAsync" or "DeserializeObject" => true,
            "Parse" or "ParseAsync" => call.Expression is SimpleNameSyntax || (call.Expression is MemberAccessExpressionSyntax access && CanBeJson(WithoutParentheses(access.Expression))),
            _ => false,
        };

    private static bool CanBeJson(ExpressionSyntax receiver) => receiver switch
    {
        PredefinedTypeSyntax => false,
        SimpleNameSyntax name => name.Identifier.ValueText is not ("Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Enum" or "Version" or "IPAddress" or "Int32" or "Int64" or "Double" or "Decimal"),
        MemberAccessExpressionSyntax access => CanBeJson(access.Name),
        AliasQualifiedNameSyntax alias => CanBeJson(alias.Name),
        _ => false,
    };

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }

    private static bool IsOfSystem(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsOfNewtonsoft(INamespaceSymbol space) => space is { Name: "Json", ContainingNamespace: { Name: "Newtonsoft", ContainingNamespace.IsGlobalNamespace: true } };
}
