using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// Walks one member forward over its control-flow graph, with the lambdas and local functions inside it and the methods of the project walked where they run,
/// and notes each Bedrock call with what was known there.
/// </summary>
internal sealed partial class MemberWalk
{
    // Enough for methods of several thousand lines; past it the member is left alone.
    private const int MaximumOperations = 200_000;

    // Methods of the project are gone into a few calls deep, each up to a size, and as long as enough is left for the member itself.
    private const int MaximumMembers = 7;
    private const int MaximumFrames = 16;
    private const int MaximumOperationsOfMethod = 20_000;
    private const int OperationsForOneMethod = 100;
    private const int MaximumOperationsWithMethods = 120_000;
    private const int MaximumExpressionDepth = 300;
    private const int SlotsForOneOperation = 8;
    private const int MaximumTextParts = 200;
    private const int MaximumHeldDepth = 4;
    private const int MaximumJoinedCalls = 32;

    private readonly BedrockCompilation _bedrock;
    private readonly BedrockSymbols _symbols;

    // Made once: values are asked at each step.
    private readonly Func<ITypeSymbol?, bool> _isModelType;
    private readonly Func<ITypeSymbol?, bool> _isJudgedWhenGiven;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<BedrockCall>.Builder _calls = ImmutableArray.CreateBuilder<BedrockCall>();
    private readonly ImmutableArray<BedrockCall>.Builder _configured = ImmutableArray.CreateBuilder<BedrockCall>();
    private readonly Dictionary<(CreatedValue, ISymbol), int> _lastAssignments = [];
    private readonly HashSet<ISymbol> _tooLarge = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<(ISymbol Member, Value Value, State State)>.Builder _stored = ImmutableArray.CreateBuilder<(ISymbol, Value, State)>();
    private readonly ImmutableArray<(Value Value, State State)>.Builder _handed = ImmutableArray.CreateBuilder<(Value, State)>();
    private readonly Dictionary<SyntaxNode, Dictionary<string, int>> _lastLocalAssignments = [];
    private readonly ImmutableArray<(Value Value, State State)>.Builder _given = ImmutableArray.CreateBuilder<(Value, State)>();
    private readonly Stack<Frame> _frames = new();

    // What the iterators that are being run have yielded so far.
    private readonly Stack<(Value Value, State State)?> _yielded = new();

    // Locals that functions in the hands of unseen code write to, or to what they hold, whenever that code likes; and where in the text they were handed over first.
    private readonly Dictionary<ISymbol, int> _writtenByOthers = new(SymbolEqualityComparer.Default);

    // How the methods end that the block calls which is being run.
    private Outcomes _outcomes = new();

    private State _state = State.Empty;
    private (State? State, Frame? Frame, ImmutableArray<Frame.Handler> Handlers) _thrown;
    private int _operations;
    private int _expressionDepth;

    // An expression that is too deep ends the walk, and is not counted as work.
    private bool _isGivenUp;
    private bool _isRecording;
    private int _constructorDepth;

    // What members hold is not asked for while it is being found.
    private bool _isInitializing;
    private int _deferredDepth;
    private int _deferredUntil;
    private int _deferredFrames;
    private bool _pathEnds;

    // Whether what is run is one of several things that may run, so that no way out of it is the way that was taken.
    private bool _takesExitsTogether;
    private bool _taskNeverCompletes;

    // Whether what was run last has made Bedrock calls.
    private bool _hasMadeCalls;

    // Whether what is being run calls code that is not walked; what is walked throws by itself.
    private bool _mayThrow;

    private MemberWalk(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _symbols = bedrock.Symbols;
        _isModelType = _symbols.IsModelType;
        _isJudgedWhenGiven = _symbols.IsJudgedWhenGiven;
        _cancellationToken = cancellationToken;
    }

    private bool IsExhausted => _isGivenUp || _operations > MaximumOperations;

    // How far the member that the walk began with has run.
    private int Position => _frames.Last().Position;

