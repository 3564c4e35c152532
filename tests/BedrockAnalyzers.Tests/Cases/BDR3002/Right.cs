using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using BusyException = Amazon.BedrockRuntime.Model.ThrottlingException;

public interface IRetryPolicy
{
    TimeSpan DelayFor(int attempt);
}

// Waits that grow and have a random part, whose size nobody knows, or that are no waits of a retry.
public sealed class Right
{
    private static readonly Random s_random = new();
    private readonly IAmazonBedrockRuntime _client;
    private readonly IAmazonBedrock _control;
    private readonly IAmazonCloudWatch _metrics;
    private readonly IRetryPolicy _policy;
    private readonly ILogger<Right> _logger;

    public Right(IAmazonBedrockRuntime client, IAmazonBedrock control, IAmazonCloudWatch metrics, IRetryPolicy policy, ILogger<Right> logger)
    {
        _client = client;
        _control = control;
        _metrics = metrics;
        _policy = policy;
        _logger = logger;
    }

    public async Task<ConverseResponse> FullJitter(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (BusyException) when (attempt < 5)
            {
                var ceiling = Math.Min(20_000, 500 * (1 << attempt));
                await Task.Delay(Random.Shared.Next(0, ceiling), cancellationToken);
            }
        }
    }

    public async Task<ConverseResponse> EqualJitter(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException)
            {
                var delay = 1000 * (int)Math.Pow(2, attempt);
                var jitter = s_random.Next(0, delay / 2);
                var total = delay + jitter;
                await Task.Delay(total);
            }
        }

        throw new TimeoutException();
    }

    // Each wait is drawn between the base and thrice the one before.
    public async Task<ConverseResponse> Decorrelated(ConverseRequest request)
    {
        var wait = 250;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                wait = Math.Min(20_000, Random.Shared.Next(250, wait * 3));
                await Task.Delay(wait);
            }
        }
    }

    public async Task<ConverseResponse> DoubledWithJitter(ConverseRequest request)
    {
        var wait = TimeSpan.FromMilliseconds(250);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(wait + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(100)));
                wait *= 2;
            }
        }
    }

    private static int Jitter() => s_random.Next(250);

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds(Math.Pow(2, attempt) * 100 + Jitter());

    public async Task<ConverseResponse> ComputedElsewhere(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(Backoff(attempt));
            }
        }
    }

    // Of unknown size: it may grow.
    public async Task<ConverseResponse> Policy(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(_policy.DelayFor(attempt));
            }
        }
    }

    public async Task<ConverseResponse> Delegate(ConverseRequest request, Func<int, int> wait)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(wait(attempt));
            }
        }
    }

    public async Task<ConverseResponse> Sequence(ConverseRequest request, IEnumerable<TimeSpan> waits)
    {
        foreach (var wait in waits)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException)
            {
                await Task.Delay(wait);
            }
        }

        return await _client.ConverseAsync(request);
    }

    // No wait at all is another rule's business.
    public async Task<ConverseResponse> Zero(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.Zero);
            }
        }
    }

    // So is one that some path does not have.
    public async Task<ConverseResponse> Sometimes(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException)
            {
                if (attempt > 2) await Task.Delay(1000);
            }
        }

        throw new TimeoutException();
    }

    // Not throttled.
    public async Task<ConverseResponse> TimedOut(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ModelTimeoutException) when (attempt < 5)
            {
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse> Unavailable(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (attempt < 5 && ex.ErrorCode == "ServiceUnavailableException")
            {
                await Task.Delay(1000);
            }
        }
    }

    // Between items, for pace.
    public async Task Items(IEnumerable<ConverseRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                await _client.ConverseAsync(request);
            }
            catch (BusyException ex)
            {
                _logger.LogWarning(ex, "Left out");
            }

            await Task.Delay(1000);
        }
    }

    // After another model's failure.
    public async Task<ConverseResponse> Models(ConverseRequest request, IEnumerable<string> models)
    {
        foreach (var model in models)
        {
            request.ModelId = model;
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (BusyException)
            {
                await Task.Delay(500);
            }
        }

        throw new TimeoutException();
    }

    // Asks whether a job is done.
    public async Task Poll(GetModelInvocationJobRequest request, CancellationToken cancellationToken)
    {
        while ((await _control.GetModelInvocationJobAsync(request, cancellationToken)).Status != ModelInvocationJobStatus.Completed)
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
    }

    // Another service.
    public async Task Metrics(PutMetricDataRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _metrics.PutMetricDataAsync(request);
                return;
            }
            catch (AmazonCloudWatchException ex) when (attempt < 3 && ex.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(1000);
            }
        }
    }

    // A limit of time for the call, and the pause behind a success.
    public async Task<ConverseResponse> Limit(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var call = _client.ConverseAsync(request);
                if (await Task.WhenAny(call, Task.Delay(TimeSpan.FromSeconds(60))) != call) throw new TimeoutException();
                return await call;
            }
            catch (BusyException) when (attempt < 5)
            {
                await Task.Delay(Random.Shared.Next(1000 << attempt));
            }
        }
    }

    public async Task Paced(ConverseRequest request)
    {
        for (var turn = 0; turn < 10; turn++)
        {
            var response = await _client.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            await Task.Delay(1000);
        }
    }

    // The catch leaves after its wait.
    public async Task<string> Leaves(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return "done";
                if (request.Messages.Count > 20) return "long";
                request.Messages.Add(response.Output.Message);
            }
            catch (BusyException)
            {
                await Task.Delay(1000);
                return "busy";
            }
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 0)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (BusyException) when (attempt < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * (500 << attempt)));
            return await Recursion(request, attempt + 1);
        }
    }
}
