using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

// The buffer is the method's own, and somebody else looks into it while it fills.
public class SharedBuffers(IAmazonBedrockRuntime client)
{
    private static readonly List<ChatMessage> s_messages = [];
    private readonly StringBuilder _shared = new();

    public async Task<string> ByATimer(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        using var timer = new Timer(Show, null, 0, 100);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();

        void Show(object? state) => Console.Title = answer.ToString();
    }

    public async Task<string> ByATimersEvent(ConverseStreamRequest request, System.Timers.Timer timer)
    {
        var answer = new StringBuilder();
        timer.Elapsed += (_, _) => Console.Title = answer.ToString();
        timer.Start();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByARunningTask(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var done = false;
        var showing = Task.Run(ShowAsync);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        done = true;
        await showing;
        return answer.ToString();

        async Task ShowAsync()
        {
            while (!done)
            {
                await Task.Delay(100);
                Console.Title = answer.ToString();
            }
        }
    }

    public async Task<string> ByACallThatGoesOn(ConverseStreamRequest request)
    {
        var answer = "";
        var done = false;
        var showing = ShowAsync();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        done = true;
        await showing;
        return answer;

        async Task ShowAsync()
        {
            while (!done)
            {
                await Task.Delay(100);
                Console.Title = answer;
            }
        }
    }

    public async Task<string> BySideBySide(ConverseStreamRequest request)
    {
        var answer = "";
        var done = false;
        await Task.WhenAll(FillAsync(), ShowAsync());
        return answer;

        async Task FillAsync()
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
            }

            done = true;
        }

