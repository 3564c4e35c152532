using BedrockAnalyzers.Rules.BDR3003;

namespace BedrockAnalyzers.Tests.Rules.BDR3003;

public class EndlessRetryPollyFixTests
{
    [Theory]
    [InlineData("RetryForeverAsync", "()", "WaitAndRetryAsync", "(5, attempt => WAIT)")]
    [InlineData("WaitAndRetryForeverAsync", "(n => Wait(n))", "WaitAndRetryAsync", "(5, n => Wait(n))")]
    [InlineData("WaitAndRetryForeverAsync", "(Wait)", "WaitAndRetryAsync", "(5, Wait)")]
    [InlineData("WaitAndRetryForeverAsync", "(n => Wait(n), (e, wait) => Console.WriteLine(wait))", "WaitAndRetryAsync", "(5, n => Wait(n), (e, wait) => Console.WriteLine(wait))")]
    [InlineData("WaitAndRetryForeverAsync", "(n => Wait(n), (e, n, wait) => Console.WriteLine(n))", "WaitAndRetryAsync", "(5, n => Wait(n), (e, wait, n, context) => Console.WriteLine(n))")]
    [InlineData("WaitAndRetryForeverAsync", "(sleepDurationProvider: n => Wait(n), onRetry: (e, wait) => { })", "WaitAndRetryAsync", "(retryCount: 5, sleepDurationProvider: n => Wait(n), onRetry: (e, wait) => { })")]
    [InlineData("WaitAndRetryForeverAsync", "((n, c) => Wait(n), (e, n, wait, c) => Console.WriteLine(n))", "WaitAndRetryAsync", "(5, (n, c) => Wait(n), (e, wait, n, c) => Console.WriteLine(n))")]
    [InlineData("WaitAndRetryForeverAsync", "((n, c) => Wait(n))", null, null)]
    [InlineData("WaitAndRetryForeverAsync", "(Wait, Log)", null, null)]
    [InlineData("WaitAndRetryAsync", "(int.MaxValue, n => Wait(n))", "WaitAndRetryAsync", "(5, n => Wait(n))")]
    [InlineData("RetryAsync", "(int.MaxValue)", "RetryAsync", "(5)")]
    public Task Policies(string name, string arguments, string? fixedName, string? fixedArguments)
    {
        var before = Members($"{{|BDR3003:{name}|}}{arguments}");
        return fixedArguments is null
            ? Verify.NoFix<EndlessRetryAnalyzer, EndlessRetryPollyFix>(before)
            : Verify.Fix<EndlessRetryAnalyzer, EndlessRetryPollyFix>(before, Members(fixedName + fixedArguments.Replace("WAIT", PollyCode.Jittered, StringComparison.Ordinal)));

        static string Members(string call) => PollyCode.Members($$"""
            private readonly IAsyncPolicy _retry = Policy.Handle<ThrottlingException>().{{call}};

            private static TimeSpan Wait(int number) => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, number));

            private static void Log(Exception exception, TimeSpan wait) => Console.WriteLine(wait);
            """);
    }

    [Theory]
    [InlineData("MaxRetryAttempts = int.MaxValue", "MaxRetryAttempts = 5")]
    [InlineData("MaxRetryAttempts = Always, UseJitter = true", "MaxRetryAttempts = 5, UseJitter = true")]
    public Task Options(string before, string after) => Verify.Fix<EndlessRetryAnalyzer, EndlessRetryPollyFix>(Pipeline("{|BDR3003:AddRetry|}", before), Pipeline("AddRetry", after));

    private static string Pipeline(string name, string options) => PollyCode.Members($$"""
        private const int Always = int.MaxValue;

        private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().{{name}}(new() { {{options}} }).Build();

        public async Task<ConverseResponse> Ask(ConverseRequest request) => await _retry.ExecuteAsync(async token => await _client.ConverseAsync(request, token));
        """);
}
