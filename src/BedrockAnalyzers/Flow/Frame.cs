using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>One graph that is being walked: the member's, or that of a method, lambda or local function where it runs.</summary>
internal sealed class Frame(ControlFlowGraph graph, ControlFlowGraph rootGraph, object? function, Value? instance, CallSite? callSite, bool isRunByOthers, BedrockCompilation bedrock)
{
    private const int RoundsBeforeWidening = 3;

    // Paths that the code keeps apart by a flag are kept apart here too, as long as they are few.
    private const int MaximumPaths = 4;

    private readonly ImmutableArray<State>[] _entries = NoEntries(graph.Blocks.Length);
    private readonly int[] _rounds = new int[graph.Blocks.Length];
    private readonly (ImmutableArray<State> Entries, int Written)[] _run = new (ImmutableArray<State>, int)[graph.Blocks.Length];
    private readonly SortedSet<int> _pending = [];
    private readonly Dictionary<ControlFlowRegion, ImmutableArray<Handler>> _handlers = [];
    private RepeatedTests? _tests;

    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>The graph of the member around, in which flow captures are numbered: the graph itself where it is a member's.</summary>
    public ControlFlowGraph RootGraph { get; } = rootGraph;

    /// <summary>The method, lambda or local function, or null for the member that the walk began with.</summary>
    public object? Function { get; } = function;

    /// <summary>What <c>this</c> is; null for the <c>this</c> of the member that the walk began with.</summary>
    public Value? Instance { get; } = instance;

    /// <summary>How the walk came here; null for the member that it began with.</summary>
    public CallSite? CallSite { get; } = callSite;

    /// <summary>Whether this is the graph of a whole member, and not of a function inside one.</summary>
    public bool IsMember => ReferenceEquals(Graph, RootGraph);

    /// <summary>How far a member has run, as a position in its text.</summary>
    public int Position { get; set; }

    /// <summary>The function's symbol, or null for the member itself.</summary>
    public IMethodSymbol? Symbol => Function as IMethodSymbol ?? (Function as IFlowAnonymousFunctionOperation)?.Symbol;

    /// <summary>Whether code that is not walked runs the graph.</summary>
    public bool IsRunByOthers { get; } = isRunByOthers;

    /// <summary>The places that flow captures stand for, where an assignment goes through one.</summary>
    public Dictionary<CaptureId, IOperation> Places { get; } = [];

    /// <summary>What the graph tests.</summary>
    public RepeatedTests Tests => _tests ??= new(Graph, bedrock);

    /// <summary>The handlers that an exception in the block that is being run can reach.</summary>
    public ImmutableArray<Handler> Handlers { get; set; } = ImmutableArray<Handler>.Empty;

    /// <summary>Whether the states are final.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The states in which a block can be entered; none when it is not reached.</summary>
    public ImmutableArray<State> EntriesOf(int ordinal) => _entries[ordinal];

    /// <summary>
    /// A block is to be run: answers the states that it has been run from, of which nothing new comes. From then on they are those in which it can be entered now.
    /// </summary>
    /// <param name="ordinal">The block.</param>
    /// <param name="written">How many locals others may write to. With each more of them the same state says less.</param>
    public ImmutableArray<State> TakeRun(int ordinal, int written)
    {
        var (entries, before) = _run[ordinal];
        _run[ordinal] = (_entries[ordinal], written);
        return IsFrozen || entries.IsDefault || before != written ? ImmutableArray<State>.Empty : entries;
    }

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

    /// <summary>The states in which the graph ends, apart where the caller can tell them apart; none when it never ends.</summary>
    /// <param name="parameters">The parameters of what has run.</param>
    /// <param name="isAsked">Whether a caller asks something.</param>
    public ImmutableArray<State> ExitsFor(ImmutableArray<IParameterSymbol> parameters, Func<RepeatedTests.Test, bool> isAsked)
    {
        var exits = ImmutableArray<State>.Empty;
        foreach (var entry in _entries[_entries.Length - 1])
        {
            var state = entry.KeepFindings(isAsked);
            var at = 0;
            while (at < exits.Length && state.IsOtherWayOutThan(exits[at], Graph, parameters)) at++;
            exits = at < exits.Length ? exits.SetItem(at, State.Join(exits[at], state)) : exits.Add(state);
        }

        return exits;
    }

