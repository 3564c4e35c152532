using BedrockAnalyzers.Rules.BDR3002;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3002;

/// <summary>How the fix writes; what it does is in <see cref="BackoffRunTests"/>.</summary>
public class WaitWithoutJitterFixTests
{
    [Theory]
    [InlineData("", "Task.Delay(1000)", "", "Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))), cancellationToken)")]
    [InlineData("", "Task.Delay(/* ms */ 1000 /* one second */, cancellationToken)", "", "Task.Delay(/* ms */ TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))) /* one second */, cancellationToken)")]
    [InlineData("var delay = 200;", "Task.Delay(delay, cancellationToken)", "delay *= 2;", "Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(20_000, delay)), cancellationToken)")]
    [InlineData("var delay = TimeSpan.FromSeconds(1);", "Task.Delay(delay, cancellationToken)", "delay *= 2;", "Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, delay.TotalSeconds)), cancellationToken)")]
    [InlineData("const int Delay = 500;", "Task.Delay(Delay, cancellationToken)", "", "Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(20_000, Delay * Math.Pow(2, attempt))), cancellationToken)")]
    public Task The_time(string before, string wait, string after, string written) => Verify.Fix<WaitWithoutJitterAnalyzer, WaitWithoutJitterFix>(Code(before, $"{{|BDR3002:{wait}|}}", after), Code(before, written, after));

    // Its times are not doubled, and would be left over.
    [Fact]
    public Task Not_a_variable_that_grows_otherwise() => Verify.NoFix<WaitWithoutJitterAnalyzer, WaitWithoutJitterFix>(Code("var delay = 1000;", "{|BDR3002:Task.Delay(delay, cancellationToken)|}", "delay += 500;"));

    private static string Code(string before, string wait, string after) => Shapes.Usings +
        $$"""
        public class Program
        {
            public static async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
                {{before}}
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException) when (attempt < 4)
                    {
                        await {{wait}};
                        {{after}}
                    }
                }
            }
        }
        """;
}
