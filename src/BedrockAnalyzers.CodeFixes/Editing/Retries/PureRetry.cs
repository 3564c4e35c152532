using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Tells a loop that does nothing but retry.</summary>
internal static class PureRetry
{
    /// <summary>The attempts after the first; null where the loop does more, catches more than throttling, or ends in another way than with the last error.</summary>
    public static int? AttemptsOf(Retry retry, CancellationToken cancellationToken)
    {
        if (retry is not { Call: not null, Try: { Finally: null, Catches.Count: 1, Parent: BlockSyntax { Statements.Count: 1 } }, Catch.Declaration: { } declaration }
            || retry.Model.GetTypeInfo(declaration.Type, cancellationToken).Type?.ToDisplayString() is not ("Amazon.BedrockRuntime.Model.ThrottlingException" or "Amazon.BedrockAgentRuntime.Model.ThrottlingException"))
        {
            return null;
        }

        var isEndless = SuccessPath.ConditionOf(retry.Repeats) is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression };
        if (retry.Repeats is not (WhileStatementSyntax or ForStatementSyntax) || !isEndless) return null;
        if (retry.Catch.Filter is null) return retry.IsBounded ? null : 4;
        return retry.Counter is { } counter
            && retry.Repeats is ForStatementSyntax { Incrementors.Count: 1 }
            && retry.Catch.Filter.FilterExpression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Left: IdentifierNameSyntax left, Right: var right }
            && string.Equals(left.Identifier.ValueText, counter, StringComparison.Ordinal)
            && retry.Model.GetConstantValue(right, cancellationToken) is { HasValue: true, Value: int limit }
            && limit > retry.CounterAtFirst
                ? limit - retry.CounterAtFirst
                : null;
    }
}
