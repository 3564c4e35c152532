using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>Where the messages of a conversation are given to a request, or to a chat client.</summary>
internal static class SentMessages
{
    /// <summary>The property of a request that takes the messages.</summary>
    public const string PropertyName = "Messages";

    /// <summary>Whether an expression names the messages of a Converse request.</summary>
    public static bool IsOfRequest(ExpressionSyntax target, SemanticModel model, BedrockSymbols symbols, CancellationToken cancellationToken) =>
        Triggers.IsOfConverse(target, PropertyName, model, symbols, cancellationToken);

    /// <summary>What <c>request.Messages.AddRange(…)</c> puts into a request; null for any other call.</summary>
    public static ExpressionSyntax? AddedTo(InvocationExpressionSyntax call, SemanticModel model, BedrockSymbols symbols, CancellationToken cancellationToken) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddRange", Expression: var receiver }, ArgumentList.Arguments: { Count: 1 } arguments } && IsOfRequest(receiver, model, symbols, cancellationToken) ? arguments[0].Expression : null;

    /// <summary>The messages that a call gives to a chat client; null where it gives it a text.</summary>
    public static ExpressionSyntax? AskedWith(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (ParameterOf(argument, model, cancellationToken) is { Type: INamedTypeSymbol { TypeArguments: { Length: 1 } elements } } && elements[0].Name is "ChatMessage") return argument.Expression;
        }

        return null;
    }

    /// <summary>The parameter that an argument is for.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.Parent is not ArgumentListSyntax { Parent: ExpressionSyntax call } list || StringUse.MethodOf(call, model, cancellationToken) is not { Parameters: var parameters }) return null;
        if (argument.NameColon?.Name.Identifier.ValueText is { } name) return parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
        var index = list.Arguments.IndexOf(argument);
        return index < parameters.Length ? parameters[index] : parameters.LastOrDefault(static p => p.IsParams);
    }
}