        async Task ShowAsync()
        {
            while (!done)
            {
                await Task.Delay(100);
                Console.Title = answer;
            }
        }
    }

    public async Task<string> ByAFunction(ConverseStreamRequest request, List<Func<string>> readers)
    {
        var answer = new StringBuilder();
        readers.Add(Now);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();

        string Now() => answer.ToString();
    }

    public async Task<string> ByItsOwnMethod(ConverseStreamRequest request, List<Func<string>> readers)
    {
        var answer = new StringBuilder();
        readers.Add(answer.ToString);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByALambda(ConverseStreamRequest request, List<Func<string>> readers)
    {
        var answer = "";
        readers.Add(() => answer);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> ByAView(ConverseStreamRequest request, Action<IReadOnlyList<string>> show)
    {
        var answer = new List<string>();
        show(answer.AsReadOnly());
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Add(delta.Delta.Text);
        }

        return string.Concat(answer);
    }

    public async Task<string> ByALazyQuery(ConverseStreamRequest request, Action<IEnumerable<string>> show)
    {
        var answer = new List<string>();
        show(answer.Where(t => t.Length > 0));
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Add(delta.Delta.Text);
        }

        return string.Concat(answer);
    }

    public async Task<string> ByAnAlias(ConverseStreamRequest request, Action<List<string>> show)
    {
        var answer = new List<string>();
        var view = answer;
        show(view);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Add(delta.Delta.Text);
        }

        return string.Concat(answer);
    }

    public async Task<string> ByATuple(ConverseStreamRequest request, Action<(string, StringBuilder)> show)
    {
        var answer = new StringBuilder();
        show(("answer", answer));
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByAnArray(ConverseStreamRequest request, Action<StringBuilder[]> show)
    {
        var answer = new StringBuilder();
        show([answer]);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByADictionary(ConverseStreamRequest request, ConcurrentDictionary<string, StringBuilder> answers)
    {
        var answer = new StringBuilder();
        answers[request.ModelId] = answer;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByAWriter(ConverseStreamRequest request, Action<StringBuilder> show)
    {
        var answer = new StringBuilder();
        show(answer);
        using var writer = new StringWriter(answer);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByAWriterOnAStream(ConverseStreamRequest request, Action<Stream> show)
    {
        var memory = new MemoryStream();
        show(memory);
        using var writer = new StreamWriter(memory);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public async Task<string> ByAMessage(ConverseStreamRequest request)
    {
        var answer = new TextContent("");
        s_messages.Add(new ChatMessage(ChatRole.Assistant, [answer]));
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Text += delta.Delta.Text;
        }

        return answer.Text;
    }

    public async Task<string> FromAMethod(ConverseStreamRequest request)
    {
        var answer = Rent();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    private StringBuilder Rent() => _shared;

    public async Task<string> OneOfTwo(ConverseStreamRequest request, bool own)
    {
        var answer = own ? new StringBuilder() : _shared;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> OfThePage(ConverseStreamRequest request, AnswerPage page)
    {
        var answer = page.Answer;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> OfAShownPage(ConverseStreamRequest request, Action<AnswerPage> show)
    {
        var page = new AnswerPage();
        show(page);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) page.Answer.Append(delta.Delta.Text);
        }

        return page.Answer.ToString();
    }

    public async Task<string> LoudStreamAsItself(ConverseStreamRequest request)
    {
        var answer = new LoudStream();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public async Task<string> LoudStreamAsItsBase(ConverseStreamRequest request)
    {
        MemoryStream answer = new LoudStream();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public async Task<string> LoudPages(ConverseStreamRequest request, bool loud)
    {
        AnswerPage page = loud ? new LoudPage() : new AnswerPage();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream) page.Take(chunk);
        return page.Answer.ToString();
    }

    public async Task<string> PageThatIsKnown(ConverseStreamRequest request)
    {
        var page = new KnownPage();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream) page.Take(chunk);
        return page.Answer.ToString();
    }

    public async Task<string> LoudClient(ConverseStreamRequest request)
    {
        using var loud = new LoudRuntimeClient();
        IAmazonBedrockRuntime runtime = loud;
        var response = await runtime.ConverseStreamAsync(request); // wrong !BDR2001
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text));
    }
}

// What interrupts the stream before its end is a use of it, whatever it looks at.
public class Interrupted(IAmazonBedrockRuntime client, ILogger logger)
{
    public async Task<string> ByAKey(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (Console.KeyAvailable) break;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByTheCaller(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (cancellationToken.IsCancellationRequested) break;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByADeadline(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var stopwatch = Stopwatch.StartNew();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (stopwatch.Elapsed > TimeSpan.FromSeconds(20)) break;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByTheNumberOfChunks(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var chunks = 0;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (++chunks > 500) break;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // A model that says nothing for half a minute is given up.
    public async Task<string> ByAWatchdog(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        using var watchdog = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var response = await client.ConverseStreamAsync(request, watchdog.Token);
        await foreach (var chunk in response.Stream)
        {
            watchdog.CancelAfter(TimeSpan.FromSeconds(30));
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByItsOwnGuard(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(Checked(delta.Delta.Text));
        }

        return answer.ToString();
    }

    private static string Checked(string text) => text.Contains("password") ? throw new InvalidOperationException("Not to be said.") : text;

    // Logged when the stream is open, which is before its first word.
    public async Task<string> NotByALog(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        logger.LogInformation("Status {Status}", response.HttpStatusCode);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}

public class AnswerPage
{
    public StringBuilder Answer { get; } = new();

    public virtual void Take(IEventStreamEvent e)
    {
        if (e is ContentBlockDeltaEvent delta) Answer.Append(delta.Delta.Text);
    }
}

public sealed class LoudPage : AnswerPage
{
    public override void Take(IEventStreamEvent e)
    {
        base.Take(e);
        Console.Write((e as ContentBlockDeltaEvent)?.Delta.Text);
    }
}

public sealed class KnownPage : AnswerPage
{
    private static readonly List<AnswerPage> s_all = [];

    public KnownPage() => s_all.Add(this);
}

public sealed class LoudStream : MemoryStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Console.Write(Encoding.UTF8.GetString(buffer));
        base.Write(buffer);
    }
}

public sealed class LoudRuntimeClient : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
    {
        var response = await base.ConverseStreamAsync(request, cancellationToken);
        response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        return response;
    }
}
