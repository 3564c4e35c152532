using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Calls: those that can be throttled, those that wait, those that ask the exception something, and the one that starts the method anew.</content>
internal sealed partial class RetryWalk
{
    private const ReachedCalls AllCalls = ReachedCalls.Runtime | ReachedCalls.RuntimeStream | ReachedCalls.AgentRuntime | ReachedCalls.Anthropic;

    private readonly Dictionary<SyntaxNode, RetriedCall?> _calls = [];
    private readonly WaitFinder _waits;
    private IReadOnlyList<Thrown>? _thrownByOpen;

    private Fact Invoke(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance is { } instance ? Visit(instance) : Fact.Unknown;
        var arguments = new Fact[invocation.Arguments.Length];
        var isOfException = receiver.IsOfException;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Visit(invocation.Arguments[i]);
            isOfException |= arguments[i].IsOfException;
        }

        var asks = isOfException && _way is { Thrown: not null };
        if (_isPredicate || invocation.IsImplicit) return asks ? Ask(invocation, receiver, arguments) : Fact.UnknownOf(isOfException);
        if (_way is { Thrown: not null } failed && StartsAnew(invocation))
        {
            Restart(invocation, arguments, failed);
        }
        else if (CallAt(invocation) is { } call)
        {
            if (call.WaitsFirst && _way is { } back) _way = back with { MayWait = true };

            // A call that went well has an answer.
            Come(call);
            return Fact.Something;
        }
        else if (_way is { } way)
        {
            if (NeverReturns(invocation.TargetMethod))
            {
                _entries[_node!].Successors.Add(null);
                _way = null;
                return Fact.Unknown;
            }

            var waiting = _waits.Of(invocation);
            foreach (var site in waiting.Sites) way = way.Wait(site);
            _way = waiting.MayWait && !way.MayWait ? way with { MayWait = true } : way;
            if (!asks) return KnownMethods.AnswersReceiver(invocation.TargetMethod) ? receiver : Fact.Unknown;
            if (_followsLasting && MayThrowIt(invocation.TargetMethod)) _way = _way with { IsUnsure = true };
            return Ask(invocation, receiver, arguments);
        }

