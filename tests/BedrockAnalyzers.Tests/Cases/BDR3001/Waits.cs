using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public interface IBackoff
{
    Task WaitAsync(int attempt, CancellationToken cancellationToken);
}

public abstract class RateLimiter
{
    public abstract ValueTask<IDisposable> AcquireAsync(int permits);
}

public sealed class RetrySettings
{
    public int MaximumAttempts { get; set; } = 5;

    public int DelayMilliseconds { get; set; }
}

// Retries that wait, or may: nothing is reported.
public sealed class Waits(IAmazonBedrockRuntime client, IBackoff backoff, RetrySettings settings, ILogger<Waits> logger)
{
    private readonly SemaphoreSlim _gate = new(4);

    public async Task<ConverseResponse> Delay(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public ConverseResponse Blocking(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                if (attempt % 2 == 0)
                    Thread.Sleep(1000);
                else
                    Task.Delay(1000).Wait();
            }
        }
    }

    // The wait stands before the next attempt; before the first there is none.
    public async Task<ConverseResponse> AtTheHead(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (attempt > 0) await Task.Delay(1000);
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Throttled");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> AtTheEnd(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Throttled");
            }

            await Task.Delay(1000 << attempt);
        }

        throw new TimeoutException();
    }

    // The catch sets the flag that the wait asks for.
    public async Task<ConverseResponse?> Flag(ConverseRequest request)
    {
        ConverseResponse? response = null;
        for (var attempt = 0; attempt < 5 && response is null; attempt++)
        {
            var throttled = false;
            try
            {
                response = await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                throttled = true;
            }

            if (throttled) await Task.Delay(1000);
        }

        return response;
    }

    public async Task<ConverseResponse> LastErrorKept(ConverseRequest request)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (last is not null) await Task.Delay(1000 * attempt);
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex)
            {
                last = ex;
            }
        }

        throw last!;
    }

    // In the finally of the attempt.
    public async Task<ConverseResponse> Finally(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
            finally
            {
                await Task.Delay(250);
            }
        }

        throw new TimeoutException();
    }

    private static Task Pause(int attempt) => Task.Delay(500 * attempt);

    private async Task PauseDeeper(int attempt, CancellationToken cancellationToken)
    {
        logger.LogInformation("Waiting");
        await Pause(attempt + 1);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<ConverseResponse> Helper(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await PauseDeeper(attempt, cancellationToken);
            }
        }
    }

    public async Task<ConverseResponse> HeldTask(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                var pause = Task.Delay(1000);
                logger.LogWarning("Throttled");
                await pause;
            }
        }
    }

    // Whoever implements it waits, as far as can be seen.
    public async Task<ConverseResponse> Interface(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }
    }

    public async Task<ConverseResponse> Delegate(ConverseRequest request, Func<int, Task> onThrottled)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await onThrottled(attempt);
            }
        }
    }

    // A semaphore that others hold may wait long.
    public async Task<ConverseResponse> Semaphore(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await _gate.WaitAsync();
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
            finally
            {
                _gate.Release();
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Limiter(ConverseRequest request, RateLimiter limiter)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var lease = await limiter.AcquireAsync(1);
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Timer(ConverseRequest request, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        var attempts = 0;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempts++ < 5)
            {
                logger.LogWarning("Throttled");
            }
        }

        throw new OperationCanceledException();
    }

    public async Task<ConverseResponse> WaitHandle(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException)
            {
                if (cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(1 << attempt))) throw;
            }
        }

        throw new TimeoutException();
    }

    // How long is a setting's business.
    public async Task<ConverseResponse> Configured(ConverseRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests && attempt < settings.MaximumAttempts)
            {
                await Task.Delay(settings.DelayMilliseconds * attempt);
            }
        }
    }

    public async Task<ConverseResponse> WhenAny(ConverseRequest request, Task shutdown)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await Task.WhenAny(Task.Delay(2000), shutdown);
            }
        }
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
        var attempt = 0;
    again:
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (attempt < 3)
        {
            attempt++;
        }

        await Task.Delay(1000 << attempt);
        goto again;
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 0)
    {
        if (attempt > 0) await Task.Delay(1000 << attempt);
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (attempt < 3)
        {
            return await Recursion(request, attempt + 1);
        }
    }

    // Each way from the catch waits.
    public async Task<ConverseResponse> BothBranches(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                switch (ex)
                {
                    case ThrottlingException:
                        await Task.Delay(2000 << attempt);
                        break;
                    case ModelNotReadyException:
                        await Task.Delay(5000);
                        break;
                    default:
                        throw;
                }
            }
        }

        throw new TimeoutException();
    }
}
