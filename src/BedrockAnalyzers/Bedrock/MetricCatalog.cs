using System.Collections.Immutable;

namespace BedrockAnalyzers.Bedrock;

/// <summary>
/// What Bedrock publishes in CloudWatch, as of <see cref="Date"/>, from the user guide's pages on the metrics of bedrock-runtime, guardrails and agents, on service tiers and on token burndown. CloudWatch
/// tells capitals from small letters. Metrics of batch jobs (<c>AWS/Bedrock/Batch</c>) and of bedrock-mantle (<c>AWS/BedrockMantle</c>) are in namespaces of their own, which are not listed.
/// </summary>
internal static class MetricCatalog
{
    /// <summary>The date of the lists, as <c>yyyy-MM-dd</c>.</summary>
    public const string Date = "2026-11-23";

    private static readonly ImmutableArray<MetricNamespace> s_namespaces = ImmutableArray.Create(
        new MetricNamespace(
            "AWS/Bedrock",
            ImmutableArray.Create(
                "Invocations",
                "InvocationThrottles",
                "InvocationLatency",
                "InvocationClientErrors",
                "InvocationServerErrors",
                "InputTokenCount",
                "OutputTokenCount",
                "OutputImageCount",
                "LegacyModelInvocations",
                "TimeToFirstToken",
                "EstimatedTPMQuotaUsage",

                // The page on runtime metrics names the first two, that on token burndown and deployed code the others.
                "CacheReadInputTokens",
                "CacheWriteInputTokens",
                "CacheReadInputTokenCount",
                "CacheWriteInputTokenCount",

                // On no page any more, but in training material and in what integrations of others collect.
                "ContentFilteredCount",
                "ModelInvocationLogsCloudWatchDeliverySuccess",
                "ModelInvocationLogsCloudWatchDeliveryFailure",
                "ModelInvocationLogsS3DeliverySuccess",
                "ModelInvocationLogsS3DeliveryFailure",
                "ModelInvocationLargeDataS3DeliverySuccess",
                "ModelInvocationLargeDataS3DeliveryFailure"),
            ImmutableArray.Create("ModelId", "ImageSize", "BucketedStepSize", "ServiceTier", "ResolvedServiceTier", "ContextWindow")),
        new MetricNamespace(
            "AWS/Bedrock/Guardrails",
            ImmutableArray.Create("Invocations", "InvocationThrottles", "InvocationLatency", "InvocationClientErrors", "InvocationServerErrors", "InvocationsIntervened", "TextUnitCount", "FindingCounts", "TotalFindings", "Latency"),
            ImmutableArray<string>.Empty),
        new MetricNamespace(
            "AWS/Bedrock/Agents",
            ImmutableArray.Create(
                "InvocationCount",
                "InvocationThrottles",
                "InvocationClientErrors",
                "InvocationServerErrors",
                "TotalTime",
                "TTFT",
                "ModelLatency",
                "ModelInvocationCount",
                "ModelInvocationThrottles",
                "ModelInvocationClientErrors",
                "ModelInvocationServerErrors",
                "InputTokenCount",

                // The page prints the first; whether CloudWatch has it so is not certain.
                "outputTokenCount",
                "OutputTokenCount"),
            ImmutableArray<string>.Empty));

