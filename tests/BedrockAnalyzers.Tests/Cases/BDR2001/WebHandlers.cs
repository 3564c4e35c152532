using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public sealed record ChatInput(string Prompt, string? SessionId);

public sealed record ChatOutput(string Answer, string? StopReason, int Tokens);

public class WebHandlers(IAmazonBedrockRuntime client)
{
    private static ConverseStreamRequest ToRequest(ChatInput input) => new()
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = input.Prompt }] }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = 1000 },
    };

    // One JSON object at the end: the page shows nothing before.
    public async Task<ChatOutput> Whole(ChatInput input, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        var stopReason = "";
        var tokens = 0;
        var response = await client.ConverseStreamAsync(ToRequest(input), cancellationToken); // !BDR2001
        await foreach (var chunk in response.Stream.WithCancellation(cancellationToken))
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
                case MessageStopEvent stop:
                    stopReason = stop.StopReason.Value;
                    break;
                case ConverseStreamMetadataEvent metadata:
                    tokens = metadata.Usage.OutputTokens.GetValueOrDefault();
                    break;
            }
        }

        return new ChatOutput(answer.ToString(), stopReason, tokens);
    }

    public async Task WholeToTheListener(HttpListenerContext context, ChatInput input)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(ToRequest(input)); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.OutputStream, new { answer });
        context.Response.Close();
    }

    // A body of server-sent events that is sent when it is complete.
    public async Task<HttpResponseMessage> EventsAtTheEnd(ChatInput input)
    {
        var body = new StringBuilder();
        var response = await client.ConverseStreamAsync(ToRequest(input)); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) body.Append("data: ").Append(delta.Delta.Text).Append("\n\n");
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body.ToString(), Encoding.UTF8, "text/event-stream") };
    }

    // A function that answers with all of it, as one behind an API gateway does.
    public async Task<string> FunctionHandler(JsonObject input)
    {
        var prompt = (string?)input["prompt"] ?? throw new ArgumentException("No prompt", nameof(input));
        var parts = new List<string>();
        var response = await client.ConverseStreamAsync(ToRequest(new ChatInput(prompt, null))); // !BDR2001
        foreach (var chunk in response.Stream.AsEnumerable())
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        return JsonSerializer.Serialize(new { statusCode = 200, body = string.Join("", parts) });
    }

    public async Task<Stream> WholeAsStream(InvokeModelWithResponseStreamRequest request)
    {
        var buffer = new MemoryStream();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) await part.Bytes.CopyToAsync(buffer);
        }

        buffer.Seek(0, SeekOrigin.Begin);
        return buffer;
    }

    public async Task ToTheListener(HttpListenerContext context, ChatInput input, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        var output = context.Response.OutputStream;
        var response = await client.ConverseStreamAsync(ToRequest(input), cancellationToken);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            await output.WriteAsync(Encoding.UTF8.GetBytes("data: " + delta.Delta.Text + "\n\n"), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        context.Response.Close();
    }

    public async Task ToTheListenersWriter(HttpListenerResponse output, ChatInput input)
    {
        await using var writer = new StreamWriter(output.OutputStream) { AutoFlush = true };
        var response = await client.ConverseStreamAsync(ToRequest(input));
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) await writer.WriteAsync($"data: {JsonSerializer.Serialize(delta.Delta.Text)}\n\n");
        }

        await writer.WriteAsync("data: [DONE]\n\n");
    }

    public async IAsyncEnumerable<SseItem<string>> Events(ChatInput input)
    {
        var response = await client.ConverseStreamAsync(ToRequest(input));
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) yield return new SseItem<string>(delta.Delta.Text, "token");
        }
    }

    public Task FormattedEvents(ChatInput input, Stream output) => SseFormatter.WriteAsync(Events(input), output);

    // The pipe's other end goes to the page.
    public Stream Piped(ChatInput input)
    {
        var pipe = new Pipe();
        _ = Task.Run(async () =>
        {
            var response = await client.ConverseStreamAsync(ToRequest(input));
            await foreach (var chunk in response.Stream)
            {
                if (chunk is not ContentBlockDeltaEvent delta) continue;
                await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(delta.Delta.Text));
            }

            await pipe.Writer.CompleteAsync();
        });
        return pipe.Reader.AsStream();
    }

    public ChannelReader<string> Channelled(ChatInput input, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<string>();
        _ = FillAsync(channel.Writer, input, cancellationToken);
        return channel.Reader;
    }

    private async Task FillAsync(ChannelWriter<string> writer, ChatInput input, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            var answer = new StringBuilder();
            var response = await client.ConverseStreamAsync(ToRequest(input), cancellationToken);
            await foreach (var chunk in response.Stream)
            {
                if (chunk is not ContentBlockDeltaEvent delta) continue;
                answer.Append(delta.Delta.Text);
                await writer.WriteAsync(delta.Delta.Text, cancellationToken);
            }
        }
        catch (Exception e)
        {
            error = e;
        }
        finally
        {
            writer.Complete(error);
        }
    }

    public HttpContent AsContent(ChatInput input) => new StreamedContent(client, ToRequest(input));

    public async Task<int> KeepAlive(ChatInput input, Stream output)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(ToRequest(input));
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            output.WriteByte((byte)' ');
            output.Flush();
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(answer.ToString()));
        return answer.Length;
    }
}

public sealed class StreamedContent(IAmazonBedrockRuntime client, ConverseStreamRequest request) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) await stream.WriteAsync(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
