using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;

public class Awaited(IAmazonBedrockRuntime client)
{
    public async IAsyncEnumerable<string> TextsAsync(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { } text }) yield return text;
        }
    }

    public async Task<int> CountAsync(ConverseStreamRequest request) => await (await client.ConverseStreamAsync(request)).Stream.CountAsync();

    public async Task OfOneTypeAsync(ConverseStreamRequest request)
    {
        IAsyncEnumerable<IEventStreamEvent> events = (await client.ConverseStreamAsync(request)).Stream;
        await foreach (var delta in events.OfType<ContentBlockDeltaEvent>()) Console.Write(delta.Delta.Text);
    }

    public async Task ByEventsAsync(ConverseStreamRequest request)
    {
        var stream = (await client.ConverseStreamAsync(request)).Stream;
        stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        await stream.StartProcessingAsync();
    }
}

public class OnAnotherThread(IAmazonBedrockRuntime client)
{
    public async Task<ChannelReader<IEventStreamEvent>> ReadAsync(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var stream = (await client.ConverseStreamAsync(request, cancellationToken)).Stream;
        var channel = Channel.CreateUnbounded<IEventStreamEvent>();
        _ = Task.Factory.StartNew(
            () =>
            {
                foreach (var e in stream) channel.Writer.TryWrite(e);
                channel.Writer.Complete();
            },
            TaskCreationOptions.LongRunning);
        return channel.Reader;
    }
}

public class Synchronous
{
    public static IEnumerable<string> Texts(ConverseStreamOutput stream)
    {
        foreach (var delta in stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) yield return delta.Delta.Text;
    }

    public string Last { get; private set; } = "";

    public void Read(Amazon.BedrockRuntime.Model.ResponseStream stream) => Last = stream.AsEnumerable().Last().ToString()!;

    // The caller enumerates what this method made: it does not know of what.
    public async Task PrintAsync(IEnumerable<IEventStreamEvent> events, ConverseStreamOutput stream)
    {
        foreach (var e in events) Console.WriteLine(e);
        foreach (var text in Texts(stream)) Console.WriteLine(text);
        await Task.CompletedTask;
    }
}

public class Agents(IAmazonBedrockAgentRuntime agents)
{
    public async Task AskAsync(RetrieveAndGenerateStreamRequest request)
    {
        var response = await agents.RetrieveAndGenerateStreamAsync(request);
        foreach (var e in response.Stream) Console.WriteLine(e);
    }
}
