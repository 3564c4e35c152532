using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

public class CountedOrMeasured(IAmazonBedrockRuntime client, ILogger logger)
{
    public async Task<int> Chunks(ConverseStreamRequest request)
    {
        var chunks = 0;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent) chunks++;
        }

        return chunks;
    }

    public async Task<int> Characters(ConverseStreamRequest request)
    {
        var characters = 0;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) characters += delta.Delta.Text.Length;
        }

        return characters;
    }

    public async Task<TokenUsage?> Usage(ConverseStreamRequest request)
    {
        TokenUsage? usage = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ConverseStreamMetadataEvent metadata) usage = metadata.Usage;
        }

        return usage;
    }

    public async Task WarmUp(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var _ in response.Stream)
        {
        }
    }

    public async Task<TimeSpan> TimeToFirstToken(ConverseStreamRequest request)
    {
        var stopwatch = Stopwatch.StartNew();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent)
            {
                stopwatch.Stop();
                break;
            }
        }

        return stopwatch.Elapsed;
    }

    public async Task<(TimeSpan First, string Text)> TimeToFirstTokenAndText(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var stopwatch = Stopwatch.StartNew();
        TimeSpan? first = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            first ??= stopwatch.Elapsed;
            answer.Append(delta.Delta.Text);
        }

        return (first ?? stopwatch.Elapsed, answer.ToString());
    }

    public async Task<(long Milliseconds, string Text)> ByMilliseconds(ConverseStreamRequest request)
    {
        var answer = "";
        var watch = new Stopwatch();
        long firstToken = -1;
        watch.Start();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (firstToken < 0) firstToken = watch.ElapsedMilliseconds;
            answer += delta.Delta.Text;
        }

        logger.LogInformation("First token after {Milliseconds} ms", firstToken);
        return (firstToken, answer);
    }

    public async Task<(TimeSpan, string)> ByTimestamp(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var started = Stopwatch.GetTimestamp();
        var elapsed = TimeSpan.Zero;
        var isFirst = true;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (isFirst)
            {
                elapsed = Stopwatch.GetElapsedTime(started);
                isFirst = false;
            }

            answer.Append(delta.Delta.Text);
        }

        return (elapsed, answer.ToString());
    }

    public async Task<(DateTimeOffset?, string)> ByClock(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        DateTimeOffset? first = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            first ??= DateTimeOffset.UtcNow;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return (first, answer.ToString());
    }

    public async Task<(long, string)> ByTimeProvider(ConverseStreamRequest request, TimeProvider time)
    {
        var answer = new StringBuilder();
        long? first = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            first ??= time.GetTimestamp();
            answer.Append(delta.Delta.Text);
        }

        return (first ?? 0, answer.ToString());
    }

    public async Task<(List<TimeSpan>, string)> BetweenTokens(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var times = new List<TimeSpan>();
        var stopwatch = Stopwatch.StartNew();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            times.Add(stopwatch.Elapsed);
            stopwatch.Restart();
            answer.Append(delta.Delta.Text);
        }

        return (times, answer.ToString());
    }

    public async Task<(TimeSpan, string)> Stopped(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var toFirst = Stopwatch.StartNew();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (toFirst.IsRunning) toFirst.Stop();
            answer.Append(delta.Delta.Text);
        }

        return (toFirst.Elapsed, answer.ToString());
    }

    public async Task<double> Chat(IAmazonBedrockRuntime runtime, string prompt)
    {
        var updates = new List<ChatResponseUpdate>();
        var stopwatch = Stopwatch.StartNew();
        var first = 0.0;
        await foreach (var update in runtime.AsIChatClient("amazon.nova-lite-v1:0").GetStreamingResponseAsync(prompt))
        {
            if (updates.Count == 0) first = stopwatch.Elapsed.TotalMilliseconds;
            updates.Add(update);
        }

        return first / Math.Max(1, updates.ToChatResponse().Text.Length);
    }

    // How long the whole takes needs no stream.
    public async Task<(TimeSpan, string)> Whole(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var stopwatch = Stopwatch.StartNew();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        stopwatch.Stop();
        logger.LogInformation("Answered in {Elapsed}", stopwatch.Elapsed);
        return (stopwatch.Elapsed, answer.ToString());
    }

    public async Task<string> WithTheServersLatency(ConverseStreamRequest request)
    {
        var answer = "";
        long? latency = null;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
            else if (chunk is ConverseStreamMetadataEvent metadata) latency = metadata.Metrics.LatencyMs;
        }

        logger.LogInformation("{Latency} ms", latency);
        return answer;
    }

    public async Task<StopReason?> Reason(ConverseStreamRequest request)
    {
        StopReason? reason = null;
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is MessageStopEvent stop) reason = stop.StopReason;
        }

        return reason;
    }

    public async Task<Dictionary<string, int>> Kinds(ConverseStreamRequest request)
    {
        var kinds = new Dictionary<string, int>();
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            var kind = chunk.GetType().Name;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        return kinds;
    }
}
