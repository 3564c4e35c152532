using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Assistants;

// The waits of policies of Polly 7.
public class Waits
{
    private const double Base = 2;
    private static readonly TimeSpan[] s_waits = { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) };
    private static readonly Random s_random = new();

    private readonly TimeSpan _configured;
    private readonly Func<int, TimeSpan> _given;

    public Waits(TimeSpan configured, Func<int, TimeSpan> given)
    {
        _configured = configured;
        _given = given;
    }

    public IEnumerable<IAsyncPolicy> ThatLackSomething()
    {
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2)); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt)); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt))); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(100 * Math.Pow(Base, attempt))); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)), (exception, wait) => Console.WriteLine(wait)); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(retryCount: 3, sleepDurationProvider: (attempt, context) => TimeSpan.FromSeconds(Math.Pow(2, attempt)), onRetry: (exception, wait, context) => { }); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, Doubled); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) }); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(s_waits); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(new List<TimeSpan> { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1) }); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(Enumerable.Repeat(TimeSpan.FromSeconds(5), 3)); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(Enumerable.Range(1, 5).Select(i => TimeSpan.FromSeconds(Math.Pow(2, i)))); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(_ => TimeSpan.FromSeconds(10)); // !BDR3002
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => // !BDR3002
        {
            var seconds = Math.Pow(2, attempt);
            return TimeSpan.FromSeconds(seconds);
        });
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000))); // !BDR3002
    }

    public IEnumerable<IAsyncPolicy> ThatLackNothing()
    {
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)));
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))));
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt) + s_random.NextDouble()));
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, Jittered);
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt =>
        {
            var jitter = Random.Shared.NextDouble();
            return TimeSpan.FromSeconds(Math.Pow(2, attempt) * jitter);
        });
    }

    public IEnumerable<IAsyncPolicy> ThatAreNotKnown()
    {
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, _given);
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, attempt => _given(attempt));
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(Unknown());
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, (attempt, exception, context) => RetryAfter(exception), (exception, wait, attempt, context) => Task.CompletedTask);
    }

    public IEnumerable<IAsyncPolicy> ThatAreNotMeant()
    {
        yield return Policy.Handle<ValidationException>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2));
        yield return Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2));
        yield return Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2));
        yield return Policy.Handle<ThrottlingException>().RetryAsync(3);
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, _ => TimeSpan.Zero);
        yield return Policy.Handle<ThrottlingException>().WaitAndRetryAsync(0, _ => TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Doubled(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt));

    private static TimeSpan Jittered(int attempt) => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt));

    private static TimeSpan RetryAfter(Exception exception) => exception.Data["after"] is TimeSpan after ? after : TimeSpan.FromSeconds(exception.Message.Length);

    private static IEnumerable<TimeSpan> Unknown()
    {
        for (var i = 0; i < 3; i++) yield return TimeSpan.FromSeconds(i);
    }
}

public class Service
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly IAsyncPolicy _retry;
    private readonly IAsyncPolicy _http;

    public Service(IAmazonBedrockRuntime bedrock, int attempts, TimeSpan least)
    {
        _bedrock = bedrock;
        _retry = Policy
            .Handle<AmazonBedrockRuntimeException>()
            .Or<HttpRequestException>()
            .WaitAndRetryAsync( // !BDR3002
                retryCount: attempts,
                sleepDurationProvider: attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + least,
                onRetry: (exception, wait, attempt, context) => Console.WriteLine($"{attempt}: {exception.Message}, again in {wait}"));
        _http = Policy
            .Handle<HttpRequestException>()
            .WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));
    }

    public async Task<ConverseResponse> AskAsync(ConverseRequest request) => await _retry.ExecuteAsync(async () => await _bedrock.ConverseAsync(request));

    public Task<string> GetAsync(HttpClient http) => _http.ExecuteAsync(() => http.GetStringAsync("https://example.com"));
}
