using BedrockAnalyzers.Rules.BDR3003;

namespace BedrockAnalyzers.Tests.Rules.BDR3003;

public class EndlessRetryPollyTests
{
    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task A_policy_without_end(Sdk sdk) => Verify.Analyzer<EndlessRetryAnalyzer>(
        PollyCode.Members("private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{|BDR3003:RetryForeverAsync|}();"),
        sdk);

    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task Options_without_end(Sdk sdk) => Verify.Analyzer<EndlessRetryAnalyzer>(
        PollyCode.Members("""
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder()
                .{|BDR3003:AddRetry|}(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() })
                .Build();
            """),
        sdk);

    [Fact]
    public Task The_message() => Verify.Message<EndlessRetryAnalyzer>(
        PollyCode.Members("private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().RetryForeverAsync();"),
        "RetryForeverAsync calls Bedrock again for as long as it is throttled: the caller never gets an answer or an error, and callers pile up behind it; limit the attempts, for example to 5");
}
