using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.Logging;

// All of these keep the whole answer and show it as it comes: the usual shape of a chat.
public class GathersAndEmits(IAmazonBedrockRuntime client, ILogger<GathersAndEmits> logger)
{
    public async Task<string> ToTheConsole(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta)
            {
                Console.Write(delta.Delta.Text);
                answer.Append(delta.Delta.Text);
            }
        }

        return answer.ToString();
    }

    public async Task<string> ToTheErrorOutput(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            await Console.Error.WriteAsync(delta.Delta.Text);
        }

        return answer;
    }

    public async Task<string> OnlyWhenVerbose(ConverseStreamRequest request, bool verbose)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (verbose) Console.Write(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> OnlyTheReasoning(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent { Delta.ReasoningContent: { } thought }:
                    Console.Write(thought.Text);
                    break;
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
            }
        }

        return answer.ToString();
    }

    // What is shown is not the text, but somebody sees that it goes on.
    public async Task<string> Dots(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            Console.Write('.');
        }

        return answer.ToString();
    }

    public async Task<string> Counter(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var chunks = 0;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            if (++chunks % 10 == 0) Console.Write($"\r{chunks} chunks");
        }

        return answer.ToString();
    }

    public async Task<string> Progress(ConverseStreamRequest request, IProgress<string> progress)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            progress.Report(answer);
        }

        return answer;
    }

    public async Task<string> ProgressOfTheLength(ConverseStreamRequest request, IProgress<int>? progress = null)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            progress?.Report(answer.Length);
        }

        return answer.ToString();
    }

    public async Task<string> Logged(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            logger.LogDebug("Chunk: {Text}", delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        logger.LogInformation("Answer of {Length} characters", answer.Length);
        return answer.ToString();
    }

    public async Task<string> Traced(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            System.Diagnostics.Trace.Write(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ToAChannel(ConverseStreamRequest request, ChannelWriter<string> output, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request, cancellationToken);
        await foreach (var chunk in response.Stream.WithCancellation(cancellationToken))
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            await output.WriteAsync(delta.Delta.Text, cancellationToken);
        }

        output.Complete();
        return answer.ToString();
    }

    public async Task<string> ToALocalChannel(ConverseStreamRequest request)
    {
        var channel = Channel.CreateUnbounded<string>();
        var printing = Task.Run(async () =>
        {
            await foreach (var text in channel.Reader.ReadAllAsync()) Console.Write(text);
        });
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            channel.Writer.TryWrite(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        channel.Writer.Complete();
        await printing;
        return answer.ToString();
    }

    public async Task<string> Yielding(ConverseStreamRequest request, Action<string> onToken)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            onToken(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> OptionalCallback(ConverseStreamRequest request, Action<string>? onToken = null)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            onToken?.Invoke(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> AsynchronousCallback(InvokeModelWithResponseStreamRequest request, Func<string, CancellationToken, Task> onToken, CancellationToken cancellationToken)
    {
        var answer = "";
        var response = await client.InvokeModelWithResponseStreamAsync(request, cancellationToken);
        await foreach (var item in response.Body)
        {
            if (item is not PayloadPart part) continue;
            var text = (string?)JsonNode.Parse(part.Bytes)?["outputText"];
            if (text is null) continue;
            answer += text;
            await onToken(text, cancellationToken);
        }

        return answer;
    }

    // Sentence by sentence to whoever speaks them.
    public async Task<string> Sentences(ConverseStreamRequest request, Func<string, Task> speak)
    {
        var answer = new StringBuilder();
        var sentence = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            sentence.Append(delta.Delta.Text);
            if (delta.Delta.Text.EndsWith('.'))
            {
                await speak(sentence.ToString());
                sentence.Clear();
            }
        }

        if (sentence.Length > 0) await speak(sentence.ToString());
        return answer.ToString();
    }

    public async Task<List<string>> Lines(ConverseStreamRequest request)
    {
        var lines = new List<string>();
        var line = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            line += delta.Delta.Text;
            int end;
            while ((end = line.IndexOf('\n')) >= 0)
            {
                lines.Add(line[..end]);
                Console.WriteLine(line[..end]);
                line = line[(end + 1)..];
            }
        }

        lines.Add(line);
        return lines;
    }

    public async Task<string> ToAFileAsWell(ConverseStreamRequest request, string path)
    {
        var answer = new StringBuilder();
        await using var file = new StreamWriter(path);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            await file.WriteAsync(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // A tool is called as soon as its arguments are there, while the model goes on.
    public async Task<string> ToolsAtOnce(ConverseStreamRequest request, Func<string, string, Task> call)
    {
        var answer = new StringBuilder();
        var input = new StringBuilder();
        string? tool = null;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockStartEvent start:
                    tool = start.Start?.ToolUse?.Name;
                    break;
                case ContentBlockDeltaEvent { Delta.ToolUse: { } use }:
                    input.Append(use.Input);
                    break;
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
                case ContentBlockStopEvent when tool is not null:
                    await call(tool, input.ToString());
                    input.Clear();
                    tool = null;
                    break;
            }
        }

        return answer.ToString();
    }

    public async Task<string> Observed(ConverseStreamRequest request)
    {
        var parts = new ObservableCollection<string>();
        parts.CollectionChanged += (_, e) => Console.Write(e.NewItems![0]);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        return string.Concat(parts);
    }

    // Another thread prints what has grown.
    public async Task<string> Polled(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        using var stop = new CancellationTokenSource();
        var printing = Task.Run(async () =>
        {
            var printed = 0;
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(100);
                string text;
                lock (answer) text = answer.ToString();
                Console.Write(text[printed..]);
                printed = text.Length;
            }
        });
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            lock (answer) answer.Append(delta.Delta.Text);
        }

        stop.Cancel();
        await printing;
        return answer.ToString();
    }

    // The reading runs beside the method, which prints.
    public async Task Queued(ConverseStreamRequest request)
    {
        using var queue = new System.Collections.Concurrent.BlockingCollection<string>();
        var response = await client.ConverseStreamAsync(request);
        var reading = Task.Run(() =>
        {
            foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) queue.Add(delta.Delta.Text);
            }

            queue.CompleteAdding();
        });
        foreach (var text in queue.GetConsumingEnumerable()) Console.Write(text);
        await reading;
    }

    public async IAsyncEnumerable<string> Bridged(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        var channel = Channel.CreateUnbounded<IEventStreamEvent>();
        var filling = Task.Run(() =>
        {
            try
            {
                foreach (var e in response.Stream) channel.Writer.TryWrite(e);
            }
            finally
            {
                channel.Writer.Complete();
            }
        });
        await foreach (var e in channel.Reader.ReadAllAsync())
        {
            if (e is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }

        await filling;
    }
}
