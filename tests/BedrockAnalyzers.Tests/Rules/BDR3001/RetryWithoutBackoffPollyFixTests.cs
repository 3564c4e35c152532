using BedrockAnalyzers.Rules.BDR3001;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

public class RetryWithoutBackoffPollyFixTests
{
    [Theory]
    [InlineData("RetryAsync", "(3)", "WaitAndRetryAsync", "(3, attempt => WAIT)")]
    [InlineData("RetryAsync", "(retryCount: 3)", "WaitAndRetryAsync", "(retryCount: 3, sleepDurationProvider: attempt => WAIT)")]
    [InlineData("RetryAsync", "()", "WaitAndRetryAsync", "(1, attempt => WAIT)")]
    [InlineData("RetryAsync", "(Number)", "WaitAndRetryAsync", "(Number, attempt => WAIT)")]
    [InlineData("RetryForeverAsync", "()", "WaitAndRetryAsync", "(5, attempt => WAIT)")]
    [InlineData("RetryAsync", "(3, (e, n) => Console.WriteLine(n))", "WaitAndRetryAsync", "(3, attempt => WAIT, (e, wait, n, context) => Console.WriteLine(n))")]
    [InlineData("RetryAsync", "(3, (e, attempt) => Console.WriteLine(attempt))", "WaitAndRetryAsync", "(3, attempt2 => WAIT2, (e, wait, attempt, context) => Console.WriteLine(attempt))")]
    [InlineData("RetryAsync", "(3, onRetry: (e, n) => Console.WriteLine(n))", "WaitAndRetryAsync", "(3, sleepDurationProvider: attempt => WAIT, onRetry: (e, wait, n, context) => Console.WriteLine(n))")]
    [InlineData("RetryAsync", "(3, (e, n, c) => Console.WriteLine(c))", "WaitAndRetryAsync", "(3, attempt => WAIT, (e, wait, n, c) => Console.WriteLine(c))")]
    [InlineData("RetryAsync", "((_, n) => Console.WriteLine(n))", "WaitAndRetryAsync", "(1, attempt => WAIT, (_, wait, n, context) => Console.WriteLine(n))")]
    [InlineData("RetryForeverAsync", "(e => Console.WriteLine(e))", "WaitAndRetryAsync", "(5, attempt => WAIT, (e, wait) => Console.WriteLine(e))")]
    [InlineData("RetryForeverAsync", "((e, n) => Console.WriteLine(n + 1))", "WaitAndRetryAsync", "(5, attempt => WAIT, (e, wait, n, context) => Console.WriteLine(n + 1))")]
    [InlineData("RetryForeverAsync", "((Exception e, Context c) => Console.WriteLine(c))", null, null)]
    [InlineData("RetryAsync", "(3, Log)", null, null)]
    [InlineData("WaitAndRetryAsync", "(3, _ => TimeSpan.Zero)", "WaitAndRetryAsync", "(3, attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(3, static n => TimeSpan.Zero, (e, wait) => { })", "WaitAndRetryAsync", "(3, static n => WAITN, (e, wait) => { })")]
    [InlineData("WaitAndRetryAsync", "(new[] { TimeSpan.Zero, TimeSpan.Zero })", "WaitAndRetryAsync", "(2, attempt => WAIT)")]
    [InlineData("WaitAndRetryAsync", "(Waits)", null, null)]
    public Task Policies(string name, string arguments, string? fixedName, string? fixedArguments) =>
        Fix("IAsyncPolicy", name, arguments, fixedName, fixedArguments);

    [Theory]
    [InlineData("Retry", "(3)", "WaitAndRetry", "(3, attempt => WAIT)")]
    [InlineData("RetryForever", "()", "WaitAndRetry", "(5, attempt => WAIT)")]
    [InlineData("RetryForever", "(e => Console.WriteLine(e))", "WaitAndRetry", "(5, attempt => WAIT, (e, wait) => Console.WriteLine(e))")]
    [InlineData("Retry", "(3, (e, n) => { Console.WriteLine(n); })", "WaitAndRetry", "(3, attempt => WAIT, (e, wait, n, context) => { Console.WriteLine(n); })")]
    public Task Policies_that_block(string name, string arguments, string fixedName, string fixedArguments) =>
        Fix("ISyncPolicy", name, arguments, fixedName, fixedArguments);

