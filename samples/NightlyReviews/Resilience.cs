using Amazon.BedrockRuntime.Model;
using Polly;
using Polly.Retry;

namespace NightlyReviews;

/// <summary>How calls are repeated that Bedrock has throttled.</summary>
internal static class Resilience
{
    public static ResiliencePipeline Bedrock { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromSeconds(2),
        })
        .Build();
}
