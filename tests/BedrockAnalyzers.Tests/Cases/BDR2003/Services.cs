using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;

public class ChatService(IAmazonBedrockRuntime client, SemaphoreSlim gate)
{
    private int _answers;

    public async IAsyncEnumerable<string> AskAsync(ConverseStreamRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken).ConfigureAwait(false);
        if (response?.Stream != null)
        {
            foreach (var item in response.Stream) // !BDR2003
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (item)
                {
                    case ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } text }:
                        yield return text;
                        break;
                    case MessageStopEvent:
                        yield break;
                }
            }
        }
    }

    public async Task<string> CompleteAsync(InvokeModelWithResponseStreamRequest request)
    {
        await gate.WaitAsync();
        try
        {
            var text = new StringBuilder();
            var response = await client.InvokeModelWithResponseStreamAsync(request);
            // One chunk at a time.
            foreach (PayloadPart part in response.Body) // !BDR2003
            {
                using var reader = new StreamReader(part.Bytes);
                var chunk = JsonNode.Parse(await reader.ReadToEndAsync());
                text.Append((string?)chunk?["completion"]);
            }

            return text.ToString();
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<string> TextAsync(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(delta => delta.Delta.Text)); // !BDR2003
    }

    public async Task<List<IEventStreamEvent>> EventsAsync(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        var events = response.Stream.AsEnumerable().ToList(); // !BDR2003
        lock (gate)
        {
            _answers++;
        }

        return events;
    }

    public async Task ShowAsync(ConverseStreamRequest request, Action<string> show)
    {
        var response = await client.ConverseStreamAsync(request);
        foreach (var delta in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) // !BDR2003
        {
            // Only text.
            if (delta.Delta.Text is null) continue;
            show(delta.Delta.Text);
        }
    }

    public async Task CopyAsync(ConverseStreamRequest request, ChannelWriter<string> writer)
    {
        var stream = (await client.ConverseStreamAsync(request)).Stream;
        var events = stream.AsEnumerable();
        try
        {
            foreach (var e in events) // !BDR2003
                await writer.WriteAsync(e.ToString()!);
        }
        catch (BedrockRuntimeEventStreamException ex)
        {
            writer.TryComplete(ex.InnerException);
        }
        finally
        {
            stream.Dispose();
        }
    }

    public Task StartAsync(ConverseStreamRequest request, IProgress<string> progress) => Task.Run(async () =>
    {
        using var stream = (await client.ConverseStreamAsync(request)).Stream;
        foreach (var chunk in stream) // !BDR2003
        {
            if (chunk is ContentBlockDeltaEvent d) progress.Report(d.Delta.Text);
        }
    });

    public async Task BothAsync(ConverseStreamRequest request, ConverseStreamRequest other)
    {
        var first = await client.ConverseStreamAsync(request);
        foreach (var one in first.Stream.ToBlockingEnumerable()) // !BDR2003
        {
            var second = await client.ConverseStreamAsync(other);
            foreach (var two in from e in second.Stream.AsEnumerable() where e is MessageStopEvent select e) // !BDR2003
            {
                Console.WriteLine((one, two));
            }
        }
    }
}
