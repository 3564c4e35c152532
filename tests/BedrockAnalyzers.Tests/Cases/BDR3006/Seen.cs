using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Busy = Amazon.BedrockRuntime.Model.ThrottlingException;

namespace Mine
{
    public class ThrottlingException : Exception;
}

// Something is done, another type is caught, or the call is made again.
public sealed class Seen
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IAmazonBedrock _control;
    private readonly ILogger<Seen> _logger;
    private int _throttled;
    private bool _isBusy;

    public Seen(IAmazonBedrockRuntime client, IAmazonBedrock control, ILogger<Seen> logger)
    {
        _client = client;
        _control = control;
        _logger = logger;
    }

    public int Throttled => _throttled;

    public bool IsBusy => _isBusy;

    public async Task Logs(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy ex)
        {
            _logger.LogWarning(ex, "Throttled");
        }
    }

    public async Task<string?> Returns(ConverseRequest request)
    {
        try
        {
            return (await _client.ConverseAsync(request)).Output.Message.Content[0].Text;
        }
        catch (Busy)
        {
            return null;
        }
    }

    public async Task ReturnsNothing(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            return;
        }

        Console.WriteLine("done");
    }

    public async Task Throws(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            throw;
        }
    }

    public async Task Counts(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            _throttled++;
        }
    }

    public async Task Assigns(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            _isBusy = true;
        }
    }

    public async Task CallsAnother(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            Interlocked.Increment(ref _throttled);
        }
    }

    public async Task Waits(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
            await Task.Delay(5000);
        }
    }

    public async Task Jumps(IEnumerable<ConverseRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                await _client.ConverseAsync(request);
            }
            catch (Busy)
            {
                break;
            }
        }

        foreach (var request in requests)
        {
            try
            {
                await _client.ConverseAsync(request);
            }
            catch (Busy)
            {
                continue;
            }

            Console.WriteLine("done");
        }
    }

    // In a retry it is another rule's business.
    public async Task<ConverseResponse?> Retry(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Busy)
            {
            }
        }

        return null;
    }

    // The wait stands behind the catch.
    public async Task<ConverseResponse?> RetryWithWait(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Busy)
            {
            }

            await Task.Delay(Random.Shared.Next(500 << attempt));
        }

        return null;
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
    again:
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (Busy)
        {
        }

        await Task.Delay(1000);
        goto again;
    }

    // A base swallows more, but is not the exception itself.
    public async Task Bases(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (AmazonBedrockRuntimeException)
        {
        }

        try
        {
            await _client.ConverseAsync(request);
        }
        catch (AmazonServiceException)
        {
        }

        try
        {
            await _client.ConverseAsync(request);
        }
        catch (Exception)
        {
        }

        try
        {
            await _client.ConverseAsync(request);
        }
        catch
        {
        }
    }

    public async Task Others(ConverseRequest request)
    {
        try
        {
            await _client.ConverseAsync(request);
        }
        catch (ModelTimeoutException)
        {
        }
        catch (Mine.ThrottlingException)
        {
        }

        try
        {
            await _control.ListFoundationModelsAsync(new ListFoundationModelsRequest());
        }
        catch (Amazon.Bedrock.Model.ThrottlingException)
        {
        }
    }
}
