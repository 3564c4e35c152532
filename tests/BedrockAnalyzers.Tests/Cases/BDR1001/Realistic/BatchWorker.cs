// only: BDR1001
// A hosted service that takes jobs from a channel; the request is made by a builder, sent by a gateway. Every call is capped.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Litware.Reviews.Batch;

public abstract record ReviewJob(string Id, string Review);

public sealed record ClassifyJob(string Id, string Review) : ReviewJob(Id, Review);

public sealed record ReplyJob(string Id, string Review, string Tone) : ReviewJob(Id, Review);

public sealed record TranslateJob(string Id, string Review, string Language) : ReviewJob(Id, Review);

public interface IResultSink
{
    Task WriteAsync(string id, string text, CancellationToken cancellationToken);
}

public sealed class ReviewQueue
{
    private readonly Channel<ReviewJob> _channel = Channel.CreateBounded<ReviewJob>(500);

    public ValueTask EnqueueAsync(ReviewJob job, CancellationToken cancellationToken) => _channel.Writer.WriteAsync(job, cancellationToken);

    public IAsyncEnumerable<ReviewJob> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);
}

public sealed class ReviewWorker(ReviewQueue queue, ModelGateway gateway, IResultSink sink, ILogger<ReviewWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in queue.ReadAllAsync(stoppingToken))
        {
            try
            {
                var text = await gateway.SendAsync(RequestFor(job), stoppingToken);
                await sink.WriteAsync(job.Id, text, stoppingToken);
            }
            catch (AmazonBedrockRuntimeException e)
            {
                logger.LogError(e, "Job {Id} failed", job.Id);
            }
        }
    }

    private static ConverseRequest RequestFor(ReviewJob job) => job switch
    {
        ClassifyJob => ReviewRequests.Classify(job.Review),
        ReplyJob reply => ReviewRequests.Reply(reply.Review, reply.Tone),
        TranslateJob translate => ReviewRequests.Translate(translate.Review, translate.Language),
        _ => throw new NotSupportedException(job.GetType().Name),
    };
}

internal static class ReviewRequests
{
    private const int TokensPerCharacter = 4;
    private const string Small = "us.amazon.nova-micro-v1:0";
    private const string Large = "us.amazon.nova-pro-v1:0";

    public static ConverseRequest Classify(string review) => RequestBuilder.For(Small)
        .System("Answer with one of: praise, complaint, question.")
        .User(review)
        .Limit(5)
        .Build();

    public static ConverseRequest Reply(string review, string tone)
    {
        var builder = RequestBuilder.For(Large).System($"Reply to this review. Tone: {tone}.").User(review);
        builder.Limit(350).Temperature(0.6f);
        return builder.Build();
    }

    public static ConverseRequest Translate(string review, string language)
    {
        var request = RequestBuilder.For(Small).System($"Translate into {language}.").User(review).Build();
        Fit(request, review);
        return request;
    }

    // A translation is about as long as what it translates.
    private static void Fit(ConverseRequest request, string text) =>
        request.InferenceConfig.MaxTokens = Math.Clamp(text.Length / TokensPerCharacter * 2, 50, 2000);
}

internal sealed class RequestBuilder
{
    private const int DefaultLimit = 500;
    private readonly ConverseRequest _request;

    private RequestBuilder(string model)
    {
        _request = new ConverseRequest
        {
            ModelId = model,
            Messages = [],
            InferenceConfig = new InferenceConfiguration { MaxTokens = DefaultLimit, Temperature = 0f },
        };
    }

    public static RequestBuilder For(string model) => new(model);

    public RequestBuilder System(string text)
    {
        _request.System = [new SystemContentBlock { Text = text }];
        return this;
    }

    public RequestBuilder User(string text)
    {
        _request.Messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] });
        return this;
    }

    public RequestBuilder Limit(int maxTokens)
    {
        _request.InferenceConfig.MaxTokens = maxTokens;
        return this;
    }

    public RequestBuilder Temperature(float temperature)
    {
        _request.InferenceConfig.Temperature = temperature;
        return this;
    }

    public ConverseRequest Build() => _request;
}

public sealed class ModelGateway(IAmazonBedrockRuntime client, ILogger<ModelGateway> logger)
{
    private const int Attempts = 5;

    public Task<string> SendAsync(ConverseRequest request, CancellationToken cancellationToken) => RetryAsync(async token =>
    {
        var response = await client.ConverseAsync(request, token);
        return string.Concat(response.Output.Message.Content.Select(c => c.Text));
    }, cancellationToken);

    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await action(cancellationToken);
            }
            catch (AmazonBedrockRuntimeException e) when (e.StatusCode == HttpStatusCode.TooManyRequests && attempt < Attempts)
            {
                var delay = TimeSpan.FromMilliseconds(Math.Pow(2, attempt) * 250 + Random.Shared.Next(250));
                logger.LogWarning("Throttled, waiting {Delay}", delay);
                await Task.Delay(delay, cancellationToken);
            }
        }
    }
}
