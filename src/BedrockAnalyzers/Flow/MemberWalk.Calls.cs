using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What calls do: Bedrock calls are noted, functions of the member are walked, and everything else is handed what it is given.</content>
internal sealed partial class MemberWalk
{
    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null or IInstanceReferenceOperation ? null : Evaluate(invocation.Instance);
        if (receiver is not null) Dereference(invocation.Instance!);
        if (method.MethodKind == MethodKind.LocalFunction)
            return Call(new FunctionValue(method.OriginalDefinition, _frames.Peek().Graph), invocation.Arguments);
        if (method.MethodKind == MethodKind.DelegateInvoke && receiver?.WithoutNone() is { } functions && functions.Parts.All(static p => p is FunctionValue))
            return CallOneOf(functions, invocation.Arguments);

        // A delegate can also be run by its own methods, and by those that are given it as an extension.
        if (receiver is not null && method.MethodKind != MethodKind.DelegateInvoke) RunFunctionsIn(receiver);
        _mayThrow = true;
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
            foreach (var argument in invocation.Arguments) values.Add(EvaluateUnchanged(argument));
            foreach (var argument in invocation.Arguments)
            {
                NoteWhatReturnMeans(argument);
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

    // What holds once a method has come back that says when it does not.
    private void NoteWhatReturnMeans(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter) return;
        foreach (var attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "NotNullAttribute":
                    if (IsNull(Look(argument.Value)) == true) _pathEnds = true;
                    _state = Narrow(_state, argument.Value, isNull: false);
                    break;
                case "DoesNotReturnIfAttribute" when attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is bool ending:
                    if (TruthOf(argument.Value) == ending) _pathEnds = true;
                    _state = Refine(_state, argument.Value, !ending);
                    break;
            }
        }
    }

    // An argument of a method that changes nothing; of the array or span that a params parameter is given, each element is one.
    private Value EvaluateUnchanged(IArgumentOperation argument)
    {
        if (argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.DefaultValue) return RunFunctionsIn(Evaluate(argument.Value));
        var result = OpaqueValue.Unknown;
        foreach (var element in argument.Value is IArrayCreationOperation { Initializer: { } array } ? array.ChildOperations : argument.Value.ChildOperations)
            result = OpaqueValue.Of(result, RunFunctionsIn(Evaluate(element)));
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
            NoteWriting(argument.Value);
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Store(argument.Value, result);
            else NoteWhatReturnMeans(argument);
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
            if (_deferredDepth++ == 0) _deferredUntil = _position;
            RunFunctionsIn(Call(function, [], isRunByOthers: true));
            _deferredDepth--;
            _pathEnds = false;
            _state = State.JoinUncertain(before, _state);
        }

        return value;
    }

    private Value CallOneOf(Value functions, ImmutableArray<IArgumentOperation> arguments)
    {
        var parts = functions.Parts;
        if (parts.Length == 1) return Call((FunctionValue)parts[0], arguments);
        var before = _state;
        State? after = null;
        Value? result = null;
        foreach (var part in parts)
        {
            _state = before;
            var returned = Call((FunctionValue)part, arguments);
            if (!_pathEnds)
            {
                after = after is null ? _state : State.Join(after, _state);
                result = result is null ? returned : Value.Either(result, returned);
            }

            _pathEnds = false;
        }

        _pathEnds = after is null;
        _state = after ?? before;
        return result ?? OpaqueValue.Unknown;
    }

    private Value Call(FunctionValue function, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = arguments.Select(a => (a.Parameter, Value: Evaluate(a.Value))).ToList();
        var returned = Call(function, values);
        foreach (var argument in arguments)
        {
            // A delegate that is cast to another type can be called with more than the function takes.
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
                Store(argument.Value, (parameter.Ordinal < function.Parameters.Length ? _state.Get(function.Parameters[parameter.Ordinal]) : null) ?? OpaqueValue.Unknown);
        }

        return returned;
    }

    /// <summary>Walks a lambda or local function where it is called.</summary>
    private Value Call(FunctionValue function, List<(IParameterSymbol? Parameter, Value Value)> values, bool isRunByOthers = false)
    {
        if (_frames.Count > MaximumNestedFunctions || _frames.Any(f => Equals(f.Function, function.Function)) || GraphOf(function) is not { } graph)
        {
            // Recursion, or too deep: the function can have done anything to what it was given and to what it closes over.
            _mayThrow = true;
            foreach (var (_, value) in values) Release(value);
            _state = _state.ForgetAll();
            return OpaqueValue.Unknown;
        }

        foreach (var parameter in function.Parameters) _state = _state.Set(parameter, OpaqueValue.From(AccessPath.Root(parameter)));
        foreach (var (parameter, value) in values)
        {
            if (parameter is not null && parameter.Ordinal < function.Parameters.Length) _state = _state.Set(function.Parameters[parameter.Ordinal], value);
        }

        var before = _state;
        var returned = RunGraph(graph, function.Function, isRunByOthers, out var ends);
        _taskNeverCompletes = false;
        if (!ends)
        {
            _state = before;
            if (function.Symbol.IsAsync) _taskNeverCompletes = true;
            else if (!CanBeIterator(function.Symbol)) _pathEnds = !IsExhausted;
        }

        return returned ?? OpaqueValue.Unknown;
    }

    // What an iterator does when it is called is nothing yet.
    private static bool CanBeIterator(IMethodSymbol method) => method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator";

    // An accessor that the project has written can reach what the members of its types hold.
    private void RunAccessor(IMethodSymbol? accessor)
    {
        if (accessor is null || !Members.ChangesSomething(accessor, _cancellationToken)) return;
        _mayThrow = true;
        _state = _state.ForgetShared();
    }

    private void RunOperator(IMethodSymbol? method, Value left, Value right)
    {
        if (method is null || !Members.ChangesSomething(method, _cancellationToken)) return;
        _mayThrow = true;
        Release(left);
        Release(right);
        _state = _state.ForgetShared();
    }

    private ControlFlowGraph? GraphOf(FunctionValue function)
    {
        if (function.Function is IFlowAnonymousFunctionOperation lambda) return function.Owner.GetAnonymousFunctionControlFlowGraph(lambda, _cancellationToken);
        foreach (var frame in _frames)
        {
            if (frame.Graph.LocalFunctions.Contains(function.Symbol)) return frame.Graph.GetLocalFunctionControlFlowGraph(function.Symbol, _cancellationToken);
        }

        return null;
    }
}
