using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>
/// Follows the paths of one function from the calls in its <c>try</c> blocks, which may throw, through what catches the exception, to where control comes back to the
/// same call. What a path has waited for is part of it; what is known of locals is joined where paths meet that come from the same call in the same way.
/// </summary>
internal sealed partial class RetryWalk
{
    // Real retries take some hundreds; a function that takes more is left alone.
    private const int MaximumSteps = 40_000;
    private const int MaximumWays = 48;
    private const int RoundsBeforeWidening = 2;

    private readonly ControlFlowGraph _graph;
    private readonly IMethodSymbol? _function;
    private readonly BedrockCompilation _bedrock;
    private readonly bool _followsLasting;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<Node, Entry> _entries = [];
    private readonly Queue<Node> _pending = new();
    private readonly HashSet<string> _writtenByOthers;
    private readonly Dictionary<int, int> _waysAt = [];
    private int _stepsLeft = MaximumSteps;

    // The block that is being run.
    private BasicBlock _block;
    private Node? _node;
    private Way? _way;
    private Facts _facts = Facts.None;
    private bool _isFirst;

    private RetryWalk(ControlFlowGraph graph, IMethodSymbol? function, HashSet<string> writtenByOthers, bool followsLasting, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        (_graph, _function, _writtenByOthers, _followsLasting, _bedrock, _cancellationToken) = (graph, function, writtenByOthers, followsLasting, bedrock, cancellationToken);
        _block = graph.Blocks[0];
        _waits = new(bedrock, cancellationToken);
    }

    /// <summary>Every way back to a call. Empty where there is none, or too much to follow.</summary>
    /// <param name="graph">The function's graph.</param>
    /// <param name="function">Its symbol; null for a member that is no method.</param>
    /// <param name="writtenByOthers">The names of the variables that functions inside it assign.</param>
    /// <param name="followsLasting">Whether errors that come again are followed, and not throttling.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static RetryPaths Run(ControlFlowGraph graph, IMethodSymbol? function, HashSet<string> writtenByOthers, bool followsLasting, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var walk = new RetryWalk(graph, function, writtenByOthers, followsLasting, bedrock, cancellationToken);
        walk.Enter(from: null, graph.Blocks[0].Ordinal, way: null, Facts.None);
        var visited = 0;
        while (walk._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (--walk._stepsLeft < 0) break;
            walk.RunBlock(walk._pending.Dequeue());
            visited++;
        }

