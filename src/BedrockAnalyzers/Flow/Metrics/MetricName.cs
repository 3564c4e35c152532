using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>The name of a metric or of a dimension, as one place in code says it, with what it is said of at one of its uses.</summary>
/// <param name="Text">The name.</param>
/// <param name="IsDimension">Whether it is a dimension's.</param>
/// <param name="Namespaces">The namespaces that it can stand with; empty where these are not all known.</param>
/// <param name="Metrics">Of a dimension, the metrics that it can stand with; empty where there is none, or where these are not all known.</param>
internal sealed record MetricName(string Text, bool IsDimension, ImmutableArray<string> Namespaces, ImmutableArray<string> Metrics);
