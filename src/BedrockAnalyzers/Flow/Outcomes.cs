using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// How the functions end that one block calls, in the order of the calls. A block is run again for each way in which one of them can end; what was found in an earlier run
/// is not walked again.
/// </summary>
internal sealed class Outcomes
{
    // As many as paths that are kept apart: with more, the ways out of one function are taken together.
    private const int MaximumRuns = 4;

    private readonly List<Outcome> _found = [];
    private int _next;
    private int _runs = 1;

    /// <summary>The outcome of the next call, where an earlier run has found it.</summary>
    public bool TryTake(out Outcome outcome)
    {
        var isFound = _next < _found.Count;
        outcome = isFound ? _found[_next++] : default;
        return isFound;
    }

    /// <summary>Notes how a call ends. Answers the outcome that this run goes on with.</summary>
    public Outcome Add(Outcome outcome)
    {
        if (outcome.Exits.Length > 1 && _runs * outcome.Exits.Length > MaximumRuns) outcome = outcome with { Exits = ImmutableArray.Create(outcome.Exits.Aggregate(static (x, y) => State.Join(x, y))!) };
        _runs *= Math.Max(1, outcome.Exits.Length);
        _found.Add(outcome);
        _next++;
        return outcome;
    }

    /// <summary>Whether there is another way through the block; then the next run takes it.</summary>
    public bool TryChooseAnother()
    {
        _next = 0;
        for (var i = _found.Count - 1; i >= 0; i--)
        {
            if (_found[i].Chosen + 1 < _found[i].Exits.Length)
            {
                _found[i] = _found[i] with { Chosen = _found[i].Chosen + 1 };
                return true;
            }

            _runs /= Math.Max(1, _found[i].Exits.Length);
            _found.RemoveAt(i);
        }

        return false;
    }

    /// <summary>How a call ends.</summary>
    /// <param name="Graph">What was walked; null when the function could not be.</param>
    /// <param name="Exits">The states in which it ends; none when it never does.</param>
    /// <param name="Chosen">Which of them the current run goes on with.</param>
    /// <param name="MakesCalls">Whether Bedrock calls were noted in it.</param>
    internal readonly record struct Outcome(ControlFlowGraph? Graph, ImmutableArray<State> Exits, int Chosen, bool MakesCalls = false)
    {
        public State Exit => Exits[Chosen];
    }
}
