using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>One graph that is being walked: the member's, or that of a lambda or local function where it runs.</summary>
internal sealed class Frame(ControlFlowGraph graph, object? function)
{
    private const int RoundsBeforeWidening = 3;

    private readonly State?[] _entries = new State?[graph.Blocks.Length];
    private readonly int[] _rounds = new int[graph.Blocks.Length];
    private readonly SortedSet<int> _pending = [];
    private readonly Dictionary<ControlFlowRegion, ImmutableArray<int>> _handlers = [];
    private readonly Dictionary<ControlFlowRegion, (State? Exit, ImmutableArray<int> Next)> _finallyRegions = [];
    private bool _isFrozen;

    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>The lambda or local function, or null for the member itself.</summary>
    public object? Function { get; } = function;

    /// <summary>The places that flow captures stand for, where an assignment goes through one.</summary>
    public Dictionary<CaptureId, IOperation> Places { get; } = [];

    /// <summary>What the graph returns, as far as known.</summary>
    public Value? Returned { get; private set; }

    public State? EntryOf(int ordinal) => _entries[ordinal];

    /// <summary>Notes a state in which a block can be entered, and that the block is to be run if the state says something new.</summary>
    public void Enter(int ordinal, State state)
    {
        if (_isFrozen) return;
        if (_entries[ordinal] is { } known)
        {
            var joined = State.Join(known, state);
            if (joined.SameAs(known)) return;
            if (++_rounds[ordinal] > RoundsBeforeWidening) joined = joined.Widen(known);
            state = joined;
        }

        _entries[ordinal] = state;
        _pending.Add(ordinal);
    }

    /// <summary>The first block that is to be run.</summary>
    public bool TryTakeNext(out int ordinal)
    {
        ordinal = _pending.Count == 0 ? -1 : _pending.Min;
        return _pending.Remove(ordinal);
    }

    /// <summary>The states are final: blocks can be run once more without changing them.</summary>
    public void Freeze()
    {
        _isFrozen = true;
        Returned = null;
    }

    public void Return(Value value) => Returned = Returned is null ? value : Value.Either(Returned, value);

    /// <summary>The first blocks of the handlers that an exception in the block can reach, inner ones first. A finally is not one: what it does on the way of an exception changes nothing for the code after it.</summary>
    public ImmutableArray<int> HandlersOf(BasicBlock block)
    {
        if (_handlers.TryGetValue(block.EnclosingRegion, out var handlers)) return handlers;
        var builder = ImmutableArray.CreateBuilder<int>();
        // The regions of a lambda's graph go on into those of the graph around it.
        for (var region = block.EnclosingRegion; region is not null && region != Graph.Root; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } whole }) continue;
            foreach (var nested in whole.NestedRegions)
            {
                if (nested.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler) builder.Add(nested.FirstBlockOrdinal);
            }
        }

        return _handlers[block.EnclosingRegion] = builder.ToImmutable();
    }

    /// <summary>A branch runs through a finally: where it goes on afterwards.</summary>
    public void ContinueFinally(ControlFlowRegion region, int next)
    {
        var (exit, known) = _finallyRegions.TryGetValue(region, out var entry) ? entry : (null, ImmutableArray<int>.Empty);
        if (!known.Contains(next)) _finallyRegions[region] = (exit, known.Add(next));
        if (exit is not null) Enter(next, exit);
    }

    /// <summary>The end of a finally: control goes on to wherever it was on its way.</summary>
    public void LeaveFinally(BasicBlock last, State state)
    {
        var region = last.EnclosingRegion;
        while (region is not null && region != Graph.Root && region.Kind != ControlFlowRegionKind.Finally) region = region.EnclosingRegion;
        if (region is not { Kind: ControlFlowRegionKind.Finally }) return;
        var next = _finallyRegions.TryGetValue(region, out var entry) ? entry.Next : ImmutableArray<int>.Empty;
        _finallyRegions[region] = (state, next);
        foreach (var ordinal in next) Enter(ordinal, state);
    }
}
