using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// Walks one member forward over its control-flow graph, with the lambdas and local functions inside it walked where they run,
/// and notes each Bedrock call with what was known there.
/// </summary>
internal sealed partial class MemberWalk
{
    // Enough for methods of several thousand lines; past it the member is left alone.
    private const int MaximumOperations = 200_000;
    private const int MaximumNestedFunctions = 6;
    private const int MaximumExpressionDepth = 300;
    private const int SlotsForOneOperation = 8;

    private readonly BedrockSymbols _symbols;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<BedrockCall>.Builder _calls = ImmutableArray.CreateBuilder<BedrockCall>();
    private readonly Dictionary<(SyntaxNode, ISymbol), int> _lastAssignments = [];
    private readonly Stack<Frame> _frames = new();

    private State _state = State.Empty;
    private int _operations;
    private int _expressionDepth;
    private bool _isRecording;
    private int _deferredDepth;
    private int _deferredUntil;
    private bool _pathEnds;
    private Dictionary<string, int>? _lastLocalAssignments;

    private MemberWalk(BedrockSymbols symbols, CancellationToken cancellationToken)
    {
        _symbols = symbols;
        _cancellationToken = cancellationToken;
    }

    private bool IsExhausted => _operations > MaximumOperations;

    /// <summary>The Bedrock calls that the member can reach, or none when it is too large to follow.</summary>
    public static ImmutableArray<BedrockCall> Run(ControlFlowGraph graph, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var walk = new MemberWalk(bedrock.Symbols, cancellationToken);
        walk.RunGraph(graph, function: null, out _);
        bedrock.CountVisited(walk._operations);
        return walk.IsExhausted ? ImmutableArray<BedrockCall>.Empty : walk.KnownCalls();
    }

    // A delegate that unseen code holds can run after a later assignment: what it then finds set, it may find.
    private ImmutableArray<BedrockCall> KnownCalls()
    {
        foreach (var assignment in _lastAssignments)
        {
            for (var i = 0; i < _calls.Count; i++)
            {
                if (_calls[i] is { DeferredAt: { } at } call && assignment.Value > at)
                    _calls[i] = call.WithUnknown(assignment.Key.Item1, assignment.Key.Item2);
            }
        }

        var calls = _calls.ToImmutable();
        for (var i = 0; i < calls.Length; i++)
        {
            foreach (var other in calls)
            {
                if (ReferenceEquals(other.Syntax, _calls[i].Syntax) && !ReferenceEquals(other.State, _calls[i].State)) _calls[i] = _calls[i] with { State = State.Beside(_calls[i].State, other.State) };
            }
        }

        return _calls.ToImmutable();
    }

    /// <summary>Runs a graph from the current state; afterwards the current state is the one at its end, where it has one. Answers what it returns.</summary>
    private Value? RunGraph(ControlFlowGraph graph, object? function, out bool ends)
    {
        var frame = new Frame(graph, function);
        _frames.Push(frame);
        var wasRecording = _isRecording;
        _isRecording = false;
        frame.Enter(0, _state);
        while (!IsExhausted && frame.TryTakeNext(out var ordinal))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            RunBlock(frame, graph.Blocks[ordinal]);
        }

        // Calls are noted once, from the states that no further round changes: an early round knows only some of the paths.
        if (wasRecording || function is null)
        {
            _isRecording = true;
            frame.Freeze();
            for (var ordinal = 0; ordinal < graph.Blocks.Length && !IsExhausted; ordinal++)
            {
                RunBlock(frame, graph.Blocks[ordinal]);
            }
        }

        _isRecording = wasRecording;
        _frames.Pop();
        var exit = frame.Exit;
        ends = exit is not null;
        if (exit is not null) _state = exit;
        return frame.Returned;
    }

    private void RunBlock(Frame frame, BasicBlock block)
    {
        foreach (var entry in frame.EntriesOf(block.Ordinal)) RunBlock(frame, block, entry);
    }

    private void RunBlock(Frame frame, BasicBlock block, State entry)
    {
        _state = entry;
        var handlers = frame.HandlersOf(block);
        foreach (var operation in block.Operations)
        {
            Run(operation);
            if (_pathEnds) break;
        }

        if (!_pathEnds && block.BranchValue is { } value)
        {
            var result = Run(value);
            switch (block.FallThroughSuccessor?.Semantics)
            {
                case ControlFlowBranchSemantics.Return:
                    frame.Return(frame.Function is null ? RunFunctionsIn(result) : result);
                    break;
                case ControlFlowBranchSemantics.Throw:
                    EnterHandlers(frame, handlers, _state);
                    break;
            }

            if (!_pathEnds && block.ConditionKind != ControlFlowConditionKind.None)
            {
                Branch(frame, block, value);
                return;
            }
        }

        if (!_pathEnds) Follow(frame, block.FallThroughSuccessor, _state);
        _pathEnds = false;

        Value Run(IOperation operation)
        {
            var before = _state;
            var result = Evaluate(operation);
            if (!handlers.IsEmpty && frame.CanThrow(operation, _symbols))
            {
                EnterHandlers(frame, handlers, before);
                if (!ReferenceEquals(before, _state)) EnterHandlers(frame, handlers, _state);
            }

            return result;
        }
    }

    // A handler cannot see an object whose initializer was still running when the exception came.
    private void EnterHandlers(Frame frame, ImmutableArray<int> handlers, State state)
    {
        if (handlers.IsEmpty || frame.IsFrozen) return;
        state = state.WithoutTemporaries();
        foreach (var handler in handlers) Enter(frame, handler, state);
    }

    private void Enter(Frame frame, int ordinal, State state)
    {
        // Comparing what is known is work as well, and the larger part of it in a method with thousands of locals.
        if (!frame.EntriesOf(ordinal).IsEmpty) _operations += state.Size / SlotsForOneOperation;

        // What a loop asks before each round is asked also when there is no round.
        if (frame.IsLoopHead(ordinal)) state = NoteTested(state, frame.Graph.Blocks[ordinal].BranchValue!);
        frame.Enter(ordinal, state);
    }

    private void Branch(Frame frame, BasicBlock block, IOperation condition)
    {
        var after = _state;
        var truth = TruthOf(condition);
        var whenConditional = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (truth is null || truth == whenConditional)
            Follow(frame, block.ConditionalSuccessor, Refine(after, condition, whenConditional));
        if (truth is null || truth != whenConditional)
            Follow(frame, block.FallThroughSuccessor, Refine(after, condition, !whenConditional));
    }

    private void Follow(Frame frame, ControlFlowBranch? branch, State state)
    {
        if (branch is null || frame.IsFrozen) return;
        foreach (var region in branch.LeavingRegions) state = state.Without(region);
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            frame.LeaveFinally(branch.Source, state);
            return;
        }

        // A return out of a try does not go on behind it, and what its finally does on the way no code of the member sees any more.
        if (branch.FinallyRegions.IsEmpty || (frame.Function is null && branch.Destination?.Kind == BasicBlockKind.Exit))
        {
            if (branch.Destination is { } destination) Enter(frame, destination.Ordinal, state);
            return;
        }

        for (var i = 0; i < branch.FinallyRegions.Length; i++)
        {
            var next = i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : branch.Destination?.Ordinal;
            if (next is { } ordinal) frame.ContinueFinally(branch.FinallyRegions[i], ordinal);
        }

        Enter(frame, branch.FinallyRegions[0].FirstBlockOrdinal, state);
    }
}
