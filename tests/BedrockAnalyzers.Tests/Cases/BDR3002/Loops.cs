using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

// Waits that do not grow, or by steps only, or that grow without a random part.
public sealed class Loops
{
    private const int BaseDelay = 500;
    private static readonly TimeSpan[] s_schedule = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];
    private readonly IAmazonBedrockRuntime _client;
    private readonly ILogger<Loops> _logger;
    private readonly TimeSpan _pause = TimeSpan.FromSeconds(3);

    public Loops(IAmazonBedrockRuntime client, ILogger<Loops> logger)
    {
        _client = client;
        _logger = logger;
    }

    public async Task<ConverseResponse> Constant(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 3)
            {
                await Task.Delay(1000, cancellationToken); // !BDR3002
            }
        }
    }

    // Whatever its size is, it is the same each time.
    public async Task<ConverseResponse> Field(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (attempt < 3 && ex.ErrorCode == "ThrottlingException")
            {
                await Task.Delay(_pause).ConfigureAwait(false); // !BDR3002
            }
        }
    }

    public ConverseResponse Sleep(ConverseRequest request)
    {
        var left = 3;
        while (true)
        {
            try
            {
                return _client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch (ThrottlingException) when (left-- > 0)
            {
                Thread.Sleep(TimeSpan.FromSeconds(2)); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Linear(ConverseRequest request)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogWarning(ex, "Throttled");
                await Task.Delay(TimeSpan.FromMilliseconds(BaseDelay * attempt)); // !BDR3002
            }
        }

        throw new TimeoutException();
    }

    // A random part alone does not make it grow.
    public async Task<ConverseResponse> ConstantWithJitter(ConverseRequest request)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(BaseDelay + Random.Shared.Next(0, 250)); // !BDR3002
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> LinearWithJitter(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (++attempt < 6)
            {
                var jitter = new Random().Next(100);
                await Task.Delay(attempt * 1000 + jitter); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Power(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt))); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Shift(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) when (attempt < 5 && ex.Message.Contains("Throttling"))
            {
                var wait = Math.Min(20_000, BaseDelay << attempt);
                _logger.LogInformation("Waiting for {Wait} ms", wait);
                await Task.Delay(wait); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Doubled(ConverseRequest request)
    {
        var wait = 200;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(wait); // !BDR3002
                wait *= 2;
            }
        }
    }

    public async Task<ConverseResponse> DoubledSpan(ConverseRequest request, int maximum)
    {
        var wait = TimeSpan.FromMilliseconds(250);
        var retries = 0;
        while (retries < maximum)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
            {
                retries++;
                await Task.Delay(wait); // !BDR3002
                wait = TimeSpan.FromTicks(wait.Ticks * 2);
            }
        }

        return await _client.ConverseAsync(request);
    }

    // At the head of the attempt.
    public async Task<ConverseResponse> Head(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            if (attempt > 0) await Task.Delay(2000); // !BDR3002
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                _logger.LogWarning("Throttled");
            }
        }

        throw new TimeoutException();
    }

    // At its end.
    public async Task<ConverseResponse> End(ConverseRequest request)
    {
        var attempt = 0;
        do
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                _logger.LogWarning("Throttled");
            }

            await Task.Delay(1000 * (attempt + 1)); // !BDR3002
        }
        while (++attempt < 4);

        throw new TimeoutException();
    }

    // After the try, told by a flag.
    public async Task<ConverseResponse?> Flag(ConverseRequest request)
    {
        ConverseResponse? response = null;
        for (var attempt = 0; attempt < 4 && response is null; attempt++)
        {
            var throttled = false;
            try
            {
                response = await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                throttled = true;
            }

            if (throttled) await Task.Delay(TimeSpan.FromSeconds(5)); // !BDR3002
        }

        return response;
    }

    public async Task<ConverseResponse> Schedule(ConverseRequest request)
    {
        foreach (var wait in s_schedule)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(wait); // !BDR3002
            }
        }

        return await _client.ConverseAsync(request);
    }

    public async Task<ConverseResponse> Index(ConverseRequest request)
    {
        int[] waits = [1000, 5000, 15_000];
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < waits.Length)
            {
                await Task.Delay(waits[attempt]); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Switch(ConverseRequest request)
    {
        foreach (var attempt in Enumerable.Range(1, 4))
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                var seconds = attempt switch
                {
                    1 => 1,
                    2 => 3,
                    _ => 9,
                };
                await Task.Delay(TimeSpan.FromSeconds(seconds)); // !BDR3002
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
        var attempt = 0;
    again:
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (attempt < 4)
        {
            attempt++;
            await Task.Delay((int)Math.Pow(2, attempt) * 100); // !BDR3002
            goto again;
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int wait = 500, int left = 4)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (left > 0)
        {
            await Task.Delay(wait); // !BDR3002
            return await Recursion(request, wait * 2, left - 1);
        }
    }

    // Two waits, each for itself: the second has all that it needs.
    public async Task<ConverseResponse> TwoClauses(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await Task.Delay(1000); // !BDR3002
            }
            catch (AmazonBedrockRuntimeException ex) when (attempt < 4 && (int)ex.StatusCode >= 500)
            {
                // Not throttled.
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse> BothBranches(ConverseRequest request, bool isUrgent)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                if (isUrgent)
                    await Task.Delay(500); // !BDR3002
                else
                    await Task.Delay(Random.Shared.Next(1000 << attempt));
            }
        }
    }
}
