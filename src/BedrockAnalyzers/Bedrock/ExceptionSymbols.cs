using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>The exceptions by which a Bedrock call says that it was throttled.</summary>
internal sealed class ExceptionSymbols
{
    private ExceptionSymbols(INamedTypeSymbol? runtimeThrottling, INamedTypeSymbol? agentThrottling, INamedTypeSymbol? eventStream, INamedTypeSymbol? rateLimit)
    {
        RuntimeThrottling = runtimeThrottling;
        AgentThrottling = agentThrottling;
        EventStream = eventStream;
        RateLimit = rateLimit;
        var all = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var type in new[] { runtimeThrottling, agentThrottling, eventStream, rateLimit })
        {
            if (type is not null) all.Add(type);
        }

        All = all.ToImmutable();
    }

    /// <summary><c>Amazon.BedrockRuntime.Model.ThrottlingException</c>.</summary>
    public INamedTypeSymbol? RuntimeThrottling { get; }

    /// <summary><c>Amazon.BedrockAgentRuntime.Model.ThrottlingException</c>.</summary>
    public INamedTypeSymbol? AgentThrottling { get; }

    /// <summary><c>Amazon.BedrockRuntime.Model.BedrockRuntimeEventStreamException</c>, which an error inside a stream arrives as, with the cause as inner exception.</summary>
    public INamedTypeSymbol? EventStream { get; }

    /// <summary><c>Anthropic.Exceptions.AnthropicRateLimitException</c>.</summary>
    public INamedTypeSymbol? RateLimit { get; }

    /// <summary>Those of them that the compilation references.</summary>
    public ImmutableArray<INamedTypeSymbol> All { get; }

    /// <summary>Finds the exceptions beside the clients.</summary>
    public static ExceptionSymbols Create(INamedTypeSymbol? runtime, INamedTypeSymbol? agentRuntime, INamedTypeSymbol? anthropic) => new(
        TypeBeside(runtime, "Amazon.BedrockRuntime.Model.ThrottlingException"),
        TypeBeside(agentRuntime, "Amazon.BedrockAgentRuntime.Model.ThrottlingException"),
        TypeBeside(runtime, "Amazon.BedrockRuntime.Model.BedrockRuntimeEventStreamException"),
        TypeBeside(anthropic?.BaseType, "Anthropic.Exceptions.AnthropicRateLimitException"));

    /// <summary>Whether a type is itself one of the exceptions, and not a base that others have too.</summary>
    public bool IsThrottling(ITypeSymbol? type) => type is not null && All.Contains(type, SymbolEqualityComparer.Default);

    /// <summary>Whether a catch of this type takes one of the exceptions; a catch without a type takes all.</summary>
    public bool IsTakenBy(ITypeSymbol? caught)
    {
        foreach (var thrown in All)
        {
            if (Takes(caught, thrown)) return true;
        }

        return false;
    }

    /// <summary>Whether a catch of one type takes an exception of another.</summary>
    public static bool Takes(ITypeSymbol? caught, ITypeSymbol thrown)
    {
        if (caught is null or { SpecialType: SpecialType.System_Object }) return true;
        for (ITypeSymbol? at = thrown; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, caught)) return true;
        }

        return false;
    }

#pragma warning disable RS0030 // Beside a client that was found by reference, a name can only mean the SDK's own type.
    private static INamedTypeSymbol? TypeBeside(INamedTypeSymbol? client, string name) => client?.ContainingAssembly.GetTypeByMetadataName(name);
#pragma warning restore RS0030
}
