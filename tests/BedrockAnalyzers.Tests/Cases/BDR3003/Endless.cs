using System;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

// Retries that nothing ends but an answer.
public sealed class Endless
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IChatClient _chat;
    private readonly ILogger<Endless> _logger;

    public Endless(IAmazonBedrockRuntime client, ILogger<Endless> logger)
    {
        _client = client;
        _chat = client.AsIChatClient("amazon.nova-lite-v1:0");
        _logger = logger;
    }

    public async Task<ConverseResponse> While(ConverseRequest request)
    {
        while (true) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000);
            }
        }
    }

    // However well it backs off.
    public async Task<ConverseResponse> WellSpaced(ConverseRequest request)
    {
        var attempt = 0;
        while (true) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                attempt++;
                await Task.Delay(Random.Shared.Next(Math.Min(20_000, 500 << Math.Min(attempt, 6))));
            }
        }
    }

    public async Task<ConverseResponse> For(ConverseRequest request)
    {
        for (; ; ) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Thread.Sleep(500);
            }
        }
    }

    // A counter that is only logged is no end.
    public async Task<ConverseResponse> CounterLogged(ConverseRequest request)
    {
        for (var attempt = 1; ; attempt++) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                if (attempt > 10) _logger.LogError(ex, "Still throttled after {Attempt} attempts", attempt);
                await Task.Delay(TimeSpan.FromSeconds(attempt));
            }
        }
    }

    public async Task<ConverseResponse?> Do(ConverseRequest request)
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
                await Task.Delay(2000);
            }
        }
        while (response is null);
        return response;
    }

    public async Task<ConverseResponse> UntilDone(ConverseRequest request)
    {
        var done = false;
        ConverseResponse response = new();
        while (!done) // !BDR3003
        {
            try
            {
                response = await _client.ConverseAsync(request);
                done = true;
            }
            catch (Exception ex) when (ex.Message.Contains("Throttl"))
            {
                _logger.LogWarning(ex, "Throttled");
                await Task.Delay(2000);
            }
        }

        return response;
    }

    // Cancellation alone is no end.
    public async Task<ConverseResponse> UntilCancelled(ConverseRequest request, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000, cancellationToken);
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    public async Task<ConverseResponse> ThrowsWhenCancelled(ConverseRequest request, CancellationToken cancellationToken)
    {
        while (true) // !BDR3003
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                if (ex.ErrorCode != "ThrottlingException") throw;
                await Task.Delay(1000, cancellationToken);
            }
        }
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
    again:
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            await Task.Delay(1000);
            goto again; // !BDR3003
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            await Task.Delay(1000);
            return await Recursion(request); // !BDR3003
        }
    }

    // The wait that is passed on grows, the number of calls does too.
    public async Task<ConverseResponse> RecursionWithWait(ConverseRequest request, int wait = 250)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            await Task.Delay(wait);
            return await RecursionWithWait(request, Math.Min(wait * 2, 20_000)); // !BDR3003
        }
    }

    // The other errors have an end, this one has none.
    public async Task<ConverseResponse> EndOfOthers(ConverseRequest request)
    {
        var failures = 0;
        while (true) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(3000);
            }
            catch (AmazonBedrockRuntimeException)
            {
                if (++failures > 3) throw;
                await Task.Delay(3000);
            }
        }
    }

    // A clock that is only read for the log.
    public async Task<ConverseResponse> ClockLogged(ConverseRequest request)
    {
        var clock = Stopwatch.StartNew();
        while (true) // !BDR3003
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                _logger.LogInformation("Answered after {Elapsed}", clock.Elapsed);
                return response;
            }
            catch (ThrottlingException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }
    }

    // A time limit that belongs to one call begins anew with each.
    public async Task<ConverseResponse> LimitOfOneCall(ConverseRequest request)
    {
        while (true) // !BDR3003
        {
            try
            {
                return await _client.ConverseAsync(request).WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (ThrottlingException)
            {
                await Task.Delay(2000);
            }
        }
    }

    public async Task<string> Chat(string prompt)
    {
        while (true) // !BDR3003
        {
            try
            {
                return (await _chat.GetResponseAsync(prompt)).Text;
            }
            catch (AmazonBedrockRuntimeException ex) when (ex is ThrottlingException or ServiceUnavailableException)
            {
                await Task.Delay(2000);
            }
        }
    }

    public async Task<string> Stream(ConverseStreamRequest request)
    {
        while (true) // !BDR3003
        {
            var text = new StringBuilder();
            try
            {
                await foreach (var part in (await _client.ConverseStreamAsync(request)).Stream)
                {
                    if (part is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
                }

                return text.ToString();
            }
            catch (BedrockRuntimeEventStreamException ex)
            {
                _logger.LogWarning(ex, "From the start again");
                await Task.Delay(2000);
            }
        }
    }

    // A helper that runs what it is given until it works.
    public static async Task<T> UntilItWorks<T>(Func<Task<T>> operation)
    {
        while (true) // !BDR3003
        {
            try
            {
                return await operation();
            }
            catch (AmazonServiceException ex) when (ex.ErrorCode == "ThrottlingException")
            {
                await Task.Delay(1000);
            }
        }
    }

    // The retry has no end; the loop around it goes over items.
    public async Task Items(ConverseRequest[] requests)
    {
        foreach (var request in requests)
        {
            while (true) // !BDR3003
            {
                try
                {
                    await _client.ConverseAsync(request);
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(1000);
                }
            }
        }
    }
}
