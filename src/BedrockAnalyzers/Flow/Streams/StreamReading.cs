using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Streams;

/// <summary>
/// Follows the answer of a streaming call to the code that takes its chunks, through variables, LINQ and the project's own methods, and asks of all that code whether it only gathers them.
/// Whatever is not understood counts as somebody who takes a chunk at once. Asked only about a streaming call.
/// </summary>
internal sealed partial class StreamReading
{
    private const int MaximumLevel = 4;

    // Far above what a method does with one answer.
    private const int MaximumUses = 300;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _tracked = new(SymbolEqualityComparer.Default);
    private readonly List<ChunkCode> _code = [];
    private readonly List<ChunkCode> _handlers = [];
    private IOperation? _start;
    private bool _gathers;
    private int _usesLeft = MaximumUses;

    private StreamReading(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    // What a value that is followed stands for.
    private enum Role
    {
        Response,
        Stream,
        Enumerator,
    }

    /// <summary>Whether every chunk of a streaming call's answer is only gathered, and nothing of it is used before the stream has ended.</summary>
    /// <param name="call">The streaming call.</param>
    /// <param name="bringsStream">Whether the call answers the stream itself, and not a response that has it.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static bool OnlyGathers(InvocationExpressionSyntax call, bool bringsStream, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(call) is null || bedrock.OperationOf(call, cancellationToken) is not IInvocationOperation invocation) return false;
        var reading = new StreamReading(bedrock, cancellationToken);
        var answer = reading.OnlyGathers(invocation, bringsStream ? Role.Stream : Role.Response);
        bedrock.CountVisited(reading._visited);
        return answer;
    }

    private bool OnlyGathers(IInvocationOperation call, Role role)
    {
        if (!Follow(call, role, new(TopOf(call), Caller: null, Call: null))) return false;
        foreach (var code in _handlers)
        {
            if (EndOfProcessing() is not { } end) return false;
            _code.Add(code with { Enumeration = end });
        }

        foreach (var code in _code)
        {
            if (!OnlyGathers(code)) return false;
        }

        return _gathers && ArePrivate();
    }

