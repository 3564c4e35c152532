using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The paths of one function from a call to what comes after, step by step.</summary>
/// <param name="Graph">The function's graph.</param>
/// <param name="Steps">The blocks that paths come through, each with the way that leads there.</param>
internal sealed record RetryPaths(ControlFlowGraph? Graph, IReadOnlyDictionary<RetryWalk.Node, RetryPaths.Step> Steps)
{
    /// <summary>No path.</summary>
    public static readonly RetryPaths None = new(Graph: null, new Dictionary<RetryWalk.Node, Step>());

    /// <summary>The steps of a call's paths that lead back to it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isWanted">Which of the ways that come back are asked for.</param>
    /// <param name="canPass">Which steps count.</param>
    public HashSet<RetryWalk.Node> LeadingBack(RetriedCall call, Func<Way, bool> isWanted, Func<RetryWalk.Node, bool> canPass)
    {
        var before = new Dictionary<RetryWalk.Node, List<RetryWalk.Node>>();
        var pending = new Stack<RetryWalk.Node>();
        foreach (var pair in Steps)
        {
            if (!ReferenceEquals(pair.Key.Way!.Call, call) || !canPass(pair.Key)) continue;
            if (pair.Value.Return is { } way && isWanted(way)) pending.Push(pair.Key);
            foreach (var next in pair.Value.Successors)
            {
                if (next is null) continue;
                if (!before.TryGetValue(next, out var sources)) before[next] = sources = [];
                sources.Add(pair.Key);
            }
        }

        var leading = new HashSet<RetryWalk.Node>();
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!leading.Add(node) || !before.TryGetValue(node, out var sources)) continue;
            foreach (var source in sources) pending.Push(source);
        }

        return leading;
    }

    /// <summary>The steps from where a call's paths begin, as far as each may be passed.</summary>
    /// <param name="within">The steps that count.</param>
    /// <param name="canPass">Whether a path goes on behind a step.</param>
    public HashSet<RetryWalk.Node> From(HashSet<RetryWalk.Node> within, Func<RetryWalk.Node, Step, bool> canPass)
    {
        var seen = new HashSet<RetryWalk.Node>();
        var pending = new Stack<RetryWalk.Node>();
        foreach (var node in within)
        {
            if (Steps[node].IsFirst) pending.Push(node);
        }

        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node) || !canPass(node, Steps[node])) continue;
            foreach (var next in Steps[node].Successors)
            {
                if (next is not null && within.Contains(next)) pending.Push(next);
            }
        }

        return seen;
    }

    /// <summary>A block on a way.</summary>
    /// <param name="IsFirst">Whether a path begins here.</param>
    /// <param name="Successors">Where it goes on; null stands for leaving the function.</param>
    /// <param name="Return">The way as it was when it came back to its call; null where it does not come back here.</param>
    /// <param name="Test">What is tested at the block's end, where both answers are possible.</param>
    internal sealed record Step(bool IsFirst, List<RetryWalk.Node?> Successors, Way? Return, IOperation? Test);
}
