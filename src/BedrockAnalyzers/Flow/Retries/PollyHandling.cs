using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a strategy of Polly says about the exceptions by which a Bedrock call is throttled.</summary>
/// <param name="Takes">Whether it handles them; null when that cannot be seen.</param>
/// <param name="NamesBedrock">Whether it names a type that only Bedrock throws.</param>
/// <param name="SpeaksOfThrottling">Whether what it looks at are the marks of throttling, on a type that others can throw too.</param>
internal readonly record struct PollyHandling(bool? Takes, bool NamesBedrock, bool SpeaksOfThrottling)
{
    private const int MaximumClauses = 32;

    /// <summary>All exceptions, as where nothing is said.</summary>
    public static PollyHandling Everything => new(Takes: true, NamesBedrock: false, SpeaksOfThrottling: false);

    private static PollyHandling Nothing => new(Takes: false, NamesBedrock: false, SpeaksOfThrottling: false);

    private static PollyHandling Unknown => new(Takes: null, NamesBedrock: false, SpeaksOfThrottling: false);

    /// <summary>What a chain <c>Handle&lt;…&gt;().Or&lt;…&gt;()</c> takes, of which this is the end.</summary>
    public static PollyHandling OfChain(IOperation end, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (bedrock.Symbols.Polly is not { } polly) return Unknown;
        var handling = Nothing;
        for (var clauses = 0; clauses < MaximumClauses; clauses++)
        {
            end = origins.Of(end);
            if (end is IObjectCreationOperation { Type: var made } && polly.IsPredicateBuilder(made)) return handling;
            if (end is not IInvocationOperation { TargetMethod: var method } call || !polly.IsOfPolly(method)) return handling.Or(Unknown);
            if (method.Name is "Handle" or "HandleInner" or "Or" or "OrInner" && method.TypeArguments.Length == 1)
                handling = handling.Or(OfClause(method.TypeArguments[0], call, origins, bedrock, cancellationToken));
            if ((call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is not { } receiver) return handling;
            end = receiver;
        }

        return handling.Or(Unknown);
    }

    /// <summary>What <c>ShouldHandle</c> takes.</summary>
    public static PollyHandling OfShouldHandle(IOperation value, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var origin = origins.Of(value);
        if (origin is IInvocationOperation or IObjectCreationOperation) return OfChain(origin, origins, bedrock, cancellationToken);
        if (origins.FunctionOf(origin) is not { } function) return Unknown;
        var (takes, speaks) = ThrottlingPredicate.Of(function, origins, bedrock, cancellationToken);
        return new(takes, NamesBedrock: false, speaks);
    }

    private static PollyHandling OfClause(ITypeSymbol type, IInvocationOperation call, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var exceptions = bedrock.Symbols.Exceptions;
        if (!exceptions.IsTakenBy(type)) return Nothing;
        var isBedrock = bedrock.Symbols.IsOfSdk(type.ContainingAssembly) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, exceptions.RateLimit?.ContainingAssembly);
        if (call.Arguments.FirstOrDefault(static a => a.Parameter?.Type is { TypeKind: TypeKind.Delegate }) is not { } predicate) return new(Takes: true, isBedrock, SpeaksOfThrottling: false);
        if (origins.FunctionOf(predicate.Value) is not { } function) return new(Takes: null, exceptions.IsThrottling(type), SpeaksOfThrottling: false);
        var (takes, speaks) = ThrottlingPredicate.Of(function, origins, bedrock, cancellationToken);
        return takes == false ? Nothing : new(takes, exceptions.IsThrottling(type) || (isBedrock && (speaks || takes == true)), speaks);
    }

    private PollyHandling Or(PollyHandling other) => new(
        Takes == true || other.Takes == true ? true : Takes is null || other.Takes is null ? null : false,
        NamesBedrock || other.NamesBedrock,
        SpeaksOfThrottling || other.SpeaksOfThrottling);
}
