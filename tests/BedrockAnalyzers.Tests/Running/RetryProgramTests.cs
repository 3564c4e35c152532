namespace BedrockAnalyzers.Tests.Running;

/// <summary>The rig that runs retries tells right ones from wrong ones.</summary>
public class RetryProgramTests
{
    private const string Right = "await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))), cancellationToken);";

    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public void A_right_retry(Sdk sdk)
    {
        using var program = Retry(Right, sdk: sdk);
        Assert.Equal(new(1, [], "answer", 0), program.Run(0), Same);
        var twice = program.Run(2);
        Assert.Equal((3, 2, "answer"), (twice.Calls, twice.Waits.Length, twice.Outcome));
        var always = program.Run(RetryProgram.ForEver);
        Assert.Equal((5, 4, "ThrottlingException: throttled 5"), (always.Calls, always.Waits.Length, always.Outcome));
        var cancelled = program.Run(RetryProgram.ForEver, cancelAtWait: 2);
        Assert.Equal((2, 2, "cancelled", 0), (cancelled.Calls, cancelled.Waits.Length, cancelled.Outcome, cancelled.CallsAfterCancellation));
        Assert.Equal(("ValidationException: invalid 2", 2), (program.Run(RetryProgram.ForEver, invalidAt: 2).Outcome, program.Run(RetryProgram.ForEver, invalidAt: 2).Calls));
        Expectation.Holds(program, new() { Attempts = 5 }, "");
    }

    [Fact]
    public void A_wait_that_blocks()
    {
        using var program = RetryProgram.Compile(Program(
            """
            public static ConverseResponse Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return client.ConverseAsync(request, cancellationToken).GetAwaiter().GetResult();
                    }
                    catch (ThrottlingException) when (attempt < 4)
                    {
                        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))));
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }
            }
            """));
        Expectation.Holds(program, new() { Attempts = 5 }, "");
    }

    [Theory]
    [InlineData("", "attempt < 4", "waits")]
    [InlineData(Right, "true", "endless")]
    [InlineData("await Task.Delay(1000, cancellationToken);", "attempt < 4", "spread")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), cancellationToken);", "attempt < 4", "spread")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(new Random(7).NextDouble() * Math.Pow(2, attempt)), cancellationToken);", "attempt < 4", "the longest wait")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble()), cancellationToken);", "attempt < 4", "grow")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));", "attempt < 4", "cancel")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(4, attempt)), cancellationToken);", "attempt < 4", "20 s")]
    [InlineData(Right, "attempt < 5", "5 attempts")]
    [InlineData("if (attempt == 4) throw new InvalidOperationException(\"Gave up.\"); " + Right, "attempt < 5", "last error")]
    [InlineData("_ = Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))), cancellationToken); " + Right, "attempt < 4", "waits")]
    public void A_wrong_retry(string wait, string filter, string what)
    {
        using var program = Retry(wait, filter);
        var thrown = Assert.ThrowsAny<Exception>(() => Expectation.Holds(program, new() { Attempts = 5 }, ""));
        Assert.Contains(what, thrown.Message, StringComparison.Ordinal);
    }

    private static RetryProgram Retry(string wait, string filter = "attempt < 4", Sdk sdk = Sdk.V4) => RetryProgram.Compile(Program(
        $$"""
        public static async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request, cancellationToken);
                }
                catch (ThrottlingException) when ({{filter}})
                {
                    {{wait}}
                }
            }
        }
        """), sdk);

    private static string Program(string members) => Shapes.Usings + "public class Program\n{\n" + members + "\n}\n";

    private static bool Same(RetryRun left, RetryRun right) => (left.Calls, left.Outcome, left.CallsAfterCancellation) == (right.Calls, right.Outcome, right.CallsAfterCancellation) && left.Waits.SequenceEqual(right.Waits);
}