    private bool Follow(IOperation value, Role role, StreamFrame frame)
    {
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (--_usesLeft < 0) return false;
            switch (value.Parent)
            {
                case IParenthesizedOperation or IConversionOperation or IAwaitOperation or ITranslatedQueryOperation:
                    value = value.Parent;
                    continue;
                case IConditionalAccessOperation access:
                    if (access.Operation != value) value = access;
                    else if (ConditionalAccesses.InstanceIn(access) is { } instance) value = instance;
                    else return false;
                    continue;
                case ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce:
                    value = coalesce;
                    continue;
                case IConditionalOperation conditional when conditional.Condition != value:
                    value = conditional;
                    continue;
                case IInvocationOperation call when call.Instance == value && KnownMethods.AnswersReceiver(call.TargetMethod):
                    value = call;
                    continue;
                case IPropertyReferenceOperation property when KnownMethods.AnswersReceiver(property.Property):
                    value = property;
                    continue;
                case IPropertyReferenceOperation property when role == Role.Response && _bedrock.Symbols.IsStream(property.Type):
                    (value, role) = (property, Role.Stream);
                    continue;
                case IPropertyReferenceOperation property:
                    // What else the response says came before the first chunk.
                    return role == Role.Response ? _bedrock.Symbols.IsOfSdk(property.Property.ContainingAssembly) || IsOfCore(property.Property) : role == Role.Enumerator && property.Property.Name is "Current" && IsMovedAround(property);
                case IEventReferenceOperation { Parent: IEventAssignmentOperation assignment } reference when role == Role.Stream:
                    return !assignment.Adds || AddHandler(assignment, reference, frame);
                case IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "WithCancellation", ContainingType.Name: "ConfiguredCancelableAsyncEnumerable" } } call when call.Instance == value:
                    value = call;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "GetEnumerator" or "GetAsyncEnumerator" } call when call.Instance == value && role == Role.Stream:
                    (value, role) = (call, Role.Enumerator);
                    continue;
                case IInvocationOperation call when call.Instance == value:
                    return FollowCall(call, role, frame);
                case IArgumentOperation { Parent: IInvocationOperation call } argument when role == Role.Stream && IsOfSequences(call.TargetMethod):
                    if (!Enumerate(call, argument, frame, out var isLazy)) return false;
                    if (!isLazy) return true;
                    value = call;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    return KnownMethods.AnswersArgument(call.TargetMethod) ? Follow(call, role, frame) : Enter(call, argument, role, frame);
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } creation } when role == Role.Stream && Harmless.IsCollection(made):
                    _gathers |= IsSequenceOfContent(value.Type);
                    return creation.Arguments.Length == 1;
                case IForEachLoopOperation loop when role == Role.Stream:
                    _code.Add(new(frame, ImmutableArray.Create(loop.Body), loop) { Chunks = loop.Locals.CastArray<ISymbol>(), HandsOn = frame.IsIterator });
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return Track(declarator.Symbol, role, frame);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { } local }, Parent: IExpressionStatementOperation }:
                    return Track(local, role, frame);
                case IIsPatternOperation test:
                    return FollowPattern(test.Pattern, role, frame);
                case IReturnOperation { Kind: OperationKind.Return } answer:
                    return FollowReturned(answer, role, frame);
                case IUsingOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                // Nobody takes what is dropped.
                case IExpressionStatementOperation:
                    return true;
                default:
                    // [.. stream], which has no operation of its own on the lowest Roslyn.
                    if (role != Role.Stream || value.Syntax.Parent is not SpreadElementSyntax) return false;
                    _gathers |= IsSequenceOfContent(value.Type);
                    return true;
            }
        }
    }

    private bool FollowCall(IInvocationOperation call, Role role, StreamFrame frame)
    {
        switch (call.TargetMethod.Name)
        {
            case "Dispose" or "DisposeAsync" or "Close":
                return true;
            case "MoveNext" or "MoveNextAsync" when role == Role.Enumerator:
                return AddMovedByHand(call, frame);
            case "StartProcessing" or "StartProcessingAsync" when role == Role.Stream && _start is null:
                _start = call;
                return true;
            // A method of the project with the stream as its receiver is an extension.
            default:
                return false;
        }
    }

    private bool FollowPattern(IPatternOperation pattern, Role role, StreamFrame frame)
    {
        switch (pattern)
        {
            case IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation }:
                return true;
            case INegatedPatternOperation negated:
                return FollowPattern(negated.Pattern, role, frame);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                return Track(declared, role, frame);
            case IRecursivePatternOperation recursive:
                foreach (var part in recursive.PropertySubpatterns)
                {
                    if (part.Member is IPropertyReferenceOperation { Type: { } type } && _bedrock.Symbols.IsStream(type) && !FollowPattern(part.Pattern, Role.Stream, frame)) return false;
                }

                return recursive.DeclaredSymbol is not { } symbol || Track(symbol, role, frame);
            default:
                return false;
        }
    }

    private bool FollowReturned(IReturnOperation answer, Role role, StreamFrame frame)
    {
        for (var at = answer.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                // var response = await pipeline.ExecuteAsync(async token => await client.ConverseStreamAsync(request, token));
                case IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } }:
                    return (KnownMethods.RunsDelegate(call.TargetMethod) || AnswersDelegate(call.TargetMethod)) && Follow(call, role, frame);
                case IAnonymousFunctionOperation:
                    return false;
                case ILocalFunctionOperation function:
                    return FollowCallsOf(function.Symbol, role, frame);
            }
        }

        return frame is { Caller: { } caller, Call: { } from } && Follow(from, role, caller);
    }

    private bool FollowCallsOf(IMethodSymbol function, Role role, StreamFrame frame)
    {
        if (!_tracked.Add(function)) return true;
        foreach (var operation in Operations(TopOf(frame.Root)))
        {
            switch (operation)
            {
                case IInvocationOperation call when SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function):
                    if (!Follow(call, role, frame)) return false;
                    break;
                case IMethodReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function):
                    return false;
            }
        }

        return true;
    }

    private bool Track(ISymbol variable, Role role, StreamFrame frame)
    {
        if (!_tracked.Add(variable)) return true;
        foreach (var operation in Operations(frame.Root))
        {
            var referred = operation switch
            {
                ILocalReferenceOperation { IsDeclaration: false, Local: var local } => (ISymbol)local,
                IParameterReferenceOperation { Parameter: var parameter } => parameter,
                _ => null,
            };
            if (referred is null || !SymbolEqualityComparer.Default.Equals(referred, variable) || (operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation)) continue;
            if (!Follow(operation, role, frame)) return false;
        }

        return true;
    }

    // A method of the project that is given the response or the stream.
    private bool Enter(IInvocationOperation call, IArgumentOperation argument, Role role, StreamFrame frame)
    {
        if (argument.Parameter is not { } parameter || FrameOf(call, frame) is not { } callee) return false;
        var declared = callee.Method.Parameters[parameter.Ordinal];
        if (!Track(declared, role, callee.Frame)) return false;
        return !callee.Frame.IsIterator || Follow(call, Role.Stream, frame);
    }

    /// <summary>The body of a method that is called, with what its parameters are given; null where it is not known.</summary>
    private (IMethodSymbol Method, StreamFrame Frame)? FrameOf(IInvocationOperation call, StreamFrame frame)
    {
        if (frame.Level >= MaximumLevel || Members.OnlyBodyOf(call.TargetMethod, _bedrock, _cancellationToken) is not { } body) return null;
        var method = call.TargetMethod.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (_bedrock.OperationOf(body, _cancellationToken) is not { } root) return null;
        var made = new StreamFrame(root, frame, call) { Receiver = call.Instance, IsIterator = Members.IsIterator(method, _bedrock, _cancellationToken) };
        foreach (var given in call.Arguments)
        {
            if (given.Parameter is { } parameter) made.Arguments[method.Parameters[parameter.Ordinal]] = given.Value;
        }

        return (method, made);
    }

    // A helper of the project that runs what it is given and answers what that answers: Task<T> RetryAsync<T>(Func<Task<T>> action).
    private bool AnswersDelegate(IMethodSymbol method) =>
        _bedrock.Declares(method) && method.OriginalDefinition is { IsGenericMethod: true, ReturnType: var answer } generic
        && (answer is ITypeParameterSymbol ? answer : (answer as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()) is ITypeParameterSymbol answered && generic.TypeParameters.Contains(answered, SymbolEqualityComparer.Default);

    private static bool IsOfCore(IPropertySymbol property) => property.ContainingType is { Name: "AmazonWebServiceResponse" } type && KnownMethods.IsIn(type.ContainingNamespace, "Amazon", "Runtime");
}
