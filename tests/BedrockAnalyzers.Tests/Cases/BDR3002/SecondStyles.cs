using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public interface IAudit
{
    void Failed(Exception exception);
}

public static class BedrockExtensions
{
    public static async Task<ConverseResponse> ConverseWithRetryAsync(this IAmazonBedrockRuntime client, ConverseRequest request, int retries = 3, CancellationToken cancellationToken = default)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (ThrottlingException) when (attempt++ < retries)
            {
            }
        }
    }

    public static async Task<InvokeModelResponse> InvokeUntilItWorks(this AmazonBedrockRuntimeClient client, InvokeModelRequest request)
    {
        InvokeModelResponse? response;
        do
        {
            response = await TryOnce(client, request);
            if (response is null) await Task.Delay(TimeSpan.FromSeconds(2)).ConfigureAwait(false); // !BDR3002 missed
        }
        while (response is null);
        return response;
    }

    private static async Task<InvokeModelResponse?> TryOnce(AmazonBedrockRuntimeClient client, InvokeModelRequest request)
    {
        try
        {
            return await client.InvokeModelAsync(request);
        }
        catch (ThrottlingException)
        {
            return null;
        }
    }
}

public static class Retrying
{
    public static async Task<T> Do<T>(Func<Task<T>> action, int times = 5)
    {
        Exception? last = null;
        for (var i = 0; i < times; i++)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch (AmazonBedrockRuntimeException ex) when (ex.ErrorCode == "ThrottlingException")
            {
                last = ex;
            }
        }

        throw last!;
    }

    public static async Task<TResult> Execute<TState, TResult>(TState state, Func<TState, CancellationToken, ValueTask<TResult>> action, CancellationToken token)
    {
        for (;;)
        {
            try
            {
                return await action(state, token);
            }
            catch (Exception ex) when (ex is AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } or ThrottlingException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), token); // !BDR3002
            }
        }
    }
}

public sealed class SecondStyles(IAmazonBedrockRuntime client, IAudit audit, ILogger<SecondStyles> logger)
{
    private readonly object _lock = new();
    private readonly SemaphoreSlim _once = new(1);
    private ConverseResponse? _answer;
    private bool _done;

    public Task<ConverseResponse> A(ConverseRequest request) => client.ConverseWithRetryAsync(request);

    public Task<ConverseResponse> B(ConverseRequest request) => Retrying.Do(() => client.ConverseAsync(request));

    public Task<ConverseResponse> C(ConverseRequest request, CancellationToken token) => Retrying.Execute(request, async (r, t) => await client.ConverseAsync(r, t), token);

    public async Task<ConverseResponse?> Success(ConverseRequest request)
    {
        bool success = false;
        int tries = 0;
        ConverseResponse? response = null;
        while (!success && tries < 3)
        {
            try
            {
                response = await client.ConverseAsync(request);
                success = true;
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Throttled");
                tries++;
            }
        }

        return response;
    }

    public async Task<ConverseResponse?> DoWhile(ConverseRequest request)
    {
        var ok = false;
        var n = 0;
        ConverseResponse? response = null;
        do
        {
            n++;
            try
            {
                response = await client.ConverseAsync(request);
                ok = true;
            }
            catch (AmazonBedrockRuntimeException e) when (e.StatusCode == (HttpStatusCode)429)
            {
                Thread.Sleep(1000); // !BDR3002
            }
        }
        while (!ok && n < 3);
        return response;
    }

