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
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.AI;

public class AcrossMethods(IAmazonBedrockRuntime client)
{
    public async Task<string> GivenTheResponse(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await ReadAllAsync(response);
    }

    private static async Task<string> ReadAllAsync(ConverseStreamResponse response)
    {
        var answer = new StringBuilder();
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> GivenTheStream(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken); // !BDR2001
        return CollectText(response.Stream);
    }

    private string CollectText(ConverseStreamOutput stream)
    {
        var text = "";
        foreach (var chunk in stream.AsEnumerable())
        {
            if (chunk is ContentBlockDeltaEvent delta) text += delta.Delta.Text;
        }

        return text;
    }

    public async Task<string> GivenTheEvents(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await AggregateAsync(response.Stream);
    }

    private static async Task<string> AggregateAsync(IAsyncEnumerable<IEventStreamEvent> events)
    {
        var parts = new List<string>();
        await foreach (var e in events)
        {
            if (e is ContentBlockDeltaEvent { Delta.Text: { } text }) parts.Add(text);
        }

        return string.Concat(parts);
    }

    public async Task<string> ByAnExtension(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return response.Stream.ReadToEnd();
    }

    public async Task<string> InOneExpression(ConverseStreamRequest request) =>
        await ReadAllAsync(await client.ConverseStreamAsync(request)); // !BDR2001

    public async Task<string> TwoLevelsDown(ConverseStreamRequest request)
    {
        using var stream = (await client.ConverseStreamAsync(request)).Stream; // !BDR2001
        return await OuterAsync(stream);
    }

    private static Task<string> OuterAsync(ConverseStreamOutput stream) => InnerAsync(stream, CancellationToken.None);

    private static async Task<string> InnerAsync(ConverseStreamOutput stream, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        await foreach (var e in stream.WithCancellation(cancellationToken))
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // The text of each event is taken out by a method that tells nobody.
    public async Task<string> TextOfEach(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream) answer.Append(TextOf(e));
        return answer.ToString();
    }

    private static string TextOf(IEventStreamEvent e) => e is ContentBlockDeltaEvent delta ? delta.Delta?.Text ?? "" : "";

