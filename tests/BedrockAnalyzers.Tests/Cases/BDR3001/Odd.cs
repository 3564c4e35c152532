using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public sealed class BusyException(string message) : Exception(message);

// Loops in loops, tools, filters with side effects, and what other code makes of the exception.
public sealed class Odd
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly ILogger<Odd> _logger;

    public Odd(IAmazonBedrockRuntime client, ILogger<Odd> logger)
    {
        _client = client;
        _logger = logger;
    }

    // The retry is the inner loop; the outer one goes over items.
    public async Task ItemsWithRetry(IEnumerable<ConverseRequest> requests)
    {
        foreach (var request in requests)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    await _client.ConverseAsync(request);
                    break;
                }
                catch (ThrottlingException) // !BDR3001
                {
                    _logger.LogWarning("Once more");
                }
            }
        }
    }

    // The inner loop goes over the models, each model is asked once more at most.
    public async Task<ConverseResponse> ModelsWithRetry(ConverseRequest request, IEnumerable<string> models)
    {
        foreach (var model in models)
        {
            request.ModelId = model;
            var tries = 0;
            while (tries < 2)
            {
                try
                {
                    return await _client.ConverseAsync(request);
                }
                catch (ThrottlingException) // !BDR3001
                {
                    tries++;
                }
            }
        }

        throw new InvalidOperationException();
    }

    // A tool loop that asks again with the same messages.
    public async Task<Message> Tools(ConverseRequest request, Func<Message, Message> run)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
                request.Messages.Add(response.Output.Message);
                request.Messages.Add(run(response.Output.Message));
            }
            catch (ThrottlingException) // !BDR3001
            {
                _logger.LogWarning("Turn {Turn} was throttled", turn);
            }
        }

        throw new InvalidOperationException("Too many turns.");
    }

    // A tool loop whose call has its own patience.
    public async Task<Message> PatientTools(ConverseRequest request, Func<Message, Message> run)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            var response = await Patient(request);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
            request.Messages.Add(response.Output.Message);
            request.Messages.Add(run(response.Output.Message));
        }

        throw new InvalidOperationException("Too many turns.");
    }

    private async Task<ConverseResponse> Patient(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    // The clause is there for others, but nothing keeps throttling out.
    public async Task<ConverseResponse> Wide(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (TaskCanceledException)
            {
                throw;
            }
            catch (Exception ex) when (ex is not OperationCanceledException) // !BDR3001
            {
                _logger.LogWarning(ex, "Once more");
            }
        }

        throw new TimeoutException();
    }

    private bool Log(Exception ex)
    {
        _logger.LogWarning(ex, "Failed");
        return false;
    }

    // A filter that is never true catches nothing.
    public async Task<ConverseResponse> LoggingFilter(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) when (Log(ex))
            {
            }
        }

        throw new TimeoutException();
    }

    // The call is translated: what comes out is the project's own exception.
    private async Task<ConverseResponse> Translated(ConverseRequest request)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException ex)
        {
            throw new BusyException(ex.Message);
        }
    }

    public async Task<ConverseResponse> OfTranslated(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await Translated(request);
            }
            catch (ModelTimeoutException) when (attempt < 3)
            {
                // Throttling is not caught here.
            }
        }
    }

    // Only the first time at once, and then no more.
    public async Task<ConverseResponse> OnceMore(ConverseRequest request)
    {
        var again = true;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (again) // !BDR3001
            {
                again = false;
            }
        }
    }

    // Throttling is thrown on in the body.
    public async Task<ConverseResponse> ThrownOn(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                if (ex is ThrottlingException) throw;
                _logger.LogWarning(ex, "Once more");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> ThrownOnByStatus(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode != HttpStatusCode.TooManyRequests)
            {
                _logger.LogWarning(ex, "Once more");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> ServerErrors(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when ((int)ex.StatusCode >= 500)
            {
                _logger.LogWarning(ex, "Once more");
            }
        }

        throw new TimeoutException();
    }

    // A spin is no wait of any length, but it is the machine that waits: awaited or blocking, by the clock.
    public ConverseResponse Busy(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return _client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch (ThrottlingException) when (attempt < 3)
            {
                SpinWait.SpinUntil(static () => false, TimeSpan.FromSeconds(1));
            }
        }
    }

    // A switch section is a way round like any other.
    public async Task<ConverseResponse> Sections(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) // !BDR3001
            {
                switch (ex.ErrorCode)
                {
                    case "ModelNotReadyException":
                        await Task.Delay(5000);
                        break;
                    case "ThrottlingException":
                        _logger.LogWarning("Throttled");
                        break;
                    default:
                        throw;
                }
            }
        }

        throw new TimeoutException();
    }

    // A state machine in one loop: the state that the catch sets waits.
    public async Task<ConverseResponse> States(ConverseRequest request)
    {
        var isWaiting = false;
        var attempts = 0;
        while (true)
        {
            if (isWaiting)
            {
                await Task.Delay(1000);
                isWaiting = false;
                continue;
            }

            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempts++ < 5)
            {
                isWaiting = true;
            }
        }
    }

    // Only the time is measured.
    public async Task<ConverseResponse> Measured(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 3) // !BDR3001
            {
                clock.Stop();
                _logger.LogWarning("Throttled after {Elapsed} ms", clock.ElapsedMilliseconds);
            }
        }
    }
}
