using BedrockAnalyzers.Rules.BDR3002;

namespace BedrockAnalyzers.Tests.Rules.BDR3002;

public class WaitWithoutJitterPollyFixTests
{
    [Theory]
    [InlineData("WaitAndRetryAsync", "(3, _ => TimeSpan.FromSeconds(2))", "(3, attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(3, (_, context) => TimeSpan.FromSeconds(2), (e, wait, context) => { })", "(3, (attempt, context) => WAIT, (e, wait, context) => { })")]
    [InlineData("WaitAndRetryAsync", "(3, attempt => { return TimeSpan.FromSeconds(attempt); })", "(3, attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(retryCount: 3, sleepDurationProvider: (int attempt) => TimeSpan.FromSeconds(attempt))", "(retryCount: 3, sleepDurationProvider: (int attempt) => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) })", "(2, attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(sleepDurations: new[] { TimeSpan.FromSeconds(1) }, onRetry: (e, wait) => Console.WriteLine(wait))", "(retryCount: 1, sleepDurationProvider: attempt => WAIT, onRetry: (e, wait) => Console.WriteLine(wait))")]
    [InlineData("WaitAndRetryAsync", "(new List<TimeSpan> { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1) }, (e, wait, c) => Console.WriteLine(wait))", "(2, attempt => WAIT, (e, wait, c) => Console.WriteLine(wait))")]
    [InlineData("WaitAndRetryAsync", "(Enumerable.Repeat(TimeSpan.FromSeconds(1), 4))", "(4, attempt => WAIT)")]
    [InlineData("WaitAndRetryForeverAsync", "(_ => TimeSpan.FromSeconds(2))", "(attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(3, Wait)", null)]
    [InlineData("WaitAndRetryAsync", "(3, n => /* why */ TimeSpan.FromSeconds(n))", null)]
    [InlineData("WaitAndRetryAsync", "(Waits)", null)]
    public Task Policies(string name, string arguments, string? fixedArguments)
    {
        var before = Members($"{{|BDR3002:{name}|}}{arguments}");
        return fixedArguments is null
            ? Verify.NoFix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(before)
            : Verify.Fix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(before, Members(name + fixedArguments.Replace("WAIT", PollyCode.Jittered, StringComparison.Ordinal)));

        static string Members(string call) => PollyCode.Members($$"""
            private static readonly TimeSpan[] Waits = { TimeSpan.FromSeconds(1) };
            private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{{call}};

            private static TimeSpan Wait(int number) => TimeSpan.FromSeconds(number);
            """);
    }

    [Theory]
    [InlineData("{|BDR3002:new RetryStrategyOptions()|}", "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    [InlineData("{|BDR3002:new()|}", "new() { BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    [InlineData("{|BDR3002:new RetryStrategyOptions|} { BackoffType = DelayBackoffType.Linear, UseJitter = true }", "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    [InlineData("{|BDR3002:new()|} { UseJitter = false, MaxRetryAttempts = 3 }", "new() { UseJitter = true, MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential }")]
    public Task Options(string before, string after) => Verify.Fix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(Pipeline(before), Pipeline(after));

    [Fact]
    public Task Options_over_several_lines() => Verify.Fix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(
        Pipeline("""
            {|BDR3002:new RetryStrategyOptions|} // the retry
            {
                ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), // only these
                MaxRetryAttempts = 3, // enough
                BackoffType = DelayBackoffType.Constant, // as before
            }
            """),
        Pipeline("""
            new RetryStrategyOptions // the retry
            {
                ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), // only these
                MaxRetryAttempts = 3, // enough
                BackoffType = DelayBackoffType.Exponential, // as before
                UseJitter = true,
            }
            """));

    [Fact]
    public Task Names_that_need_more_words() => Verify.Fix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(
        "public class C { public static Polly.Retry.RetryStrategyOptions O => {|BDR3002:new()|} { ShouldHandle = new Polly.PredicateBuilder().Handle<Amazon.BedrockRuntime.Model.ThrottlingException>() }; }",
        "public class C { public static Polly.Retry.RetryStrategyOptions O => new() { ShouldHandle = new Polly.PredicateBuilder().Handle<Amazon.BedrockRuntime.Model.ThrottlingException>(), BackoffType = Polly.DelayBackoffType.Exponential, UseJitter = true }; }");

    [Fact]
    public Task Options_that_are_set_later_have_no_fix() => Verify.NoFix<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(
        PollyCode.Statements("""
            var options = {|BDR3002:new RetryStrategyOptions|} { BackoffType = DelayBackoffType.Exponential };
            options.UseJitter = false;
            var pipeline = new ResiliencePipelineBuilder().AddRetry(options).Build();
            await pipeline.ExecuteAsync(async token => await client.ConverseAsync(new ConverseRequest { ModelId = text }, token), cancellationToken);
            """));

    private static string Pipeline(string options) => PollyCode.Members($$"""
        private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry({{options.ReplaceLineEndings("\n    ")}}).Build();

        public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
        """);
}
