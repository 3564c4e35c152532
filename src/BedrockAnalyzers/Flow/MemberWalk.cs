using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
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
    private int _deferredAt;

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
                if (frame.EntryOf(ordinal) is not null) RunBlock(frame, graph.Blocks[ordinal]);
            }
        }

        _isRecording = wasRecording;
        _frames.Pop();
        var exit = frame.EntryOf(graph.Blocks.Length - 1);
        ends = exit is not null;
        if (exit is not null) _state = exit;
        return frame.Returned;
    }

    private void RunBlock(Frame frame, BasicBlock block)
    {
        _state = frame.EntryOf(block.Ordinal)!;
        var handlers = frame.HandlersOf(block);
        EnterHandlers(frame, handlers);
        foreach (var operation in block.Operations)
        {
            var before = _state;
            Evaluate(operation);
            if (!ReferenceEquals(before, _state)) EnterHandlers(frame, handlers);
        }

        if (block.BranchValue is { } value)
        {
            var before = _state;
            var result = Evaluate(value);
            if (!ReferenceEquals(before, _state)) EnterHandlers(frame, handlers);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return) frame.Return(result);
            if (block.ConditionKind != ControlFlowConditionKind.None)
            {
                Branch(frame, block, value);
                return;
            }
        }

        Follow(frame, block.FallThroughSuccessor, _state);
    }

    // A handler cannot see an object whose initializer was still running when the exception came.
    private void EnterHandlers(Frame frame, ImmutableArray<int> handlers)
    {
        if (handlers.IsEmpty) return;
        var state = _state.WithoutTemporaries();
        foreach (var handler in handlers) frame.Enter(handler, state);
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

    private static void Follow(Frame frame, ControlFlowBranch? branch, State state)
    {
        if (branch is null) return;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            frame.LeaveFinally(branch.Source, state);
            return;
        }

        if (branch.FinallyRegions.IsEmpty)
        {
            if (branch.Destination is { } destination) frame.Enter(destination.Ordinal, state);
            return;
        }

        for (var i = 0; i < branch.FinallyRegions.Length; i++)
        {
            var next = i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : branch.Destination?.Ordinal;
            if (next is { } ordinal) frame.ContinueFinally(branch.FinallyRegions[i], ordinal);
        }

        frame.Enter(branch.FinallyRegions[0].FirstBlockOrdinal, state);
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
                return new FunctionValue(localFunction.Method, _frames.Peek().Graph);
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
            case IIsNullOperation or IUnaryOperation or IIsTypeOperation or ITypeOfOperation or ISizeOfOperation or INameOfOperation:
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

    private Value Read(ISymbol symbol) => _state.Get(symbol) ?? OpaqueValue.From(AccessPath.Root(symbol));

    private Value ReadMember(IOperation? instance, ISymbol member)
    {
        if (instance is null or IInstanceReferenceOperation)
            return _state.Get(member) ?? (Value?)FixedMembers.ValueOf(member, _cancellationToken) ?? OpaqueValue.From(AccessPath.Root(member));
        return _state.PropertyOf(Evaluate(instance), member) ?? OpaqueValue.Unknown;
    }

    private Value ReadProperty(IPropertyReferenceOperation property)
    {
        if (!property.Arguments.IsEmpty)
        {
            var made = Evaluate(property.Instance);
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
        if (conversion.Operand is IFlowAnonymousFunctionOperation or IDelegateCreationOperation && conversion.Type?.TypeKind != TypeKind.Delegate) return OpaqueValue.Unknown;
        var value = Evaluate(conversion.Operand);
        return conversion.OperatorMethod is null ? value : value.CanBeNone() && value.WithoutNone() is null ? value : OpaqueValue.Of(value);
    }

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Arguments.IsEmpty && creation.Type is INamedTypeSymbol type && _symbols.IsModelType(type))
        {
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
                _state = _state.Set(field.Field, value).Share(value);
                break;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property when FixedMembers.IsAutomatic(property.Property):
                _state = _state.Set(property.Property.OriginalDefinition, value).Share(value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property:
                StoreProperty(Evaluate(instance), property, value);
                break;
            default:
                EvaluateChildren(target, escape: false);
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
            if (part is CreatedValue created)
            {
                if (_isRecording) _lastAssignments[(created.Creation, symbol)] = Math.Max(property.Syntax.SpanStart, _lastAssignments.TryGetValue((created.Creation, symbol), out var last) ? last : 0);
            }
            else
            {
                // The owner is not ours: whoever has it can now change what was put into it.
                Release(value);
            }
        }

        _state = _state.SetProperty(owner, symbol, value);
    }

    private OpaqueValue MatchPattern(IIsPatternOperation match)
    {
        var value = Evaluate(match.Value);
        Bind(match.Pattern, value);
        return OpaqueValue.Of(value);
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
        if (method.MethodKind == MethodKind.LocalFunction)
            return Call(new FunctionValue(method, _frames.Peek().Graph), invocation.Arguments);
        if (method.MethodKind == MethodKind.DelegateInvoke && receiver is FunctionValue function)
            return Call(function, invocation.Arguments);
        if (_symbols.OperationOfCall(method) is { } operation)
        {
            Value? request = null;
            foreach (var argument in invocation.Arguments)
            {
                var value = Evaluate(argument.Value);
                if (argument.Parameter?.Ordinal == 0) request = value;
            }

            if (_isRecording && request is not null) _calls.Add(new(operation, invocation.Syntax, request, _state, _deferredDepth > 0 ? _deferredAt : null));
            return OpaqueValue.Unknown;
        }

        if (KnownMethods.LeavesArgumentsAlone(method) || _symbols.IsOfSdk(method.ContainingAssembly))
        {
            var values = ImmutableArray.CreateBuilder<Value>(invocation.Arguments.Length);
            foreach (var argument in invocation.Arguments) values.Add(RunFunctionsIn(Evaluate(argument.Value)));
            if (method.ReturnType.SpecialType == SpecialType.System_String && method.IsStatic) return Concatenation(values);
            var made = receiver is null ? OpaqueValue.Unknown : OpaqueValue.Of(receiver);
            foreach (var value in values) made = OpaqueValue.Of(made, value);
            return made;
        }

        var result = Pass(invocation.Arguments, method);
        return receiver is null ? result : OpaqueValue.Of(receiver, result);
    }

    /// <summary>Hands arguments to code that is not walked. Answers what its result depends on.</summary>
    private OpaqueValue Pass(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method)
    {
        var result = OpaqueValue.Unknown;
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value);
            result = OpaqueValue.Of(result, value);
            Release(value);
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Store(argument.Value, OpaqueValue.Unknown);
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
            if (_deferredDepth++ == 0) _deferredAt = PositionOf(function);
            Call(function, ImmutableArray<IArgumentOperation>.Empty);
            _deferredDepth--;
            _state = State.Join(before, _state);
        }

        return value;
    }

    private static int PositionOf(FunctionValue function) => function.Function is IFlowAnonymousFunctionOperation lambda ? lambda.Syntax.SpanStart : 0;

    /// <summary>Walks a lambda or local function where it is called.</summary>
    private Value Call(FunctionValue function, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = arguments.Select(a => (a.Parameter, Value: Evaluate(a.Value))).ToList();
        if (_frames.Count > MaximumNestedFunctions || _frames.Any(f => Equals(f.Function, function.Function)) || GraphOf(function) is not { } graph)
        {
            // Recursion, or too deep: the function can have done anything to what it was given and to what it closes over.
            foreach (var (_, value) in values) _state = _state.Escape(value);
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
        return returned ?? OpaqueValue.Unknown;
    }

    private ControlFlowGraph? GraphOf(FunctionValue function)
    {
        if (function.Function is IFlowAnonymousFunctionOperation lambda) return function.Owner.GetAnonymousFunctionControlFlowGraph(lambda, _cancellationToken);
        var localFunction = (IMethodSymbol)function.Function;
        foreach (var frame in _frames)
        {
            if (frame.Graph.LocalFunctions.Contains(localFunction)) return frame.Graph.GetLocalFunctionControlFlowGraph(localFunction, _cancellationToken);
        }

        return null;
    }
}
