using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Methods that are asked about an exception: a filter's helper, a strategy's predicate.</content>
internal sealed partial class RetryWalk
{
    private const int MaximumPredicates = 4;
    private const int MaximumPredicateSteps = 2_000;

    private readonly List<(Fact Fact, bool IsUnsure, bool Speaks)> _answers = [];
    private bool _isPredicate;
    private int _predicateDepth;

    /// <summary>What a function answers about an exception, and whether it asks for throttling on the way to a yes.</summary>
    /// <param name="graph">The function's graph.</param>
    /// <param name="thrown">The exception.</param>
    /// <param name="facts">What its parameters are given; the exception among them.</param>
    /// <param name="depth">How many such functions are around it.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static (Fact Fact, bool Speaks) Answer(ControlFlowGraph graph, Thrown thrown, Facts facts, int depth, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var walk = new RetryWalk(graph, function: null, [], followsLasting: false, bedrock, cancellationToken) { _isPredicate = true, _predicateDepth = depth, _stepsLeft = MaximumPredicateSteps };
        walk.Enter(from: null, graph.Blocks[0].Ordinal, new(RetriedCall.None, thrown, Handler: null), facts);
        while (walk._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (--walk._stepsLeft < 0) return (Fact.UnknownOf(isOfException: true), false);
            walk.RunBlock(walk._pending.Dequeue());
        }

        return walk.Answered();
    }

    // A yes here and a no there is open; it depends on the exception only where a test of the exception was.
    private (Fact Fact, bool Speaks) Answered()
    {
        var (result, speaks) = (Fact.UnknownOf(isOfException: true), false);
        for (var i = 0; i < _answers.Count; i++)
        {
            var (fact, isUnsure, asks) = _answers[i];
            if (isUnsure || (fact.IsUnknown && fact.IsOfException)) return (Fact.UnknownOf(isOfException: true), false);
            speaks |= asks && fact.Truth != false;
            result = i == 0 ? fact : fact.Truth is { } truth && truth == result.Truth ? fact : Fact.Unknown;
        }

        return (result, speaks);
    }
}
