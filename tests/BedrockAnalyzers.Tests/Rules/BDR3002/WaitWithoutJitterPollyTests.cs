using BedrockAnalyzers.Rules.BDR3002;

namespace BedrockAnalyzers.Tests.Rules.BDR3002;

public class WaitWithoutJitterPollyTests
{
    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task A_policy_without_jitter(Sdk sdk) => Verify.Analyzer<WaitWithoutJitterAnalyzer>(
        PollyCode.Members("private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{|BDR3002:WaitAndRetryAsync|}(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));"),
        sdk);

    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task Options_with_the_defaults(Sdk sdk) => Verify.Analyzer<WaitWithoutJitterAnalyzer>(
        PollyCode.Members("private readonly RetryStrategyOptions _options = {|BDR3002:new RetryStrategyOptions|} { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() };"),
        sdk);

    [Fact]
    public Task Options_that_another_file_uses() => Verify.Analyzer<WaitWithoutJitterAnalyzer>(
        "public static class Options { public static Polly.Retry.RetryStrategyOptions Other => new() { MaxRetryAttempts = 3 }; public static Polly.Retry.RetryStrategyOptions Some => {|BDR3002:new()|} { MaxRetryAttempts = 2 }; }",
        more: [("Caller.cs", PollyCode.Members("""
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry(Options.Some).Build();

            public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
            """))]);

    [Theory]
    [InlineData("WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(1))", "The waits of WaitAndRetryAsync do not grow exponentially and have no jitter: ")]
    [InlineData("WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))", "The waits of WaitAndRetryAsync do not grow exponentially and have no jitter: ")]
    [InlineData("WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n * Random.Shared.NextDouble()))", "The waits of WaitAndRetryAsync do not grow exponentially: ")]
    [InlineData("WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)))", "The waits of WaitAndRetryAsync have no jitter: ")]
    public Task The_message(string call, string start) => Verify.Message<WaitWithoutJitterAnalyzer>(
        PollyCode.Members($"private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{call};"),
        start + "calls that were throttled together come back together and are throttled again; use waits that double with each attempt, times a random number");

    [Fact]
    public Task The_message_at_options() => Verify.Message<WaitWithoutJitterAnalyzer>(
        PollyCode.Members("private readonly RetryStrategyOptions _options = new() { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), UseJitter = true };"),
        "The waits of RetryStrategyOptions do not grow exponentially: calls that were throttled together come back together and are throttled again; set BackoffType = DelayBackoffType.Exponential and UseJitter = true");
}
