using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Rules.BDR3002;
using BedrockAnalyzers.Rules.BDR3003;

namespace BedrockAnalyzers.Tests.Rules;

/// <summary>What the fixes write is run, against a call that is always throttled, on a clock that goes on by itself.</summary>
public class PollyRunTests
{
    [Theory]
    [InlineData("RetryAsync(4)", 4)]
    [InlineData("RetryForeverAsync()", 5)]
    [InlineData("RetryAsync(4, (e, n) => told.Add(n.ToString()))", 4)]
    public async Task A_policy_that_did_not_wait(string call, int retries)
    {
        var (code, found, left) = await Apply.FixAll<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(Policies(call), "BDR3001.PollyBackOff");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries, maximum: static n => Math.Min(20, Math.Pow(2, n)));
    }

    [Theory]
    [InlineData("WaitAndRetryAsync(8, _ => TimeSpan.FromSeconds(2))", 8)]
    [InlineData("WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) })", 3)]
    public async Task A_policy_without_jitter(string call, int retries)
    {
        var (code, found, left) = await Apply.FixAll<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(Policies(call), "BDR3002.PollyBackOff");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries, maximum: static n => Math.Min(20, Math.Pow(2, n)));
    }

    [Fact]
    public async Task A_policy_without_end()
    {
        var (code, found, left) = await Apply.FixAll<EndlessRetryAnalyzer, EndlessRetryPollyFix>(Policies("WaitAndRetryForeverAsync(n => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, n)))"), "BDR3003.PollyLimit");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries: 5, maximum: static n => Math.Pow(2, n));
    }

    // What Polly makes of its own jitter may be longer than the wait without it, but not than the longest.
    [Fact]
    public async Task A_pipeline_that_did_not_wait()
    {
        var (code, found, left) = await Apply.FixAll<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffPollyFix>(Pipelines("Delay = TimeSpan.Zero, MaxRetryAttempts = 6"), "BDR3001.PollyBackOff");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries: 6, maximum: static _ => 20);
    }

    [Fact]
    public async Task A_pipeline_without_jitter()
    {
        var (code, found, left) = await Apply.FixAll<WaitWithoutJitterAnalyzer, WaitWithoutJitterPollyFix>(Pipelines("MaxRetryAttempts = 4, Delay = TimeSpan.FromSeconds(1)"), "BDR3002.PollyBackOff");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries: 4, maximum: static n => 4 * Math.Pow(2, n));
    }

    [Fact]
    public async Task A_pipeline_without_end()
    {
        var (code, found, left) = await Apply.FixAll<EndlessRetryAnalyzer, EndlessRetryPollyFix>(Pipelines("MaxRetryAttempts = int.MaxValue, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromSeconds(1)"), "BDR3003.PollyLimit");
        Assert.Equal((1, 0), (found, left));
        Waits(code, retries: 5, maximum: static n => 4 * Math.Pow(2, n));
    }

    // Bounded, spread, and longer on the whole.
    private static void Waits(string code, int retries, Func<int, double> maximum)
    {
        var runs = RunningCode.Run(code, "40").Select(run => Array.ConvertAll(run.Split(' '), s => double.Parse(s, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(40, runs.Count);
        Assert.All(runs, waits => Assert.Equal(retries, waits.Length));
        Assert.All(runs, waits => Assert.All(waits.Select((wait, n) => (wait, n)), w => Assert.InRange(w.wait, 0, maximum(w.n + 1))));
        Assert.True(runs.Select(waits => waits[0]).Distinct().Count() > 30);
        Assert.True(runs.Average(waits => waits[^1]) > 1.5 * runs.Average(waits => waits[0]));
    }

    private static string Policies(string call) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime.Model;
        using Polly;

        public static class R
        {
            public static string[] Run(string runs)
            {
                var told = new List<string>();
                return Enumerable.Range(0, int.Parse(runs)).Select(_ =>
                {
                    var waits = new List<TimeSpan>();
                    Polly.Utilities.SystemClock.SleepAsync = (wait, token) =>
                    {
                        waits.Add(wait);
                        return Task.CompletedTask;
                    };
                    var policy = Policy.Handle<ThrottlingException>().{{call}};
                    try
                    {
                        policy.ExecuteAsync(() => Task.FromException((Exception)RuntimeHelpers.GetUninitializedObject(typeof(ThrottlingException)))).GetAwaiter().GetResult();
                    }
                    catch (ThrottlingException)
                    {
                        return string.Join(' ', waits.Select(w => w.TotalSeconds.ToString("R", CultureInfo.InvariantCulture)));
                    }

                    return "";
                }).ToArray();
            }
        }
        """;

    private static string Pipelines(string options) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime.Model;
        using Polly;
        using Polly.Retry;

        public static class R
        {
            public static string[] Run(string runs) => Enumerable.Range(0, int.Parse(runs)).Select(_ =>
            {
                var clock = new Clock();
                var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
                    .AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), {{options}} })
                    .Build();
                try
                {
                    pipeline.ExecuteAsync(_ => throw (Exception)RuntimeHelpers.GetUninitializedObject(typeof(ThrottlingException))).AsTask().GetAwaiter().GetResult();
                }
                catch (ThrottlingException)
                {
                    return string.Join(' ', clock.Waits.Select(w => w.TotalSeconds.ToString("R", CultureInfo.InvariantCulture)));
                }

                return "";
            }).ToArray();
        }

        public class Clock : TimeProvider
        {
            public List<TimeSpan> Waits { get; } = new();

            public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            {
                Waits.Add(dueTime);
                return new Elapsed(callback, state);
            }

            private sealed class Elapsed : ITimer
            {
                public Elapsed(TimerCallback callback, object? state) => ThreadPool.QueueUserWorkItem(_ => callback(state));

                public bool Change(TimeSpan dueTime, TimeSpan period) => true;

                public void Dispose() { }

                public ValueTask DisposeAsync() => default;
            }
        }
        """;
}
