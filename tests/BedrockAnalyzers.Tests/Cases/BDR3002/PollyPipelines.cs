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

// The options of pipelines of Polly 8.
public class Options(IAmazonBedrockRuntime bedrock)
{
    private readonly ResiliencePipeline _default = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions()) // !BDR3002
        .Build();

    private readonly ResiliencePipeline _linear = new ResiliencePipelineBuilder()
        .AddRetry(new() // !BDR3002
        {
            BackoffType = DelayBackoffType.Linear,
            UseJitter = true,
        })
        .Build();

    private readonly ResiliencePipeline _right = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true })
        .Build();

    private readonly ResiliencePipeline _throughLocals;

    private readonly RetryStrategyOptions _held = new() // !BDR3002
    {
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = false,
    };

    private static RetryStrategyOptions Shared => new() { BackoffType = DelayBackoffType.Exponential }; // !BDR3002

    public Options(IAmazonBedrockRuntime bedrock, bool jitter, DelayBackoffType backoff) : this(bedrock)
    {
        var complete = new RetryStrategyOptions();
        complete.BackoffType = DelayBackoffType.Exponential;
        complete.UseJitter = true;
        var flagged = new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = jitter };
        var typed = new RetryStrategyOptions { BackoffType = backoff, UseJitter = true };
        var without = new RetryStrategyOptions { BackoffType = backoff }; // !BDR3002
        var constant = new RetryStrategyOptions { BackoffType = DelayBackoffType.Constant, UseJitter = jitter }; // !BDR3002
        var conditional = new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential };
        if (jitter) conditional.UseJitter = true;
        var taken = new RetryStrategyOptions { UseJitter = true, BackoffType = DelayBackoffType.Exponential }; // !BDR3002
        taken.UseJitter = false;
        var changed = new RetryStrategyOptions();
        Configure(changed);
        var unknown = new RetryStrategyOptions();
        Configurations.Apply?.Invoke(unknown);
        _throughLocals = new ResiliencePipelineBuilder()
            .AddRetry(complete).AddRetry(flagged).AddRetry(typed).AddRetry(without).AddRetry(constant).AddRetry(conditional).AddRetry(taken).AddRetry(changed).AddRetry(unknown).AddRetry(_held).AddRetry(Shared)
            .Build();
    }

    public async Task<ConverseResponse> AskAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        await _default.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _linear.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        await _right.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        return await _throughLocals.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    private static void Configure(RetryStrategyOptions options)
    {
        options.BackoffType = DelayBackoffType.Exponential;
        options.UseJitter = true;
    }
}

public static class Configurations
{
    public static Action<RetryStrategyOptions>? Apply { get; set; }
}

public class Named
{
    public static RetryStrategyOptions Throttled() => new() // !BDR3002
    {
        ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
        MaxRetryAttempts = 4,
        Delay = TimeSpan.FromSeconds(3),
    };

    public static RetryStrategyOptions<string> Typed() => new() // !BDR3002
    {
        ShouldHandle = new PredicateBuilder<string>().Handle<AmazonBedrockRuntimeException>(e => e.StatusCode == HttpStatusCode.TooManyRequests).HandleResult(s => s.Length == 0),
        BackoffType = DelayBackoffType.Linear,
    };

    public static RetryStrategyOptions Generated() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
        DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(TimeSpan.FromSeconds(Math.Pow(2, args.AttemptNumber) + Random.Shared.NextDouble())),
    };

    public static RetryStrategyOptions Right() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };

    public static RetryStrategyOptions Http() => new() { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() };

    public static RetryStrategyOptions Anything() => new() { MaxRetryAttempts = 3 };

    public static RetryStrategyOptions AtOnce() => new() { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), Delay = TimeSpan.Zero };

    public static RetryStrategyOptions Unknown(Func<RetryPredicateArguments<object>, ValueTask<bool>> predicate) => new() { ShouldHandle = predicate };
}

// As a program that hosts services registers them.
public static class Registration
{
    public static void Register(Services services)
    {
        services.AddResiliencePipeline("bedrock", builder => builder.AddRetry(new RetryStrategyOptions // !BDR3002
        {
            ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(),
            MaxRetryAttempts = 5,
        }));
        services.AddResiliencePipeline("asked", builder =>
        {
            builder
                .AddTimeout(TimeSpan.FromSeconds(100))
                .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }); // !BDR3002
        });
        services.AddResiliencePipeline("http", builder => builder.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }));
    }

    public static async Task<ConverseResponse> AskAsync(Polly.Registry.ResiliencePipelineProvider<string> provider, IAmazonBedrockRuntime bedrock, ConverseRequest request, CancellationToken cancellationToken)
    {
        var pipeline = provider.GetPipeline("asked");
        return await pipeline.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public static async Task<string> GetAsync(Polly.Registry.ResiliencePipelineProvider<string> provider, HttpClient http, CancellationToken cancellationToken)
    {
        var pipeline = provider.GetPipeline("http");
        return await pipeline.ExecuteAsync(async token => await http.GetStringAsync("https://example.com", token), cancellationToken);
    }
}

public class Services
{
    private readonly Dictionary<string, Action<ResiliencePipelineBuilder>> _all = new();

    public Services AddResiliencePipeline(string key, Action<ResiliencePipelineBuilder> configure)
    {
        _all[key] = configure;
        return this;
    }
}
