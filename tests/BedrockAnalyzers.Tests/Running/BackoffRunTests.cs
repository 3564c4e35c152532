using BedrockAnalyzers.Rules.BDR3001;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>Each shape of retry is fixed, compiled, and run against a client that throttles.</summary>
public class BackoffRunTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Shapes.WithoutBackoff.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task A_fixed_retry_backs_off(string name)
    {
        var shape = Shapes.WithoutBackoff.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
        var (text, found, left) = await Apply.FixAll<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(shape.Code, "BDR3001.BackOff", shape.Sdk);
        Assert.Equal((1, 0), (found, left));
        if (Environment.GetEnvironmentVariable("SHOW_FIXED") is { } folder) await File.WriteAllTextAsync(Path.Combine(folder, name + ".cs"), text, TestContext.Current.CancellationToken);
        using var program = RetryProgram.Compile(text, shape.Sdk);
        Expectation.Holds(program, shape.Expected, text);
    }
}
