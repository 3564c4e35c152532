using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;

public class EventHandlers(IAmazonBedrockRuntime client)
{
    private readonly StringBuilder _shown = new();

    public event EventHandler<string>? TextReceived;

    public async Task<string> Lambda(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        response.Stream.ContentBlockDeltaReceived += (_, e) => answer.Append(e.EventStreamEvent.Delta.Text);
        await response.Stream.StartProcessingAsync();
        return answer.ToString();
    }

    public async Task<string> LocalFunction(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        using var stream = response.Stream;
        stream.ContentBlockDeltaReceived += OnDelta;
        await stream.StartProcessingAsync();
        return answer;

        void OnDelta(object? sender, EventStreamEventReceivedArgs<ContentBlockDeltaEvent> e)
        {
            if (e.EventStreamEvent.Delta?.Text is { } text) answer += text;
        }
    }

    public async Task<(string, int)> AnyEvent(ConverseStreamRequest request)
    {
        var parts = new List<string>();
        var tokens = 0;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        response.Stream.EventReceived += (sender, e) =>
        {
            switch (e.EventStreamEvent)
            {
                case ContentBlockDeltaEvent delta:
                    parts.Add(delta.Delta.Text);
                    break;
                case ConverseStreamMetadataEvent metadata:
                    tokens = metadata.Usage.TotalTokens ?? 0;
                    break;
            }
        };
        await response.Stream.StartProcessingAsync();
        return (string.Concat(parts), tokens);
    }

    public async Task<string> Body(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        response.Body.ChunkReceived += (_, e) =>
        {
            var chunk = JsonNode.Parse(e.EventStreamEvent.Bytes);
            answer.Append((string?)chunk?["completion"]);
        };
        await response.Body.StartProcessingAsync();
        return answer.ToString();
    }

    public async Task<string> SeveralHandlers(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        StopReason? reason = null;
        Exception? error = null;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        response.Stream.ContentBlockDeltaReceived += (_, e) => answer.Append(e.EventStreamEvent.Delta.Text);
        response.Stream.MessageStopReceived += (_, e) => reason = e.EventStreamEvent.StopReason;
        response.Stream.ExceptionReceived += (_, e) => error = e.EventStreamException;
        await response.Stream.StartProcessingAsync();
        if (error is not null) throw error;
        return reason == StopReason.Max_tokens ? answer + "…" : answer.ToString();
    }

    // The text is all there when the last event lets the caller go on.
    public async Task<string> WaitedFor(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var done = new TaskCompletionSource();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        response.Stream.ContentBlockDeltaReceived += (_, e) => answer.Append(e.EventStreamEvent.Delta.Text);
        response.Stream.MessageStopReceived += (_, _) => done.TrySetResult();
        response.Stream.StartProcessing();
        await done.Task;
        return answer.ToString();
    }

    public async Task Printed(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        await response.Stream.StartProcessingAsync();
    }

    public async Task<string> PrintedAndGathered(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += (_, e) => answer.Append(e.EventStreamEvent.Delta.Text);
        response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        await response.Stream.StartProcessingAsync();
        return answer.ToString();
    }

    public async Task ToField(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += OnDelta;
        await response.Stream.StartProcessingAsync();
        response.Stream.ContentBlockDeltaReceived -= OnDelta;
    }

    private void OnDelta(object? sender, EventStreamEventReceivedArgs<ContentBlockDeltaEvent> e) => _shown.Append(e.EventStreamEvent.Delta.Text);

    public async Task<string> Raised(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += (_, e) =>
        {
            answer.Append(e.EventStreamEvent.Delta.Text);
            TextReceived?.Invoke(this, e.EventStreamEvent.Delta.Text);
        };
        await response.Stream.StartProcessingAsync();
        return answer.ToString();
    }

    public async Task<ChannelReader<string>> ToChannel(ConverseStreamRequest request)
    {
        var channel = Channel.CreateUnbounded<string>();
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += (_, e) => channel.Writer.TryWrite(e.EventStreamEvent.Delta.Text);
        response.Stream.MessageStopReceived += (_, _) => channel.Writer.TryComplete();
        response.Stream.StartProcessing();
        return channel.Reader;
    }

    public async Task Given(ConverseStreamRequest request, EventHandler<EventStreamEventReceivedArgs<ContentBlockDeltaEvent>> handler)
    {
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += handler;
        await response.Stream.StartProcessingAsync();
    }

    // Somebody looks at the answer while it grows.
    public async Task<string> Watched(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        using var timer = new Timer(_ => Console.Write($"\r{answer.Length} characters"), null, 0, 500);
        var response = await client.ConverseStreamAsync(request);
        response.Stream.ContentBlockDeltaReceived += (_, e) => answer.Append(e.EventStreamEvent.Delta.Text);
        await response.Stream.StartProcessingAsync();
        return answer.ToString();
    }

    public async Task<int> OnlyTokens(ConverseStreamRequest request)
    {
        var tokens = 0;
        var response = await client.ConverseStreamAsync(request);
        response.Stream.MetadataReceived += (_, e) => tokens = e.EventStreamEvent.Usage.OutputTokens ?? 0;
        await response.Stream.StartProcessingAsync();
        return tokens;
    }
}
