using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

public class IteratorsThatGather(IAmazonBedrockRuntime client)
{
    // Looks like a stream, and gives one thing at the end.
    public async IAsyncEnumerable<string> Once(ConverseStreamRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request, cancellationToken); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        yield return answer.ToString();
    }

    public async IAsyncEnumerable<string> PartByPart(ConverseStreamRequest request)
    {
        var parts = new List<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { } text }) parts.Add(text);
        }

        foreach (var part in parts) yield return part;
    }

    // Gathered because a yield may not stand in a try with a catch.
    public async IAsyncEnumerable<string> BecauseOfTheCatch(InvokeModelWithResponseStreamRequest request)
    {
        List<string> parts = [];
        string? error = null;
        try
        {
            var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
            await foreach (var item in response.Body)
            {
                if (item is not PayloadPart part) continue;
                var text = (string?)JsonNode.Parse(part.Bytes)?["delta"]?["text"];
                if (text is not null) parts.Add(text);
            }
        }
        catch (AmazonBedrockRuntimeException e)
        {
            error = e.Message;
        }

        if (error is not null)
        {
            yield return error;
            yield break;
        }

        foreach (var part in parts) yield return part;
    }

    public async IAsyncEnumerable<string> Words(ConverseStreamRequest request)
    {
        var text = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) text += delta.Delta.Text;
        }

        foreach (var word in text.Split(' '))
        {
            yield return word + " ";
            await Task.Delay(20);
        }
    }

    public async IAsyncEnumerable<string> Chat(IAmazonBedrockRuntime runtime, string prompt)
    {
        var updates = await runtime.AsIChatClient("amazon.nova-lite-v1:0").GetStreamingResponseAsync(prompt).ToListAsync(); // !BDR2001
        foreach (var update in updates) yield return update.Text;
    }

    public async IAsyncEnumerable<string> Early(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (delta.Delta.Text.Contains('.'))
            {
                yield return answer.ToString();
                answer.Clear();
            }
        }

        yield return answer.ToString();
    }

    public async IAsyncEnumerable<ModelEvent> Typed(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        StopReason? reason = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent { Delta.Text: { } text }:
                    answer.Append(text);
                    yield return new ModelEvent.Text(text);
                    break;
                case ContentBlockStartEvent { Start.ToolUse: { } tool }:
                    yield return new ModelEvent.Tool(tool.Name);
                    break;
                case MessageStopEvent stop:
                    reason = stop.StopReason;
                    break;
            }
        }

        yield return new ModelEvent.Complete(answer.ToString(), reason?.Value);
    }

    // The usage alone comes out of it: nothing was gathered.
    public async IAsyncEnumerable<int> Usage(ConverseStreamRequest request)
    {
        var tokens = 0;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ConverseStreamMetadataEvent metadata) tokens = metadata.Usage.TotalTokens ?? 0;
        }

        yield return tokens;
    }

    public async IAsyncEnumerable<string> LoopInATry(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        try
        {
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
            }
        }
        finally
        {
            response.Stream.Dispose();
        }
    }
}

public abstract record ModelEvent
{
    public sealed record Text(string Value) : ModelEvent;

    public sealed record Tool(string Name) : ModelEvent;

    public sealed record Complete(string Value, string? Reason) : ModelEvent;
}
