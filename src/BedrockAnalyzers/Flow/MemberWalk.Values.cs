using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What an expression is worth, and what it does to the state.</content>
internal sealed partial class MemberWalk
{
    /// <summary>The value of an operation, after what it does to the state is done.</summary>
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null) return OpaqueValue.Unknown;
        _operations++;
        if (IsExhausted) return OpaqueValue.Unknown;
        if (_expressionDepth >= MaximumExpressionDepth)
        {
            _isGivenUp = true;
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
                return _state.Get(CaptureOf(reference)) ?? OpaqueValue.Unknown;
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IInstanceReferenceOperation { Type: { } type }:
                return _frames.Peek().Instance ?? OpaqueValue.From(AccessPath.Root(type));
            case IFieldReferenceOperation field:
                return ReadMember(field.Instance, field.Field.OriginalDefinition);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                var result = Evaluate(awaited.Operation);
                if (_taskNeverCompletes) _pathEnds = true;
                if (awaited.Operation is not IInvocationOperation) _mayThrow = true;
                _taskNeverCompletes = false;
                return result;
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
                var incremented = Evaluate(increment.Target);
                RunOperator(increment.OperatorMethod, incremented, incremented);
                return Store(increment.Target, OpaqueValue.Of(incremented));
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IDelegateCreationOperation delegateCreation:
                return Evaluate(delegateCreation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return new FunctionValue(lambda, _frames.Peek().Graph, _frames.Peek().Instance);
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } localFunction:
                return new FunctionValue(localFunction.Method.OriginalDefinition, _frames.Peek().Graph, _frames.Peek().Instance);
            case IMethodReferenceOperation method when _bedrock.Declares(method.Method):
                return MethodGroup(method);
            case IWithOperation { Initializer: null } with:
                return Clone(Evaluate(with.Operand), with.Syntax);
            case IAnonymousObjectCreationOperation anonymous:
                return CreateAnonymous(anonymous);
            case IUtf8StringOperation utf8:
                return new ConstantValue(utf8.Value, utf8.Syntax);
            case IIsPatternOperation pattern:
                return MatchPattern(pattern);
            case IBinaryOperation binary:
                return Binary(binary);
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case ICaughtExceptionOperation caught:
                // What it is nobody knows, but it is not null.
                return new ConstantValue(caught, caught.Syntax);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                var yielded = Evaluate(yield.ReturnedValue);
                if (_yielded.Count > 0 && _frames.Peek() is { IsMember: true, Function: not null })
                {
                    _yielded.Push(_yielded.Pop() is { } before ? (Value.Either(before.Value, yielded), State.Join(before.State, _state)) : (yielded, _state));
                    return OpaqueValue.Unknown;
                }

                if (_isRecording && _frames.Count == 1) Hand(yielded);
                Release(yielded);
                return OpaqueValue.Unknown;
            case IEventAssignmentOperation { EventReference: var target, HandlerValue: var handler }:
                Evaluate(target);
                Release(Evaluate(handler));
                return OpaqueValue.Unknown;
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IUnaryOperation { OperatorMethod: { } method } unary:
                var operand = Evaluate(unary.Operand);
                RunOperator(method, operand, operand);
                return OpaqueValue.Of(operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                var negated = Evaluate(not.Operand);
                return (ConstantOf<bool>(negated) is { } held ? !held : TruthOf(operation)) is { } known ? new ConstantValue(known, operation.Syntax) : OpaqueValue.Not(negated);
            case IIsNullOperation or IUnaryOperation or IIsTypeOperation:
                return EvaluateChildren(operation, escape: false) is var made && TruthOf(operation) is { } truth ? new ConstantValue(truth, operation.Syntax) : made;
            case ITypeOfOperation or ISizeOfOperation or INameOfOperation:
                return EvaluateChildren(operation, escape: false);
            case IDynamicInvocationOperation or IDynamicObjectCreationOperation:
                _mayThrow = true;
                return EvaluateChildren(operation, escape: true);
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

        // In request?.InferenceConfig = ... what the place belongs to is a temporary that ends before the assignment.
        if (capture.Value is IMemberReferenceOperation { Instance: IFlowCaptureReferenceOperation inner } && _state.Get(CaptureOf(inner)) is { } owner)
            _state = _state.Set(new State.Temporary(_frames.Peek().RootGraph, capture.Id, IsOwner: true), owner);
        var value = Evaluate(capture.Value);
        _state = _state.Set(new State.Temporary(_frames.Peek().RootGraph, capture.Id), value);
        return value;
    }

    private Value Read(ISymbol symbol)
    {
        if (_deferredDepth > 0 && IsAssignedLater(symbol)) return OpaqueValue.From(AccessPath.Root(symbol));
        if (_state.Get(symbol) is { } value) return value;

        // A parameter of a primary constructor is a field of the object in every other member.
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && _frames.Peek().Instance is CreatedValue instance && _state.ObjectOf(instance)?.Properties.TryGetValue(symbol, out var captured) == true) return captured;
        return OpaqueValue.From(AccessPath.Root(symbol));
    }

    // Code that others run later finds in a local what was put there by then.
    private bool IsAssignedLater(ISymbol symbol)
    {
        // The local that the compiler makes for a lock has no name; nobody assigns it.
        if (symbol.Name is not { Length: > 0 } name || FrameOf(symbol) is not { } frame || _bedrock.DeclarationsOf(symbol)[0].Span.Start > frame.Position) return false;
        var root = frame.Graph.OriginalOperation.Syntax;
        if (!_lastLocalAssignments.TryGetValue(root, out var assignments)) _lastLocalAssignments.Add(root, assignments = Members.LastAssignments(root));
        return assignments.TryGetValue(name, out var last) && last > frame.Position;
    }

    // The member that declares a local, where it is one that is running.
    private Frame? FrameOf(ISymbol symbol)
    {
        if (!_bedrock.Declares(symbol)) return null;
        var declared = _bedrock.DeclarationsOf(symbol)[0];
        foreach (var frame in _frames)
        {
            if (frame.IsMember && frame.Graph.OriginalOperation.Syntax is var root && root.SyntaxTree == declared.SyntaxTree && root.Span.Contains(declared.Span)) return frame;
        }

        return null;
    }

    private Value MethodGroup(IMethodReferenceOperation reference)
    {
        var receiver = reference.Instance is null or IInstanceReferenceOperation ? null : Evaluate(reference.Instance);
        if (Resolve(reference.Method, receiver, isCalledAsBase: !reference.IsVirtual) is { } method) return new FunctionValue(method, owner: null, method.IsStatic ? null : receiver ?? _frames.Peek().Instance);
        _state = _state.ForgetShared();
        return OpaqueValue.Unknown;
    }

    private Value ReadMember(IOperation? instance, ISymbol member)
    {
        if (IsOfOwnInstance(instance))
            return _state.Get(member) ?? FixedMembers.ValueOf(member, _bedrock, _cancellationToken) ?? InitialValueOf(member) ?? OpaqueValue.From(AccessPath.Root(member));
        var owner = Evaluate(instance);
        Dereference(instance!);
        return PropertyOf(owner, member) ?? OpaqueValue.Unknown;
    }

    // Whether a member belongs to a type or to the object that the walk began in, so that what it holds is kept under its name.
    private bool IsOfOwnInstance(IOperation? instance) => instance is null || (instance is IInstanceReferenceOperation && _frames.Peek().Instance is null);

    // What comes after a use of an object is only reached when there was one.
    private void Dereference(IOperation instance)
    {
        if (instance is IFlowCaptureReferenceOperation capture && _frames.Peek().Places.TryGetValue(capture.Id, out var place)) instance = place;
        if (instance is IPropertyReferenceOperation { Instance: { } outer, Arguments.IsEmpty: true } property && Look(outer) is { } owner)
        {
            foreach (var part in owner.Parts)
            {
                if (part is CreatedValue created && _state.ObjectOf(created) is { } known && known.Get(property.Property.OriginalDefinition) is var value && value.CanBeNone())
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
            if (made is CreatedValue { Type: var keyed } container && JsonTypes.IsKeyed(keyed) && property.Arguments.Length == 1)
                return ReadNamed(container, Evaluate(property.Arguments[0].Value));
            foreach (var argument in property.Arguments) made = OpaqueValue.Of(made, Evaluate(argument.Value));
            if (property.Property.GetMethod is { } getter && Members.ChangesSomething(getter, _bedrock, _cancellationToken))
            {
                _mayThrow = true;
                _state = _state.ForgetShared();
            }

            return OpaqueValue.Of(made);
        }

        if (property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            var nullable = Evaluate(property.Instance);
            return string.Equals(property.Property.Name, "Value", StringComparison.Ordinal) ? nullable.WithoutNone() ?? OpaqueValue.Unknown : OpaqueValue.Of(nullable);
        }

        var member = property.Property.OriginalDefinition;
        if (member.Name is "Current" && property.Instance is { } enumerator && Look(enumerator) is SequenceValue sequence) return sequence.Element;
        if (property.Instance is not null && ReadText(property.Instance, member) is { } text) return text;
        if (!_bedrock.Declares(member) || IsStored(member)) return ReadMember(property.Instance, member);
        if (KnownMethods.AnswersReceiver(member) && property.Instance is not null) return Evaluate(property.Instance);
        if (IsOfOwnInstance(property.Instance) && (_state.Get(member) ?? FixedMembers.ValueOf(member, _bedrock, _cancellationToken)) is { } known) return known;
        var owner = property.Instance is null or IInstanceReferenceOperation ? null : Evaluate(property.Instance);
        if (owner is not null) Dereference(property.Instance!);
        return RunAccessor(member.GetMethod, owner, ImmutableArray<Value>.Empty, property.Syntax) ?? (owner is null ? OpaqueValue.From(AccessPath.Root(member)) : PropertyOf(owner, member) ?? OpaqueValue.Unknown);
    }

    private Value Convert(IConversionOperation conversion)
    {
        // An expression tree is data, not code that runs here.
        if (conversion.Operand is IFlowAnonymousFunctionOperation or IDelegateCreationOperation && conversion.Type is { Name: "Expression" or "LambdaExpression", ContainingNamespace.Name: "Expressions" }) return OpaqueValue.Unknown;
        var value = Evaluate(conversion.Operand);
        RunOperator(conversion.OperatorMethod, value, value);
        if (conversion.OperatorMethod is { MethodKind: MethodKind.Conversion, ContainingType.Name: "JsonNode" or "JToken" or "Document" or "ReadOnlySpan" or "ReadOnlyMemory" or "BinaryData" }) return value;
        if (conversion.OperatorMethod is not null) return value.CanBeNone() && value.WithoutNone() is null ? value : OpaqueValue.Of(value);
        return Converted(value, conversion);
    }

    private static Value Converted(Value value, IConversionOperation conversion)
    {
        var kind = conversion.Conversion;
        if (kind is { IsNumeric: true, IsImplicit: false } && value.Parts.Any(static p => p is ConstantValue)) return OpaqueValue.Of(value);
        var unwraps = conversion.Operand.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && conversion.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
        return unwraps ? value.WithoutNone() ?? OpaqueValue.Unknown : value;
    }

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Arguments.IsEmpty && creation.Type is INamedTypeSymbol type && _symbols.IsModelType(type))
        {
            // Where the same creation has run before, everything that holds its object is looked through.
            var created = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
            if (_state.ObjectOf(created) is not null) _operations += _state.Size / SlotsForOneOperation;
            _state = _state.Create(created);
            return created;
        }

        if (CreateClient(creation) is { } made) return made;
        if (creation.Type is INamedTypeSymbol own && CanBeFollowed(own)) return Construct(creation, own);
        if (JsonTypes.CarriesArgument(creation.Constructor)) return EvaluateAll(creation.Arguments)[0];
        if (CreateContainer(creation) is { } container) return container;
        if (KnownMethods.AnswersArgument(creation.Constructor)) return Evaluate(creation.Arguments[0].Value);
        if (_symbols.Chat?.StandsForClient(creation.Constructor) == true && Pick(EvaluateAll(creation.Arguments)) is { } client) return client;
        _mayThrow = true;
        var result = Pass(creation.Arguments, EvaluateAll(creation.Arguments), creation.Constructor);
        Evaluate(creation.Initializer);
        return creation.Type is { IsReferenceType: true } ? OpaqueValue.Object(result) : result;
    }


    // What a builder or decorator of the library is given beside the client does not concern the client.
    private Value Pick(ImmutableArray<Value> values)
    {
        for (var i = 1; i < values.Length; i++) Release(values[i]);
        return values[0].WithoutNone() is ChatClientValue client ? client : OpaqueValue.Of(values[0]);
    }

    private Value MatchPattern(IIsPatternOperation match)
    {
        var value = Evaluate(match.Value);
        Bind(match.Pattern, value);
        return (TruthOf(match) ?? Matches(match.Pattern, value)) is { } truth ? new ConstantValue(truth, match.Syntax) : OpaqueValue.Of(value);
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
                    if (part.Member is IMemberReferenceOperation member) Bind(part.Pattern, PropertyOf(value, member.Member.OriginalDefinition) ?? OpaqueValue.Unknown);
                }

                break;
        }
    }

    private Value Binary(IBinaryOperation binary)
    {
        // A long text is a chain of additions that leans to the left, too deep to be followed by recursion.
        var operands = new Stack<IOperation>();
        var methods = new Stack<IMethodSymbol?>();
        IOperation at = binary;
        while (at is IBinaryOperation { ConstantValue.HasValue: false } next)
        {
            operands.Push(next.RightOperand);
            methods.Push(next.OperatorMethod);
            at = next.LeftOperand;
        }

        var values = ImmutableArray.CreateBuilder<Value>(operands.Count + 1);
        values.Add(Evaluate(at));
        while (operands.Count > 0)
        {
            values.Add(Evaluate(operands.Pop()));
            RunOperator(methods.Pop(), values[values.Count - 2], values[values.Count - 1]);
        }

        if (binary.Type?.TypeKind == TypeKind.Delegate)
        {
            // Several delegates in one are run together, when nobody here can say.
            foreach (var value in values) Release(value);
            return OpaqueValue.Unknown;
        }

        if (binary.Type?.SpecialType == SpecialType.System_String && binary.OperatorKind == BinaryOperatorKind.Add) return Concatenation(values);
        if ((TruthOf(binary) ?? (values.Count == 2 ? Compare(binary, values[0], values[1]) : null)) is { } truth) return new ConstantValue(truth, binary.Syntax);
        var result = OpaqueValue.Unknown;
        foreach (var value in values) result = OpaqueValue.Of(result, value);
        return result;
    }

    // What a call answers has no name to look at, and can be compared only here.
    private bool? Compare(IBinaryOperation binary, Value left, Value right) => binary switch
    {
        { OperatorMethod: { } ownOperator } when _bedrock.Declares(ownOperator) => null,
        { OperatorKind: BinaryOperatorKind.Or, Type.SpecialType: SpecialType.System_Boolean } => ConstantOf<bool>(left) is var a && ConstantOf<bool>(right) is var b && (a == true || b == true) ? true : a == false && b == false ? false : null,
        { OperatorKind: BinaryOperatorKind.And, Type.SpecialType: SpecialType.System_Boolean } => ConstantOf<bool>(left) is var a && ConstantOf<bool>(right) is var b && (a == false || b == false) ? false : a == true && b == true ? true : null,
        { OperatorKind: BinaryOperatorKind.Equals } => AreEqual(left, right),
        { OperatorKind: BinaryOperatorKind.NotEquals } => !AreEqual(left, right),
        { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } => Compare(binary.OperatorKind, left, right),
        _ => null,
    };

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
            else flat.Add(IsTooDeep(value) ? OpaqueValue.Of(value) : value);
        }

        var whole = new ConcatenationValue(flat.ToImmutable());
        return flat.Count > MaximumTextParts ? OpaqueValue.Of(whole) : whole;
    }

    // A text that each of many branches may add to: what it can be is more than is worth comparing.
    private static bool IsTooDeep(Value value)
    {
        if (value is not UnionValue union) return false;
        foreach (var part in union.Parts)
        {
            if (part is ConcatenationValue text && text.Operands.Any(static o => o is UnionValue)) return true;
        }

        return false;
    }
}
