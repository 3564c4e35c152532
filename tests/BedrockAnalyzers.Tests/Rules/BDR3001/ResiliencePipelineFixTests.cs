using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Tests.Running;

[assembly: BedrockAnalyzers.Tests.Meta.WithoutFixAll("BDR3001", "Whether a project uses Polly is for somebody to choose; the fix that writes the wait is applied to many places at once.")]

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
