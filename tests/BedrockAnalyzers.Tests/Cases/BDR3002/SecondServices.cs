using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

public interface IResilience
{
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken);
}

public interface ITokenBucket
{
    ValueTask TakeAsync(int tokens, CancellationToken cancellationToken);
}

public interface IPrompts
{
    string Build(string name);

    Task<string?> LeaseAsync(CancellationToken cancellationToken);

    Task FailAsync(string lease, Exception exception);
}

public interface IRetryPolicy
{
    bool TryGetDelay(int attempt, Exception exception, out TimeSpan delay);

    Task<bool> HandleAsync(Exception exception, int attempt, CancellationToken cancellationToken);
}

public sealed class BedrockBusyException(string message, Exception inner) : Exception(message, inner);

public sealed class SecondServices(IAmazonBedrockRuntime client, IResilience resilience, ITokenBucket bucket, IPrompts prompts, IRetryPolicy policy, ILogger<SecondServices> logger)
{
    private static readonly Random s_random = new();
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), MaxRetryAttempts = 4, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromSeconds(1) })
        .Build();

    // Its own patience stands inside; what comes out is left.
    public async Task Loop(IEnumerable<ConverseRequest> requests, CancellationToken token)
    {
        foreach (var request in requests)
        {
            try
            {
                await _pipeline.ExecuteAsync(async t => await client.ConverseAsync(request, t), token);
            }
            catch (ThrottlingException ex)
            {
                logger.LogError(ex, "Given up");
            }
        }
    }

    public async Task<ConverseResponse> Wrapped(ConverseRequest request, CancellationToken token)
    {
        try
        {
            return await resilience.RunAsync(t => client.ConverseAsync(request, t), token);
        }
        catch (ThrottlingException ex)
        {
            throw new BedrockBusyException("busy", ex);
        }
    }

    public async Task<ConverseResponse> Bucket(ConverseRequest request, CancellationToken token)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await bucket.TakeAsync(1000, token);
            try
            {
                return await client.ConverseAsync(request, token);
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Throttled");
            }
        }

        throw new TimeoutException();
    }

    public async Task Leases(CancellationToken token)
    {
        while (await prompts.LeaseAsync(token) is { } lease)
        {
            try
            {
                await client.ConverseAsync(new ConverseRequest { ModelId = "m", Messages = [new() { Content = [new() { Text = lease }] }] }, token);
            }
            catch (Exception ex)
            {
                await prompts.FailAsync(lease, ex);
            }
        }
    }

    public async Task<ConverseResponse> PolicyDelay(ConverseRequest request, CancellationToken token)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request, token);
            }
            catch (Exception ex) when (policy.TryGetDelay(attempt, ex, out var wait))
            {
                attempt++;
                await Task.Delay(wait, token);
            }
        }
    }

    public async Task<ConverseResponse> PolicyHandles(ConverseRequest request, CancellationToken token)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request, token);
            }
            catch (Exception ex)
            {
                if (!await policy.HandleAsync(ex, attempt++, token)) throw;
            }
        }
    }

    [DoesNotReturn]
    private static void GiveUp(Exception ex) => throw new BedrockBusyException("busy", ex);

    public async Task<ConverseResponse> Helper(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                if (attempt == 5) GiveUp(ex);
                attempt++;
                await Task.Delay((int)(s_random.NextDouble() * Math.Min(20_000, 500 * Math.Pow(2, attempt))));
            }
        }
    }

    public async Task<ConverseResponse> Decorrelated(ConverseRequest request)
    {
        var wait = 500.0;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                wait = Math.Min(20_000, 500 + (s_random.NextDouble() * ((wait * 3) - 500)));
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
            }
        }
    }

    public async Task<ConverseResponse> JitterAside(ConverseRequest request)
    {
        const int Base = 1000;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                var exponential = Base * Math.Pow(2, attempt);
                var jitter = s_random.Next(0, Base);
                var total = TimeSpan.FromMilliseconds(exponential + jitter);
                logger.LogWarning("Waiting {Total}", total);
                await Task.Delay(total);
            }
        }
    }

    public async Task<ConverseResponse> Table(ConverseRequest request)
    {
        TimeSpan[] waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];
        foreach (var wait in waits)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(wait * (0.5 + s_random.NextDouble()));
            }
        }

        return await client.ConverseAsync(request);
    }

    public async Task<ConverseResponse> Multiplied(ConverseRequest request, int attempts = 5)
    {
        var wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                if (--attempts <= 0) throw;
                await Task.Delay(wait + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 250)));
                wait = TimeSpan.FromTicks(wait.Ticks * 2);
            }
        }
    }

    public async Task<ConverseResponse> BitShift(ConverseRequest request)
    {
        var retries = 0;
        do
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException e) when (e.StatusCode == HttpStatusCode.TooManyRequests && retries < 6)
            {
                await Task.Delay(Random.Shared.Next(0, 100 * (1 << retries)));
            }
        }
        while (retries++ < 6);
        throw new TimeoutException();
    }

    public async Task<string> Continues(ConverseRequest request)
    {
        var text = "";
        while (true)
        {
            var response = await client.ConverseAsync(request);
            text += response.Output.Message.Content[0].Text;
            if (response.StopReason != StopReason.Max_tokens) return text;
            request.Messages.Add(response.Output.Message);
        }
    }

    public async Task<string> ContinuesWithCatch(ConverseRequest request)
    {
        var text = "";
        var rounds = 0;
        while (rounds++ < 5)
        {
            try
            {
                var response = await client.ConverseAsync(request);
                text += response.Output.Message.Content[0].Text;
                if (response.StopReason != StopReason.Max_tokens) break;
                request.Messages.Add(response.Output.Message);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Cut");
                break;
            }
        }

        return text;
    }

    private readonly ConcurrentDictionary<string, DateTime> _blocked = new();

    public async Task Sweeps(IReadOnlyCollection<string> names, CancellationToken token)
    {
        do
        {
            foreach (var name in names)
            {
                if (_blocked.TryGetValue(name, out var until) && until > DateTime.UtcNow) continue;
                try
                {
                    await client.ConverseAsync(new ConverseRequest { ModelId = "m", Messages = [new() { Content = [new() { Text = prompts.Build(name) }] }] }, token);
                }
                catch (ThrottlingException)
                {
                    _blocked[name] = DateTime.UtcNow.AddMinutes(5);
                }
            }

            await Task.Delay(TimeSpan.FromMinutes(1), token);
        }
        while (!token.IsCancellationRequested);
    }

    public async Task HealthChecks(CancellationToken token)
    {
        var healthy = true;
        while (!token.IsCancellationRequested)
        {
            try
            {
                await client.ConverseAsync(new ConverseRequest { ModelId = "m" }, token);
                healthy = true;
            }
            catch (AmazonServiceException ex)
            {
                if (healthy) logger.LogError(ex, "Unhealthy");
                healthy = false;
            }

            await Task.Delay(TimeSpan.FromSeconds(30), token);
        }
    }

    public async Task<string?> FirstGood(IEnumerable<string> variants)
    {
        foreach (var variant in variants)
        {
            string answer;
            try
            {
                answer = await One(variant);
            }
            catch (AmazonBedrockRuntimeException)
            {
                continue;
            }

            if (answer.Length > 0) return answer;
        }

        return null;
    }

    private async Task<string> One(string prompt) => (await client.ConverseAsync(new ConverseRequest { ModelId = "m", Messages = [new() { Content = [new() { Text = prompt }] }] })).Output.Message.Content[0].Text;

    public async Task<List<string>> Sections(string document)
    {
        var results = new List<string>();
        var start = 0;
        while (start < document.Length)
        {
            var length = Math.Min(4000, document.Length - start);
            var section = document.Substring(start, length);
            start += length;
            try
            {
                results.Add(await One(section));
            }
            catch (Exception ex)
            {
                logger.LogWarning(ex, "Section at {Start}", start);
            }
        }

        return results;
    }

    public async Task<List<string>> SectionsBySpan(string document)
    {
        var results = new List<string>();
        for (var rest = document; rest.Length > 0; rest = rest[Math.Min(4000, rest.Length)..])
        {
            try
            {
                results.Add(await One(rest[..Math.Min(4000, rest.Length)]));
            }
            catch (Exception ex)
            {
                logger.LogWarning(ex, "Section");
            }
        }

        return results;
    }

    public async Task ByKey(IDictionary<string, string> items)
    {
        foreach (var key in items.Keys.ToList())
        {
            try
            {
                items[key] = await One(items[key]);
            }
            catch (ThrottlingException)
            {
                items.Remove(key);
            }
        }
    }

    public async Task ByNumber(int count)
    {
        for (var page = 1; page <= count; page++)
        {
            try
            {
                await One($"Write page {page}");
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Page {Page}", page);
            }
        }
    }

    public async Task ByDate(DateTime from, DateTime to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            try
            {
                await One($"Summarize {day:d}");
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Day {Day}", day);
            }
        }
    }

    public async Task ByEnum()
    {
        foreach (DayOfWeek day in Enum.GetValues<DayOfWeek>())
        {
            try
            {
                await One(day.ToString());
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Day {Day}", day);
            }
        }
    }

    public async Task Reads(System.IO.StreamReader reader)
    {
        while (!reader.EndOfStream)
        {
            var line = await reader.ReadLineAsync();
            try
            {
                await One(line!);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Line");
            }
        }

        string? next;
        while ((next = reader.ReadLine()) != null)
        {
            try
            {
                await One(next);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Line");
            }
        }
    }

    public IObservable<string> Observed(IObservable<string> source) => new Chain(source, this);

    private sealed class Chain(IObservable<string> source, SecondServices owner) : IObservable<string>
    {
        public IDisposable Subscribe(IObserver<string> observer) => source.Subscribe(new Sink(observer, owner));
    }

    private sealed class Sink(IObserver<string> observer, SecondServices owner) : IObserver<string>
    {
        public void OnCompleted() => observer.OnCompleted();

        public void OnError(Exception error) => observer.OnError(error);

        public async void OnNext(string value)
        {
            try
            {
                observer.OnNext(await owner.One(value));
            }
            catch (ThrottlingException ex)
            {
                observer.OnError(ex);
            }
        }
    }
}

public sealed class Fake : IDisposable
{
    private int _calls;

    public Task<ConverseResponse> ConverseAsync(ConverseRequest request) => ++_calls < 3 ? throw new ThrottlingException("busy") : Task.FromResult(new ConverseResponse());

    public void Dispose()
    {
    }
}

public sealed class FakeTests
{
    public async Task Third_time_works()
    {
        using var fake = new Fake();
        var failures = 0;
        for (var i = 0; i < 3; i++)
        {
            try
            {
                await fake.ConverseAsync(new ConverseRequest());
            }
            catch (InvalidOperationException)
            {
                failures++;
            }
        }

        if (failures != 2) throw new InvalidOperationException();
    }
}
