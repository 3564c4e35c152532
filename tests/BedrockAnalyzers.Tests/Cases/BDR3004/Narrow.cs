using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using AccessDeniedException = Amazon.BedrockRuntime.Model.AccessDeniedException;
using ResourceNotFoundException = Amazon.BedrockRuntime.Model.ResourceNotFoundException;
using ValidationException = Amazon.BedrockRuntime.Model.ValidationException;

// Retries that let out what cannot pass, and wide catches that are no retries.
public sealed class Narrow(IAmazonBedrockRuntime client, IAmazonCloudWatch metrics, ILogger<Narrow> logger)
{
    private const int Maximum = 5;

    public async Task<ConverseResponse> Itself(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
            catch (ServiceUnavailableException) when (attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> Status(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (attempt < Maximum && ex.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> Code(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) when (ex.ErrorCode == "ThrottlingException" && attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> Types(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (attempt < Maximum && ex is ThrottlingException or HttpRequestException or ModelTimeoutException)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> Not(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) when (ex is not (ValidationException or AccessDeniedException or ResourceNotFoundException) && attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    private static bool IsTransient(Exception ex) => ex is ThrottlingException || ex.Message.Contains("timed out");

    public async Task<ConverseResponse> Method(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (attempt < Maximum && IsTransient(ex))
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> Delegate(ConverseRequest request, Func<Exception, bool> isTransient)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (attempt < Maximum && isTransient(ex))
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> SaysTheSdk(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (attempt < Maximum && ex.Retryable is not null)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    // The body lets them out.
    public async Task<ConverseResponse> Body(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                if (ex is not ThrottlingException || attempt == Maximum) throw;
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> BodyByStatus(ConverseRequest request)
    {
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex)
            {
                if ((int)ex.StatusCode is >= 400 and < 500 and not 429)
                {
                    logger.LogError(ex, "Cannot pass");
                    throw;
                }

                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse?> BodyBySwitch(ConverseRequest request)
    {
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                switch (ex.ErrorCode)
                {
                    case "ValidationException":
                    case "AccessDeniedException":
                    case "ResourceNotFoundException":
                        return null;
                }

                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }

        return null;
    }

    public async Task<ConverseResponse> BodyByMethod(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                if (attempt >= Maximum || !IsTransient(ex)) throw new InvalidOperationException("No answer", ex);
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    // Earlier clauses take them.
    public async Task<ConverseResponse> Earlier(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ValidationException)
            {
                throw;
            }
            catch (AccessDeniedException)
            {
                throw;
            }
            catch (ResourceNotFoundException ex)
            {
                throw new ArgumentException("No such model", nameof(request), ex);
            }
            catch (AmazonBedrockRuntimeException) when (attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    // Wide, but it leaves.
    public async Task<ConverseResponse?> Leaves(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Given up");
                return null;
            }
        }
    }

    // No retries.
    public async Task Items(IEnumerable<ConverseRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                logger.LogWarning(ex, "Left out");
            }
        }
    }

    public async Task<ConverseResponse> Models(ConverseRequest request, string[] models)
    {
        foreach (var model in models)
        {
            try
            {
                request.ModelId = model;
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                logger.LogWarning(ex, "{Model} does not answer", model);
            }
        }

        throw new InvalidOperationException();
    }

    public async Task<ConverseResponse?> Once(ConverseRequest request)
    {
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "Failed");
            return null;
        }
    }

    public async Task Metrics(PutMetricDataRequest request)
    {
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                await metrics.PutMetricDataAsync(request);
                return;
            }
            catch (Exception)
            {
                await Task.Delay(1000);
            }
        }
    }

    // Who knows what it runs.
    public static async Task<T> Run<T>(Func<Task<T>> operation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await operation();
            }
            catch (Exception) when (attempt < Maximum)
            {
                await Task.Delay(1000);
            }
        }
    }

    // It cannot be a retry of a throttled call: that is not caught.
    public async Task<ConverseResponse> Shortened(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ValidationException) when (request.Messages.Count > 1)
            {
                request.Messages.RemoveAt(0);
            }
        }
    }
}
