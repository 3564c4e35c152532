using System;
using System.Net;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;

// What of a wide catch is let out, is let out.
public sealed class SecondNarrow(IAmazonBedrockRuntime client)
{
    private static Task Wait(int attempt) => Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));

    public async Task<ConverseResponse> ByStatus(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (i < 4 && ((int)ex.StatusCode == 429 || (int)ex.StatusCode >= 500))
            {
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByRetryable(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (i < 4 && ex.Retryable is { Throttling: true })
            {
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByGuard(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                if (i >= 4 || ex is not (ThrottlingException or ServiceUnavailableException)) throw;
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByCodes(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) when (i < 4 && ex.ErrorCode is not ("ValidationException" or "AccessDeniedException" or "ResourceNotFoundException"))
            {
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByType(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) when (i < 4 && ex.ErrorType != ErrorType.Sender)
            {
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByName(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (i < 4 && ex.GetType().Name == nameof(ThrottlingException))
            {
                await Wait(i);
            }
        }
    }

    public async Task<ConverseResponse> ByTryPattern(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (i < 4 && Classify(ex) == Kind.Transient)
            {
                await Wait(i);
            }
        }
    }

    private enum Kind
    {
        Transient,
        Lasting,
    }

    private static Kind Classify(Exception ex) => ex switch
    {
        ThrottlingException or ServiceUnavailableException or ModelTimeoutException => Kind.Transient,
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => Kind.Transient,
        _ => Kind.Lasting,
    };

    public async Task<ConverseResponse> ByMethodThatThrows(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                ThrowIfLasting(ex, i);
                await Wait(i);
            }
        }
    }

    private static void ThrowIfLasting(Exception ex, int attempt)
    {
        if (attempt >= 4 || ex is ValidationException or AccessDeniedException or ResourceNotFoundException) throw new InvalidOperationException("No use", ex);
    }

    public async Task<ConverseResponse> ByWaitThatThrows(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                await WaitOrThrow(ex, i);
            }
        }
    }

    private static async Task WaitOrThrow(Exception ex, int attempt)
    {
        if (attempt >= 4 || ex is not ThrottlingException) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex).Throw();
        await Wait(attempt);
    }

    public async Task<ConverseResponse> ByFlag(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            bool retry;
            Exception failure;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                retry = ex is ThrottlingException;
                failure = ex;
            }

            if (!retry || i >= 4) throw failure;
            await Wait(i);
        }
    }
}