    public async Task<ConverseResponse> CountsInCatch(ConverseRequest request)
    {
        for (int failures = 0; ;)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                failures += 1;
                if (failures == 4)
                {
                    throw;
                }
            }
        }
    }

    public async Task<ConverseResponse> Stored(ConverseRequest request)
    {
        Exception? failure;
        var tries = 0;
        do
        {
            failure = null;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex)
            {
                failure = ex;
            }
        }
        while (failure is ThrottlingException && ++tries < 5);
        throw failure;
    }

    public async Task<ConverseResponse> TestedAfter(ConverseRequest request)
    {
        while (true)
        {
            ThrottlingException? throttled = null;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                throttled = ex;
            }

            if (throttled != null)
            {
                audit.Failed(throttled);
                await Task.Delay(1000); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> InUsing(ConverseRequest request, Func<IDisposable> scope)
    {
        for (var i = 0; i < 3; i++)
        {
            using (scope())
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    logger.LogWarning("Attempt {Attempt}", i);
                }
            }
        }

        throw new TimeoutException();
    }

    public ConverseResponse InLock(ConverseRequest request)
    {
        lock (_lock)
        {
            var i = 0;
        again:
            try
            {
                return client.ConverseAsync(request).Result;
            }
            catch (AggregateException ex) when (ex.InnerException is ThrottlingException && i++ < 3)
            {
                goto again;
            }
        }
    }

    public ConverseResponse InLockGoto(ConverseRequest request)
    {
        lock (_lock)
        {
        again:
            try
            {
                return client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch (ThrottlingException)
            {
                Thread.Sleep(500); // !BDR3002
                goto again;
            }
        }
    }

    public async Task<ConverseResponse> WithFinally(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            await _once.WaitAsync();
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                audit.Failed(new InvalidOperationException());
            }
            finally
            {
                _once.Release();
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> WithFinallyThatLogs(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                audit.Failed(new InvalidOperationException());
            }
            finally
            {
                logger.LogInformation("Attempt {Attempt}", i);
            }
        }

        throw new TimeoutException();
    }

    public async Task<string> LocalFunction(ConverseRequest request)
    {
        async Task<string> Attempt(int left)
        {
            try
            {
                return (await client.ConverseAsync(request)).Output.Message.Content[0].Text;
            }
            catch (ThrottlingException) when (left > 0)
            {
                return await Attempt(left - 1);
            }
        }

        return await Attempt(3);
    }

    public async Task<string> LocalFunctionCalled(ConverseRequest request)
    {
        string? text = null;
        for (var n = 1; text is null && n <= 5; n++)
        {
            try
            {
                text = await Attempt();
            }
            catch (ThrottlingException)
            {
                await Task.Delay(n * 1000).ConfigureAwait(false); // !BDR3002
            }
        }

        return text ?? "";

        async Task<string> Attempt() => (await client.ConverseAsync(request).ConfigureAwait(false)).Output.Message.Content[0].Text;
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 1, Exception? last = null)
    {
        if (attempt > 5) throw new InvalidOperationException("Too often", last);
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (ThrottlingException ex)
        {
            return await Recursion(request, attempt + 1, ex);
        }
    }

    public async Task<ConverseResponse> RecursionWithWait(ConverseRequest request)
    {
        try
        {
            return await client.ConverseAsync(request);
        }
        catch (ThrottlingException ex)
        {
            audit.Failed(ex);
            await Task.Delay(TimeSpan.FromSeconds(3)); // !BDR3002
        }

        return await RecursionWithWait(request);
    }

    public async Task Fields(ConverseRequest request)
    {
        _done = false;
        while (!_done)
        {
            try
            {
                _answer = await client.ConverseAsync(request);
                _done = true;
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Again");
                await Task.Delay(1000); // !BDR3002
            }
        }
    }

    public async Task<ConverseResponse> Tuple(ConverseRequest request)
    {
        for (var i = 0; i < 5; i++)
        {
            var (response, wait) = await Try(request);
            if (!wait) return response!;
            await Task.Delay(500); // !BDR3002 missed
        }

        throw new TimeoutException();
    }

    private async Task<(ConverseResponse? Response, bool Wait)> Try(ConverseRequest request)
    {
        try
        {
            return (await client.ConverseAsync(request), false);
        }
        catch (ThrottlingException)
        {
            return (null, true);
        }
    }

    public async Task<ConverseResponse> Nested(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (Exception ex)
                {
                    logger.LogError(ex, "Inner");
                    throw;
                }
            }
            catch (ThrottlingException) when (i < 3)
            {
                logger.LogWarning("Outer");
            }
        }
    }

    public async Task<ConverseResponse> RebuiltRequest(string prompt, string model)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                var message = new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] };
                var request = new ConverseRequest { ModelId = model, Messages = [message], InferenceConfig = new() { MaxTokens = 100 } };
                var response = await client.ConverseAsync(request);
                logger.LogInformation("{Reason}", response.StopReason);
                return response;
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Attempt {Attempt} of {Count}", i + 1, 3);
            }
        }

        throw new TimeoutException();
    }

    public async Task<string> Streams(ConverseStreamRequest request)
    {
        var attempt = 0;
        while (attempt < 3)
        {
            try
            {
                var text = "";
                var response = await client.ConverseStreamAsync(request);
                await foreach (var part in response.Stream)
                {
                    if (part is ContentBlockDeltaEvent { Delta.Text: { } more }) text += more;
                }

                return text;
            }
            catch (ThrottlingException)
            {
                attempt++;
            }
        }

        return "";
    }

    public async IAsyncEnumerable<string> Yields(ConverseStreamRequest request, [EnumeratorCancellation] CancellationToken token = default)
    {
        ConverseStreamResponse? response = null;
        while (response == null)
        {
            try
            {
                response = await client.ConverseStreamAsync(request, token);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000, token); // !BDR3002
            }
        }

        await foreach (var part in response.Stream.WithCancellation(token))
        {
            if (part is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    public async Task<ConverseResponse> Lambda(ConverseRequest request)
    {
        Func<Task<ConverseResponse>> ask = async () =>
        {
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(2000); // !BDR3002
                }
            }
        };
        return await ask();
    }

    public Task<ConverseResponse[]> Select(IEnumerable<ConverseRequest> requests) => Task.WhenAll(requests.Select(async request =>
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (i < 10)
            {
            }
        }
    }));

    public async Task<ConverseResponse> ItemsWithRetry(IEnumerable<ConverseRequest> requests)
    {
        ConverseResponse? last = null;
        foreach (var request in requests)
        {
            var left = 3;
            while (left-- > 0)
            {
                try
                {
                    last = await client.ConverseAsync(request);
                    break;
                }
                catch (ThrottlingException)
                {
                    logger.LogWarning("Left {Left}", left);
                }
            }
        }

        return last!;
    }

    public async Task<ConverseResponse> WaitsForOther(ConverseRequest request)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (ex is ThrottlingException or ServiceUnavailableException)
            {
                if (ex is ServiceUnavailableException) await Task.Delay(1000 * i);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Dropped(ConverseRequest request)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                _ = Task.Delay(1000 * i);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> SwitchOnCode(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                switch (ex.ErrorCode)
                {
                    case "ThrottlingException":
                    case "ModelNotReadyException":
                        if (++attempt > 5) throw;
                        break;
                    default:
                        throw;
                }
            }
        }
    }

    public async Task<ConverseResponse> WaitOfHelper(ConverseRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                await Pause(ex);
            }
        }

        throw new TimeoutException();
    }

    private async Task Pause(Exception exception)
    {
        audit.Failed(exception);
        await Task.Delay(1500); // !BDR3002
    }

    public async Task<ConverseResponse> MessageText(ConverseRequest request)
    {
        for (; ; )
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (Exception ex) when (ex.Message.Contains("Too many requests", StringComparison.OrdinalIgnoreCase) || ex.ToString().Contains("Throttling"))
            {
                await Task.Delay(60_000); // !BDR3002
            }
        }
    }
}

// A decorator that tries again.
public abstract class Decorator(IAmazonBedrockRuntime inner)
{
    protected int Attempts { get; init; } = 3;

    public async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; ++attempt)
        {
            try
            {
                return await inner.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < Attempts)
            {
                continue;
            }
        }
    }
}

public sealed record Asker(IAmazonBedrockRuntime Client, string Model)
{
    public async Task<string> Ask(string question)
    {
        while (true)
        {
            try
            {
                var response = await Client.ConverseAsync(new() { ModelId = Model, Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = question }] }] });
                return response.Output.Message.Content[0].Text;
            }
            catch (ThrottlingException)
            {
                await Task.Delay(TimeSpan.FromSeconds(10)); // !BDR3002
            }
        }
    }
}

public readonly struct Caller(IAmazonBedrockRuntime client)
{
    private readonly IAmazonBedrockRuntime _client = client;

    public async Task<ConverseResponse> Call(ConverseRequest request)
    {
        foreach (var pause in new[] { 1000, 1000, 1000 })
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(pause); // !BDR3002
            }
        }

        throw new TimeoutException();
    }
}
