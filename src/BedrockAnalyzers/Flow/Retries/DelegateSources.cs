using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a helper is given to call.</summary>
internal static class DelegateSources
{
    private const int MaximumCalls = 64;

    /// <summary>The Bedrock calls that a delegate comes to which the callers in the project pass for it; null where none of them says.</summary>
    /// <param name="call">The delegate's invocation.</param>
    /// <param name="function">The function around it.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ReachedCalls? Reached(RetriedCall call, IMethodSymbol? function, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (call.Operation.TargetMethod.MethodKind != MethodKind.DelegateInvoke || call.Operation.Instance is not IParameterReferenceOperation { Parameter: var parameter }) return null;
        if (function is null || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper) return null;
        ReachedCalls? reached = null;
        var looked = 0;
        foreach (var root in RootsOf(helper, bedrock, cancellationToken))
        {
            foreach (var node in root.DescendantNodes())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (node is not InvocationExpressionSyntax invocation || !string.Equals(StringUse.NameOf(invocation), helper.Name, StringComparison.Ordinal)) continue;
                if (++looked > MaximumCalls) return reached;
                if (bedrock.OperationOf(invocation, cancellationToken) is not IInvocationOperation operation || !SymbolEqualityComparer.Default.Equals(operation.TargetMethod.OriginalDefinition, helper.OriginalDefinition)) continue;
                var argument = operation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal);
                if (argument is not null) reached = (reached ?? ReachedCalls.None) | BedrockCalls.ReachedFrom(argument.Syntax, bedrock, cancellationToken);
            }
        }

        return reached;
    }

    private static IEnumerable<SyntaxNode> RootsOf(IMethodSymbol helper, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        helper.MethodKind == MethodKind.LocalFunction
            ? bedrock.DeclarationsOf(helper).Select(r => Members.RootOf(r.GetSyntax(cancellationToken))).OfType<SyntaxNode>()
            : bedrock.CallersOf(helper.OriginalDefinition, cancellationToken).Roots;
}
