using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

// There is something that looks like a wait, but some path comes round without one.
public sealed class HalfWaits(IAmazonBedrockRuntime client, ILogger<HalfWaits> logger)
{
    public async Task<ConverseResponse> NobodyAwaits(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                _ = Task.Delay(TimeSpan.FromSeconds(1 << i));
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Zero(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                await Task.Delay(0);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> ZeroTimeSpan(ConverseRequest request, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.Zero;
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) // !BDR3001
            {
                await Task.Delay(pause, cancellationToken);
            }
        }

        throw new TimeoutException();
    }

    public ConverseResponse Sleeps0(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch (ThrottlingException) when (i < 3) // !BDR3001
            {
                Thread.Sleep(0);
            }
        }
    }

    public async Task<ConverseResponse> Yields(ConverseRequest request)
    {
        var attempt = 0;
        while (attempt < 10)
        {
            attempt++;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                await Task.Yield();
            }
        }

        throw new TimeoutException();
    }

    // The first attempts come round at once.
    public async Task<ConverseResponse> OnlyLater(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                if (attempt > 2) await Task.Delay(1000);
            }
        }

        throw new TimeoutException();
    }

    // Waits when it was something else.
    public async Task<ConverseResponse> OnlyElse(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) // !BDR3001
            {
                if (ex is ThrottlingException)
                    logger.LogWarning("Throttled");
                else
                    await Task.Delay(1000 * attempt);
            }
        }

        throw new TimeoutException();
    }

    // Only who has an answer waits.
    public async Task PacedWhenItWorks(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                var answer = await client.ConverseAsync(request);
                Console.WriteLine(answer.StopReason);
                await Task.Delay(500);
            }
            catch (ThrottlingException) // !BDR3001
            {
                logger.LogWarning("Throttled");
                continue;
            }
        }
    }

    // continue jumps over the wait.
    public async Task<ConverseResponse> JumpedOver(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                continue;
            }
            catch (ModelNotReadyException)
            {
                logger.LogWarning("Not ready");
            }

            await Task.Delay(1000 << attempt);
        }

        throw new TimeoutException();
    }

    // The flag says the contrary.
    public async Task<ConverseResponse?> FlagTheWrongWay(ConverseRequest request)
    {
        ConverseResponse? response = null;
        for (var attempt = 0; attempt < 3 && response is null; attempt++)
        {
            var throttled = false;
            try
            {
                response = await client.ConverseAsync(request);
            }
            catch (ThrottlingException) // !BDR3001
            {
                throttled = true;
            }

            if (!throttled) await Task.Delay(200);
        }

        return response;
    }

    // Before the loop is not between the attempts.
    public async Task<ConverseResponse> BeforeTheFirst(ConverseRequest request)
    {
        await Task.Delay(1000);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 3) // !BDR3001
            {
            }
        }
    }

    private Task StartsAWait()
    {
        Task.Delay(1000);
        return Task.CompletedTask;
    }

    private async Task OnlySaysSo(int attempt)
    {
        await Console.Out.WriteLineAsync($"attempt {attempt}");
        logger.LogInformation("Backing off");
    }

    public async Task<ConverseResponse> HelperThatDoesNotWait(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 3) // !BDR3001
            {
                await StartsAWait();
            }
        }
    }

    public async Task<ConverseResponse> HelperThatOnlyLogs(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 3) // !BDR3001
            {
                await OnlySaysSo(attempt);
            }
        }
    }

    // A deadline ends the attempts, it does not space them.
    public async Task<ConverseResponse> DeadlineOnly(ConverseRequest request)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (clock.Elapsed < TimeSpan.FromSeconds(30)) // !BDR3001
            {
                logger.LogWarning("Throttled after {Elapsed}", clock.Elapsed);
            }
        }
    }

    // Recursion: the wait stands in the branch of another error.
    public async Task<ConverseResponse> Recursion(ConverseRequest request, int left)
    {
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (AmazonBedrockRuntimeException ex) when (left > 0) // !BDR3001
        {
            if (ex is ServiceUnavailableException) await Task.Delay(2000);
            return await Recursion(request, left - 1);
        }
    }
}
