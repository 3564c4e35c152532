using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The waits of a policy of Polly 7.</summary>
internal static class PollyWaits
{
    private const int MaximumLevels = 3;

    private static readonly WaitShape s_nothing = new(WaitGrowth.None, IsRandom: false, IsZero: true);

    /// <summary>The waits between the attempts of a retry; empty where they are not seen.</summary>
    public static ImmutableArray<WaitShape> Of(IInvocationOperation retry, PollyRetryMethod method, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (method is PollyRetryMethod.Retry or PollyRetryMethod.RetryForever) return ImmutableArray.Create(s_nothing);
        foreach (var argument in retry.Arguments)
        {
            if (argument.Parameter is { Name: "sleepDurationProvider" }) return OfProvider(argument.Value, origins, bedrock, cancellationToken);
            if (argument.Parameter is { Name: "sleepDurations" }) return OfSequence(origins.Of(argument.Value), origins, bedrock, cancellationToken);
        }

        return ImmutableArray<WaitShape>.Empty;
    }

    /// <summary>Whether what is told of each retry can wait, or end the retries, by itself.</summary>
    public static bool CanWaitOrEnd(IOperation? onRetry, Origins origins, BedrockCompilation bedrock)
    {
        if (onRetry is null or { ConstantValue: { HasValue: true, Value: null } }) return false;
        return origins.FunctionOf(onRetry) is not { } function || CanWaitOrEnd(function, origins, bedrock, MaximumLevels);
    }

    private static bool CanWaitOrEnd(Function function, Origins origins, BedrockCompilation bedrock, int levels) => function.Body.DescendantsAndSelf().Any(operation => operation switch
    {
        IThrowOperation => true,
        IAwaitOperation awaited when WaitFinder.WaitsForUnseen(awaited) => true,
        IAwaitOperation awaited when WaitFinder.TaskOf(awaited) is IInvocationOperation { TargetMethod: var method } && !bedrock.Declares(method) => !IsTelling(method) && !WaitFinder.LeavesAtOnce(method),
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } } => true,
        IInvocationOperation { TargetMethod: var method } when bedrock.Declares(method) => !IsTelling(method) && (levels == 0 || origins.FunctionOf(method.OriginalDefinition) is not { } called || CanWaitOrEnd(called, origins, bedrock, levels - 1)),
        IInvocationOperation { TargetMethod: var method } => !IsTelling(method) && (method.MethodKind == MethodKind.DelegateInvoke || IsNameOfWait(method.Name)),
        _ => false,
    });

    // Printing and logging take no time that counts.
    private static bool IsTelling(IMethodSymbol method) => KnownMethods.LeavesArgumentsAlone(method) || method.Name.StartsWith("Log", StringComparison.Ordinal);

    private static bool IsNameOfWait(string name) =>
        name is "Sleep" or "Delay" or "SpinUntil" or "GetResult" or "Acquire" or "AcquireAsync" or "AttemptAcquire" || name.StartsWith("Wait", StringComparison.Ordinal) || name.StartsWith("Throw", StringComparison.Ordinal) || name.StartsWith("Cancel", StringComparison.Ordinal);

    private static ImmutableArray<WaitShape> OfProvider(IOperation provider, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (origins.FunctionOf(provider) is not { Parameters.Length: > 0 } function) return ImmutableArray<WaitShape>.Empty;
        var counters = ImmutableArray.Create<ISymbol>(function.Parameters[0]);
        return function.Returns().Select(wait => WaitShapes.Of(wait, counters, function.Syntax, arguments: null, bedrock, cancellationToken)).ToImmutableArray();
    }

    private static ImmutableArray<WaitShape> OfSequence(IOperation sequence, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        switch (sequence)
        {
            case IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements }:
                return OfElements(elements, bedrock, cancellationToken);
            case IArrayInitializerOperation { ElementValues: { Length: > 0 } elements }:
                return OfElements(elements, bedrock, cancellationToken);
            case IObjectCreationOperation { Arguments.Length: 0, Initializer.Initializers: { Length: > 0 } added } when added.All(static a => a is IInvocationOperation { Arguments.Length: 1 }):
                return OfElements(added.Select(static a => ((IInvocationOperation)a).Arguments[0].Value), bedrock, cancellationToken);
            case IInvocationOperation { TargetMethod: { Name: "Repeat", ContainingType: { Name: "Enumerable" } }, Arguments: { Length: 2 } repeated }:
                return ImmutableArray.Create(WaitShapes.Of(repeated[0].Value, ImmutableArray<ISymbol>.Empty, repeated: null, arguments: null, bedrock, cancellationToken));
            case IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" }, Arguments: { Length: 2 } selected }:
                return OfProvider(selected[1].Value, origins, bedrock, cancellationToken);
            case { Syntax: CollectionExpressionSyntax { Elements: { Count: > 0 } parts } } when parts.All(static p => p is ExpressionElementSyntax):
                var values = parts.Select(p => origins.OperationOf(((ExpressionElementSyntax)p).Expression)).ToList();
                return values.Contains(null) ? ImmutableArray<WaitShape>.Empty : OfElements(values!, bedrock, cancellationToken);
            default:
                return ImmutableArray<WaitShape>.Empty;
        }
    }

    // Whether waits that are written out grow is to be seen in each; that none of them is random is enough.
    private static ImmutableArray<WaitShape> OfElements(IEnumerable<IOperation> elements, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var shapes = elements.Select(element => WaitShapes.Of(element, ImmutableArray<ISymbol>.Empty, repeated: null, arguments: null, bedrock, cancellationToken)).ToList();
        if (shapes.Exists(static s => s.Growth == WaitGrowth.Unknown && !s.IsZero)) return ImmutableArray<WaitShape>.Empty;
        if (shapes.TrueForAll(static s => s.IsZero)) return ImmutableArray.Create(s_nothing);
        return shapes.Exists(static s => s.IsRandom) ? ImmutableArray<WaitShape>.Empty : ImmutableArray.Create(new WaitShape(elements.Count() > 1 ? WaitGrowth.Exponential : WaitGrowth.None, IsRandom: false, IsZero: false));
    }
}
