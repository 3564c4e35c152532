using BedrockAnalyzers.Rules.BDR3001;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

public class RetryWithoutBackoffPollyTests
{
    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task A_policy_without_waits(Sdk sdk) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(
        PollyCode.Members("""
            private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{|BDR3001:RetryAsync|}(3);

            public Task<ConverseResponse> Ask(ConverseRequest request) => _retry.ExecuteAsync(() => _client.ConverseAsync(request));
            """),
        sdk);

    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public Task A_pipeline_without_waits(Sdk sdk) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(
        PollyCode.Members("""
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().{|BDR3001:AddRetry|}(new RetryStrategyOptions { Delay = TimeSpan.Zero }).Build();

            public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
            """),
        sdk);

    [Fact]
    public Task Options_in_another_file() => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(
        PollyCode.Members("""
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().{|BDR3001:AddRetry|}(Options.AtOnce).Build();

            public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
            """),
        more: [("Options.cs", "public static class Options { public static Polly.Retry.RetryStrategyOptions AtOnce => new() { Delay = System.TimeSpan.Zero }; }")]);

    [Fact]
    public Task A_policy_that_another_file_uses() => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(
        "using Polly; public static class Policies { public static IAsyncPolicy Retry { get; } = Policy.Handle<System.Exception>().{|BDR3001:RetryAsync|}(3); }",
        more: [("Caller.cs", Verify.Members("public Task<ConverseResponse> Ask(ConverseRequest request) => Policies.Retry.ExecuteAsync(() => _client.ConverseAsync(request));"))]);

    [Fact]
    public Task Half_typed() => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(
        PollyCode.Members("""
            private readonly IAsyncPolicy _a = Policy.Handle<>().RetryAsync(3);
            private readonly IAsyncPolicy _b = Policy.Handle<ThrottlingException>().{|BDR3001:RetryAsync|}(;
            private readonly IAsyncPolicy _c = RetryAsync();
            private readonly RetryStrategyOptions _d = new() { Delay = , ShouldHandle = new PredicateBuilder(). };

            public Task Ask(ConverseRequest request) => _b.ExecuteAsync(() => );
            """),
        allowErrors: true);

    [Fact]
    public Task The_message() => Verify.Message<RetryWithoutBackoffAnalyzer>(
        PollyCode.Members("private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().RetryAsync(3);"),
        "RetryAsync calls Bedrock again at once after it was throttled: the quota is still used up, so each attempt is refused and keeps others out; wait between the attempts, longer each time and with jitter");
}
