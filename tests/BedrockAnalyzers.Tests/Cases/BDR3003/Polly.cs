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

public class Endless(IAmazonBedrockRuntime bedrock, HttpClient http)
{
    private const int Always = int.MaxValue;

    private readonly IAsyncPolicy _forever = Policy.Handle<ThrottlingException>().RetryForeverAsync(); // !BDR3003
    private readonly IAsyncPolicy _logged = Policy.Handle<ThrottlingException>().RetryForeverAsync(exception => Console.WriteLine(exception.Message)); // !BDR3003
    private readonly IAsyncPolicy _waits = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt)))); // !BDR3003
    private readonly IAsyncPolicy _counted = Policy.Handle<ThrottlingException>().WaitAndRetryAsync(int.MaxValue, attempt => TimeSpan.FromSeconds(attempt)); // !BDR3003
    private readonly IAsyncPolicy _bounded = Policy.Handle<ThrottlingException>().WaitAndRetryAsync(50, attempt => TimeSpan.FromSeconds(attempt));
    private readonly IAsyncPolicy _validation = Policy.Handle<ValidationException>().RetryForeverAsync();
    private readonly IAsyncPolicy _http = Policy.Handle<HttpRequestException>().RetryForeverAsync();
    private readonly IAsyncPolicy _all = Policy.Handle<Exception>().RetryForeverAsync(); // !BDR3003
    private readonly IAsyncPolicy _unused = Policy.Handle<Exception>().RetryForeverAsync();

    private readonly IAsyncPolicy _throws = Policy.Handle<ThrottlingException>().RetryForeverAsync((exception, attempt) =>
    {
        if (attempt > 5) throw exception;
    });

    private readonly IAsyncPolicy _countedByPredicate = Policy.Handle<ThrottlingException>(_ => Interlocked.Increment(ref s_attempts) < 5).RetryForeverAsync();

    private static int s_attempts;

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions // !BDR3003
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private readonly ResiliencePipeline _byConstant = new ResiliencePipelineBuilder()
        .AddRetry(new() { MaxRetryAttempts = Always, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() }) // !BDR3003
        .AddTimeout(TimeSpan.FromSeconds(30))
        .Build();

    private readonly ResiliencePipeline _inTimeout = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromMinutes(5))
        .AddRetry(new() { MaxRetryAttempts = int.MaxValue, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() })
        .Build();

    private readonly ResiliencePipeline _some = new ResiliencePipelineBuilder()
        .AddRetry(new() { MaxRetryAttempts = 10, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() })
        .Build();

    private readonly ResiliencePipeline _byPredicate = new ResiliencePipelineBuilder()
        .AddRetry(new() { MaxRetryAttempts = int.MaxValue, ShouldHandle = args => ValueTask.FromResult(args.AttemptNumber < 5 && args.Outcome.Exception is ThrottlingException) })
        .Build();

    private readonly ResiliencePipeline _notBedrock = new ResiliencePipelineBuilder()
        .AddRetry(new() { MaxRetryAttempts = int.MaxValue })
        .Build();

    public async Task<ConverseResponse> AskAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        await _all.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
        await _throws.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
        await _countedByPredicate.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
        await _byPredicate.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _inTimeout.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _some.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        return await _pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _http.ExecuteAsync(token => http.GetStringAsync("https://example.com", token), cancellationToken);
        return await _notBedrock.ExecuteAsync(async token => await http.GetStringAsync("https://example.com", token), cancellationToken);
    }

    public async Task<ConverseResponse> WithDeadlineAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(TimeSpan.FromMinutes(2));
        var policy = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt));
        return await policy.ExecuteAsync(token => bedrock.ConverseAsync(request, token), source.Token);
    }

    public async Task<ConverseResponse> WithTimedSourceAsync(ConverseRequest request)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var policy = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt));
        return await policy.ExecuteAsync(token => bedrock.ConverseAsync(request, token), source.Token);
    }

    public async Task<ConverseResponse> CancellationAloneAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var policy = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt)); // !BDR3003
        return await policy.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<ConverseResponse> InATimeoutAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var policy = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt));
        var bounded = Policy.TimeoutAsync(TimeSpan.FromMinutes(1)).WrapAsync(policy);
        return await bounded.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<ConverseResponse> AroundATimeoutAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var policy = Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt)); // !BDR3003
        var wrapped = Policy.WrapAsync(policy, Policy.TimeoutAsync(TimeSpan.FromMinutes(1)));
        return await wrapped.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public ConverseResponse Sync(ConverseRequest request) =>
        Policy.Handle<AmazonServiceException>(e => e.StatusCode == HttpStatusCode.TooManyRequests).RetryForever().Execute(() => bedrock.ConverseAsync(request).Result); // !BDR3003

    public Task<ConverseResponse> OthersAsync(ConverseRequest request) =>
        _forever.ExecuteAsync(() => _logged.ExecuteAsync(() => _waits.ExecuteAsync(() => _counted.ExecuteAsync(() => _bounded.ExecuteAsync(() => _validation.ExecuteAsync(() => bedrock.ConverseAsync(request)))))));

    public async Task<ConverseResponse> ByConstantAsync(ConverseRequest request) => await _byConstant.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token));
}
