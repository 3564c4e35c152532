using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Calls that all start at once: as many as there are items, with nothing that limits them.</summary>
internal static class Bursts
{
    /// <summary>The unlimited start that a <c>Task.WhenAll</c> waits for; null where the call is none, or nothing unlimited is seen.</summary>
    public static TaskStart? At(InvocationExpressionSyntax call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count != 1 || StringUse.NameOf(call) is not "WhenAll") return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsStatic: true, ContainingType.Name: "Task" } method || !KnownMethods.IsIn(method.ContainingNamespace, "System", "Threading", "Tasks")) return null;
        foreach (var start in TaskStarts.Of(call.ArgumentList.Arguments[0].Expression, bedrock, cancellationToken))
        {
            if (IsUnlimited(start, bedrock, cancellationToken)) return start;
        }

        return null;
    }

    private static bool IsUnlimited(TaskStart start, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var isLarge = false;
        foreach (var over in start.Over)
        {
            var size = CollectionSizes.Of(over, bedrock, cancellationToken);
            if (size == CollectionSize.Limited) return false;
            isLarge |= size == CollectionSize.Large;
        }

        return isLarge && !StartLimits.MayHold(start.Work, bedrock, cancellationToken);
    }
}
