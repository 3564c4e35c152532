using System;
using System.CodeDom.Compiler;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Polly;

// Ways out that are not seen at the first look.
public class Sinks(IAmazonBedrockRuntime client)
{
    private static readonly AsyncLocal<string> s_current = new();
    private string _last = "";
    private readonly Dictionary<string, Action<string>> _handlers = [];
    private readonly List<Session> _sessions = [];

    public async Task<string> Remembered(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            Remember(delta.Delta.Text);
        }

        return answer.ToString();
    }

    private void Remember(string text) => _last = text;

    public async Task<string> ReferenceToAField(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return Read(response.Stream);

        string Read(ConverseStreamOutput stream)
        {
            ref var text = ref _last;
            foreach (var chunk in stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) text += delta.Delta.Text;
            }

            return text;
        }
    }

    public async Task<string> Ambient(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) s_current.Value += delta.Delta.Text;
        }

        return s_current.Value!;
    }

    public async Task<string> SetterThatPrints(ConverseStreamRequest request)
    {
        var line = new PrintedLine();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) line.Text += delta.Delta.Text;
        }

        return line.Text;
    }

    public async Task<string> ListThatPrints(ConverseStreamRequest request)
    {
        var lines = new PrintingCollection();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) lines.Add(delta.Delta.Text);
        }

        return string.Concat(lines);
    }

    public async Task<string> ObjectThatPrints(ConverseStreamRequest request)
    {
        var answer = new PrintingAnswer();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream) answer.Add(chunk);
        return answer.ToString();
    }

    // An object that does nothing but gather.
    public async Task<string> ObjectThatGathers(ConverseStreamRequest request)
    {
        var answer = new GatheredAnswer();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream) answer.Add(chunk);
        return answer.ToString();
    }

    public async Task<string> InAnObjectOfTheField(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var session = new Session { Answer = answer };
        _sessions.Add(session);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> InAConstructor(ConverseStreamRequest request, Action<Session> open)
    {
        var answer = new List<string>();
        open(new Session { Parts = answer });
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Add(delta.Delta.Text);
        }

        return string.Concat(answer);
    }

    public async Task OutInALocal(ConverseStreamRequest request)
    {
        var output = Console.Out;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) output.Write(delta.Delta.Text);
        }
    }

    public async Task Indented(ConverseStreamRequest request)
    {
        using var writer = new IndentedTextWriter(Console.Out);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }
    }

    public async Task Zipped(ConverseStreamRequest request, string path)
    {
        await using var zip = new GZipStream(File.Create(path), CompressionMode.Compress);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) await zip.WriteAsync(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }
    }

    public async Task Buffered(ConverseStreamRequest request, Stream output)
    {
        await using var buffered = new BufferedStream(output);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) buffered.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }
    }

    public async Task<string> Dynamic(ConverseStreamRequest request, dynamic page)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            page.Show(answer);
        }

        return answer;
    }

    public async Task<string> Dispatched(ConverseStreamRequest request, Action<Action> invoke, PrintedLine label)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            invoke(() => label.Text = answer.ToString());
        }

        return answer.ToString();
    }

    public async Task<string> Pooled(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            ThreadPool.QueueUserWorkItem(_ => Console.Write(delta.Delta.Text));
        }

        return answer.ToString();
    }

    public async Task<string> TaskForEach(ConverseStreamRequest request)
    {
        var tasks = new List<Task>();
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            tasks.Add(Task.Run(() => Console.Write(delta.Delta.Text)));
        }

        await Task.WhenAll(tasks);
        return answer.ToString();
    }

    // Each sentence is translated while the next is being written.
    public async Task<string> Translated(ConverseStreamRequest request)
    {
        var sentence = new StringBuilder();
        var translations = new List<Task<string>>();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            sentence.Append(delta.Delta.Text);
            if (!delta.Delta.Text.EndsWith('.')) continue;
            translations.Add(TranslateAsync(sentence.ToString()));
            sentence.Clear();
        }

        return string.Concat(await Task.WhenAll(translations));
    }

    private async Task<string> TranslateAsync(string sentence)
    {
        var response = await client.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Translate: " + sentence }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 300 },
        });
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> Handled(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            if (_handlers.TryGetValue("text", out var handler)) handler(delta.Delta.Text);
        }

        return answer;
    }

    public async Task<string> Observer(ConverseStreamRequest request, IObserver<string> observer)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            observer.OnNext(delta.Delta.Text);
        }

        observer.OnCompleted();
        return answer;
    }

    public async Task<string> FirstOneIsAwaited(ConverseStreamRequest request, TaskCompletionSource<string> first)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            first.TrySetResult(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Results(ConverseStreamRequest request, IDictionary<string, string> results, string id)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) results[id] = answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> LoopOfAThread(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var done = false;
        var thread = new Thread(Print);
        thread.Start();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            lock (answer) answer.Append(delta.Delta.Text);
        }

        done = true;
        thread.Join();
        return answer.ToString();

        void Print()
        {
            while (!Volatile.Read(ref done))
            {
                Thread.Sleep(100);
                lock (answer) Console.Title = answer.ToString();
            }
        }
    }

    public async Task<string> RunningTask(ConverseStreamRequest request)
    {
        var answer = new ConcurrentQueue<string>();
        var printing = PrintAsync();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Enqueue(delta.Delta.Text);
        }

        answer.Enqueue("");
        await printing;
        return "";

        async Task PrintAsync()
        {
            while (true)
            {
                await Task.Delay(50);
                while (answer.TryDequeue(out var text))
                {
                    if (text.Length == 0) return;
                    Console.Write(text);
                }
            }
        }
    }

    // A policy around all of it changes nothing.
    public async Task<string> InAPipeline(ConverseStreamRequest request, ResiliencePipeline pipeline, CancellationToken cancellationToken)
    {
        return await pipeline.ExecuteAsync(async token =>
        {
            var answer = new StringBuilder();
            var response = await client.ConverseStreamAsync(request, token); // !BDR2001
            await foreach (var chunk in response.Stream.WithCancellation(token))
            {
                if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            }

            return answer.ToString();
        }, cancellationToken);
    }

    // The policy has the response in its hands first.
    public async Task<string> OutOfAPipeline(ConverseStreamRequest request, ResiliencePipeline pipeline, CancellationToken cancellationToken)
    {
        var response = await pipeline.ExecuteAsync(async token => await client.ConverseStreamAsync(request, token), cancellationToken);
        await foreach (var chunk in response.Stream.WithCancellation(cancellationToken))
        {
            if (chunk is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        }

        return "";
    }

    // Said before the model is asked: nobody sees the answer sooner.
    public async Task<string> Announced(ConverseStreamRequest request)
    {
        Console.Write("Thinking... ");
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        Console.WriteLine("done");
        return answer.ToString();
    }

    public async Task<string> Unhurried(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001 missed
        foreach (var chunk in response.Stream)
        {
            await Task.Yield();
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> AskedOfAPrintingClient(ConverseStreamRequest request)
    {
        using var printing = new EchoingRuntimeClient();
        var answer = new StringBuilder();
        var response = await printing.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}

public sealed class Session
{
    public StringBuilder Answer { get; init; } = new();

    public List<string> Parts { get; init; } = [];
}

public sealed class PrintedLine
{
    private string _text = "";

    public string Text
    {
        get => _text;
        set
        {
            Console.Write(value[_text.Length..]);
            _text = value;
        }
    }
}

public sealed class PrintingCollection : Collection<string>
{
    protected override void InsertItem(int index, string item)
    {
        Console.Write(item);
        base.InsertItem(index, item);
    }
}

public sealed class PrintingAnswer
{
    private readonly StringBuilder _text = new();

    public void Add(IEventStreamEvent e)
    {
        if (e is not ContentBlockDeltaEvent delta) return;
        _text.Append(delta.Delta.Text);
        Console.Write(delta.Delta.Text);
    }

    public override string ToString() => _text.ToString();
}

public sealed class GatheredAnswer
{
    private readonly StringBuilder _text = new();

    public void Add(IEventStreamEvent e)
    {
        if (e is ContentBlockDeltaEvent delta) _text.Append(delta.Delta.Text);
    }

    public override string ToString() => _text.ToString();
}

// A client that shows what comes, whoever asks.
public sealed class EchoingRuntimeClient : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
    {
        var response = await base.ConverseStreamAsync(request, cancellationToken);
        response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        return response;
    }
}

// Writes what it reads into itself.
public abstract class AnswerBody(IAmazonBedrockRuntime client) : Stream
{
    public async Task FillAsync(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }
    }
}
