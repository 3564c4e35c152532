using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Says of calls whether they wait: by themselves, in the project's methods, or perhaps, where that is not seen.</summary>
internal sealed class WaitFinder(BedrockCompilation bedrock, CancellationToken cancellationToken)
{
    private const int MaximumLevels = 4;

    private static readonly ImmutableHashSet<string> s_blockingNames = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Wait", "WaitOne", "WaitAny", "WaitAll", "Sleep", "SpinUntil", "Acquire", "AttemptAcquire", "Join", "Take", "ReadLine", "ReadKey", "Read", "Delay", "Pause", "Backoff", "SignalAndWait", "GetResult");

    private readonly Dictionary<InvocationExpressionSyntax, WaitSite> _sites = [];
    private readonly Dictionary<IMethodSymbol, Waiting> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>What a call waits for where it stands.</summary>
    public Waiting Of(IInvocationOperation invocation) => Of(invocation, level: 0);

    /// <summary>Whether a method waits before it comes to the Bedrock call, or to what it is given to call: each time that it is called again has waited then.</summary>
    public bool WaitsBefore(IMethodSymbol method) => WaitsBefore(method, level: 0);

    /// <summary>Whether a function that is handed on, a lambda or the name of a method, waits before it comes to the Bedrock call.</summary>
    public bool WaitsBefore(SyntaxNode function) => WaitsBefore(function, level: 0);

    private bool WaitsBefore(IMethodSymbol method, int level)
    {
        method = Members.DefinitionOf(method);
        if (level >= MaximumLevels) return false;
        return method.IsAbstract
            ? BedrockCalls.ImplementationOf(method, bedrock, cancellationToken) is { } only && WaitsBefore(only, level + 1)
            : bedrock.DeclarationsOf(method).Any(reference => WaitsBefore(reference.GetSyntax(cancellationToken), level + 1));
    }

