using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

public class LeavesEarly(IAmazonBedrockRuntime client)
{
    public async Task Console_(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream.AsEnumerable())
        {
            if (chunk is ContentBlockDeltaEvent)
            {
                Console.Write((chunk as ContentBlockDeltaEvent)!.Delta.Text);
            }
        }
    }

    public async Task Writer(ConverseStreamRequest request, TextWriter writer)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) await writer.WriteAsync(delta.Delta.Text);
        }
    }

    public async Task Stream_(ConverseStreamRequest request, Stream stream, CancellationToken cancellationToken)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"data: {delta.Delta.Text}\n\n"), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    public async Task Pipe_(ConverseStreamRequest request, PipeWriter writer)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            var bytes = Encoding.UTF8.GetBytes(delta.Delta.Text);
            bytes.CopyTo(writer.GetSpan(bytes.Length));
            writer.Advance(bytes.Length);
            await writer.FlushAsync();
        }

        await writer.CompleteAsync();
    }

    public async Task Json(ConverseStreamRequest request, Utf8JsonWriter writer)
    {
        var response = await client.ConverseStreamAsync(request);
        writer.WriteStartArray();
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            writer.WriteStringValue(delta.Delta.Text);
            await writer.FlushAsync();
        }

        writer.WriteEndArray();
    }

    public async Task File_(ConverseStreamRequest request, string path)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) await File.AppendAllTextAsync(path, delta.Delta.Text);
        }
    }

    public async Task FileStream_(ConverseStreamRequest request, string path)
    {
        using var file = new FileStream(path, FileMode.Create);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) file.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }
    }

    public async Task Socket_(ConverseStreamRequest request, WebSocket socket, CancellationToken cancellationToken)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            var bytes = Encoding.UTF8.GetBytes(delta.Delta.Text);
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: false, cancellationToken);
        }
    }

    public async Task Network(ConverseStreamRequest request, NetworkStream network)
    {
        await using var writer = new StreamWriter(network) { AutoFlush = true };
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }
    }

    public async Task Channel_(ConverseStreamRequest request, Channel<string> channel)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent delta && !channel.Writer.TryWrite(delta.Delta.Text)) break;
            }
        }
        finally
        {
            channel.Writer.TryComplete();
        }
    }

    public async Task Event_(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) OnDeltaReceived(new DeltaEventArgs(delta.Delta.Text));
        }
    }

    public event EventHandler<DeltaEventArgs>? DeltaReceived;

    private void OnDeltaReceived(DeltaEventArgs e) => DeltaReceived?.Invoke(this, e);

    public async Task EventAndMessages(ConverseStreamRequest request, List<string> messages)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            OnDeltaReceived(new DeltaEventArgs(delta.Delta.Text));
            text.Append(delta.Delta.Text);
        }

        messages.Add(text.ToString());
    }

    public async Task Hub(ConverseStreamRequest request, IChatHub hub, string connection)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            text.Append(delta.Delta.Text);
            await hub.SendAsync(connection, "ReceiveToken", delta.Delta.Text);
        }

        await hub.SendAsync(connection, "Done", text.ToString());
    }

    public async Task Posted(ConverseStreamRequest request, HttpClient http)
    {
        var text = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            text += delta.Delta.Text;
            await http.PostAsync("http://localhost/tokens", new StringContent(delta.Delta.Text));
        }
    }

    public async Task OnTheContext(ConverseStreamRequest request, SynchronizationContext context)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            text.Append(delta.Delta.Text);
            context.Post(state => Console.Title = (string)state!, text.ToString());
        }
    }

    public async IAsyncEnumerable<string> Yield(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    public async IAsyncEnumerable<string> YieldAndKeep(ConverseStreamRequest request, List<Message> history)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            text.Append(delta.Delta.Text);
            yield return delta.Delta.Text;
        }

        history.Add(new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { Text = text.ToString() }] });
    }

    // Only the end of a tool call is told while the stream goes on: somebody hears of it.
    public async IAsyncEnumerable<string> YieldSome(ConverseStreamRequest request)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
            if (chunk is ContentBlockStopEvent)
            {
                yield return text.ToString();
                text.Clear();
            }
        }
    }

    public async Task PerBlock(ConverseStreamRequest request)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta)
            {
                text.Append(delta.Delta.Text);
            }
            else if (chunk is ContentBlockStopEvent)
            {
                Console.WriteLine(text);
                text.Clear();
            }
        }
    }

    public async Task FlushedBySize(ConverseStreamRequest request, TextWriter writer)
    {
        var pending = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            pending.Append(delta.Delta.Text);
            if (pending.Length < 200) continue;
            await writer.WriteAsync(pending);
            pending.Clear();
        }

        await writer.WriteAsync(pending);
    }

    public async Task ChatToWriter(IAmazonBedrockRuntime runtime, string prompt, TextWriter writer)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in runtime.AsIChatClient("amazon.nova-lite-v1:0").GetStreamingResponseAsync(prompt))
        {
            writer.Write(update.Text);
            updates.Add(update);
        }

        writer.WriteLine(updates.ToChatResponse().FinishReason);
    }

    public async Task StringWriterOfTheCaller(ConverseStreamRequest request, StringWriter writer)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }
    }

    // Shown by the last call of a chain.
    public async Task Chained(ConverseStreamRequest request)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { } part }) Console.Out.Write(text.Append(part).ToString(text.Length - part.Length, part.Length));
        }
    }

    public async Task Awaiting(ConverseStreamRequest request, SemaphoreSlim gate, Queue<string> shared)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            shared.Enqueue(delta.Delta.Text);
            gate.Release();
        }
    }
}

public sealed class DeltaEventArgs(string text) : EventArgs
{
    public string Text { get; } = text;
}

public interface IChatHub
{
    Task SendAsync(string connection, string method, string argument);
}
