using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>One graph that is being walked: the member's, or that of a lambda or local function where it runs.</summary>
internal sealed class Frame(ControlFlowGraph graph, object? function)
{
    private const int RoundsBeforeWidening = 3;

    // Paths that the code keeps apart by a flag are kept apart here too, as long as they are few.
    private const int MaximumPaths = 4;

    private readonly ImmutableArray<State>[] _entries = NoEntries(graph.Blocks.Length);
    private readonly int[] _rounds = new int[graph.Blocks.Length];
    private readonly SortedSet<int> _pending = [];
    private readonly Dictionary<ControlFlowRegion, ImmutableArray<int>> _handlers = [];
    private readonly Dictionary<IOperation, bool> _canThrow = [];
    private readonly Dictionary<ControlFlowRegion, (State? Exit, ImmutableArray<int> Next)> _finallyRegions = [];

    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>The lambda or local function, or null for the member itself.</summary>
    public object? Function { get; } = function;

    /// <summary>The places that flow captures stand for, where an assignment goes through one.</summary>
    public Dictionary<CaptureId, IOperation> Places { get; } = [];

    /// <summary>Whether the states are final.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>What the graph returns, as far as known.</summary>
    public Value? Returned { get; private set; }

    /// <summary>The states in which a block can be entered; none when it is not reached.</summary>
    public ImmutableArray<State> EntriesOf(int ordinal) => _entries[ordinal];

    /// <summary>The state in which the graph ends, or null when it never does.</summary>
    public State? Exit
    {
        get
        {
            State? exit = null;
            foreach (var state in _entries[_entries.Length - 1]) exit = exit is null ? state : State.Join(exit, state);
            return exit;
        }
    }

    /// <summary>Notes a state in which a block can be entered, and that the block is to be run if the state says something new.</summary>
    public void Enter(int ordinal, State state)
    {
        if (IsFrozen) return;
        var known = _entries[ordinal];
        var at = known.Length < MaximumPaths ? -1 : 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (known[i].HasFlagsOf(state)) at = i;
        }

        if (at < 0)
        {
            _entries[ordinal] = known.Add(state);
        }
        else
        {
            var joined = State.Join(known[at], state);
            if (ReferenceEquals(joined, known[at])) return;
            if (++_rounds[ordinal] > RoundsBeforeWidening) joined = joined.Widen(known[at]);
            _entries[ordinal] = known.SetItem(at, joined);
        }

        _pending.Add(ordinal);
    }

    private static ImmutableArray<State>[] NoEntries(int blocks)
    {
        var entries = new ImmutableArray<State>[blocks];
        for (var i = 0; i < blocks; i++) entries[i] = ImmutableArray<State>.Empty;
        return entries;
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
        IsFrozen = true;
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

    /// <summary>Whether a block decides at its end if a loop goes round once more.</summary>
    public bool IsLoopHead(int ordinal)
    {
        var block = Graph.Blocks[ordinal];
        if (block.ConditionKind == ControlFlowConditionKind.None) return false;
        foreach (var branch in block.Predecessors)
        {
            if (branch.Source.Ordinal >= ordinal) return true;
        }

        return false;
    }

    /// <summary>Whether an operation runs code that can throw what a handler is there for: a call, a creation of something else than a plain data object, an await.</summary>
    public bool CanThrow(IOperation operation, BedrockSymbols symbols)
    {
        if (_canThrow.TryGetValue(operation, out var known)) return known;
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (part is IInvocationOperation or IAwaitOperation or IThrowOperation or IDynamicInvocationOperation || (part is IObjectCreationOperation creation && !symbols.IsModelType(creation.Type)))
                return _canThrow[operation] = true;
        }

        return _canThrow[operation] = false;
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
        _finallyRegions[region] = (entry.Exit is null ? state : State.Join(entry.Exit, state), next);
        foreach (var ordinal in next) Enter(ordinal, state);
    }
}
