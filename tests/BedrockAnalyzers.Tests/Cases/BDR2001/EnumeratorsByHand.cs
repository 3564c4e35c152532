using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.AI;

public class EnumeratorsByHand(IAmazonBedrockRuntime client)
{
    public async Task<string> Synchronous(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        using var enumerator = response.Stream.GetEnumerator();
        while (enumerator.MoveNext())
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Asynchronous(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request, cancellationToken); // !BDR2001
        IAsyncEnumerable<IEventStreamEvent> events = response.Stream;
        await using var enumerator = events.GetAsyncEnumerator(cancellationToken);
        while (await enumerator.MoveNextAsync())
        {
            var current = enumerator.Current;
            if (current is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> WithFinally(ConverseStreamRequest request)
    {
        var parts = new List<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var enumerator = response.Stream.AsEnumerable().GetEnumerator();
        try
        {
            while (true)
            {
                if (!enumerator.MoveNext()) break;
                if (enumerator.Current is ContentBlockDeltaEvent { Delta.Text: { } text }) parts.Add(text);
            }
        }
        finally
        {
            enumerator.Dispose();
        }

        return string.Concat(parts);
    }

    public async Task<string> Chat(IAmazonBedrockRuntime runtime, string prompt)
    {
        var answer = new StringBuilder();
        var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        await using var updates = chat.GetStreamingResponseAsync(prompt).GetAsyncEnumerator(); // !BDR2001
        while (await updates.MoveNextAsync()) answer.Append(updates.Current.Text);
        return answer.ToString();
    }

    public async Task<string> FirstAndRest(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001 missed
        using var enumerator = response.Stream.GetEnumerator();
        for (var more = enumerator.MoveNext(); more; more = enumerator.MoveNext())
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> DoWhile(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001 missed
        using var enumerator = response.Stream.GetEnumerator();
        if (!enumerator.MoveNext()) return "";
        do
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }
        while (enumerator.MoveNext());

        return answer.ToString();
    }

    public async Task Shown(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        using var enumerator = response.Stream.GetEnumerator();
        while (enumerator.MoveNext())
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        }
    }

    public async IAsyncEnumerable<string> Yielded(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        IAsyncEnumerable<IEventStreamEvent> events = response.Stream;
        await using var enumerator = events.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync()) yield break;
            }
            catch (BedrockRuntimeEventStreamException)
            {
                yield break;
            }

            if (enumerator.Current is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    // Only whether it begins.
    public async Task<bool> Begins(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        using var enumerator = response.Stream.GetEnumerator();
        return enumerator.MoveNext();
    }

    // The caller gets what has not been read.
    public async Task<(IEventStreamEvent First, IEnumerator<IEventStreamEvent> Others)?> Peeked(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        var enumerator = response.Stream.GetEnumerator();
        if (!enumerator.MoveNext()) return null;
        return (enumerator.Current, enumerator);
    }

    public async Task<string> UntilALine(ConverseStreamRequest request)
    {
        var line = "";
        var response = await client.ConverseStreamAsync(request);
        using var enumerator = response.Stream.GetEnumerator();
        while (!line.Contains('\n') && enumerator.MoveNext())
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta) line += delta.Delta.Text;
        }

        return line;
    }

    public async Task<string> Untyped(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        IEnumerator enumerator = ((IEnumerable)response.Stream).GetEnumerator();
        while (enumerator.MoveNext())
        {
            if (enumerator.Current is ContentBlockDeltaEvent delta)
            {
                answer.Append(delta.Delta.Text);
                Console.Title = $"{answer.Length} characters";
            }
        }

        return answer.ToString();
    }

    public async Task ByAnotherMethod(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        using var enumerator = response.Stream.GetEnumerator();
        while (Step(enumerator))
        {
        }
    }

    private static bool Step(IEnumerator<IEventStreamEvent> enumerator)
    {
        if (!enumerator.MoveNext()) return false;
        if (enumerator.Current is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        return true;
    }
}
