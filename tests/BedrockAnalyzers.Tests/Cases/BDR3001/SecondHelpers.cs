using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

// The package is not among the references.
namespace System.Threading.RateLimiting
{
    public abstract class RateLimitLease : IDisposable
    {
        public abstract void Dispose();
    }

    public abstract class RateLimiter
    {
        public abstract ValueTask<RateLimitLease> AcquireAsync(int permitCount = 1, CancellationToken cancellationToken = default);
    }
}

namespace Amazon.SQS
{
    public class AmazonSQSException(string message) : AmazonServiceException(message);

    public interface IAmazonSQS
    {
        Task<IReadOnlyList<string>> ReceiveMessageAsync(string url, CancellationToken cancellationToken = default);

        Task DeleteMessageAsync(string url, string receipt, CancellationToken cancellationToken = default);

        Task SendMessageAsync(string url, string body);
    }
}

namespace Amazon.DynamoDBv2
{
    public class ProvisionedThroughputExceededException(string message) : AmazonServiceException(message);

    public interface IAmazonDynamoDB
    {
        Task<List<string>> BatchWriteItemAsync(List<string> items);

        Task<string> GetItemAsync(string key);
    }
}

namespace Second
{
    using Amazon.DynamoDBv2;
    using Amazon.SQS;

    public interface IDelay
    {
        Task WaitAsync(int attempt, CancellationToken cancellationToken);
    }

    public interface ICircuit
    {
        bool IsOpen { get; }

        void Fail();
    }

    public interface IBackoff
    {
        TimeSpan Next(int attempt);
    }