    /// <summary>Notes a state in which a block can be entered, and that the block is to be run if the state says something new.</summary>
    public void Enter(int ordinal, State state)
    {
        if (IsFrozen) return;
        var known = _entries[ordinal];
        var (same, first, paths) = (-1, -1, 0);
        for (var i = 0; i < known.Length; i++)
        {
            if (!known[i].ContinuesAs(state)) continue;
            if (++paths == 1) first = i;
            if (known[i].HasFlagsOf(state, Tests)) same = i;
        }

        var at = same >= 0 || paths < MaximumPaths ? same : NearestTo(state, known, first);
        if (at < 0 && paths >= MaximumPaths && PairIn(known, state) is var (one, another))
        {
            _entries[ordinal] = known.SetItem(one, State.Join(known[one], known[another])).SetItem(another, state);
        }
        else if (at < 0 && paths < MaximumPaths)
        {
            _entries[ordinal] = known.Add(state);
        }
        else
        {
            at = Math.Max(at, first);
            var joined = State.Join(known[at], state);
            if (ReferenceEquals(joined, known[at])) return;
            if (++_rounds[ordinal] > RoundsBeforeWidening) joined = joined.Widen(known[at]);
            _entries[ordinal] = known.SetItem(at, joined);
        }

        _pending.Add(ordinal);
    }

    // Of more paths than are kept apart those go together that have left the same behind.
    private static int NearestTo(State state, ImmutableArray<State> known, int first)
    {
        for (var i = first; i < known.Length; i++)
        {
            if (known[i].ContinuesAs(state) && known[i].LeavesSameAs(state)) return i;
        }

        return -1;
    }

    private static (int One, int Another)? PairIn(ImmutableArray<State> known, State state)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (!known[i].ContinuesAs(state)) continue;
            for (var j = i + 1; j < known.Length; j++)
            {
                if (known[j].ContinuesAs(state) && known[i].LeavesSameAs(known[j])) return (i, j);
            }
        }

        return null;
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
    public void Freeze() => IsFrozen = true;

    /// <summary>
    /// The handlers that an exception in the block can reach, inner ones first, up to one that takes every exception. A finally is none: what it does on the way of an
    /// exception counts only where a handler further out brings control back.
    /// </summary>
    public ImmutableArray<Handler> HandlersOf(BasicBlock block)
    {
        if (_handlers.TryGetValue(block.EnclosingRegion, out var handlers)) return handlers;
        var builder = ImmutableArray.CreateBuilder<Handler>();
        var passed = ImmutableArray<ControlFlowRegion>.Empty;
        var left = ImmutableArray<ControlFlowRegion>.Empty;
        // The regions of a lambda's graph go on into those of the graph around it.
        for (var region = block.EnclosingRegion; region is not null && region != Graph.Root; region = region.EnclosingRegion)
        {
            // A finally on the way still uses what the regions around it declare.
            if (passed.IsEmpty && !region.Locals.IsEmpty) left = left.Add(region);
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole }) continue;
            foreach (var nested in whole.NestedRegions)
            {
                if (nested.Kind == ControlFlowRegionKind.Finally) passed = passed.Add(nested);
                if (nested.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)) continue;
                var takesAll = nested.Kind == ControlFlowRegionKind.Catch && nested.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" };
                builder.Add(new(nested.FirstBlockOrdinal, passed, left, takesAll));
                if (takesAll) return _handlers[block.EnclosingRegion] = builder.ToImmutable();
            }
        }

        return _handlers[block.EnclosingRegion] = builder.ToImmutable();
    }

    /// <summary>Whether control can come back to a block.</summary>
    public bool HasLoop
    {
        get
        {
            foreach (var block in Graph.Blocks)
            {
                foreach (var branch in block.Predecessors)
                {
                    if (branch.Source.Ordinal >= block.Ordinal) return true;
                }
            }

            return false;
        }
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

    /// <summary>Control goes to a block by way of finally blocks, inner ones first: where it enters, and in which state.</summary>
    public static (int Ordinal, State State) Through(ImmutableArray<ControlFlowRegion> finallyRegions, int ordinal, State state)
    {
        for (var i = finallyRegions.Length - 1; i >= 0; i--)
        {
            state = state.ContinueWith(finallyRegions[i], ordinal);
            ordinal = finallyRegions[i].FirstBlockOrdinal;
        }

        return (ordinal, state);
    }

    /// <summary>The finally that a block ends.</summary>
    public ControlFlowRegion? FinallyOf(BasicBlock last)
    {
        var region = last.EnclosingRegion;
        while (region is not null && region != Graph.Root && region.Kind != ControlFlowRegionKind.Finally) region = region.EnclosingRegion;
        return region is { Kind: ControlFlowRegionKind.Finally } ? region : null;
    }

    /// <summary>A catch that an exception can reach.</summary>
    /// <param name="Ordinal">Its first block.</param>
    /// <param name="FinallyRegions">The finally blocks that run on the way.</param>
    /// <param name="LeftRegions">The regions whose locals are out of scope then, but those that a finally on the way can still use.</param>
    /// <param name="TakesAll">Whether no exception goes past it.</param>
    internal readonly record struct Handler(int Ordinal, ImmutableArray<ControlFlowRegion> FinallyRegions, ImmutableArray<ControlFlowRegion> LeftRegions, bool TakesAll);
}
