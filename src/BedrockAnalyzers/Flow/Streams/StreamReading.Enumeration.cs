using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Streams;

/// <content>How the chunks are enumerated: LINQ, an enumerator that is moved by hand, handlers of events.</content>
internal sealed partial class StreamReading
{
    private static readonly ImmutableHashSet<string> s_lazy = ImmutableHashSet.Create(
        StringComparer.Ordinal, "AsEnumerable", "AsAsyncEnumerable", "ToAsyncEnumerable", "ToBlockingEnumerable", "WithCancellation", "ConfigureAwait", "OfType", "Cast", "Select", "SelectMany", "Where", "Distinct", "Concat", "Append", "Prepend", "DefaultIfEmpty", "Reverse", "OrderBy");

    private static readonly ImmutableHashSet<string> s_gathering = ImmutableHashSet.Create(
        StringComparer.Ordinal, "ToList", "ToListAsync", "ToArray", "ToArrayAsync", "ToHashSet", "ToHashSetAsync", "ToImmutableArray", "ToImmutableList", "ToDictionary", "ToDictionaryAsync", "ToLookup", "Aggregate", "AggregateAsync", "ToChatResponse", "ToChatResponseAsync", "Join");

    // Of these the answer is a number, or the last chunk: they wait for the end, and keep no text.
    private static readonly ImmutableHashSet<string> s_measuring = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Count", "CountAsync", "LongCount", "LongCountAsync", "Sum", "SumAsync", "Max", "Min", "Average", "Last", "LastAsync", "LastOrDefault", "LastOrDefaultAsync");

    // The text of them comes with the last chunks, when all of the answer is there.
    private static readonly ImmutableHashSet<string> s_endEvents = ImmutableHashSet.Create(StringComparer.Ordinal, "ExceptionReceived", "MessageStopReceived", "MetadataReceived");

    private bool IsOfSequences(IMethodSymbol method) =>
        method.IsStatic && !_bedrock.Declares(method)
        && (KnownMethods.IsOfLinq(method) || method.ContainingType.SpecialType == SpecialType.System_String
            || method.ContainingType.Name is "ChatResponseExtensions" or "TaskAsyncEnumerableExtensions" or "ImmutableArray" or "ImmutableList" or "AsyncEnumerableExtensions");

    // Whether a call enumerates a sequence of chunks only to gather, or hands on each of them as it comes.
    private bool Enumerate(IInvocationOperation call, IArgumentOperation argument, StreamFrame frame, out bool isLazy)
    {
        var name = call.TargetMethod.Name;
        isLazy = s_lazy.Contains(name);
        if (name is "Concat" && call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String) isLazy = false;
        else if (!isLazy && !s_gathering.Contains(name) && !s_measuring.Contains(name)) return false;

        foreach (var given in call.Arguments)
        {
            if (given == argument || given.Value.Type?.TypeKind != TypeKind.Delegate) continue;
            var function = WithoutConversions(given.Value);
            if (function is ILocalReferenceOperation { Local: var local } && Members.LambdaIn(local, _cancellationToken) is { } lambda && _bedrock.OperationOf(lambda, _cancellationToken) is { } known) function = known;
            if (!AddFunction(function is IDelegateCreationOperation { Target: var target } ? target : function, call, frame, _code)) return false;
        }

        if (!isLazy && !s_measuring.Contains(name)) _gathers |= IsSequenceOfContent(WithoutConversions(argument.Value).Type);
        return true;
    }

    private bool AddFunction(IOperation target, IOperation enumeration, StreamFrame frame, List<ChunkCode> into)
    {
        switch (target)
        {
            case IAnonymousFunctionOperation function:
                into.Add(new(frame, ImmutableArray.Create<IOperation>(function.Body), enumeration) { Chunks = function.Symbol.Parameters.CastArray<ISymbol>(), HandsOn = true });
                return true;
            case IMethodReferenceOperation { Method: var method } reference when _bedrock.Declares(method):
                if (Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is not { } body || _bedrock.OperationOf(body, _cancellationToken) is not { } root) return false;
                into.Add(new(new(root, frame, reference), ImmutableArray.Create(root), enumeration) { Chunks = method.OriginalDefinition.Parameters.CastArray<ISymbol>(), HandsOn = true });
                return true;
            case IMethodReferenceOperation { Method: var method }:
                return Harmless.IsPure(method);
            default:
                return false;
        }
    }

    private bool AddHandler(IEventAssignmentOperation assignment, IEventReferenceOperation reference, StreamFrame frame)
    {
        if (s_endEvents.Contains(reference.Event.Name)) return true;
        return WithoutConversions(assignment.HandlerValue) is IDelegateCreationOperation { Target: var target } && AddFunction(target, assignment, frame, _handlers);
    }

    // The processing runs by itself: it has ended where it was waited for.
    private IOperation? EndOfProcessing()
    {
        if (_start is null) return null;
        for (var at = _start.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" }:
                    return at;
                case IBlockOperation block:
                    foreach (var statement in block.Operations)
                    {
                        if (statement.Syntax.SpanStart > _start.Syntax.SpanStart && Operations(statement).Any(static o => o is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "Wait" or "WaitOne" })) return statement;
                    }

                    return null;
            }
        }

        return null;
    }

    private bool AddMovedByHand(IInvocationOperation move, StreamFrame frame)
    {
        var loop = LoopAround(move);
        var condition = loop switch
        {
            IWhileLoopOperation { ConditionIsUntil: false } whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        if (loop is not (IWhileLoopOperation or IForLoopOperation) || EnumeratorOf(move) is not { } enumerator) return false;
        var isEndless = condition is null ? loop is IForLoopOperation : condition.ConstantValue is { HasValue: true, Value: true };
        if (!isEndless && (condition is null || WithoutConversions(condition) != move)) return false;
        _code.Add(new(frame, ImmutableArray.Create(loop.Body), loop) { Enumerator = enumerator, HandsOn = frame.IsIterator });
        return true;
    }

    private static bool IsMovedAround(IOperation current)
    {
        if (EnumeratorOf(current) is not { } enumerator) return false;
        for (var at = LoopAround(current); at is not null; at = LoopAround(at))
        {
            if (Operations(at).Any(o => o is IInvocationOperation { TargetMethod.Name: "MoveNext" or "MoveNextAsync" } && SymbolEqualityComparer.Default.Equals(EnumeratorOf(o), enumerator))) return true;
        }

        return false;
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var at = operation.Parent; at is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); at = at.Parent)
        {
            if (at is ILoopOperation loop) return loop;
        }

        return null;
    }

    // Current and MoveNext of the variable that holds the enumerator.
    private static ISymbol? EnumeratorOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => VariableIn(WithoutConversions(instance)),
        IPropertyReferenceOperation { Instance: { } instance } => VariableIn(WithoutConversions(instance)),
        _ => null,
    };

    private static ISymbol? VariableIn(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                case IInvocationOperation { Instance: { } instance, TargetMethod: var method } when KnownMethods.AnswersReceiver(method):
                    operation = instance;
                    break;
                default:
                    return operation;
            }
        }
    }

    private bool IsSequenceOfContent(ITypeSymbol? type) =>
        _bedrock.Symbols.IsStream(type) || (type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } && Harmless.IsContent(arguments[0])) || (type is IArrayTypeSymbol { ElementType: var element } && Harmless.IsContent(element));
}
