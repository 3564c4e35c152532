using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Rules.BDR3002;
using BedrockAnalyzers.Rules.BDR3003;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>Each shape of retry is fixed, compiled, and run against a client that throttles.</summary>
public class BackoffRunTests
{
    public static IEnumerable<TheoryDataRow<string>> WithoutBackoff => Shapes.WithoutBackoff.Select(s => new TheoryDataRow<string>(s.Name));

    public static IEnumerable<TheoryDataRow<string>> WithoutJitter => Shapes.WithoutJitter.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory, MemberData(nameof(WithoutBackoff))]
    public async Task A_fixed_retry_backs_off(string name)
    {
        var shape = Named(Shapes.WithoutBackoff, name);
        var (text, found, left) = await Apply.FixAll<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(shape.Code, "BDR3001.BackOff", shape.Sdk);
        Assert.Equal((1, 0), (found, left));
        await Holds(shape, text);
    }

    // The two fixes go together, whichever comes first.
    [Theory, MemberData(nameof(WithoutBackoff))]
    public async Task A_limited_retry_that_is_then_fixed_backs_off(string name)
    {
        var shape = Named(Shapes.WithoutBackoff, name);
        var (limited, found, endless) = await Apply.FixAll<EndlessRetryAnalyzer, EndlessRetryFix>(shape.Code, "BDR3003.Limit", shape.Sdk);
        Assert.Equal(0, endless);
        if (found == 0) return;
        var (text, _, left) = await Apply.FixAll<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(limited, "BDR3001.BackOff", shape.Sdk);
        Assert.Equal(0, left);

        // A count that the limit has put into the clause has been made when it waits.
        await Holds(limited.Contains("attempt++;", StringComparison.Ordinal) && !shape.Code.Contains("attempt++;", StringComparison.Ordinal) ? shape with { Expected = shape.Expected with { First = 2 } } : shape, text);
    }

    [Theory, MemberData(nameof(WithoutJitter))]
    public async Task A_fixed_wait_grows(string name)
    {
        var shape = Named(Shapes.WithoutJitter, name);
        var (text, found, left) = await Apply.FixAll<WaitWithoutJitterAnalyzer, WaitWithoutJitterFix>(shape.Code, "BDR3002.BackOff", shape.Sdk);
        Assert.True((found, left) == (1, 0), $"{found} are found, {left} are left in\n{text}");
        (text, _, var endless) = await Apply.FixAll<EndlessRetryAnalyzer, EndlessRetryFix>(text, "BDR3003.Limit", shape.Sdk);
        Assert.Equal(0, endless);
        await Holds(shape, text);
    }

    private static async Task Holds(Shape shape, string text)
    {
        // To look at what is written: a folder.
        if (Environment.GetEnvironmentVariable("FIXED_RETRIES") is { } folder) await File.WriteAllTextAsync(Path.Combine(folder, shape.Name + ".cs"), text, TestContext.Current.CancellationToken);
        using var program = RetryProgram.Compile(text, shape.Sdk);
        Expectation.Holds(program, shape.Expected, text);
    }

    private static Shape Named(IReadOnlyList<Shape> shapes, string name) => shapes.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
}
