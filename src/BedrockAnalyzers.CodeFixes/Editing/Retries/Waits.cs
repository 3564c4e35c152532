using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Whether code waits.</summary>
internal static class Waits
{
    /// <summary>Whether it does, or may.</summary>
    public enum Answer
    {
        /// <summary>It does not.</summary>
        No,

        /// <summary>It may.</summary>
        Unclear,

        /// <summary>It does.</summary>
        Yes,
    }

    /// <summary>Whether running a node waits.</summary>
    public static Answer In(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var answer = Answer.No;
        foreach (var inner in Retry.Own(node))
        {
            var one = inner switch
            {
                InvocationExpressionSyntax invocation => Of(invocation, model, cancellationToken),
                AwaitExpressionSyntax awaited => IsOfDelay(awaited) || IsYield(awaited) ? Answer.No : Answer.Unclear,
                _ => Answer.No,
            };
            if (one == Answer.Yes && inner.Ancestors().TakeWhile(n => n != node).Any(static n => n is ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax or BinaryExpressionSyntax)) one = Answer.Unclear;
            if (one > answer) answer = one;
        }

        return answer;
    }

    /// <summary>Whether a call is a wait of some length that somebody waits for.</summary>
    public static bool IsWait(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken) => Of(invocation, model, cancellationToken) == Answer.Yes;

    private static Answer Of(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method) return Answer.No;
        switch (method.ContainingType?.ToDisplayString(), method.Name)
        {
            case ("System.Threading.Tasks.Task", "Delay"):
                if (IsNothing(invocation, model, cancellationToken)) return Answer.No;
                if (IsWaitedFor(invocation)) return Answer.Yes;
                return invocation.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } ? Answer.No : Answer.Unclear;
            case ("System.Threading.Thread", "Sleep"):
                return IsNothing(invocation, model, cancellationToken) ? Answer.No : Answer.Yes;
            case ("System.Threading.WaitHandle", "WaitOne") when method.Parameters.Length > 0:
                return Answer.Yes;
            default:
                // A method of the project that speaks of waiting may wait; the rule has looked, and knows.
                return method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellationToken).DescendantTokens().Any(static t => t.ValueText is "Delay" or "DelayAsync" or "Sleep" or "WaitOne" or "Wait" or "WaitAsync")) ? Answer.Unclear : Answer.No;
        }
    }

    private static bool IsNothing(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken) =>
        invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } time
        && (model.GetConstantValue(time, cancellationToken) is { HasValue: true, Value: 0 } || time is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Zero" });

    // Awaited, or blocked on.
    private static bool IsWaitedFor(InvocationExpressionSyntax delay)
    {
        SyntaxNode at = delay;
        while (true)
        {
            switch (at.Parent)
            {
                case ParenthesizedExpressionSyntax:
                    at = at.Parent;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter", Parent: InvocationExpressionSyntax call }:
                    at = call;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "GetResult", Parent: InvocationExpressionSyntax }:
                case AwaitExpressionSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }

    private static bool IsOfDelay(AwaitExpressionSyntax awaited) => awaited.Expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static i => NameOf(i) is "Delay");

    private static bool IsYield(AwaitExpressionSyntax awaited) => awaited.Expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } invocation && NameOf(invocation) is "Yield";

    private static string? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
