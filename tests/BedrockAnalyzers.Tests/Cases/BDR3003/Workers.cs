using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public interface IJobs
{
    Task<ConverseRequest?> NextAsync(CancellationToken cancellationToken);

    Task DoneAsync(ConverseRequest job);
}

// Background work, helpers, and loops in loops.
public sealed class Workers
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IJobs _jobs;
    private readonly ILogger<Workers> _logger;

    public Workers(IAmazonBedrockRuntime client, IJobs jobs, ILogger<Workers> logger)
    {
        _client = client;
        _jobs = jobs;
        _logger = logger;
    }

    // The same job until it is done: the outer loop is to run for ever, the inner one is not.
    public async Task Run(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await _jobs.NextAsync(stoppingToken) is not { } job) continue;
            while (true) // !BDR3003
            {
                try
                {
                    await _client.ConverseAsync(job, stoppingToken);
                    await _jobs.DoneAsync(job);
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(5000, stoppingToken);
                }
            }
        }
    }

    // What fails is left, the next round has another job.
    public async Task RunOnce(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var job = await _jobs.NextAsync(stoppingToken);
            if (job is null) return;
            try
            {
                await _client.ConverseAsync(job, stoppingToken);
            }
            catch (Exception ex)
            {
                _logger.LogError(ex, "Left");
                await Task.Delay(5000, stoppingToken);
            }
        }
    }

    // Each job has five attempts.
    public async Task RunBounded(CancellationToken stoppingToken)
    {
        while (await _jobs.NextAsync(stoppingToken) is { } job)
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                try
                {
                    await _client.ConverseAsync(job, stoppingToken);
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(1000 << attempt, stoppingToken);
                }
            }
        }
    }

    private async Task<T> Persist<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(1);
        while (true) // !BDR3003
        {
            try
            {
                return await operation(cancellationToken);
            }
            catch (Exception ex) when (ex is AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests })
            {
                _logger.LogWarning(ex, "Waiting for {Wait}", wait);
                await Task.Delay(wait, cancellationToken);
                if (wait < TimeSpan.FromMinutes(1)) wait *= 2;
            }
        }
    }

    public Task<ConverseResponse> Ask(ConverseRequest request, CancellationToken cancellationToken) => Persist(t => _client.ConverseAsync(request, t), cancellationToken);

    private async Task<string> Once(ConverseRequest request) => (await _client.ConverseAsync(request)).Output.Message.Content[0].Text;

    public async Task<string> OfAMethod(ConverseRequest request)
    {
        string? text = null;
        while (text == null) // !BDR3003
        {
            try
            {
                text = await Once(request);
            }
            catch (AmazonBedrockRuntimeException)
            {
                await Task.Delay(1000);
            }
        }

        return text;
    }

    // Counted anew after each failure: it never gets to five.
    public async Task<ConverseResponse> CountedAnew(ConverseRequest request)
    {
        while (true) // !BDR3003
        {
            var attempt = 0;
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                attempt++;
                if (attempt > 5) throw;
                await Task.Delay(1000);
            }
        }
    }

    // The bound of the outer loop does not end the inner one.
    public async Task<ConverseResponse?> InnerEndless(ConverseRequest request)
    {
        for (var round = 0; round < 3; round++)
        {
            ConverseResponse? response = null;
            do // !BDR3003
            {
                try
                {
                    response = await _client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(1000);
                }
            }
            while (response == null);

            if (response.StopReason == StopReason.End_turn) return response;
        }

        return null;
    }

    // A local function that calls itself.
    public Task<ConverseResponse> Local(ConverseRequest request)
    {
        return Call();

        async Task<ConverseResponse> Call()
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000);
                return await Call(); // !BDR3003
            }
        }
    }

    // The token has a limit of time.
    public async Task<ConverseResponse> Limited(ConverseRequest request)
    {
        var limit = new CancellationTokenSource();
        limit.CancelAfter(30_000);
        do
        {
            try
            {
                return await _client.ConverseAsync(request, limit.Token);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogWarning(ex, "Throttled");
                await Task.Delay(1000);
            }
        }
        while (!limit.Token.IsCancellationRequested);

        throw new TimeoutException();
    }

    // All is collected, and too much is too much.
    public async Task<ConverseResponse> Collected(ConverseRequest request)
    {
        var failures = new List<Exception>();
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                failures.Add(ex);
                if (failures.Count > 5) throw new AggregateException(failures);
                await Task.Delay(1000);
            }
        }
    }

    // Tick count as a deadline.
    public async Task<ConverseResponse> Ticks(ConverseRequest request)
    {
        var end = Environment.TickCount64 + 60_000;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                if (Environment.TickCount64 > end) throw;
                await Task.Delay(1000);
            }
        }
    }

    // The second time it goes to somebody else.
    public async Task<string> Fallback(ConverseRequest request, Func<Task<string>> other)
    {
        var first = true;
        while (true)
        {
            if (!first) return await other();
            try
            {
                return await Once(request);
            }
            catch (ThrottlingException)
            {
                first = false;
            }
        }
    }
}