        return KnownMethods.AnswersReceiver(invocation.TargetMethod) ? receiver : Fact.UnknownOf(isOfException);
    }

    // What is given the exception and throws may let it out.
    private bool MayThrowIt(IMethodSymbol method) => _bedrock.DeclarationsOf(method).Any(reference => RetryFunction.Throws(reference.GetSyntax(_cancellationToken)));

    // ExceptionDispatchInfo.Throw, Environment.Exit, and what the project marks so.
    private static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Throw", ContainingType: { Name: "ExceptionDispatchInfo", ContainingNamespace.Name: "ExceptionServices" } }
        || (method.ReturnsVoid && method.GetAttributes().Any(static a => a.AttributeClass is { Name: "DoesNotReturnAttribute", ContainingNamespace.Name: "CodeAnalysis" }));

    private void Await(IAwaitOperation awaited)
    {
        if (_way is { MayWait: false } way && WaitFinder.WaitsForUnseen(awaited)) _way = way with { MayWait = true };
    }

    private bool IsOrMayBeWait(IInvocationOperation invocation) => !invocation.IsImplicit && _waits.Of(invocation) is var waiting && (waiting.MayWait || !waiting.Sites.IsEmpty);

    // The path has come back to its call, or comes to a first one: it fails, or it goes on.
    private void Come(RetriedCall call)
    {
        if (ReferenceEquals(_way?.Call, call))
        {
            _entries[_node!].Return = _way;
            _way = null;
        }

        foreach (var thrown in ThrownBy(call))
        {
            var (node, before) = (_node, _way);
            _way = new(call, thrown, Handler: null);
            RaiseFirst(_way, thrown);
            (_node, _way) = (node, before);
        }

        _way ??= new(call, Thrown: null, Handler: null);
    }

    private IReadOnlyList<Thrown> ThrownBy(RetriedCall call)
    {
        var exceptions = _bedrock.Symbols.Exceptions;
        if (_followsLasting) return call.Lasting ??= [.. Thrown.LastingOf(call.Reached == ReachedCalls.None ? AllCalls : call.Reached, exceptions)];
        return call.Reached == ReachedCalls.None ? _thrownByOpen ??= [.. Thrown.ThrottlingOf(AllCalls, exceptions)] : call.Throttling ??= [.. Thrown.ThrottlingOf(call.Reached, exceptions)];
    }

    private bool StartsAnew(IInvocationOperation invocation) =>
        _function is not null && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, _function) && invocation.Instance is null or IInstanceReferenceOperation;

    private void Restart(IInvocationOperation invocation, Fact[] arguments, Way way)
    {
        var facts = Facts.None;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (invocation.Arguments[i].Parameter is { } parameter && !_writtenByOthers.Contains(parameter.Name)) facts = facts.With(_function!.Parameters[parameter.Ordinal], arguments[i].IsUnknown ? Counted(invocation.Arguments[i].Value) : arguments[i]);
        }

        Enter(_node, _graph.Blocks[0].Ordinal, way with { Recursion = invocation.Syntax as InvocationExpressionSyntax }, facts);
        _way = null;
    }

    // Who counts attempts begins at the parameter's default, or at none.
    private static Fact Counted(IOperation argument) =>
        argument is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: IParameterReferenceOperation { Parameter: var counter }, RightOperand.ConstantValue: { HasValue: true, Value: int step and > 0 } }
            ? Fact.Between((counter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: int first } ? first : 0) + step, long.MaxValue)
            : Fact.Unknown;

    private RetriedCall? CallAt(IInvocationOperation invocation)
    {
        if (invocation.Syntax is not InvocationExpressionSyntax syntax || !IsInTryWithCatch()) return null;
        if (_calls.TryGetValue(syntax, out var known)) return known;
        return _calls[syntax] = Classify(invocation, syntax);
    }

    private bool IsInTryWithCatch()
    {
        for (var region = _block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion.Kind: ControlFlowRegionKind.TryAndCatch }) return true;
        }

        return false;
    }

    private RetriedCall? Classify(IInvocationOperation invocation, InvocationExpressionSyntax syntax)
    {
        var method = invocation.TargetMethod;
        var reached = BedrockCalls.ReachedBy(syntax, _bedrock, _cancellationToken);
        var isOfProject = _bedrock.Declares(method);
        if (reached == ReachedCalls.None && (isOfProject || method is { Name: "Run", ContainingType.Name: "Task" }))
        {
            foreach (var function in FunctionsIn(syntax)) reached |= BedrockCalls.ReachedFrom(function, _bedrock, _cancellationToken);
        }

        if (reached != ReachedCalls.None) return new(syntax, invocation, reached) { WaitsFirst = (isOfProject && _waits.WaitsBefore(method)) || FunctionsIn(syntax).Any(_waits.WaitsBefore) };
        var isOpen = method.MethodKind == MethodKind.DelegateInvoke || (isOfProject && method.IsAbstract) || (_bedrock.Symbols.Chat is { } chat && chat.Asks(method.ReducedFrom ?? method));
        var mayCall = isOpen || (isOfProject && method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable" && _waits.Of(invocation) is { Sites.IsEmpty: true });
        return mayCall ? new(syntax, invocation, ReachedCalls.None) { IsOpen = isOpen } : null;
    }

    // What a call is given to run: a lambda, the method that is named, or the lambda that a local holds.
    private IEnumerable<SyntaxNode> FunctionsIn(InvocationExpressionSyntax call)
    {
        var model = _bedrock.ModelOf(call.SyntaxTree);
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var given = Bare.Inside(argument.Expression);
            if (model.GetTypeInfo(given, _cancellationToken).ConvertedType is not { TypeKind: TypeKind.Delegate }) continue;
            yield return model.GetSymbolInfo(given, _cancellationToken).Symbol is ILocalSymbol local && Members.LambdaIn(local, _cancellationToken) is { } lambda ? lambda : given;
        }
    }

    private Fact Ask(IInvocationOperation invocation, Fact receiver, Fact[] arguments)
    {
        var method = invocation.TargetMethod;
        if (receiver.IsException || (invocation.Instance is null && arguments.Length == 1 && arguments[0].IsException && !_bedrock.Declares(method)))
        {
            switch (method.Name)
            {
                case "GetType" when _way!.Thrown is { } thrown:
                    return Fact.Of(thrown.Type, isOfException: true);
                case "ToString":
                    return Fact.ExceptionMessage;
                case "GetBaseException":
                    return Fact.Exception;
            }
        }

        if (ExceptionTexts.Answer(invocation, receiver, arguments, _way!.Thrown!.IsThrottling) is { } answer)
        {
            if ((answer.Truth == true || answer.Constant is 0L) && method.Name is not "IsNullOrEmpty" and not "IsNullOrWhiteSpace") Speak();
            return answer;
        }

        if (CollectionOf(invocation, receiver, arguments) is var (collection, asked) && ExceptionTexts.Contains(collection, asked, _bedrock, _cancellationToken))
        {
            Speak();
            return Fact.Of(true, isOfException: true);
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Boolean && _bedrock.Declares(method) && !method.IsAbstract) return Predicate(invocation, arguments);
        return Fact.UnknownOf(isOfException: true);
    }

    private (IOperation Collection, Fact Asked)? CollectionOf(IInvocationOperation invocation, Fact receiver, Fact[] arguments)
    {
        if (invocation.TargetMethod is not { Name: "Contains" } contains || _bedrock.Declares(contains) || receiver.IsOfException) return null;
        if (invocation.Instance is { } instance && arguments.Length > 0 && arguments[0].IsConstant) return (instance, arguments[0]);
        return invocation.Instance is null && arguments.Length > 1 && arguments[1].IsConstant ? (invocation.Arguments[0].Value, arguments[1]) : null;
    }

    /// <summary>What a method of the project answers about the exception.</summary>
    private Fact Predicate(IInvocationOperation invocation, Fact[] arguments)
    {
        var method = invocation.TargetMethod.OriginalDefinition;
        if (_predicateDepth >= MaximumPredicates || _bedrock.GraphOf(method, _cancellationToken) is not { } graph) return Fact.UnknownOf(isOfException: true);
        var facts = Facts.None;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (invocation.Arguments[i].Parameter is { } parameter) facts = facts.With(method.Parameters[parameter.Ordinal], arguments[i]);
        }

        var answer = Answer(graph, _way!.Thrown!, facts, _predicateDepth + 1, _bedrock, _cancellationToken);
        if (answer.Speaks) Speak();
        return answer.Fact;
    }
}