    [Fact]
    public Task Policies_of_a_result() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        PollyCode.Members("private readonly IAsyncPolicy<string> _retry = Policy<string>.Handle<ThrottlingException>().OrResult(r => r.Length == 0).{|BDR3001:RetryAsync|}(3, (r, n) => Console.WriteLine(r.Result));"),
        PollyCode.Members($"private readonly IAsyncPolicy<string> _retry = Policy<string>.Handle<ThrottlingException>().OrResult(r => r.Length == 0).WaitAndRetryAsync(3, attempt => {PollyCode.Jittered}, (r, wait, n, context) => Console.WriteLine(r.Result));"));

    [Fact]
    public Task Comments_and_lines_stay() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        PollyCode.Members("""
            private readonly IAsyncPolicy _retry = Policy
                .Handle<ThrottlingException>() // of the model
                .{|BDR3001:RetryAsync|}( // three times
                    retryCount: 3, // as told
                    onRetry: (exception, number) =>
                    {
                        // tell
                        Console.WriteLine(number);
                    });
            """),
        PollyCode.Members($$"""
            private readonly IAsyncPolicy _retry = Policy
                .Handle<ThrottlingException>() // of the model
                .WaitAndRetryAsync( // three times
                    retryCount: 3, // as told
                    sleepDurationProvider: attempt => {{PollyCode.Jittered}},
                    onRetry: (exception, wait, number, context) =>
                    {
                        // tell
                        Console.WriteLine(number);
                    });
            """));

    [Fact]
    public Task A_callback_alone_on_its_line() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        PollyCode.Members("""
            private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{|BDR3001:RetryForeverAsync|}(
                e => Console.WriteLine(e));
            """),
        PollyCode.Members($$"""
            private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().WaitAndRetryAsync(
                5,
                attempt => {{PollyCode.Jittered}},
                (e, wait) => Console.WriteLine(e));
            """));

    [Fact]
    public Task In_locals() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        PollyCode.Statements("""
            var attempt = 0;
            var retry = Policy.Handle<Exception>().{|BDR3001:RetryAsync|}(number);
            await retry.ExecuteAsync(() => client.ConverseAsync(new ConverseRequest { ModelId = text + attempt }));
            """),
        PollyCode.Statements($$"""
            var attempt = 0;
            var retry = Policy.Handle<Exception>().WaitAndRetryAsync(number, attempt2 => {{PollyCode.Jittered.Replace("attempt", "attempt2", StringComparison.Ordinal)}});
            await retry.ExecuteAsync(() => client.ConverseAsync(new ConverseRequest { ModelId = text + attempt }));
            """));

    [Theory]
    [InlineData("new RetryStrategyOptions { Delay = TimeSpan.Zero }", "new RetryStrategyOptions { Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(20), BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    [InlineData("new() { MaxRetryAttempts = 4, Delay = TimeSpan.Zero, UseJitter = false }", "new() { MaxRetryAttempts = 4, Delay = TimeSpan.FromSeconds(1), UseJitter = true, MaxDelay = TimeSpan.FromSeconds(20), BackoffType = DelayBackoffType.Exponential }")]
    public Task Pipelines(string before, string after) => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        Pipeline("{|BDR3001:AddRetry|}", before), Pipeline("AddRetry", after));

    [Fact]
    public Task Options_that_are_set_later_have_no_fix() => Verify.NoFix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(
        PollyCode.Statements("""
            var options = new RetryStrategyOptions();
            options.Delay = TimeSpan.Zero;
            var pipeline = new ResiliencePipelineBuilder().{|BDR3001:AddRetry|}(options).Build();
            await pipeline.ExecuteAsync(async token => await client.ConverseAsync(new ConverseRequest { ModelId = text }, token), cancellationToken);
            """));

    private static string Pipeline(string name, string options) => PollyCode.Members($$"""
        private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().{{name}}({{options}}).Build();

        public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
        """);

    private static Task Fix(string type, string name, string arguments, string? fixedName, string? fixedArguments)
    {
        var before = Members($"{{|BDR3001:{name}|}}{arguments}");
        if (fixedArguments is null) return Verify.NoFix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(before);
        var waits = fixedArguments.Replace("WAIT2", Wait("attempt2"), StringComparison.Ordinal).Replace("WAITN", Wait("n"), StringComparison.Ordinal).Replace("WAIT", PollyCode.Jittered, StringComparison.Ordinal);
        return Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(before, Members(fixedName + waits));

        string Members(string call) => PollyCode.Members($$"""
            private const int Number = 2;
            private static readonly TimeSpan[] Waits = { TimeSpan.Zero };
            private readonly {{type}} _retry = Policy.Handle<ThrottlingException>().{{call}};

            private static void Log(Exception exception, int number) => Console.WriteLine(number);
            """);

        static string Wait(string counter) => PollyCode.Jittered.Replace("attempt", counter, StringComparison.Ordinal);
    }
}
