using System.Collections.Immutable;

namespace BedrockAnalyzers.Bedrock;

/// <summary>A namespace of CloudWatch that Bedrock publishes metrics in.</summary>
/// <param name="name">Its name.</param>
/// <param name="metrics">The metrics that it has, the most asked for first.</param>
/// <param name="dimensions">The dimensions that its metrics have; empty where not all are known.</param>
internal sealed class MetricNamespace(string name, ImmutableArray<string> metrics, ImmutableArray<string> dimensions)
{
    public string Name { get; } = name;

    public ImmutableArray<string> Metrics { get; } = metrics;

    public ImmutableArray<string> Dimensions { get; } = dimensions;

    /// <summary>Whether all dimensions are known, and this is none of them.</summary>
    public bool LacksDimension(string dimension) => !Dimensions.IsEmpty && !Dimensions.Contains(dimension);
}
