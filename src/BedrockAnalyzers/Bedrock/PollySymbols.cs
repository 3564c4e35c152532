using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>What of Polly can run a Bedrock call again: the policies of version 7 and the pipelines of version 8.</summary>
internal sealed class PollySymbols
{
    private readonly IAssemblySymbol? _policies;
    private readonly IAssemblySymbol? _pipelines;

    private PollySymbols(IAssemblySymbol? policies, IAssemblySymbol? pipelines)
    {
        _policies = policies;
        _pipelines = pipelines;
    }

    /// <summary>Polly's types, or null when the compilation references neither version.</summary>
    /// <param name="policy"><c>Polly.Policy</c>.</param>
    /// <param name="options"><c>Polly.Retry.RetryStrategyOptions`1</c>.</param>
    public static PollySymbols? TryCreate(INamedTypeSymbol? policy, INamedTypeSymbol? options) =>
        policy is null && options is null ? null : new(policy?.ContainingAssembly, options?.ContainingAssembly);

    /// <summary>The way in which a method makes or adds a retry, or null when it does not.</summary>
    public PollyRetryMethod? RetryOf(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (!method.IsExtensionMethod || !IsOfPolly(method)) return null;
        return method.Name switch
        {
            "Retry" or "RetryAsync" => PollyRetryMethod.Retry,
            "RetryForever" or "RetryForeverAsync" => PollyRetryMethod.RetryForever,
            "WaitAndRetry" or "WaitAndRetryAsync" => PollyRetryMethod.WaitAndRetry,
            "WaitAndRetryForever" or "WaitAndRetryForeverAsync" => PollyRetryMethod.WaitAndRetryForever,
            "AddRetry" => PollyRetryMethod.AddRetry,
            _ => null,
        };
    }

    /// <summary>Whether a type is <c>RetryStrategyOptions</c> or its generic twin; not a type that derives from them, which has defaults of its own.</summary>
    public bool IsOptions(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "RetryStrategyOptions", ContainingNamespace.Name: "Retry" } && IsOfPolly(type);

    /// <summary>Whether a type is a <c>PredicateBuilder</c> or its generic twin.</summary>
    public bool IsPredicateBuilder(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "PredicateBuilder" } && IsOfPolly(type);

    /// <summary>Whether a type is the <c>Outcome</c> of a call.</summary>
    public bool IsOutcome(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Outcome" } && IsOfPolly(type);

    /// <summary>Whether something is declared by Polly itself.</summary>
    public bool IsOfPolly(ISymbol? symbol) =>
        symbol?.ContainingAssembly is { } assembly && (SymbolEqualityComparer.Default.Equals(assembly, _policies) || SymbolEqualityComparer.Default.Equals(assembly, _pipelines));
}
