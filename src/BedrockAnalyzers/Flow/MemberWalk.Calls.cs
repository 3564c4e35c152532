using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What calls do: Bedrock calls are noted, functions of the member are walked, and everything else is handed what it is given.</content>
internal sealed partial class MemberWalk
{
    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor) return InvokeConstructor(invocation);
        var receiver = invocation.Instance is null or IInstanceReferenceOperation ? null : Evaluate(invocation.Instance);
        if (receiver is not null) Dereference(invocation.Instance!);
        if (receiver is SequenceValue && method.Name is "GetEnumerator" or "GetAsyncEnumerator") return receiver;
        if (receiver is SequenceValue && method.Name is "MoveNext" or "MoveNextAsync" or "Dispose" or "DisposeAsync") return OpaqueValue.Unknown;
        if (receiver is not null && method is { Name: "<Clone>$", ContainingType.IsRecord: true }) return Clone(receiver, invocation.Syntax);
        if (IsDroppedIterator(invocation))
        {
            EvaluateAll(invocation.Arguments);
            return OpaqueValue.Unknown;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
            return Call(new FunctionValue(method.OriginalDefinition, _frames.Peek().Graph, _frames.Peek().Instance), invocation.Arguments, invocation.Syntax);
        if (method.MethodKind == MethodKind.DelegateInvoke && receiver?.WithoutNone() is { } functions && functions.Parts.All(static p => p is FunctionValue))
            return CallOneOf(functions, invocation.Arguments, invocation.Syntax);

        // A delegate can also be run by its own methods, and by those that are given it as an extension.
        if (receiver is not null && method.MethodKind != MethodKind.DelegateInvoke) RunFunctionsIn(receiver);
        if (_bedrock.Declares(method) || ImplementedHere(method, receiver)) return InvokeOfProject(invocation, receiver);
        if (KnownMethods.AnswersReceiver(method) && receiver is not null) return receiver;
        if (KnownMethods.AnswersArgument(method)) return Evaluate(invocation.Arguments[0].Value);
        if (InvokeOfJson(invocation, receiver) is { } ofJson) return ofJson;
        if (_symbols.Chat is { } chat && InvokeOfChat(invocation, chat, receiver) is { } ofChat) return ofChat;
        _mayThrow = true;
        if (ClientSymbols.NamesRegion(method) && Evaluate(invocation.Arguments[0].Value) is var named)
            return named is ConstantValue { Constant: string name } && ClientSymbols.RegionOf(method, name) is { } region ? OpaqueValue.From(AccessPath.Root(region)) : OpaqueValue.Of(OpaqueValue.From(AccessPath.Root(invocation.Syntax)), named);
        if (_symbols.OperationOfCall(method) is { } operation && !(invocation.Syntax is InvocationExpressionSyntax call && TestCode.IsExpectedCall(call)))
        {
            var sent = EvaluateAll(invocation.Arguments);
            foreach (var given in sent) NoteGiven(given);
            if (_isRecording && RequestOf(invocation.Arguments, sent) is { } request) _calls.Add(new(operation, invocation.Syntax, request, _state, _deferredDepth > 0 ? _deferredUntil : null) { Runtime = WhenItSends(receiver) });
            return OpaqueValue.Unknown;
        }

        // What a call answers is a value of its own, and depends on what it was asked of.
        var own = OpaqueValue.Of(OpaqueValue.From(AccessPath.Root(invocation.Syntax)), receiver);
        if (KnownMethods.LeavesArgumentsAlone(method) || _symbols.IsOfSdk(method.ContainingAssembly) || _symbols.CloudWatch?.IsOfSdk(method.ContainingAssembly) == true)
        {
            var values = ImmutableArray.CreateBuilder<Value>(invocation.Arguments.Length);
            foreach (var argument in invocation.Arguments) values.Add(EvaluateUnchanged(argument));
            if (!KnownMethods.LeavesArgumentsAlone(method))
            {
                foreach (var given in values) NoteGiven(given);
            }

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

        // An object of the project that code from elsewhere works on can be changed there.
        if (!method.IsStatic && (receiver ?? _frames.Peek().Instance) is { } changed && changed.Parts.Any(static p => p is CreatedValue)) _state = _state.Escape(changed);
        else if (!method.IsStatic && invocation.Instance is IInstanceReferenceOperation) _state = _state.ForgetShared();
        ForgetBuilders(invocation.Arguments);
        var result = Pass(invocation.Arguments, EvaluateAll(invocation.Arguments), method, own);
        foreach (var argument in invocation.Arguments) NoteWhatReturnMeans(argument);
        if (HasAttribute(method.GetAttributes(), "DoesNotReturnAttribute")) _pathEnds = true;
        return result;
    }

    // A method of another assembly, called on an object of the project that has its own.
    private bool ImplementedHere(IMethodSymbol method, Value? receiver) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && TypeOf(receiver) is { } type && Implementation(method.OriginalDefinition, type) is { } own && _bedrock.Declares(own);

    // What holds once a method has come back that says when it does not.
    private void NoteWhatReturnMeans(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: not (RefKind.Ref or RefKind.Out) } parameter) return;
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
    /// <param name="values">What they are.</param>
    /// <param name="method">What is called; null when that is not known.</param>
    /// <param name="own">What the call itself is the source of.</param>
    private OpaqueValue Pass(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values, IMethodSymbol? method, OpaqueValue? own = null)
    {
        var result = own ?? OpaqueValue.Unknown;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter?.RefKind is not RefKind.Out) result = OpaqueValue.Of(result, values[i]);
            Release(values[i]);
            NoteWriting(arguments[i].Value);
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Store(argument.Value, result);
        }

        // A method of the project, or a delegate, can reach the members of this type; so can whoever is given this object.
        if (method is null || arguments.Any(static a => Bare.WithoutConversion(a.Value) is IInstanceReferenceOperation) || method.MethodKind == MethodKind.DelegateInvoke || _bedrock.Declares(method)) _state = _state.ForgetShared();
        return result;
    }

    // The builder of a pipeline changes in the hands of others; what it is held in cannot tell.
    private void ForgetBuilders(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (Bare.WithoutConversion(argument.Value) is ILocalReferenceOperation { Type.Name: "ChatClientBuilder" } local) _state = _state.Set(local.Local, OpaqueValue.Unknown);
        }
    }

    /// <summary>A value is handed to code that is not walked: it may run what can be run, and change what can be changed.</summary>
    private void Release(Value value)
    {
        RunFunctionsIn(value);
        NoteGiven(value);
        _state = _state.Escape(value);
    }

    /// <summary>Functions in a value are handed to code that may run them, now, later, or never; answers the value.</summary>
    private Value RunFunctionsIn(Value value)
    {
        foreach (var part in value.Parts)
        {
            if (part is not FunctionValue function) continue;
            var before = _state;
            if (_deferredDepth++ == 0)
            {
                _deferredUntil = Position;
                _deferredFrames = _frames.Count;
            }

            Release(Call(function, [], call: null, isRunByOthers: true));
            if (function.Owner is null) _state = _state.Without(function.Parameters);
            _deferredDepth--;
            _pathEnds = false;
            _state = State.JoinUncertain(before, _state);
        }

        return value;
    }

    private Value CallOneOf(Value functions, ImmutableArray<IArgumentOperation> arguments, SyntaxNode call)
    {
        var parts = functions.Parts;
        if (parts.Length == 1) return Call((FunctionValue)parts[0], arguments, call);
        var before = _state;
        State? after = null;
        Value? result = null;
        var outer = _takesExitsTogether;
        _takesExitsTogether = true;
        foreach (var part in parts)
        {
            _state = before;
            var returned = Call((FunctionValue)part, arguments, call);
            if (!_pathEnds)
            {
                after = after is null ? _state : State.Join(after, _state);
                result = result is null ? returned : Value.Either(result, returned);
            }

            _pathEnds = false;
        }

        _takesExitsTogether = outer;
        _pathEnds = after is null;
        _state = after ?? before;
        return result ?? OpaqueValue.Unknown;
    }

    private Value Call(FunctionValue function, ImmutableArray<IArgumentOperation> arguments, SyntaxNode call)
    {
        var returned = Call(function, Bind(arguments, EvaluateAll(arguments)), call);
        StoreByReference(function, arguments);
        return returned;
    }

    /// <summary>Walks a function that is held as a value where it is called.</summary>
    private Value Call(FunctionValue function, List<(int Ordinal, Value Value)> arguments, SyntaxNode? call, bool isRunByOthers = false)
    {
        if (Run(function, arguments, call, isRunByOthers) is { } returned) return returned;

        // Recursion, or too deep: the function can have done anything to what it was given and to what it closes over.
        _mayThrow = true;
        foreach (var (_, value) in arguments) Release(value);
        if (function.Instance is { } instance) _state = _state.Escape(instance);
        _state = function.Owner is { } owner ? _state.ForgetLocalsOf(RootOf(owner).OriginalOperation.Syntax) : _state.ForgetShared();
        return OpaqueValue.Unknown;
    }

    // Nobody has what it answers, so nobody enumerates it, and nothing of its body runs.
    private bool IsDroppedIterator(IInvocationOperation invocation) =>
        invocation.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }
        && invocation.TargetMethod is { IsAbstract: false, IsVirtual: false, IsOverride: false } method
        && Members.IsIterator(method.OriginalDefinition, _bedrock, _cancellationToken);

    // What an iterator does when it is called is nothing yet.
    private static bool CanBeIterator(IMethodSymbol method) => method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator";

    private void RunOperator(IMethodSymbol? method, Value left, Value right)
    {
        if (method is null || !Members.ChangesSomething(method, _bedrock, _cancellationToken)) return;
        _mayThrow = true;
        Release(left);
        Release(right);
        _state = _state.ForgetShared();
    }
}