    // What people write, and what they mean: the first of these that the namespace has.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> s_metricMistakes = Mistakes(
        ("InvocationThrottles", "ThrottledRequests ThrottledRequestCount ThrottledInvocations ThrottledInvocationCount ThrottledCount ThrottleCount Throttles Throttled Throttling ThrottlingCount ThrottlingErrors ThrottlingExceptions ThrottlingException RequestThrottles InvocationThrottled InvocationsThrottled InvocationThrottleCount InvocationThrottling ModelThrottles"),
        ("Invocations InvocationCount", "Requests RequestCount TotalRequests NumberOfRequests NumberOfInvocations TotalInvocations InvocationsCount InvocationCount Invocations ModelInvocations InvokeModelCount InvokeCount CallCount SuccessfulInvocations SuccessfulRequestCount"),
        ("InvocationLatency", "ResponseTime ResponseLatency RequestLatency Duration InvocationDuration InvocationTime InvokeLatency ModelLatency Latency AverageLatency"),
        ("InvocationClientErrors", "ClientErrors ClientErrorCount UserErrors 4XXErrors 4XXError InvocationUserErrors Invocation4XXErrors ModelClientErrors"),
        ("InvocationServerErrors", "ServerErrors ServerErrorCount SystemErrors InternalServerErrors 5XXErrors 5XXError InvocationSystemErrors Invocation5XXErrors ModelServerErrors"),
        ("InputTokenCount", "InputTokens InputTokensCount InputTokenUsage TotalInputTokens TotalInputTokenCount PromptTokens PromptTokenCount NumberOfInputTokens"),
        ("OutputTokenCount", "OutputTokens OutputTokensCount OutputTokenUsage TotalOutputTokens TotalOutputTokenCount CompletionTokens CompletionTokenCount NumberOfOutputTokens"),
        ("OutputImageCount", "OutputImages OutputImagesCount ImageCount ImagesGenerated"),
        ("TimeToFirstToken TTFT", "TTFT TimeToFirstToken FirstTokenLatency TimeToFirstTokenLatency FirstTokenTime"),
        ("EstimatedTPMQuotaUsage", "TPMQuotaUsage EstimatedTPMUsage QuotaUsage TokenQuotaUsage"),
        ("InvocationsIntervened", "Interventions InterventionCount InvocationIntervened GuardrailsIntervened GuardrailIntervened GuardrailInterventions GuardrailInvocationsIntervened"));

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> s_dimensionMistakes = Mistakes(
        ("ModelId", "Model ModelName ModelIdentifier ModelArn FoundationModel FoundationModelId InferenceProfile InferenceProfileId InferenceProfileArn ProvisionedModel ProvisionedModelId ProvisionedModelArn"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<MetricNamespace> Namespaces => s_namespaces;

    /// <summary>What is known of a namespace, or null when it is none of Bedrock's.</summary>
    public static MetricNamespace? Find(string name)
    {
        foreach (var known in s_namespaces)
        {
            if (string.Equals(known.Name, name, StringComparison.Ordinal)) return known;
        }

        return null;
    }

    /// <summary>The other namespace that has a metric of this name, or null when none has.</summary>
    public static MetricNamespace? FindOther(MetricNamespace than, string metric)
    {
        foreach (var other in s_namespaces)
        {
            if (other != than && other.Metrics.Contains(metric)) return other;
        }

        return null;
    }

    /// <summary>The metric of a namespace that is surely meant by a name that it does not have, or null when that is not sure: where another namespace has the name, that one can be meant as well.</summary>
    public static string? RightMetric(MetricNamespace of, string wrong) =>
        FindOther(of, wrong) is null ? LikelyMetric(of, wrong) : NearestName.IgnoringCase(wrong, of.Metrics);

    /// <summary>The metric of a namespace that is meant by a name, if this namespace is; null when nothing says so.</summary>
    public static string? LikelyMetric(MetricNamespace of, string wrong) => NearestName.IgnoringCase(wrong, of.Metrics) ?? RightOf(s_metricMistakes, of.Metrics, wrong);

    /// <summary>The dimension of a namespace that is surely meant, or null when that is not sure.</summary>
    public static string? RightDimension(MetricNamespace of, string wrong) => NearestName.IgnoringCase(wrong, of.Dimensions) ?? RightOf(s_dimensionMistakes, of.Dimensions, wrong);

    private static string? RightOf(ImmutableDictionary<string, ImmutableArray<string>> mistakes, ImmutableArray<string> names, string wrong)
    {
        if (!mistakes.TryGetValue(wrong, out var meant)) return NearestName.Of(wrong, names);
        foreach (var name in meant)
        {
            if (names.Contains(name)) return name;
        }

        return null;
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Mistakes(params (string Right, string Wrong)[] rows)
    {
        var mistakes = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (right, wrong) in rows)
        {
            foreach (var name in wrong.Split(' ')) mistakes.Add(name, right.Split(' ').ToImmutableArray());
        }

        return mistakes.ToImmutable();
    }
}
