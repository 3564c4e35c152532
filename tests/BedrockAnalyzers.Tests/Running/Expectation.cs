namespace BedrockAnalyzers.Tests.Running;

/// <summary>What a retry that backs off does. It is run, often, since its waits are random.</summary>
internal sealed record Expectation
{
    // A maximum of that many full-jitter waits is below three quarters of their bound once in ten million million runs.
    private const int Runs = 100;

    /// <summary>How often the model is asked before the retry gives up.</summary>
    public required int Attempts { get; init; }

    /// <summary>What comes of a retry that gives up; null for the last error.</summary>
    public string? End { get; init; }

    /// <summary>What a retry answers that succeeds.</summary>
    public string Answer { get; init; } = "answer";

    /// <summary>Whether a cancelled token ends a wait.</summary>
    public bool Cancels { get; init; } = true;

    /// <summary>The bound of the first wait, in seconds.</summary>
    public double First { get; init; } = 1;

    /// <summary>Whether it waits once more after the last attempt.</summary>
    public bool WaitsAtEnd { get; init; }

    /// <summary>Whether it goes on with a call that fails for a reason that does not pass.</summary>
    public bool RepeatsInvalid { get; init; }

    /// <summary>Fails with what does not hold.</summary>
    public static void Holds(RetryProgram program, Expectation expected, string code)
    {
        var once = program.Run(0);
        Check(once is { Calls: 1, Waits.Length: 0 } && string.Equals(once.Outcome, expected.Answer, StringComparison.Ordinal), "A success returns at once", once);
        for (var throttles = 1; throttles < expected.Attempts; throttles++)
        {
            var run = program.Run(throttles);
            Check(run.Calls == throttles + 1 && string.Equals(run.Outcome, expected.Answer, StringComparison.Ordinal), $"The answer comes after {throttles} throttled calls", run);
            Check(run.Waits.Length == throttles, "Each retry waits once: the number of waits", run);
        }

        var waits = expected.WaitsAtEnd ? expected.Attempts : expected.Attempts - 1;
        var (highest, lowest) = (new double[waits], Enumerable.Repeat(double.MaxValue, waits).ToArray());
        for (var i = 0; i < Runs; i++)
        {
            var run = program.Run(RetryProgram.ForEver);
            Check(!string.Equals(run.Outcome, "endless", StringComparison.Ordinal), "It ends, and is not endless", run);
            Check(run.Calls == expected.Attempts, $"There are {expected.Attempts} attempts", run);
            Check(string.Equals(run.Outcome, expected.End ?? $"ThrottlingException: throttled {expected.Attempts}", StringComparison.Ordinal), "The last error comes out, or what the code has for the end", run);
            Check(run.Waits.Length == waits, "Each retry waits once: the number of waits", run);
            Check(run.Waits.All(w => w is >= 0 and <= 20), "No wait is longer than 20 s", run);
            for (var at = 0; at < waits; at++) (highest[at], lowest[at]) = (Math.Max(highest[at], run.Waits[at]), Math.Min(lowest[at], run.Waits[at]));
        }

        for (var at = 0; at < waits; at++)
        {
            var bound = Math.Min(20, expected.First * Math.Pow(2, at));
            Check(highest[at] > 0.75 * bound && highest[at] <= bound, $"The waits grow: the longest wait {at + 1} is {highest[at]:0.00} s, and should be near {bound} s", once);
            Check(lowest[at] < 0.25 * bound, $"The waits spread: the shortest wait {at + 1} is {lowest[at]:0.00} s of {bound} s", once);
        }

        for (var wait = 1; wait <= (expected.Cancels ? expected.Attempts - 1 : 0); wait++)
        {
            var run = program.Run(RetryProgram.ForEver, cancelAtWait: wait);
            Check(string.Equals(run.Outcome, "cancelled", StringComparison.Ordinal) && run.CallsAfterCancellation == 0 && run.Waits.Length == wait && run.Calls == wait, $"A cancelled wait {wait} ends it", run);
        }

        if (!expected.RepeatsInvalid)
        {
            var invalid = program.Run(RetryProgram.ForEver, invalidAt: 1);
            Check(invalid is { Calls: 1, Waits.Length: 0 }, "What cannot pass is not repeated", invalid);
        }

        void Check(bool holds, string what, RetryRun run) => Assert.True(holds, $"{what}; {run.Calls} calls, waits {string.Join(' ', run.Waits.Take(30).Select(w => $"{w:0.00}"))}, then: {run.Outcome}, {run.CallsAfterCancellation} calls after cancellation\n{code}");
    }
}
