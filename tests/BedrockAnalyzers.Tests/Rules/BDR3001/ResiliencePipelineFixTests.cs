using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

public class ResiliencePipelineFixTests
{
    [Theory]
    [InlineData("while (true)", "", 4)]
    [InlineData("for (var attempt = 0; ; attempt++)", " when (attempt < 3)", 3)]
    [InlineData("for (var attempt = 1; ; attempt++)", " when (attempt < 3)", 2)]
    public Task A_loop(string loop, string filter, int attempts) => Verify.Fix<RetryWithoutBackoffAnalyzer, ResiliencePipelineFix>(
        Shapes.Usings + Code(
            $$"""
            {{loop}}
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        {|BDR3001:catch|} (ThrottlingException){{filter}}
                        {
                        }
                    }
            """),
        Shapes.Usings.Replace("Amazon.Runtime;\n", "Amazon.Runtime;\nusing Polly;\nusing Polly.Retry;\n", StringComparison.Ordinal) + Code(Pipeline(attempts)),
        fixAll: false);

    [Theory]
    [InlineData("Console.WriteLine(\"throttled\");")]
    [InlineData("// again")]
    public Task Not_a_loop_that_does_more(string body) => Verify.NoFix<RetryWithoutBackoffAnalyzer, ResiliencePipelineFix>(Shapes.Usings + Code(
        $$"""
        while (true)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    {|BDR3001:catch|} (ThrottlingException)
                    {
                        {{body}}
                    }
                }
        """));

    [Fact]
    public void What_is_written_backs_off()
    {
        using var program = RetryProgram.Compile(Shapes.Usings + "using Polly;\nusing Polly.Retry;\n" + Code(Pipeline(4)));
        Assert.Equal((1, 0, "answer"), (program.Run(0).Calls, program.Run(0).Waits.Length, program.Run(0).Outcome));
        Assert.Equal((3, 2, "answer"), (program.Run(2).Calls, program.Run(2).Waits.Length, program.Run(2).Outcome));
        var runs = Enumerable.Range(0, 100).Select(_ => program.Run(RetryProgram.ForEver)).ToList();
        Assert.All(runs, run =>
        {
            Assert.Equal((5, 4, "ThrottlingException: throttled 5"), (run.Calls, run.Waits.Length, run.Outcome));
            Assert.All(run.Waits, w => Assert.InRange(w, 0, 20));
        });

        // Polly's own jitter: the waits differ from run to run, and grow on the whole.
        Assert.True(runs.Select(r => r.Waits[0]).Distinct().Count() > 50);
        Assert.True(runs.Average(r => r.Waits[3]) > 2 * runs.Average(r => r.Waits[0]));
        var cancelled = program.Run(RetryProgram.ForEver, cancelAtWait: 2);
        Assert.Equal((2, "cancelled", 0), (cancelled.Calls, cancelled.Outcome, cancelled.CallsAfterCancellation));
        Assert.Equal((1, "ValidationException: invalid 1"), (program.Run(0, invalidAt: 1).Calls, program.Run(0, invalidAt: 1).Outcome));
    }

    private static string Pipeline(int attempts) =>
        $$"""
        var pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
                        MaxRetryAttempts = {{attempts}},
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromSeconds(20),
                    })
                    .Build();

                return await pipeline.ExecuteAsync(async token => await client.ConverseAsync(request, token), cancellationToken);
        """;

    private static string Code(string body) =>
        $$"""
        public class Program
        {
            // Asks.
            public static async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
                // Once more, and once more.
                {{body}}
            }
        }
        """;
}