    private bool WaitsBefore(SyntaxNode function, int level)
    {
        if (bedrock.OperationOf(function, cancellationToken) is not { } body) return false;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IMethodReferenceOperation { Method: var named } && BedrockCalls.ReachedBy(named, bedrock, cancellationToken) != ReachedCalls.None) return WaitsBefore(named, level);
            if (operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } call) continue;
            if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke) return false;
            if (BedrockCalls.ReachedBy(syntax, bedrock, cancellationToken) != ReachedCalls.None) return bedrock.Declares(call.TargetMethod) && WaitsBefore(call.TargetMethod, level);

            // What waits only after an attempt of its own has failed has not waited before the first.
            var waiting = Of(call, level + 1);
            if ((!waiting.Sites.IsEmpty || (waiting.MayWait && IsGate(call.TargetMethod))) && !syntax.Ancestors().TakeWhile(node => node != function).Any(static node => node is CatchClauseSyntax)) return true;
        }

        return false;
    }

    // A semaphore or a rate limiter.
    private static bool IsGate(IMethodSymbol method) => method.Name.StartsWith("Wait", StringComparison.Ordinal) || method.Name.StartsWith("Acquire", StringComparison.Ordinal);

    /// <summary>Whether a call is one of those that wait by themselves.</summary>
    public static bool IsWait(IMethodSymbol method) => method switch
    {
        { Name: "Delay", IsStatic: true, ContainingType: { Name: "Task" or "TimeProviderTaskExtensions" } type } => IsInThreading(type.ContainingNamespace),
        { Name: "Sleep", IsStatic: true, ContainingType: { Name: "Thread" } type } => IsInThreading(type.ContainingNamespace),
        { Name: "WaitOne", Parameters.Length: > 0, ContainingType: { Name: "WaitHandle" } type } => IsInThreading(type.ContainingNamespace),
        { Name: "Wait", ContainingType: { Name: "ManualResetEventSlim" } type } => method.Parameters.Length > 0 && method.Parameters[0].Type.Name is "TimeSpan" or "Int32" && IsInThreading(type.ContainingNamespace),
        _ => false,
    };

    private Waiting Of(IInvocationOperation invocation, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var method = invocation.TargetMethod;
        if (IsWait(method)) return OfKnown(invocation, level);
        var isWaitedFor = invocation.Parent is IAwaitOperation || (IsTask(method.ReturnType) && IsWaitedFor(invocation, level));
        if (method.MethodKind == MethodKind.DelegateInvoke) return isWaitedFor || method.Parameters.Any(static p => p.Type.Name is "TimeSpan") ? Waiting.Perhaps : Waiting.Not;
        if (method.MethodKind == MethodKind.LocalFunction || (bedrock.Declares(method) && !method.IsAbstract && !method.IsVirtual && !(method.IsOverride && !method.IsSealed && !method.ContainingType.IsSealed)))
            return !isWaitedFor && IsTask(method.ReturnType) ? Waiting.Not : With(OfMethod(method.OriginalDefinition, level), invocation);
        if (LeavesAtOnce(method)) return Waiting.Not;
        return isWaitedFor || s_blockingNames.Contains(method.Name) ? Waiting.Perhaps : Waiting.Not;
    }

    private Waiting OfKnown(IInvocationOperation invocation, int level)
    {
        if (invocation.Syntax is not InvocationExpressionSyntax syntax) return Waiting.Perhaps;
        var isTask = IsTask(invocation.TargetMethod.ReturnType);
        if (isTask && !IsWaitedFor(invocation, level)) return IsDropped(invocation) ? Waiting.Not : Waiting.Perhaps;
        var duration = invocation.Arguments.FirstOrDefault(static a => a.Parameter is { Type.Name: "TimeSpan" or "Int32" })?.Value;
        if (duration is not null && IsZero(duration)) return Waiting.Not;
        if (!_sites.TryGetValue(syntax, out var site)) _sites[syntax] = site = new(syntax, duration, Arguments: null);
        return Waiting.At(site);
    }

    private static bool IsZero(IOperation duration) => duration switch
    {
        { ConstantValue: { HasValue: true, Value: int and <= 0 and not -1 } } => true,
        IConversionOperation conversion => IsZero(conversion.Operand),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "TimeSpan" }, Arguments: { Length: > 0 } arguments } when name.StartsWith("From", StringComparison.Ordinal) =>
            arguments.All(static a => a.Value is { ConstantValue: { HasValue: true, Value: 0 or 0L or 0d } }),
        _ => false,
    };

    // Waits of a method that the retry calls are known by what it is given; deeper than that the amount is left open.
    private static Waiting With(Waiting waiting, IInvocationOperation invocation)
    {
        if (waiting.Sites.IsEmpty) return waiting;
        var arguments = ImmutableDictionary.CreateBuilder<IParameterSymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter) arguments[parameter.OriginalDefinition] = argument.Value;
        }

        return waiting with { Sites = ImmutableArray.CreateRange(waiting.Sites, site => site.Arguments is null ? site with { Arguments = arguments.ToImmutable() } : site with { Duration = null }) };
    }

    private Waiting OfMethod(IMethodSymbol method, int level)
    {
        method = method.PartialImplementationPart ?? method;
        if (_methods.TryGetValue(method, out var known)) return known;
        if (level >= MaximumLevels || !_open.Add(method)) return Waiting.Not;
        var (sites, mayWait) = (ImmutableArray.CreateBuilder<WaitSite>(), false);
        foreach (var reference in bedrock.DeclarationsOf(method))
        {
            var declaration = reference.GetSyntax(cancellationToken);
            if (bedrock.OperationOf(declaration, cancellationToken) is not { } body)
            {
                mayWait = true;
                continue;
            }

            foreach (var operation in body.Descendants())
            {
                var waiting = operation switch
                {
                    IInvocationOperation invocation => Of(invocation, level + 1),
                    IAwaitOperation awaited when WaitsForUnseen(awaited) => Waiting.Perhaps,
                    _ => Waiting.Not,
                };
                sites.AddRange(waiting.Sites);
                mayWait |= waiting.MayWait;
            }
        }

        _open.Remove(method);
        return _methods[method] = new(sites.ToImmutable(), mayWait);
    }

    /// <summary>Whether an <c>await</c> waits for a task that was begun elsewhere.</summary>
    public static bool WaitsForUnseen(IAwaitOperation awaited) =>
        TaskOf(awaited) is not (IInvocationOperation or IFlowCaptureReferenceOperation or IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } or IDefaultValueOperation);

    /// <summary>What gives the task that is awaited: <c>ConfigureAwait</c> and conversions stand around it.</summary>
    public static IOperation TaskOf(IAwaitOperation awaited)
    {
        var operand = awaited.Operation;
        while (true)
        {
            switch (operand)
            {
                case IInvocationOperation { Instance: { } instance, TargetMethod: var method } when KnownMethods.AnswersReceiver(method):
                    operand = instance;
                    continue;
                case IConversionOperation conversion:
                    operand = conversion.Operand;
                    continue;
                default:
                    return operand;
            }
        }
    }

    private bool IsWaitedFor(IOperation operation, int level)
    {
        for (IOperation at = operation; ; at = at.Parent)
        {
            switch (at.Parent)
            {
                case IAwaitOperation or IFlowCaptureOperation:
                    return true;
                case null:
                    // The value that a block of a graph hands on; in a method that is called it is what it returns.
                    return level > 0 && at.Syntax.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
                case IReturnOperation:
                    return level > 0;
                case IInvocationOperation { TargetMethod: { Name: "Wait" or "GetResult", ContainingType: var type } } call when ReferenceEquals(call.Instance, at) && !bedrock.Declares(type):
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IInvocationOperation call when ReferenceEquals(call.Instance, at) && !bedrock.Declares(call.TargetMethod.ContainingType):
                case IInvocationOperation { TargetMethod: { Name: "WhenAny" or "WhenAll", ContainingType.Name: "Task" } }:
                case IArgumentOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation:
                    continue;
                default:
                    return false;
            }
        }
    }

    private static bool IsDropped(IOperation operation) =>
        operation.Parent is null or IExpressionStatementOperation || (operation.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation });

    /// <summary>Whether a method outside the project is known not to wait: printing, logging, a task that is done.</summary>
    public static bool LeavesAtOnce(IMethodSymbol method) => KnownMethods.AnswersReceiver(method) || method.Name is "Dispose" or "DisposeAsync" || method.ContainingType switch
    {
        { Name: "Console" } => !method.Name.StartsWith("Read", StringComparison.Ordinal),
        { Name: "TextWriter" or "StreamWriter" or "File" or "LoggerExtensions" or "ILogger" or "Debug" or "Trace" } => true,
        { Name: "Task" } => method.Name is "Yield" or "FromResult" or "FromException" or "FromCanceled",
        _ => false,
    };

    private static bool IsTask(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks" } space } && IsInThreading(space);

    private static bool IsInThreading(INamespaceSymbol space)
    {
        if (space is { Name: "Tasks" }) space = space.ContainingNamespace;
        return space is { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }
}
