using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Types and methods that let only so many through at a time. Where it is not sure, the name decides: it is asked to be silent.</summary>
internal static class LimitTypes
{
    private static readonly string[] s_words = { "Semaphore", "Throttl", "RateLimit", "Limiter", "Bulkhead", "Gate", "TokenBucket", "LeakyBucket", "AsyncLock", "AsyncMonitor", "Pacer", "Scheduler" };

    private static readonly string[] s_calls = { "Acquire", "Throttle", "Lease", "Permit", "Limit", "LockAsync", "Enter", "WaitForTurn", "WaitTurn", "WaitForSlot" };

    /// <summary>Whether what has this type can be such a limit.</summary>
    public static bool IsLimit(ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Enum or TypeKind.Delegate } || type.SpecialType != SpecialType.None || IsException(type)) return false;
        var space = type.ContainingNamespace;
        if (KnownMethods.IsIn(space, "System", "Threading") && type.Name is "SemaphoreSlim" or "Semaphore" or "Mutex") return true;
        if (KnownMethods.IsIn(space, "System", "Threading", "RateLimiting") || IsUnder(space, "System.Threading.Tasks.Dataflow")) return true;

        // Of Polly's policies and pipelines only these are known to hold nobody back.
        if (IsUnder(space, "Polly")) return !(IsUnder(space, "Polly.Retry") || IsUnder(space, "Polly.Timeout") || IsUnder(space, "Polly.Fallback") || IsUnder(space, "Polly.CircuitBreaker") || type.Name is "Context" or "ResilienceContext" or "PolicyResult" or "Outcome");
        return type is not ITypeParameterSymbol && Has(type.Name, s_words) && !IsUnder(space, "System.Threading.Tasks") && !IsUnder(space, "Amazon");
    }

    /// <summary>Whether a method hands out items of a queue to several that take from it, which are as many as there were started.</summary>
    public static bool TakesFromQueue(IMethodSymbol method) =>
        method.Name is "TryDequeue" or "TryTake" or "TryPop" or "Take" or "GetConsumingEnumerable" or "ReadAllAsync" or "ReadAsync" or "TryRead" or "WaitToReadAsync"
        && (KnownMethods.IsIn(method.ContainingNamespace, "System", "Collections", "Concurrent") || KnownMethods.IsIn(method.ContainingNamespace, "System", "Threading", "Channels"));

    /// <summary>Whether a method's name says that it holds back.</summary>
    public static bool IsNamedAsLimit(string name) => Has(name, s_calls) || name is "WaitAsync" or "Wait" or "WaitOne";

    /// <summary>Whether a method waits for a time.</summary>
    public static bool Waits(IMethodSymbol method) =>
        (method is { Name: "Delay", ContainingType.Name: "Task" } && KnownMethods.IsIn(method.ContainingNamespace, "System", "Threading", "Tasks"))
        || (method is { Name: "Sleep", ContainingType.Name: "Thread" } or { Name: "WaitForNextTickAsync", ContainingType.Name: "PeriodicTimer" } && KnownMethods.IsIn(method.ContainingNamespace, "System", "Threading"));

    /// <summary>Whether a namespace is this one, or below it.</summary>
    public static bool IsUnder(INamespaceSymbol? space, string name)
    {
        var own = space?.ToDisplayString() ?? "";
        return own.StartsWith(name, StringComparison.Ordinal) && (own.Length == name.Length || own[name.Length] == '.');
    }

    private static bool Has(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        }

        return false;
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "Exception" && KnownMethods.IsIn(at.ContainingNamespace, "System")) return true;
        }

        return false;
    }
}