    // The caller's buffer is filled by a method.
    public async Task<string> Filled(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream) AppendTo(answer, e);
        return answer.ToString();
    }

    private static void AppendTo(StringBuilder answer, IEventStreamEvent e)
    {
        if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
    }

    public async Task<string> FilledByALocalFunction(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream) Add(e);
        return answer.ToString();

        void Add(IEventStreamEvent e)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }
    }

    public async Task<string> FilledByALambda(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        Action<string> add = text => answer.Append(text);
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) add(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Texts(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var text in TextsOf(response.Stream)) answer.Append(text);
        return answer.ToString();
    }

    public async Task<string> TextsJoined(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return string.Concat(TextsOf(response.Stream));
    }

    private static IEnumerable<string> TextsOf(ConverseStreamOutput stream)
    {
        foreach (var e in stream)
        {
            if (e is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    public async Task<string> ByAnAggregator(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await AnswerReader.ReadAsync(response);
    }

    public async Task<string> ChatUpdates(IAmazonBedrockRuntime runtime, string prompt)
    {
        var updates = runtime.AsIChatClient("amazon.nova-lite-v1:0").GetStreamingResponseAsync(prompt); // !BDR2001
        return await GatherAsync(updates);
    }

    private static async Task<string> GatherAsync(IAsyncEnumerable<ChatResponseUpdate> updates)
    {
        var answer = "";
        await foreach (var update in updates) answer += update.Text;
        return answer;
    }

    // A delegate that is never there.
    public async Task<string> WithoutAListener(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001 missed
        return await TellAsync(response, null);
    }

    private static async Task<string> TellAsync(ConverseStreamResponse response, Action<string>? onText)
    {
        var answer = new StringBuilder();
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            onText?.Invoke(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}

public class AcrossMethodsThatShow(IAmazonBedrockRuntime client, IAnswerSink sink)
{
    public async Task<string> GivenTheResponse(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return await ShowAsync(response);
    }

    private static async Task<string> ShowAsync(ConverseStreamResponse response)
    {
        var answer = new StringBuilder();
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(Shown(delta.Delta.Text));
        }

        return answer.ToString();
    }

    private static string Shown(string text)
    {
        Write(text);
        return text;
    }

    private static void Write(string text) => Console.Write(text);

    public async Task<string> ShownByALocalFunction(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) Add(delta.Delta.Text);
        }

        return answer;

        void Add(string text)
        {
            answer += text;
            if (answer.Length % 20 == 0) Console.Write(text);
        }
    }

    public async Task<string> ShownByALambda(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        Action<string> show = text =>
        {
            answer.Append(text);
            Console.Write(text);
        };
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) show(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ToAnInterface(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            await sink.PushAsync(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> WholeToAnInterface(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return await sink.DrainAsync(response);
    }

    public async Task<string> EventToAnInterface(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (sink.Accepts(chunk) && chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> WithAListener(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return await TellAsync(response, Console.Write);
    }

    public async Task<string> WithTheCallersListener(ConverseStreamRequest request, Action<string>? listener)
    {
        var response = await client.ConverseStreamAsync(request);
        return await TellAsync(response, listener);
    }

    private static async Task<string> TellAsync(ConverseStreamResponse response, Action<string>? onText)
    {
        var answer = new StringBuilder();
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            onText?.Invoke(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // What reads the answer is asked of a method: that is where the stream goes.
    private Task<ConverseStreamResponse> StartAsync(ConverseStreamRequest request) => client.ConverseStreamAsync(request);

    public async Task<string> Started(ConverseStreamRequest request)
    {
        var answer = "";
        await foreach (var e in (await StartAsync(request)).Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<ConverseStreamOutput> StreamAsync(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream;
    }

    // Yields to whoever asks; that one caller gathers does not matter here.
    public async IAsyncEnumerable<string> TextsAsync(ConverseStreamRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken);
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    public async Task<string> GatheredAsync(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        await foreach (var text in TextsAsync(request)) answer.Append(text);
        return answer.ToString();
    }

    public async Task<string> GatheredByLinq(ConverseStreamRequest request) => string.Concat(await TextsAsync(request).ToListAsync());

    public async Task Iterated(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        foreach (var text in TextsOf(response.Stream)) Console.Write(text);
    }

    private static IEnumerable<string> TextsOf(ConverseStreamOutput stream)
    {
        foreach (var e in stream)
        {
            if (e is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    // The iterator itself shows what it yields.
    public async Task<string> IteratedAndShown(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(Echoed(response.Stream));
    }

    private static IEnumerable<string> Echoed(ConverseStreamOutput stream)
    {
        foreach (var e in stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            Console.Write(delta.Delta.Text);
            yield return delta.Delta.Text;
        }
    }

    // Somebody else gets the same stream.
    public async Task<string> AlsoHandedOut(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await sink.WatchAsync(response.Stream);
        var answer = "";
        foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> Recursive(ConverseStreamRequest request, int depth)
    {
        var response = await client.ConverseStreamAsync(request);
        return Walk(response.Stream.GetEnumerator(), depth);
    }

    private static string Walk(IEnumerator<IEventStreamEvent> events, int depth) =>
        !events.MoveNext() || depth == 0 ? "" : TextOf(events.Current) + Walk(events, depth - 1);

    private static string TextOf(IEventStreamEvent e)
    {
        var text = e is ContentBlockDeltaEvent delta ? delta.Delta.Text : "";
        Console.Write(text);
        return text;
    }
}

public interface IAnswerSink
{
    Task PushAsync(string text);

    Task<string> DrainAsync(ConverseStreamResponse response);

    Task WatchAsync(ConverseStreamOutput stream);

    bool Accepts(IEventStreamEvent e);
}

public abstract class AnswerTemplate(IAmazonBedrockRuntime client)
{
    protected abstract void OnText(string text);

    protected virtual void OnEvent(IEventStreamEvent e)
    {
    }

    // What comes after this class may show it.
    public async Task<string> ByAnAbstractMethod(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            OnText(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ByAVirtualMethod(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream)
        {
            OnEvent(e);
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}

internal static class AnswerReader
{
    public static async Task<string> ReadAsync(ConverseStreamResponse response)
    {
        var answer = new StringBuilder();
        await foreach (var e in response.Stream)
        {
            switch (e)
            {
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
                case MessageStopEvent stop when stop.StopReason == StopReason.Max_tokens:
                    answer.Append('…');
                    break;
            }
        }

        return answer.ToString();
    }

    public static string ReadToEnd(this ConverseStreamOutput stream)
    {
        var answer = new StringBuilder();
        foreach (var e in stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}
