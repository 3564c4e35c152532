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
using Polly;
using Polly.Retry;
using Polly.Wrap;

namespace Assistants;

// Policies and pipelines that are used far from where they are made.

public interface IAsk { Task<string> AskAsync(string q, CancellationToken ct); }

// What is asked can be either of two.
public class Retrying : IAsk
{
    private readonly IAsk _inner;
    private readonly ResiliencePipeline _pipeline;
    public Retrying(IAsk inner)
    {
        _inner = inner;
        _pipeline = CreatePipeline();
    }
    private static ResiliencePipeline CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder();
        return builder
            .AddRetry(new RetryStrategyOptions // !BDR3002
            {
                MaxRetryAttempts = 3,
                ShouldHandle = args => args.Outcome.Exception is ThrottlingException or HttpRequestException ? PredicateResult.True() : PredicateResult.False(),
                Delay = TimeSpan.FromSeconds(2),
            })
            .AddTimeout(TimeSpan.FromSeconds(30))
            .Build();
    }
    public async Task<string> AskAsync(string q, CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await _inner.AskAsync(q, t), ct);
}

public class Bedrock(IAmazonBedrockRuntime client) : IAsk
{
    public async Task<string> AskAsync(string q, CancellationToken ct) => (await client.ConverseAsync(new ConverseRequest { ModelId = q }, ct)).StopReason;
}

public class Retrying2(IAsk inner)
{
    private readonly AsyncRetryPolicy _p = Policy.Handle<Exception>(ex => ex is not OperationCanceledException).WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)); // two implementations
    public Task<string> Ask(string q) => _p.ExecuteAsync(() => inner.AskAsync(q, default));
}

// Held where it is not followed.
public class Many
{
    private readonly Dictionary<string, IAsyncPolicy> _all = new();
    public Many() { _all["a"] = Policy.Handle<Exception>().RetryAsync(3); }
}

// Wrapped once, in another field.
public class Wrapped(IAmazonBedrockRuntime client)
{
    private static readonly AsyncRetryPolicy s_retry = Policy.Handle<Exception>().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(Math.Pow(2, i))); // !BDR3002
    private static readonly AsyncPolicyWrap s_wrap = Policy.WrapAsync(s_retry, Policy.BulkheadAsync(4));
    public Task Ask(ConverseRequest r) => s_wrap.ExecuteAsync(() => client.ConverseAsync(r));
}

// The outcome is looked at instead of caught.
public class Captured(IAmazonBedrockRuntime client)
{
    public async Task<string?> Ask(ConverseRequest r)
    {
        var result = await Policy.Handle<AmazonBedrockRuntimeException>(ex => ex.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            .WaitAndRetryAsync(4, i => TimeSpan.FromMilliseconds(200 * i)) // !BDR3002
            .ExecuteAndCaptureAsync(() => client.ConverseAsync(r));
        return result.Outcome == OutcomeType.Successful ? result.Result.StopReason : null;
    }
}

// Members that lead back to themselves.
public class Rec
{
    private IAsyncPolicy P => Q;
    private IAsyncPolicy Q => P ?? Policy.Handle<ThrottlingException>().RetryAsync(3);
    private ResiliencePipelineBuilder A(ResiliencePipelineBuilder b) => B(b.AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>() })); // !BDR3002
    private ResiliencePipelineBuilder B(ResiliencePipelineBuilder b) => A(b);
    private static bool X(Exception e) => Y(e);
    private static bool Y(Exception e) => X(e);
    public IAsyncPolicy Z() => Policy.Handle<Exception>(X).RetryAsync(3);
}

// Methods that add a retry to a builder that they are given.
public static class Ext
{
    public static ResiliencePipelineBuilder AddBedrockRetry(this ResiliencePipelineBuilder builder, int attempts) =>
        builder.AddRetry(new RetryStrategyOptions // !BDR3002
        {
            MaxRetryAttempts = attempts,
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder().Handle<AmazonBedrockRuntimeException>(e => e.ErrorCode is "ThrottlingException" or "ServiceUnavailableException"),
        });

    public static ResiliencePipelineBuilder AddWide(this ResiliencePipelineBuilder builder) => builder.AddRetry(new RetryStrategyOptions()); // !BDR3002
    public static ResiliencePipelineBuilder AddOther(this ResiliencePipelineBuilder builder) => builder.AddRetry(new RetryStrategyOptions());
}

public class UsesExt(IAmazonBedrockRuntime client, HttpClient http)
{
    private readonly ResiliencePipeline _a = new ResiliencePipelineBuilder().AddBedrockRetry(3).Build();
    private readonly ResiliencePipeline _b = new ResiliencePipelineBuilder().AddWide().Build();
    private readonly ResiliencePipeline _c = new ResiliencePipelineBuilder().AddOther().Build();
    public async Task<string> Ask(ConverseRequest r, CancellationToken ct) => await _b.ExecuteAsync(async t => { using var x = await http.GetAsync("", t); return (await client.ConverseAsync(r, t)).StopReason; }, ct);
    public async Task<string> Get(CancellationToken ct) => await _c.ExecuteAsync(async t => await http.GetStringAsync("", t), ct);
    public async Task Stream(ConverseStreamRequest r) => await _a.ExecuteAsync(async t => await client.ConverseStreamAsync(r, t));
}

// With a state, so that the lambda captures nothing.
public class State(IAmazonBedrockRuntime client)
{
    private readonly ResiliencePipeline _p = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, BackoffType = DelayBackoffType.Exponential, UseJitter = true }).Build(); // !BDR3003
    public async Task<ConverseResponse> Ask(ConverseRequest r) => await _p.ExecuteAsync(static async (s, t) => await s.client.ConverseAsync(s.r, t), (client, r), CancellationToken.None);
}
