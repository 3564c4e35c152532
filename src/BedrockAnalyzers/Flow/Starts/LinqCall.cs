using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>A call of a LINQ operator, taken apart the same whether it is written as an extension or not.</summary>
/// <param name="Call">The call.</param>
/// <param name="Source">The sequence that it works on.</param>
/// <param name="Arguments">The other arguments.</param>
internal sealed record LinqCall(InvocationExpressionSyntax Call, ExpressionSyntax? Source, ImmutableArray<ExpressionSyntax> Arguments)
{
    /// <summary>Takes a call apart; null where it has no sequence to work on.</summary>
    public static LinqCall? Of(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments.Select(static a => a.Expression).ToImmutableArray();
        if (method.ReducedFrom is not null) return call.Expression is MemberAccessExpressionSyntax access ? new(call, access.Expression, arguments) : null;
        return arguments.IsEmpty ? null : new(call, arguments[0], arguments.RemoveAt(0));
    }
}
