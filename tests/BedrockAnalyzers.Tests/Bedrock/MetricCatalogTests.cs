using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Tests.Bedrock;

public class MetricCatalogTests
{
    [Theory]
    [InlineData("AWS/Bedrock", "ThrottledRequests", "InvocationThrottles")]
    [InlineData("AWS/Bedrock", "throttles", "InvocationThrottles")]
    [InlineData("AWS/Bedrock", "InvocationLatencies", "InvocationLatency")]
    [InlineData("AWS/Bedrock", "InvocationServerError", "InvocationServerErrors")]
    [InlineData("AWS/Bedrock", "EstimatedTpmQuotaUsage", "EstimatedTPMQuotaUsage")]
    [InlineData("AWS/Bedrock", "Requests", "Invocations")]
    [InlineData("AWS/Bedrock", "Errors", null)]
    [InlineData("AWS/Bedrock", "InvocationErrors", null)]
    [InlineData("AWS/Bedrock", "InvocationCount", null)]
    [InlineData("AWS/Bedrock", "CacheReadInputToken", "CacheReadInputTokens")]
    [InlineData("AWS/Bedrock", "PutTokenCount", null)]
    [InlineData("AWS/Bedrock", "", null)]
    [InlineData("AWS/Bedrock/Agents", "Requests", "InvocationCount")]
    [InlineData("AWS/Bedrock/Agents", "ThrottledRequests", "InvocationThrottles")]
    [InlineData("AWS/Bedrock/Agents", "FirstTokenLatency", "TTFT")]
    [InlineData("AWS/Bedrock/Agents", "OutputImages", null)]
    [InlineData("AWS/Bedrock/Guardrails", "Interventions", "InvocationsIntervened")]
    public void The_right_metric(string space, string wrong, string? right) => Assert.Equal(right, MetricCatalog.RightMetric(MetricCatalog.Find(space)!, wrong));

    [Theory]
    [InlineData("modelid", "ModelId")]
    [InlineData("Model", "ModelId")]
    [InlineData("ModelIds", "ModelId")]
    [InlineData("Region", null)]
    [InlineData("Operation", null)]
    public void The_right_dimension(string wrong, string? right) => Assert.Equal(right, MetricCatalog.RightDimension(MetricCatalog.Find("AWS/Bedrock")!, wrong));

    [Fact]
    public void A_right_name_is_one_of_its_namespace() => Assert.All(MetricCatalog.Namespaces, space =>
    {
        Assert.Same(space, MetricCatalog.Find(space.Name));
        Assert.Equal(space.Metrics.Distinct(StringComparer.Ordinal), space.Metrics);
        Assert.All(MetricCatalog.Namespaces.SelectMany(n => n.Metrics), metric => Assert.True(MetricCatalog.RightMetric(space, metric) is not { } right || space.Metrics.Contains(right)));
    });

    [Theory, InlineData("aws/bedrock"), InlineData("AWS/BedrockMantle"), InlineData("AWS/Bedrock/Batch"), InlineData("")]
    public void No_namespace_of_the_lists(string name) => Assert.Null(MetricCatalog.Find(name));
}
