using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

        if (branch.FinallyRegions.IsEmpty)
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

    /// <summary>The value of an operation, after what it does to the state is done.</summary>
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null) return OpaqueValue.Unknown;
        if (++_operations > MaximumOperations) return OpaqueValue.Unknown;
        if (_expressionDepth >= MaximumExpressionDepth)
        {
            _operations = MaximumOperations + 1;
            return OpaqueValue.Unknown;
        }

        _expressionDepth++;
        var value = EvaluateKind(operation);
        _expressionDepth--;
        return value;
    }

    private Value EvaluateKind(IOperation operation)
    {
        if (operation.ConstantValue.HasValue) return new ConstantValue(operation.ConstantValue.Value, operation.Syntax);
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IDefaultValueOperation { Type: { } type }:
                return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? new ConstantValue(null, operation.Syntax) : OpaqueValue.Unknown;
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IFlowCaptureReferenceOperation reference:
                return _state.Get(reference.Id) ?? OpaqueValue.Unknown;
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IInstanceReferenceOperation { Type: { } type }:
                return OpaqueValue.From(AccessPath.Root(type));
            case IFieldReferenceOperation field:
                return ReadMember(field.Instance, field.Field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case ISimpleAssignmentOperation { IsRef: true } alias:
                // From here on the place can change under another name.
                _state = _state.Escape(Evaluate(alias.Value));
                Store(alias.Value, OpaqueValue.Unknown);
                return Store(alias.Target, OpaqueValue.Unknown);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, assignment.Value);
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case IIncrementOrDecrementOperation increment:
                return Store(increment.Target, OpaqueValue.Of(Evaluate(increment.Target)));
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IDelegateCreationOperation delegateCreation:
                return Evaluate(delegateCreation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return new FunctionValue(lambda, _frames.Peek().Graph);
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } localFunction:
                return new FunctionValue(localFunction.Method.OriginalDefinition, _frames.Peek().Graph);
            case IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: false } method:
                Evaluate(method.Instance);
                _state = _state.ForgetShared();
                return OpaqueValue.Unknown;
            case IIsPatternOperation pattern:
                return MatchPattern(pattern);
            case IBinaryOperation binary:
                return Binary(binary);
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                Release(Evaluate(yield.ReturnedValue));
                return OpaqueValue.Unknown;
            case IEventAssignmentOperation { EventReference: var target, HandlerValue: var handler }:
                Evaluate(target);
                Release(Evaluate(handler));
                return OpaqueValue.Unknown;
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IIsNullOperation or IUnaryOperation or IIsTypeOperation:
                return EvaluateChildren(operation, escape: false) is var made && TruthOf(operation) is { } truth ? new ConstantValue(truth, operation.Syntax) : made;
            case ITypeOfOperation or ISizeOfOperation or INameOfOperation:
                return EvaluateChildren(operation, escape: false);
            default:
                // An array, a tuple, an anonymous object, a collection expression, or what a later C# brings: what goes in is no longer followed.
                return EvaluateChildren(operation, escape: true);
        }
    }

    private OpaqueValue EvaluateChildren(IOperation operation, bool escape)
    {
        var result = OpaqueValue.Unknown;
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            if (escape) Release(value);
            result = OpaqueValue.Of(result, value);
        }

        return result;
    }

    private Value Capture(IFlowCaptureOperation capture)
    {
        // The target of an assignment whose right side branches is captured as a place; the assignment then goes through the capture.
        if (capture.Value is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation)
            _frames.Peek().Places[capture.Id] = capture.Value;
        else if (capture.Value is IFlowCaptureReferenceOperation again && _frames.Peek().Places.TryGetValue(again.Id, out var place))
            _frames.Peek().Places[capture.Id] = place;
        var value = Evaluate(capture.Value);
        _state = _state.Set(capture.Id, value);
        return value;
    }

    private Value Read(ISymbol symbol)
    {
        if (_deferredDepth > 0 && IsAssignedLater(symbol)) return OpaqueValue.From(AccessPath.Root(symbol));
        return _state.Get(symbol) ?? OpaqueValue.From(AccessPath.Root(symbol));
    }

    // Code that others run later finds in a local what was put there by then.
    private bool IsAssignedLater(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty || symbol.DeclaringSyntaxReferences[0].Span.Start > _deferredUntil) return false;
        _lastLocalAssignments ??= Members.LastAssignments(_frames.Last().Graph.OriginalOperation.Syntax);
        return _lastLocalAssignments.TryGetValue(symbol.Name, out var last) && last > _deferredUntil;
    }

    private Value ReadMember(IOperation? instance, ISymbol member)
    {
        if (instance is null or IInstanceReferenceOperation)
            return _state.Get(member) ?? FixedMembers.ValueOf(member, _cancellationToken) ?? OpaqueValue.From(AccessPath.Root(member));
        var owner = Evaluate(instance);
        Dereference(instance);
        return _state.PropertyOf(owner, member) ?? OpaqueValue.Unknown;
    }

    // What comes after a use of an object is only reached when there was one.
    private void Dereference(IOperation instance)
    {
        if (instance is IFlowCaptureReferenceOperation capture && _frames.Peek().Places.TryGetValue(capture.Id, out var place)) instance = place;
        if (instance is IPropertyReferenceOperation { Instance: { } outer, Arguments.IsEmpty: true } property && Look(outer) is { } owner)
        {
            foreach (var part in owner.Parts)
            {
                if (part is CreatedValue created && _state.ObjectOf(created.Creation) is { } known && known.Get(property.Property.OriginalDefinition) is var value && value.CanBeNone())
                    _state = _state.SetProperty(created, property.Property.OriginalDefinition, value.WithoutNone() ?? OpaqueValue.Unknown);
            }
        }
        else
        {
            _state = Narrow(_state, instance, isNull: false);
        }
    }

    private Value ReadProperty(IPropertyReferenceOperation property)
    {
        if (!property.Arguments.IsEmpty)
        {
            var made = Evaluate(property.Instance);
            if (property.Instance is { } indexed) Dereference(indexed);
            foreach (var argument in property.Arguments) made = OpaqueValue.Of(made, Evaluate(argument.Value));
            return OpaqueValue.Of(made);
        }

        if (property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            var nullable = Evaluate(property.Instance);
            return string.Equals(property.Property.Name, "Value", StringComparison.Ordinal) ? nullable.WithoutNone() ?? OpaqueValue.Unknown : OpaqueValue.Of(nullable);
        }

        return ReadMember(property.Instance, property.Property.OriginalDefinition);
    }

    private Value Convert(IConversionOperation conversion)
    {
        // An expression tree is data, not code that runs here.
        if (conversion.Operand is IFlowAnonymousFunctionOperation or IDelegateCreationOperation && conversion.Type is { Name: "Expression" or "LambdaExpression", ContainingNamespace.Name: "Expressions" }) return OpaqueValue.Unknown;
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not null) return value.CanBeNone() && value.WithoutNone() is null ? value : OpaqueValue.Of(value);
        var unwraps = conversion.Operand.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && conversion.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
        return unwraps ? value.WithoutNone() ?? OpaqueValue.Unknown : value;
    }

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Arguments.IsEmpty && creation.Type is INamedTypeSymbol type && _symbols.IsModelType(type))
        {
            // Where the same creation has run before, everything that holds its object is looked through.
            if (_state.ObjectOf(creation.Syntax) is not null) _operations += _state.Size / SlotsForOneOperation;
            var created = new CreatedValue(creation.Syntax, type);
            _state = _state.Create(created);
            return created;
        }

        var result = Pass(creation.Arguments, creation.Constructor);
        Evaluate(creation.Initializer);
        return result;
    }

    private Value Assign(IOperation target, IOperation right)
    {
        // What the target's instance is comes before the right side, as it runs.
        if (target is IMemberReferenceOperation { Instance: { } instance } && instance is not IInstanceReferenceOperation) Evaluate(instance);
        return Store(target, Evaluate(right));
    }

    private Value AssignCompound(ICompoundAssignmentOperation compound)
    {
        var left = Evaluate(compound.Target);
        var right = Evaluate(compound.Value);
        return Store(compound.Target, compound.Type?.SpecialType == SpecialType.System_String ? Concatenation(ImmutableArray.Create(left, right).ToBuilder()) : OpaqueValue.Of(left, right));
    }

    private OpaqueValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation left) return EvaluateChildren(deconstruction, escape: true);
        var right = deconstruction.Value is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : deconstruction.Value;
        if (right is ITupleOperation tuple && tuple.Elements.Length == left.Elements.Length)
        {
            var values = tuple.Elements.Select(Evaluate).ToImmutableArray();
            for (var i = 0; i < values.Length; i++) Store(left.Elements[i], values[i]);
            return OpaqueValue.Unknown;
        }

        var whole = Evaluate(right);
        _state = _state.Escape(whole);
        foreach (var element in left.Elements) Store(element, OpaqueValue.Of(whole));
        return OpaqueValue.Unknown;
    }

    private Value Store(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                _state = _state.Set(local.Local, value);
                break;
            case IDeclarationExpressionOperation declaration:
                return Store(declaration.Expression, value);
            case IParameterReferenceOperation parameter:
                _state = _state.Set(parameter.Parameter, value);
                if (parameter.Parameter.RefKind is RefKind.Ref or RefKind.Out) _state = _state.Share(value);
                break;
            case IFlowCaptureReferenceOperation capture:
                if (_frames.Peek().Places.TryGetValue(capture.Id, out var place)) return Store(place, value);
                _state = _state.Set(capture.Id, value);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                _state = _state.Set(field.Field, RunFunctionsIn(value)).Share(value);
                break;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property when FixedMembers.IsAutomatic(property.Property):
                _state = _state.Set(property.Property.OriginalDefinition, RunFunctionsIn(value)).Share(value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property:
                StoreProperty(Evaluate(instance), property, value);
                Dereference(instance);
                break;
            default:
                Evaluate(target);
                Release(value);
                break;
        }

        return value;
    }

    private void StoreProperty(Value owner, IPropertyReferenceOperation property, Value value)
    {
        var symbol = property.Property.OriginalDefinition;
        foreach (var part in owner.Parts)
        {
            switch (part)
            {
                case CreatedValue created when created.Type.GetMembers(symbol.Name).Contains(symbol):
                    if (_isRecording) _lastAssignments[(created.Creation, symbol)] = Math.Max(property.Syntax.SpanStart, _lastAssignments.TryGetValue((created.Creation, symbol), out var last) ? last : 0);
                    break;
                case CreatedValue:
                    // An extension property can set anything.
                    _state = _state.Escape(part);
                    break;
                case { IsNone: false }:
                    // The owner is not ours: whoever has it can now change what was put into it.
                    Release(value);
                    break;
            }
        }

        _state = _state.SetProperty(owner, symbol, value);
    }

    private Value MatchPattern(IIsPatternOperation match)
    {
        var value = Evaluate(match.Value);
        Bind(match.Pattern, value);
        return TruthOf(match) is { } truth ? new ConstantValue(truth, match.Syntax) : OpaqueValue.Of(value);
    }

    // What a pattern names is the tested value itself, so that a cap copied through the name is known to be the caller's.
    private void Bind(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                _state = _state.Set(symbol, value.WithoutNone() ?? OpaqueValue.Unknown);
                break;
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Bind(binary.LeftPattern, value);
                Bind(binary.RightPattern, value);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole) _state = _state.Set(whole, value.WithoutNone() ?? OpaqueValue.Unknown);
                foreach (var part in recursive.PropertySubpatterns)
                {
                    if (part.Member is IMemberReferenceOperation member) Bind(part.Pattern, _state.PropertyOf(value, member.Member.OriginalDefinition) ?? OpaqueValue.Unknown);
                }

                break;
        }
    }

    private Value Binary(IBinaryOperation binary)
    {
        // A long text is a chain of additions that leans to the left, too deep to be followed by recursion.
        var operands = new Stack<IOperation>();
        IOperation at = binary;
        while (at is IBinaryOperation { ConstantValue.HasValue: false } next)
        {
            operands.Push(next.RightOperand);
            at = next.LeftOperand;
        }

        var values = ImmutableArray.CreateBuilder<Value>(operands.Count + 1);
        values.Add(Evaluate(at));
        while (operands.Count > 0) values.Add(Evaluate(operands.Pop()));
        if (binary.Type?.SpecialType == SpecialType.System_String && binary.OperatorKind == BinaryOperatorKind.Add) return Concatenation(values);
        if (TruthOf(binary) is { } truth) return new ConstantValue(truth, binary.Syntax);
        var result = OpaqueValue.Unknown;
        foreach (var value in values) result = OpaqueValue.Of(result, value);
        return result;
    }

    private Value Interpolate(IInterpolatedStringOperation interpolated)
    {
        var values = ImmutableArray.CreateBuilder<Value>(interpolated.Parts.Length);
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    values.Add(Evaluate(text.Text));
                    break;
                case IInterpolationOperation hole:
                    values.Add(Evaluate(hole.Expression));
                    break;
                default:
                    values.Add(EvaluateChildren(part, escape: true));
                    break;
            }
        }

        return Concatenation(values);
    }

    private static Value Concatenation(ImmutableArray<Value>.Builder values)
    {
        if (values.Count == 0) return OpaqueValue.Unknown;
        var flat = ImmutableArray.CreateBuilder<Value>(values.Count);
        foreach (var value in values)
        {
            if (value is ConcatenationValue inner) flat.AddRange(inner.Operands);
            else flat.Add(value);
        }

        return new ConcatenationValue(flat.ToImmutable());
    }

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null or IInstanceReferenceOperation ? null : Evaluate(invocation.Instance);
        if (receiver is not null) Dereference(invocation.Instance!);
        if (method.MethodKind == MethodKind.LocalFunction)
            return Call(new FunctionValue(method.OriginalDefinition, _frames.Peek().Graph), invocation.Arguments);
        if (method.MethodKind == MethodKind.DelegateInvoke && receiver is FunctionValue function)
            return Call(function, invocation.Arguments);
        if (_symbols.OperationOfCall(method) is { } operation && !Decorators.ChangeTheRequest(method, _cancellationToken) && !(invocation.Syntax is InvocationExpressionSyntax call && TestCode.IsExpectedCall(call)))
        {
            Value? request = null;
            foreach (var argument in invocation.Arguments)
            {
                var value = Evaluate(argument.Value);
                if (argument.Parameter?.Ordinal == 0) request = value;
            }

            if (_isRecording && request is not null) _calls.Add(new(operation, invocation.Syntax, request, _state, _deferredDepth > 0 ? _deferredUntil : null));
            return OpaqueValue.Unknown;
        }

        // What a call answers is a value of its own, and depends on what it was asked of.
        var own = OpaqueValue.Of(OpaqueValue.From(AccessPath.Root(invocation.Syntax)), receiver);
        if (KnownMethods.LeavesArgumentsAlone(method) || _symbols.IsOfSdk(method.ContainingAssembly))
        {
            var values = ImmutableArray.CreateBuilder<Value>(invocation.Arguments.Length);
            foreach (var argument in invocation.Arguments) values.Add(RunFunctionsIn(Evaluate(argument.Value)));
            foreach (var argument in invocation.Arguments)
            {
                if (argument.Parameter is { } parameter && HasAttribute(parameter.GetAttributes(), "NotNullAttribute")) _state = Narrow(_state, argument.Value, isNull: false);
            }

            if (method.ReturnType.SpecialType == SpecialType.System_String && (values.Count > 0 || receiver is not null))
            {
                // The text may be changed, but what is known of it may still be in it.
                if (receiver is not null) values.Insert(0, receiver);
                if (!method.IsStatic) values.Add(OpaqueValue.Unknown);
                return Concatenation(values);
            }

            foreach (var value in values) own = OpaqueValue.Of(own, value);
            return own;
        }

        var result = Pass(invocation.Arguments, method, own);
        if (HasAttribute(method.GetAttributes(), "DoesNotReturnAttribute")) _pathEnds = true;
        return result;
    }

    private static bool HasAttribute(ImmutableArray<AttributeData> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (string.Equals(attribute.AttributeClass?.Name, name, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Hands arguments to code that is not walked. Answers what its result depends on.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="method">What is called; null when that is not known.</param>
    /// <param name="own">What the call itself is the source of.</param>
    private OpaqueValue Pass(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method, OpaqueValue? own = null)
    {
        var result = own ?? OpaqueValue.Unknown;
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value);
            if (argument.Parameter?.RefKind is not RefKind.Out) result = OpaqueValue.Of(result, value);
            Release(value);
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Store(argument.Value, result);
            else if (argument.Parameter is { } parameter && HasAttribute(parameter.GetAttributes(), "NotNullAttribute")) _state = Narrow(_state, argument.Value, isNull: false);
        }

        // A method of the project, or a delegate, can reach the members of this type.
        if (method is null || method.MethodKind == MethodKind.DelegateInvoke || !method.DeclaringSyntaxReferences.IsEmpty) _state = _state.ForgetShared();
        return result;
    }

    /// <summary>A value is handed to code that is not walked: it may run what can be run, and change what can be changed.</summary>
    private void Release(Value value)
    {
        RunFunctionsIn(value);
        _state = _state.Escape(value);
    }

    /// <summary>Functions in a value are handed to code that may run them, now, later, or never; answers the value.</summary>
    private Value RunFunctionsIn(Value value)
    {
        foreach (var part in value.Parts)
        {
            if (part is not FunctionValue function) continue;
            var before = _state;
            if (_deferredDepth++ == 0) _deferredUntil = EndOf(function);
            var returned = Call(function, ImmutableArray<IArgumentOperation>.Empty);
            RunFunctionsIn(returned);
            _deferredDepth--;
            _state = State.JoinUncertain(before, _state);
        }

        return value;
    }

    private static int EndOf(FunctionValue function) => function.Function is IFlowAnonymousFunctionOperation lambda ? lambda.Syntax.Span.End : 0;

    /// <summary>Walks a lambda or local function where it is called.</summary>
    private Value Call(FunctionValue function, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = arguments.Select(a => (a.Parameter, Value: Evaluate(a.Value))).ToList();
        if (_frames.Count > MaximumNestedFunctions || _frames.Any(f => Equals(f.Function, function.Function)) || GraphOf(function) is not { } graph)
        {
            // Recursion, or too deep: the function can have done anything to what it was given and to what it closes over.
            foreach (var (_, value) in values) Release(value);
            _state = _state.ForgetAll();
            return OpaqueValue.Unknown;
        }

        var parameters = function.Function is IFlowAnonymousFunctionOperation lambda ? lambda.Symbol.Parameters : ((IMethodSymbol)function.Function).Parameters;
        foreach (var parameter in parameters) _state = _state.Set(parameter, OpaqueValue.From(AccessPath.Root(parameter)));
        foreach (var (parameter, value) in values)
        {
            if (parameter is not null && parameter.Ordinal < parameters.Length) _state = _state.Set(parameters[parameter.Ordinal], value);
        }

        var before = _state;
        var returned = RunGraph(graph, function.Function, out var ends);
        if (!ends) _state = before;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter) Store(argument.Value, _state.Get(parameters[parameter.Ordinal]) ?? OpaqueValue.Unknown);
        }

        return returned ?? OpaqueValue.Unknown;
    }

    private ControlFlowGraph? GraphOf(FunctionValue function)
    {
        if (function.Function is IFlowAnonymousFunctionOperation lambda) return function.Owner.GetAnonymousFunctionControlFlowGraph(lambda, _cancellationToken);
        var localFunction = ((IMethodSymbol)function.Function).OriginalDefinition;
        foreach (var frame in _frames)
        {
            if (frame.Graph.LocalFunctions.Contains(localFunction)) return frame.Graph.GetLocalFunctionControlFlowGraph(localFunction, _cancellationToken);
        }

        return null;
    }
}
