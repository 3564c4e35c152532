using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public sealed class Backoff
{
    private int _attempt;
    private int _next = 250;

    public Task WaitAsync() => Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(250 << _attempt++)));

    public int Next() => _next = Math.Min(_next * 2, 20_000);
}

// Shapes that are read wrongly when one looks at half of them.
public sealed class Odd(IAmazonBedrockRuntime client, ILogger<Odd> logger)
{
    private readonly Backoff _backoff = new();

    // It looks exponential, but the power is of a constant.
    public async Task<ConverseResponse> ConstantPower(ConverseRequest request)
    {
        const int Retries = 3;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < Retries)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, Retries)) + TimeSpan.FromMilliseconds(Random.Shared.Next(100))); // !BDR3002
            }
        }
    }

    // Begun anew with each attempt, it does not grow.
    public async Task<ConverseResponse> BegunAnew(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            var wait = 500;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                wait *= 2;
                await Task.Delay(wait + Random.Shared.Next(100)); // !BDR3002
            }
        }
    }

    // A square is no factor.
    public async Task<ConverseResponse> Square(ConverseRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(attempt * attempt * 200 + Random.Shared.Next(100)); // !BDR3002
            }
        }
    }

    // The random number is drawn, and not used.
    public async Task<ConverseResponse> Unused(ConverseRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                var jitter = Random.Shared.Next(100);
                logger.LogInformation("{Jitter}", jitter);
                await Task.Delay(200 << attempt); // !BDR3002
            }
        }
    }

    // Added to itself, under a ceiling.
    public async Task<ConverseResponse> Doubling(ConverseRequest request)
    {
        var wait = TimeSpan.FromSeconds(0.5);
        var retries = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.ErrorCode == "ThrottlingException" && retries < 6)
            {
                retries += 1;
                var next = wait + wait;
                wait = next > TimeSpan.FromSeconds(20) ? TimeSpan.FromSeconds(20) : next;
                await Task.Delay(wait); // !BDR3002
            }
        }
    }

    // A counter of what is left, turned round.
    public async Task<ConverseResponse> Left(ConverseRequest request)
    {
        var left = 5;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (--left > 0)
            {
                await Task.Delay(1000 * (5 - left)); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> LeftWithJitter(ConverseRequest request)
    {
        var left = 5;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (--left > 0)
            {
                await Task.Delay(Random.Shared.Next(500 * (1 << (5 - left))));
            }
        }
    }

    // It keeps its own count.
    public async Task<ConverseResponse> Kept(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await _backoff.WaitAsync();
            }
        }
    }

    public async Task<ConverseResponse> KeptWithJitter(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(_backoff.Next() + Random.Shared.Next(100));
            }
        }
    }

    // From a setting of the machine.
    public async Task<ConverseResponse> Environment(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(int.Parse(System.Environment.GetEnvironmentVariable($"WAIT_{attempt}") ?? "1000"));
            }
        }
    }

    // From the answer's own word when to come back.
    public async Task<ConverseResponse> RetryAfter(ConverseRequest request, Func<Exception, TimeSpan?> retryAfter)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex) when (attempt < 5)
            {
                await Task.Delay(retryAfter(ex) ?? TimeSpan.FromSeconds(1));
            }
        }
    }

    // Grows with the time that has gone.
    public async Task<ConverseResponse> Elapsed(ConverseRequest request)
    {
        var start = DateTime.UtcNow;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay((DateTime.UtcNow - start) * 2);
            }
        }
    }

    // A loop that doubles as often as there were attempts.
    public async Task<ConverseResponse> InnerLoop(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                var wait = 100;
                for (var i = 0; i < attempt; i++) wait *= 2;
                await Task.Delay(wait + Random.Shared.Next(50));
            }
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 1)
    {
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (attempt < 5)
        {
            await Task.Delay(attempt * 1000); // !BDR3002
            return await Recursion(request, attempt + 1);
        }
    }

    // Of the two waits the one before the next item is none of the retry's.
    public async Task Items(IEnumerable<ConverseRequest> requests)
    {
        foreach (var request in requests)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                try
                {
                    await client.ConverseAsync(request);
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(2000); // !BDR3002
                }
            }

            await Task.Delay(100);
        }
    }
}
