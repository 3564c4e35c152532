using System.Diagnostics;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Cancels what runs, as an editor does with every key that is pressed.</summary>
internal static class Cancellation
{
    /// <summary>How long a run goes on after it was cancelled; null where it ended before. Any other exception than that of the cancellation comes through.</summary>
    public static async Task<TimeSpan?> TimeToEnd(Func<CancellationToken, Task> run, TimeSpan moment)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = Task.Run(() => run(source.Token), CancellationToken.None);
        await Task.Delay(moment, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        await source.CancelAsync();
        try
        {
            await started;
            return null;
        }
        catch (OperationCanceledException)
        {
            return watch.Elapsed;
        }
    }
}
