using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>A client of Bedrock Runtime that the walked code creates.</summary>
/// <param name="creation">The creation of the client.</param>
/// <param name="configurations">What its configuration can be; empty where it is given none.</param>
/// <param name="hasDefaultTimeout">Whether it is known to wait as long as the SDK does by default, and to send the request again then.</param>
/// <param name="canRetryAdaptively">Whether its configuration is known to say nothing about retries, or nothing else than what the fix that lets the SDK retry writes.</param>
internal sealed class RuntimeClientValue(SyntaxNode creation, ImmutableArray<CreatedValue> configurations, bool hasDefaultTimeout, bool canRetryAdaptively) : Value
{
    public SyntaxNode Creation { get; } = creation;

    public ImmutableArray<CreatedValue> Configurations { get; } = configurations;

    public bool HasDefaultTimeout { get; } = hasDefaultTimeout;

    /// <summary>Whether its configuration is known to set a time-out.</summary>
    public bool SetsTimeout { get; init; }

    /// <summary>Whether its configuration is known to switch the SDK's retries off.</summary>
    public bool NeverRetries { get; init; }

    public bool CanRetryAdaptively { get; } = canRetryAdaptively;

    /// <summary>The member of <c>RegionEndpoint</c> that it is created for; null where none is named.</summary>
    public string? Region { get; init; }

    public override bool Equals(Value? other) => other is RuntimeClientValue c && ReferenceEquals(Creation, c.Creation) && HasDefaultTimeout == c.HasDefaultTimeout && SetsTimeout == c.SetsTimeout && NeverRetries == c.NeverRetries && CanRetryAdaptively == c.CanRetryAdaptively && string.Equals(Region, c.Region, StringComparison.Ordinal) && Configurations.SequenceEqual(c.Configurations);

    public override int GetHashCode() => Creation.GetHashCode();
}
