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

// Pipelines of Polly 8.
public class Pipelines(IAmazonBedrockRuntime bedrock, HttpClient http)
{
    private readonly ResiliencePipeline _atOnce = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero }) // !BDR3001
        .AddTimeout(TimeSpan.FromMinutes(1))
        .Build();

    private readonly ResiliencePipeline _waits = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

    private readonly ResiliencePipeline _generated = new ResiliencePipelineBuilder()
        .AddRetry(new() { Delay = TimeSpan.Zero, DelayGenerator = static args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(args.AttemptNumber)) })
        .Build();

    private readonly ResiliencePipeline _http = new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero }).Build();

    private readonly ResiliencePipeline<ConverseResponse> _typed = new ResiliencePipelineBuilder<ConverseResponse>()
        .AddRetry(new RetryStrategyOptions<ConverseResponse> // !BDR3001
        {
            ShouldHandle = new PredicateBuilder<ConverseResponse>().Handle<ThrottlingException>(),
            Delay = TimeSpan.FromSeconds(0),
            BackoffType = DelayBackoffType.Exponential,
        })
        .Build();

    private readonly ResiliencePipeline _waitsInCallback = new ResiliencePipelineBuilder()
        .AddRetry(new()
        {
            Delay = TimeSpan.Zero,
            OnRetry = static async args => await Task.Delay(1000 << args.AttemptNumber),
        })
        .Build();

    private readonly ResiliencePipeline _logs = new ResiliencePipelineBuilder()
        .AddRetry(new() // !BDR3001
        {
            Delay = TimeSpan.Zero,
            OnRetry = static args =>
            {
                Console.WriteLine(args.AttemptNumber);
                return default;
            },
        })
        .Build();

    public async Task<ConverseResponse> AtOnceAsync(ConverseRequest request, CancellationToken cancellationToken) =>
        await _atOnce.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);

    public async Task<ConverseResponse> OthersAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        await _waits.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _generated.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _waitsInCallback.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _logs.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        return await _typed.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<string> HttpAsync(CancellationToken cancellationToken) => await _http.ExecuteAsync(async token => await http.GetStringAsync("https://example.com", token), cancellationToken);

    public async Task<ConverseResponse> StepByStepAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var options = new RetryStrategyOptions();
        options.Delay = TimeSpan.Zero;
        var builder = new ResiliencePipelineBuilder();
        builder.AddRetry(options); // !BDR3001
        var pipeline = builder.Build();
        return await pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<ConverseResponse> ChangedLaterAsync(ConverseRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var options = new RetryStrategyOptions { Delay = TimeSpan.Zero };
        if (delay > TimeSpan.Zero) options.Delay = delay;
        var pipeline = new ResiliencePipelineBuilder().AddRetry(options).Build();
        return await pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<ConverseResponse> FromCallerAsync(ConverseRequest request, RetryStrategyOptions options, CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder().AddRetry(options).Build();
        return await pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public async Task<ConverseResponse> UnknownDelayAsync(ConverseRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder().AddRetry(new() { Delay = delay }).Build();
        return await pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }
}

public class ShouldHandles
{
    public IEnumerable<ResiliencePipeline> ThatSpeakOfThrottling()
    {
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() }).Build(); // !BDR3001
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ThrottlingException) }).Build(); // !BDR3001
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is AmazonServiceException { ErrorCode: "ThrottlingException" }) }).Build(); // !BDR3001
        yield return new ResiliencePipelineBuilder().AddRetry(new() // !BDR3001
        {
            Delay = TimeSpan.Zero,
            ShouldHandle = args => args.Outcome switch
            {
                { Exception: ThrottlingException } => PredicateResult.True(),
                { Exception: TimeoutException } => PredicateResult.True(),
                _ => PredicateResult.False(),
            },
        }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = IsThrottlingAsync }).Build(); // !BDR3001
        yield return new ResiliencePipelineBuilder().AddRetry(new() // !BDR3001
        {
            Delay = TimeSpan.Zero,
            ShouldHandle = async args =>
            {
                await Task.Yield();
                return args.Outcome.Exception is ThrottlingException;
            },
        }).Build();
    }

    public IEnumerable<ResiliencePipeline> ThatDoNot()
    {
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<AmazonServiceException>() }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is not ThrottlingException) }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = _ => PredicateResult.True() }).Build();
        yield return new ResiliencePipelineBuilder().AddRetry(new() { Delay = TimeSpan.Zero, ShouldHandle = args => args.Outcome.Exception switch { ModelTimeoutException => PredicateResult.True(), _ => PredicateResult.False() } }).Build();
    }

    private static ValueTask<bool> IsThrottlingAsync(RetryPredicateArguments<object> args) => ValueTask.FromResult(args.Outcome.Exception is ThrottlingException);
}