    /// <summary>What the member does, or nothing when it is too large to follow.</summary>
    public static MemberResult Run(ControlFlowGraph graph, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var walk = new MemberWalk(bedrock, cancellationToken);
        var ends = walk.RunGraph(new Frame(graph, graph, function: null, instance: null, callSite: null, isRunByOthers: true, bedrock));
        bedrock.CountVisited(walk._operations);
        if (walk.IsExhausted) return MemberResult.None;
        if (ends == true) walk.NoteWhatIsHandedBack(graph);
        return new(walk.KnownCalls(), walk._handed.ToImmutable(), walk._stored.ToImmutable(), walk._entered.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default)) { Given = walk._given.ToImmutable(), Configured = walk._configured.ToImmutable() };
    }

    /// <summary>Runs the initializers of a type, and a constructor with unknown arguments. Answers what is known then, or null when it is too much to run.</summary>
    public static State? RunInitializers(INamedTypeSymbol type, bool isStatic, IMethodSymbol? constructor, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var walk = new MemberWalk(bedrock, cancellationToken) { _isInitializing = true };
        var ends = walk.Initialize(type, created: null, call: null, isStatic);
        if (ends && constructor is not null)
            ends = bedrock.GraphOf(constructor, cancellationToken) is { } graph && walk.RunGraph(new Frame(graph, graph, constructor, instance: null, callSite: null, isRunByOthers: false, bedrock), MaximumOperationsOfMethod) == true;
        bedrock.CountVisited(walk._operations);
        return ends && !walk.IsExhausted ? walk._state : null;
    }

    private void NoteWhatIsHandedBack(ControlFlowGraph graph)
    {
        if (_state.ReturnedFrom(graph) is { } returned) Hand(returned);
        foreach (var (parameter, value) in _state.GivenByReference)
        {
            // Not those of the functions and methods that were run on the way.
            if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } && parameter.DeclaringSyntaxReferences is { Length: > 0 } declared
                && graph.OriginalOperation.Syntax is var root && declared[0].SyntaxTree == root.SyntaxTree && root.Span.Contains(declared[0].Span)) Hand(value);
        }

        foreach (var (member, value) in _state.Members)
        {
            if (HoldsSdkObject(value)) _stored.Add((member, value, _state));
        }
    }

    // What the caller gets of the SDK's objects, by itself or inside an object of the project; an answer that is made of texts and numbers is no reason to look at callers.
    private void Hand(Value value)
    {
        if (HoldsSdkObject(value)) _handed.Add((value, _state));
    }

    // Objects that no Bedrock call is made of, but that say something all the same, are judged as they are when they go elsewhere.
    private void NoteGiven(Value value)
    {
        if (_isRecording && (_symbols.CloudWatch is not null || _symbols.AgentRuntime is not null) && Holds(value, _isJudgedWhenGiven, depth: 0)) _given.Add((value, _state));
    }

    private bool HoldsSdkObject(Value value) => Holds(value, _isModelType, depth: 0);

    private bool Holds(Value value, Func<ITypeSymbol?, bool> isWanted, int depth)
    {
        foreach (var part in value.Parts)
        {
            if (part is not CreatedValue created) continue;
            if (isWanted(created.Type)) return true;
            if (depth >= MaximumHeldDepth || _state.ObjectOf(created) is not { } known) continue;
            foreach (var property in known.Properties)
            {
                if (Holds(property.Value, isWanted, depth + 1)) return true;
            }
        }

        return false;
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
            _cancellationToken.ThrowIfCancellationRequested();
            var joins = 0;
            foreach (var other in calls)
            {
                if (joins > MaximumJoinedCalls) break;
                if (ReferenceEquals(other.Syntax, _calls[i].Syntax)) joins++;
                if (ReferenceEquals(other.Syntax, _calls[i].Syntax) && !ReferenceEquals(other.State, _calls[i].State)) _calls[i] = _calls[i] with { State = State.Beside(_calls[i].State, other.State) };
            }
        }

        return _calls.ToImmutable();
    }

    /// <summary>Runs a graph from the current state; afterwards the current state is the one at its end, where it has one. Answers whether it has one, or null when it was too large to be run.</summary>
    private bool? RunGraph(Frame frame, int mostOperations = int.MaxValue)
    {
        var graph = frame.Graph;
        _frames.Push(frame);
        var wasRecording = _isRecording;
        var isRecorded = wasRecording || frame.Function is null;

        // Without a loop every state is final when its block is come to, and one time through is enough.
        _isRecording = isRecorded && !frame.HasLoop;
        var until = mostOperations == int.MaxValue ? mostOperations : _operations + mostOperations;
        frame.Enter(0, _state);
        while (!IsExhausted && _operations <= until && frame.TryTakeNext(out var ordinal))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            RunBlock(frame, graph.Blocks[ordinal]);
        }

        // Calls are noted once, from the states that no further round changes: an early round knows only some of the paths.
        if (isRecorded && !_isRecording)
        {
            _isRecording = true;
            frame.Freeze();
            for (var ordinal = 0; ordinal < graph.Blocks.Length && !IsExhausted && _operations <= until; ordinal++)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                RunBlock(frame, graph.Blocks[ordinal]);
            }
        }

        _isRecording = wasRecording;
        _frames.Pop();
        if (_operations > until) return null;
        var exit = frame.Exit;
        if (exit is not null) _state = exit;
        return exit is not null;
    }

    private void RunBlock(Frame frame, BasicBlock block)
    {
        var outer = _outcomes;
        var run = frame.TakeRun(block.Ordinal, _writtenByOthers.Count);
        foreach (var entry in frame.EntriesOf(block.Ordinal))
        {
            if (run.Contains(entry)) continue;

            // Where a method that the block calls can end in several ways, the block is run once for each.
            _outcomes = new();
            do
            {
                RunBlock(frame, block, entry);
            }
            while (!IsExhausted && _outcomes.TryChooseAnother());
        }

        _outcomes = outer;
    }

    private void RunBlock(Frame frame, BasicBlock block, State entry)
    {
        _state = entry;
        frame.Handlers = frame.HandlersOf(block);
        foreach (var operation in block.Operations)
        {
            if (frame.IsMember) frame.Position = operation.Syntax.Span.End;
            Run(operation);
            if (_pathEnds) break;
        }

        if (!_pathEnds && block.BranchValue is { } value)
        {
            if (frame.IsMember) frame.Position = value.Syntax.Span.End;
            if (block.ConditionKind != ControlFlowConditionKind.None && frame.IsLoopHead(block.Ordinal)) ForgetWhatLoopAsks(value);
            var result = Run(value);
            switch (block.FallThroughSuccessor?.Semantics)
            {
                case ControlFlowBranchSemantics.Return:
                    _state = _state.Return(frame.Graph, frame.Function is null ? RunFunctionsIn(result) : result);
                    break;
                case ControlFlowBranchSemantics.Throw:
                    Throw(_state);
                    break;
            }

            if (!_pathEnds && block.ConditionKind != ControlFlowConditionKind.None)
            {
                Branch(frame, block, value, result);
                return;
            }
        }

        if (!_pathEnds) Follow(frame, block.FallThroughSuccessor, _state);
        _pathEnds = false;

        Value Run(IOperation operation)
        {
            var (before, mayThrow) = (_state, _mayThrow);
            _mayThrow = false;
            var result = Evaluate(operation);
            if (_mayThrow)
            {
                Throw(before);
                if (!ReferenceEquals(before, _state)) Throw(_state);
            }

            _mayThrow = mayThrow;
            return result;
        }
    }

    // Control can leave by an exception: to the handlers around, and where none of them takes everything, to those around the call.
    private void Throw(State state)
    {
        // What one operation leaves behind is what the next one begins with: its way to the handlers has been gone.
        var top = _frames.Peek();
        if (ReferenceEquals(state, _thrown.State) && ReferenceEquals(top, _thrown.Frame) && top.Handlers == _thrown.Handlers) return;
        _thrown = (state, top, top.Handlers);
        foreach (var frame in _frames)
        {
            if (frame.IsFrozen) return;
            State? entered = null;
            var left = ImmutableArray<ControlFlowRegion>.Empty;
            foreach (var handler in frame.Handlers)
            {
                // A handler sees no variable of the block that the exception ended, and no object whose initializer was still running.
                if (entered is null || handler.LeftRegions != left) entered = state.WithoutLocalsOf(left = handler.LeftRegions).WithoutTemporaries();
                var (ordinal, through) = Frame.Through(handler.FinallyRegions, handler.Ordinal, entered);
                Enter(frame, ordinal, through);
                if (handler.TakesAll) return;
            }

            // What others run has no handler here.
            if (frame.IsRunByOthers) return;

            // Nobody further out sees what a method has in its own variables.
            if (frame.Symbol is { } function) state = state.WithoutLocalsOf(function);
        }
    }

    private void Enter(Frame frame, int ordinal, State state)
    {
        // Comparing what is known is work as well, and the larger part of it in a method with thousands of locals.
        if (!frame.EntriesOf(ordinal).IsEmpty) _operations += state.Size / SlotsForOneOperation;

        // What a loop asks before each round is asked also when there is no round.
        if (frame.IsLoopHead(ordinal)) state = NoteTested(state, frame.Graph.Blocks[ordinal].BranchValue!);
        frame.Enter(ordinal, state);
    }

    private void Branch(Frame frame, BasicBlock block, IOperation condition, Value result)
    {
        var after = _state;
        var truth = TruthOf(condition) ?? ConstantOf<bool>(result);
        var whenConditional = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (truth is null || truth == whenConditional)
            Follow(frame, block.ConditionalSuccessor, Refine(after, condition, whenConditional));
        if (truth is null || truth != whenConditional)
            Follow(frame, block.FallThroughSuccessor, Refine(after, condition, !whenConditional));
    }

    private void Follow(Frame frame, ControlFlowBranch? branch, State state)
    {
        if (branch is null || frame.IsFrozen) return;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            if (frame.FinallyOf(branch.Source) is { } region && state.ContinuationOf(region) is { } next) Enter(frame, next, Leave(region, next, state.WithoutContinuation(region)));
            return;
        }

        // A finally on the way still uses what the regions around it declare.
        foreach (var region in branch.LeavingRegions)
        {
            if (branch.FinallyRegions.IsEmpty || !Contains(region, branch.FinallyRegions[0])) state = state.Without(region, frame.RootGraph);
        }

        if (branch.Destination is { } destination)
        {
            var (ordinal, entered) = Frame.Through(branch.FinallyRegions, destination.Ordinal, state);
            Enter(frame, ordinal, entered);
        }
    }

    private static bool Contains(ControlFlowRegion region, ControlFlowRegion inner) => region.FirstBlockOrdinal <= inner.FirstBlockOrdinal && inner.LastBlockOrdinal <= region.LastBlockOrdinal;

    // What ends where control goes on from a finally to a place further out.
    private State Leave(ControlFlowRegion finallyRegion, int next, State state)
    {
        var root = _frames.Peek().RootGraph;
        for (var region = finallyRegion; region is not null && !(region.FirstBlockOrdinal <= next && next <= region.LastBlockOrdinal); region = region.EnclosingRegion) state = state.Without(region, root);
        return state;
    }
}