        bedrock.CountVisited(visited);
        if (walk._stepsLeft < 0) return RetryPaths.None;
        return new(graph, walk._entries.Where(static e => e.Key.Way is not null).ToDictionary(static e => e.Key, static e => new RetryPaths.Step(e.Value.IsFirst, e.Value.Successors, e.Value.Return, e.Value.Test)));
    }

    private void RunBlock(Node node)
    {
        var entry = _entries[node];
        entry.IsPending = false;
        entry.Successors.Clear();
        entry.Return = null;
        entry.Test = null;
        (_node, _block, _way, _facts) = (node, _graph.Blocks[node.Block], node.Way, entry.Facts);
        if (!_isPredicate) MayThrow();
        foreach (var operation in _block.Operations) Visit(operation);
        var branch = _block.BranchValue is { } value ? Visit(value) : Fact.Unknown;
        if (!_isPredicate) MayThrow();
        Leave(branch);
    }

    private void Leave(Fact value)
    {
        if (_block.ConditionKind == ControlFlowConditionKind.None || _block.ConditionalSuccessor is null)
        {
            if (_block.FallThroughSuccessor is not { } only) return;
            if (_isPredicate && only.Semantics == ControlFlowBranchSemantics.Return && _way is { } asked) _answers.Add((value, asked.IsUnsure, asked.Speaks));
            Follow(only, _facts);
            return;
        }

        var jumpsWhen = _block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        var truth = value.Truth;
        if (truth is null && value.IsOfException && _way is { Thrown: not null } way) _way = IsOnlyThrottling(way) ? way : way with { IsUnsure = true };
        var facts = _facts;
        var condition = _block.BranchValue!;
        if (truth is null) _entries[_node!].Test = condition;
        if (truth != !jumpsWhen) Follow(_block.ConditionalSuccessor, Narrow(condition, jumpsWhen, facts));
        if (truth != jumpsWhen) Follow(_block.FallThroughSuccessor!, Narrow(condition, !jumpsWhen, facts));
    }

    // A catch of the throttling exception itself takes nothing else: what else its filter asks of it cannot rule throttling out.
    private bool IsOnlyThrottling(Way way) => way.Thrown is { IsThrottling: true } thrown && SymbolEqualityComparer.Default.Equals(CaughtNow()?.ExceptionType, thrown.Type);

    private ControlFlowRegion? CaughtNow()
    {
        for (var region = _block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler && region.ExceptionType is not null) return region;
        }

        return _way?.Handler;
    }

    private void Follow(ControlFlowBranch branch, Facts facts)
    {
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Rethrow when _way is { Thrown: { } thrown, Handler: { } handler } way && IsInside(_block, handler):
                Raise(handler.EnclosingRegion, handler, isRefused: false, way, thrown, facts);
                return;
            case ControlFlowBranchSemantics.StructuredExceptionHandling when branch.Destination is null && FilterOf(_block) is { EnclosingRegion: { } refusing } && _way is { Thrown: { } thrown } way:
                Raise(refusing.EnclosingRegion, refusing, isRefused: true, way, thrown, facts);
                return;
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow or ControlFlowBranchSemantics.Error or ControlFlowBranchSemantics.ProgramTermination or ControlFlowBranchSemantics.Return:
                _entries[_node!].Successors.Add(null);
                return;
        }

        if (branch.Destination is not { } destination)
        {
            _entries[_node!].Successors.Add(null);
            return;
        }

        var onWay = _way;
        foreach (var region in branch.FinallyRegions) onWay = Through(region, onWay);
        Enter(_node, destination.Ordinal, onWay is { HasLeftLoop: false, Thrown: not null } && LeavesLoop(onWay.Call, destination) ? onWay with { HasLeftLoop = true } : onWay, facts);
    }

    private static bool LeavesLoop(RetriedCall call, BasicBlock destination) =>
        call.Syntax is { } syntax && RetryRound.LoopAround(syntax, function: null) is { } loop && RetryRound.IsOutside(destination, loop);

    // What a finally does on the way is not followed; one that waits leaves it open if there was a wait.
    private Way? Through(ControlFlowRegion region, Way? way)
    {
        if (way is null or { MayWait: true }) return way;
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            foreach (var operation in _graph.Blocks[i].Operations)
            {
                if (operation.Descendants().Any(d => d is IInvocationOperation invocation && IsOrMayBeWait(invocation))) return way with { MayWait = true };
            }
        }

        return way;
    }

    /// <summary>An exception looks for its handler, outwards.</summary>
    /// <param name="region">Where it looks first.</param>
    /// <param name="child">The part of that region that it comes out of; null for a block that stands in the region itself.</param>
    /// <param name="isRefused">Whether that part is a handler whose filter refused it, so that the handlers behind it are asked.</param>
    /// <param name="way">Where the path comes from.</param>
    /// <param name="thrown">The exception.</param>
    /// <param name="facts">What is known.</param>
    private void Raise(ControlFlowRegion? region, ControlFlowRegion? child, bool isRefused, Way way, Thrown thrown, Facts facts)
    {
        for (; region is not null && region != _graph.Root; child = region, region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndFinally && child?.Kind == ControlFlowRegionKind.Try)
            {
                foreach (var nested in region.NestedRegions)
                {
                    if (nested.Kind == ControlFlowRegionKind.Finally) way = Through(nested, way)!;
                }
            }

            // An exception out of a handler passes by the other handlers of the same try.
            if (region.Kind != ControlFlowRegionKind.TryAndCatch || (child?.Kind != ControlFlowRegionKind.Try && !isRefused)) continue;
            foreach (var handler in region.NestedRegions)
            {
                if (handler.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)) continue;
                if (isRefused && handler.FirstBlockOrdinal <= child!.FirstBlockOrdinal) continue;
                if (!ExceptionSymbols.Takes(handler.ExceptionType, thrown.Type)) continue;
                var isNamed = thrown.IsThrottling && _bedrock.Symbols.Exceptions.IsThrottling(handler.ExceptionType);
                Enter(_node, handler.FirstBlockOrdinal, way with { Handler = handler, Speaks = way.Speaks || isNamed }, facts);
                return;
            }

            isRefused = false;
        }

        if (!_isFirst) _entries[_node!].Successors.Add(null);
    }

    // The call itself throws: here the path begins.
    private void RaiseFirst(Way way, Thrown thrown)
    {
        _isFirst = true;
        Raise(_block.EnclosingRegion, child: null, isRefused: false, way, thrown, _facts);
        _isFirst = false;
    }

    // Any exception can come out of a block in a try: what is known there is known no better in its handlers.
    private void MayThrow()
    {
        for (var region = _block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } whole }) continue;
            foreach (var handler in whole.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler) Enter(from: null, handler.FirstBlockOrdinal, way: null, _facts);
            }
        }
    }

    private void Enter(Node? from, int block, Way? way, Facts facts)
    {
        var node = new Node(block, way);
        if (!_entries.TryGetValue(node, out var entry))
        {
            _waysAt.TryGetValue(block, out var ways);
            if (ways >= MaximumWays)
            {
                _stepsLeft = 0;
                return;
            }

            _waysAt[block] = ways + 1;
            _entries[node] = entry = new(facts);
            Schedule(node, entry);
        }
        else
        {
            var joined = entry.Facts.Join(facts, widens: ++entry.Rounds > RoundsBeforeWidening);
            if (!ReferenceEquals(joined, entry.Facts))
            {
                entry.Facts = joined;
                Schedule(node, entry);
            }
        }

        if (_isFirst || (way is { Thrown: null } && !(from?.Way is { Thrown: null } before && ReferenceEquals(before.Call, way.Call)))) entry.IsFirst = true;
        else if (from is not null && way is not null) _entries[from].Successors.Add(node);
    }

    private void Schedule(Node node, Entry entry)
    {
        if (entry.IsPending) return;
        entry.IsPending = true;
        _pending.Enqueue(node);
    }

    private ControlFlowRegion? FilterOf(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Filter) return region;
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Try) return null;
        }

        return null;
    }

    private static bool IsInside(BasicBlock block, ControlFlowRegion region) => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;

    /// <summary>A block on one way to it.</summary>
    internal sealed record Node(int Block, Way? Way);

    private sealed class Entry(Facts facts)
    {
        public Facts Facts { get; set; } = facts;

        public int Rounds { get; set; }

        public bool IsPending { get; set; }

        /// <summary>Whether the call's own exception comes here.</summary>
        public bool IsFirst { get; set; }

        // Null stands for leaving the function.
        public List<Node?> Successors { get; } = [];

        /// <summary>The way as it was when it came back to its call.</summary>
        public Way? Return { get; set; }

        public IOperation? Test { get; set; }
    }
}