    // Other services, and calls whose waits stand elsewhere.
    public sealed class SecondHelpers(IAmazonBedrockRuntime client, IAmazonSQS sqs, IAmazonDynamoDB dynamo, HttpClient http, IDelay delay, ICircuit circuit, IBackoff backoff, RateLimiter limiter, TimeProvider time, ILogger<SecondHelpers> logger)
    {
        public async Task<string> OfDynamo(string key)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    return await dynamo.GetItemAsync(key);
                }
                catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests) // !BDR3001
                {
                    logger.LogWarning("Throttled");
                }
            }

            throw new TimeoutException();
        }

        public async Task Unprocessed(List<string> items)
        {
            while (items.Count > 0)
            {
                try
                {
                    items = await dynamo.BatchWriteItemAsync(items);
                }
                catch (ProvisionedThroughputExceededException)
                {
                    await Task.Delay(100);
                }
            }
        }

        public async Task Polls(string url, CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                try
                {
                    foreach (var message in await sqs.ReceiveMessageAsync(url, token))
                    {
                        await client.ConverseAsync(new ConverseRequest { ModelId = message }, token);
                        await sqs.DeleteMessageAsync(url, message, token);
                    }
                }
                catch (AmazonSQSException ex)
                {
                    logger.LogWarning(ex, "SQS");
                }
                catch (AmazonServiceException ex)
                {
                    logger.LogWarning(ex, "AWS");
                }
            }
        }

        public async Task<string> Http(string url)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    return await http.GetStringAsync(url);
                }
                catch (HttpRequestException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
                {
                }
            }

            throw new TimeoutException();
        }

        private async Task<T> ForSqs<T>(Func<Task<T>> call)
        {
            while (true)
            {
                try
                {
                    return await call();
                }
                catch (AmazonServiceException ex) when (ex.ErrorCode == "ThrottlingException" || ex.StatusCode == (HttpStatusCode)429)
                {
                    await Task.Delay(1000);
                }
            }
        }

        public Task<IReadOnlyList<string>> Receives(string url) => ForSqs(() => sqs.ReceiveMessageAsync(url));

        public Task<string> Gets(string key) => ForSqs(() => dynamo.GetItemAsync(key));

        public async Task<ConverseResponse> OfDelay(ConverseRequest request, CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request, token);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    await delay.WaitAsync(attempt, token);
                }
            }
        }

        public async Task<ConverseResponse> OfTimeProvider(ConverseRequest request, CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request, token);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble())), time, token);
                }
            }
        }

        public async Task<ConverseResponse> OfBackoff(ConverseRequest request, CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request, token);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    await Task.Delay(backoff.Next(attempt), token);
                }
            }
        }

        public async Task<ConverseResponse> OfSemaphore(ConverseRequest request)
        {
            using var gate = new SemaphoreSlim(0);
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    await gate.WaitAsync(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
                }
            }
        }

        public async Task<ConverseResponse> OfLimiter(ConverseRequest request)
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var lease = await limiter.AcquireAsync();
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

        public async Task<ConverseResponse> OfPeriodicTimer(ConverseRequest request, CancellationToken token)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
            var attempts = 0;
            while (await timer.WaitForNextTickAsync(token))
            {
                try
                {
                    return await client.ConverseAsync(request, token);
                }
                catch (ThrottlingException) when (++attempts < 6)
                {
                    logger.LogWarning("Throttled");
                }
            }

            throw new TimeoutException();
        }

        public async Task<ConverseResponse> OfWhenAny(ConverseRequest request, Task stop)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    if (await Task.WhenAny(stop, Task.Delay(Random.Shared.Next(1000 << attempt))) == stop) throw;
                }
            }
        }

        public async Task<ConverseResponse> OfCompletion(ConverseRequest request, CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    var completion = new TaskCompletionSource();
                    using var timer = new Timer(_ => completion.TrySetResult(), null, Random.Shared.Next(1000 << attempt), Timeout.Infinite);
                    await completion.Task.WaitAsync(token);
                }
            }
        }

        public ConverseResponse OfEvent(ConverseRequest request, ManualResetEventSlim stop)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return client.ConverseAsync(request).GetAwaiter().GetResult();
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                    if (stop.Wait(Random.Shared.Next(1000 << attempt))) throw;
                }
            }
        }

        public async Task<ConverseResponse> OfCircuit(ConverseRequest request)
        {
            while (!circuit.IsOpen)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    circuit.Fail();
                    await Task.Delay(TimeSpan.FromSeconds(1 + Random.Shared.NextDouble()));
                }
            }

            throw new TimeoutException();
        }

        private int _failures;
        private DateTime _openUntil;

        public async Task<ConverseResponse> OwnCircuit(ConverseRequest request)
        {
            while (true)
            {
                if (DateTime.UtcNow < _openUntil) throw new InvalidOperationException("open");
                try
                {
                    var response = await client.ConverseAsync(request);
                    _failures = 0;
                    return response;
                }
                catch (ThrottlingException)
                {
                    if (++_failures >= 5) _openUntil = DateTime.UtcNow.AddMinutes(1);
                    await delay.WaitAsync(_failures, default);
                }
            }
        }

        public async Task<ConverseResponse?> Stored(ConverseRequest request)
        {
            ExceptionDispatchInfo? last = null;
            for (var attempt = 0; attempt < 4; attempt++)
            {
                if (attempt > 0) await Task.Delay(Random.Shared.Next(500 << attempt));
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException ex)
                {
                    last = ExceptionDispatchInfo.Capture(ex);
                }
            }

            last?.Throw();
            return null;
        }

        public async Task<ConverseResponse> StoredAndTested(ConverseRequest request)
        {
            for (var attempt = 0; ; attempt++)
            {
                Exception? failure = null;
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException ex)
                {
                    failure = ex;
                }

                if (attempt >= 4) ExceptionDispatchInfo.Capture(failure).Throw();
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }

        public async Task<ConverseResponse> Switched(ConverseRequest request)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (AmazonBedrockRuntimeException ex)
                {
                    switch (ex.ErrorCode)
                    {
                        case "ThrottlingException" when attempt < 5:
                        case "ServiceUnavailableException" when attempt < 5:
                            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));
                            break;
                        default:
                            throw;
                    }
                }
            }
        }

        public async Task<ConverseResponse> SwitchExpression(ConverseRequest request, CancellationToken token)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request, token);
                }
                catch (Exception ex)
                {
                    var wait = ex switch
                    {
                        _ when attempt >= 5 => (TimeSpan?)null,
                        ThrottlingException => TimeSpan.FromSeconds(Random.Shared.NextDouble() * (1 << attempt)),
                        ServiceUnavailableException or InternalServerException => TimeSpan.FromSeconds(Random.Shared.NextDouble() * (1 << attempt)),
                        _ => null,
                    };
                    if (wait is not { } duration) throw;
                    await Task.Delay(duration, token);
                }
            }
        }

        private static bool IsTransient(Exception ex) => ex is ThrottlingException or ModelTimeoutException || (ex.InnerException is { } inner && IsTransient(inner));

        public async Task<ConverseResponse> FilteredByHelper(ConverseRequest request)
        {
            var attempt = 0;
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (Exception ex) when (IsTransient(ex) && attempt++ < Limits.Attempts)
                {
                    await Backoffs.Wait(attempt);
                }
            }
        }

        public async Task<ConverseResponse> FilteredByClass(ConverseRequest request)
        {
            var attempt = 0;
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (Exception ex) when (Transients.Is(ex) && attempt++ < Limits.Attempts)
                {
                    await Backoffs.Wait(attempt);
                }
            }
        }

        public async Task<ConverseResponse> RetryAfter(ConverseRequest request, Func<Exception, TimeSpan?> after)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException ex) when (attempt < 5)
                {
                    await Task.Delay(after(ex) ?? TimeSpan.FromMilliseconds(Random.Shared.Next(1000 << attempt)));
                }
            }
        }

        // Hedged: the second request starts after a while, the first that comes wins.
        public async Task<ConverseResponse> Hedged(ConverseRequest request, CancellationToken token)
        {
            var running = new List<Task<ConverseResponse>> { client.ConverseAsync(request, token) };
            while (running.Count > 0)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                try
                {
                    return await done;
                }
                catch (ThrottlingException) when (running.Count > 0)
                {
                    logger.LogWarning("One is throttled");
                }
            }

            throw new TimeoutException();
        }

        // Asks for the state of a job that was begun; the call is made once.
        public async Task<string> AsyncJob(Func<Task<string>> start, Func<string, Task<string?>> poll)
        {
            var id = await start();
            while (true)
            {
                try
                {
                    if (await poll(id) is { } done) return done;
                }
                catch (Exception ex)
                {
                    logger.LogWarning(ex, "Poll");
                }

                await Task.Delay(5000);
            }
        }

        public async Task<string> BedrockJob(StartAsyncInvokeRequest request)
        {
            var started = await client.StartAsyncInvokeAsync(request);
            while (true)
            {
                try
                {
                    var state = await client.GetAsyncInvokeAsync(new GetAsyncInvokeRequest { InvocationArn = started.InvocationArn });
                    if (state.Status != AsyncInvokeStatus.InProgress) return state.Status;
                }
                catch (ThrottlingException)
                {
                    logger.LogWarning("Throttled");
                }

                await Task.Delay(5000);
            }
        }

        public async Task<string> Tools(ConverseRequest request, Func<Message, Task<Message>> run)
        {
            for (var turn = 0; turn < 10; turn++)
            {
                ConverseResponse? response = null;
                for (var attempt = 0; attempt < 4 && response is null; attempt++)
                {
                    try
                    {
                        response = await client.ConverseAsync(request);
                    }
                    catch (ThrottlingException) when (attempt < 3)
                    {
                        await Task.Delay(Random.Shared.Next(1000 << attempt));
                    }
                }

                request.Messages.Add(response!.Output.Message);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
                request.Messages.Add(await run(response.Output.Message));
            }

            throw new InvalidOperationException();
        }

        public async Task ToolsThatFail(ConverseRequest request, Func<ToolUseBlock, Task<string>> run)
        {
            while (true)
            {
                var response = await client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return;
                foreach (var use in response.Output.Message.Content.Where(c => c.ToolUse != null))
                {
                    string result;
                    try
                    {
                        result = await run(use.ToolUse);
                    }
                    catch (Exception ex)
                    {
                        result = ex.Message;
                    }

                    request.Messages.Add(new Message { Role = ConversationRole.User, Content = [new() { ToolResult = new() { ToolUseId = use.ToolUse.ToolUseId, Content = [new() { Text = result }] } }] });
                }
            }
        }

        public async Task<string> Reconnects(ConverseStreamRequest request, CancellationToken token)
        {
            for (var attempt = 0; ; attempt++)
            {
                var text = new System.Text.StringBuilder();
                try
                {
                    var response = await client.ConverseStreamAsync(request, token);
                    await foreach (var part in response.Stream.WithCancellation(token))
                    {
                        if (part is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
                    }

                    return text.ToString();
                }
                catch (Exception ex) when (attempt < 4 && (ex is ThrottlingException || ex.InnerException is ThrottlingException))
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(Random.Shared.Next(1000)), token);
                }
            }
        }

        // Parses again, calls again: what is caught is no throttling.
        public async Task<int> ParsesAgain(ConverseRequest request)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    var response = await client.ConverseAsync(request);
                    return int.Parse(response.Output.Message.Content[0].Text);
                }
                catch (FormatException)
                {
                    logger.LogWarning("No number");
                }
            }

            return 0;
        }

        public async Task<int> ParsesAgainWithJson(ConverseRequest request)
        {
            while (true)
            {
                var response = await client.ConverseAsync(request);
                try
                {
                    return System.Text.Json.JsonSerializer.Deserialize<int>(response.Output.Message.Content[0].Text);
                }
                catch (Exception)
                {
                    logger.LogWarning("No number");
                }
            }
        }

        public async Task<ConverseResponse> Limited(ConverseRequest request)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var wait = 200;
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request, limit.Token);
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(Random.Shared.Next(wait, wait * 3), limit.Token);
                    wait = Math.Min(wait * 2, 20_000);
                }
            }
        }

        public async Task<ConverseResponse> ByTimestamp(ConverseRequest request)
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1))
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    await delay.WaitAsync(1, default);
                }
            }

            throw new TimeoutException();
        }

        public async Task<ConverseResponse> ByTimeProvider(ConverseRequest request)
        {
            var end = time.GetUtcNow() + TimeSpan.FromMinutes(1);
            while (time.GetUtcNow() < end)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    await delay.WaitAsync(1, default);
                }
            }

            throw new TimeoutException();
        }

        public async Task<ConverseResponse> ByDelays(ConverseRequest request)
        {
            using var delays = Backoffs.Delays().GetEnumerator();
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException)
                {
                    if (!delays.MoveNext()) throw;
                    await Task.Delay(delays.Current);
                }
            }
        }

        public async Task<ConverseResponse> ByStack(ConverseRequest request, Stack<int> delays)
        {
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException) when (delays.TryPop(out _))
                {
                    await delay.WaitAsync(delays.Count, default);
                }
            }
        }

        private readonly RetryState _state = new();

        public async Task<ConverseResponse> ByState(ConverseRequest request)
        {
            var state = new RetryState();
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException ex)
                {
                    await state.OnFailure(ex);
                }
            }
        }

        public async Task<ConverseResponse> ByBoolMethod(ConverseRequest request)
        {
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException ex)
                {
                    if (!await _state.Again(ex)) throw;
                }
            }
        }

        public async Task<string> Validated(ConverseRequest request, Func<string, bool> isValid)
        {
            string text;
            var tries = 0;
            do
            {
                text = (await client.ConverseAsync(request)).Output.Message.Content[0].Text;
            }
            while (!isValid(text) && ++tries < 3);
            return text;
        }

        public async Task<ConverseResponse> Finally(ConverseRequest request, SemaphoreSlim slots)
        {
            for (var attempt = 0; ; attempt++)
            {
                await slots.WaitAsync();
                try
                {
                    return await client.ConverseAsync(request);
                }
                catch (ThrottlingException) when (attempt < 4)
                {
                }
                finally
                {
                    slots.Release();
                }

                await Task.Delay(Random.Shared.Next(1000 << attempt));
            }
        }

        public async Task<ConverseResponse> Polly(ConverseRequest request, global::Polly.ResiliencePipeline pipeline)
        {
            while (true)
            {
                try
                {
                    return await pipeline.ExecuteAsync(async t => await client.ConverseAsync(request, t));
                }
                catch (global::Polly.Timeout.TimeoutRejectedException)
                {
                    logger.LogWarning("Too slow");
                }
            }
        }
    }

    public static class Limits
    {
        public static int Attempts { get; set; } = 5;
    }

    public static class Transients
    {
        private static readonly HashSet<string> s_codes = ["ThrottlingException", "ServiceUnavailableException"];

        public static bool Is(Exception ex) => ex is AmazonServiceException service && s_codes.Contains(service.ErrorCode);
    }

    public static class Backoffs
    {
        public static Task Wait(int attempt) => Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * Random.Shared.NextDouble()));

        public static IEnumerable<TimeSpan> Delays()
        {
            for (var i = 0; i < 5; i++) yield return TimeSpan.FromMilliseconds(Random.Shared.Next(1000 << i));
        }
    }

    public sealed class RetryState
    {
        private int _attempts;

        public async Task OnFailure(Exception ex)
        {
            if (++_attempts > 5) throw new InvalidOperationException("Too often", ex);
            await Task.Delay(Random.Shared.Next(1000 << _attempts));
        }

        public async Task<bool> Again(Exception ex)
        {
            if (++_attempts > 5) return false;
            await Task.Delay(Random.Shared.Next(1000 << _attempts));
            return true;
        }
    }
}
