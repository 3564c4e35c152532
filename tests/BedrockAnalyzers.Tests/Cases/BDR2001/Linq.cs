using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.AI;

public class Linq(IAmazonBedrockRuntime client)
{
    public async Task<string> Concat(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text));
    }

    public async Task<string> Join(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var texts = response.Stream.AsEnumerable()
            .Where(e => e is ContentBlockDeltaEvent)
            .Cast<ContentBlockDeltaEvent>()
            .Select(e => e.Delta?.Text)
            .Where(t => !string.IsNullOrEmpty(t));
        return string.Join(string.Empty, texts);
    }

    public async Task<List<string>> ToList(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text).ToList();
    }

    public async Task<string> ToArray(ConverseStreamRequest request)
    {
        var events = (await client.ConverseStreamAsync(request)).Stream.AsEnumerable().ToArray(); // !BDR2001
        var reason = events.OfType<MessageStopEvent>().SingleOrDefault()?.StopReason;
        return string.Concat(events.OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text)) + reason;
    }

    public async Task<string> Aggregate(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Aggregate("", (text, e) => text + e.Delta.Text);
    }

    public async Task<string> AggregateIntoABuilder(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return response.Stream.AsEnumerable()
            .OfType<ContentBlockDeltaEvent>()
            .Aggregate(new StringBuilder(), (builder, e) => builder.Append(e.Delta.Text), builder => builder.ToString());
    }

    public async Task<string> Query(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var texts =
            from e in response.Stream.AsEnumerable()
            where e is ContentBlockDeltaEvent
            select ((ContentBlockDeltaEvent)e).Delta.Text;
        return string.Concat(texts);
    }

    public async Task<string> LoopOverAQuery(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var delta in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>())
        {
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Bodies(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        return string.Concat(response.Body.AsEnumerable()
            .OfType<PayloadPart>()
            .Select(p => JsonNode.Parse(p.Bytes))
            .Select(n => (string?)n?["delta"]?["text"]));
    }

    public async Task<string> Chat(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        return await chat.GetStreamingResponseAsync(prompt).AggregateAsync("", (text, update) => text + update.Text); // !BDR2001
    }

    public async Task<string> ChatLoopOverAQuery(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        var answer = new StringBuilder();
        await foreach (var text in chat.GetStreamingResponseAsync(prompt).Select(u => u.Text).Where(t => t != "")) // !BDR2001
        {
            answer.Append(text);
        }

        return answer.ToString();
    }

    public async Task<string> EventsAsync(ConverseStreamRequest request)
    {
        IAsyncEnumerable<IEventStreamEvent> events = (await client.ConverseStreamAsync(request)).Stream; // !BDR2001
        var all = await events.ToListAsync();
        return string.Concat(all.OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text));
    }

    // All of it is in the list before the first is printed.
    public async Task ForEach(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text).ToList().ForEach(Console.Write);
    }

    public async Task LoopOverAList(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var e in response.Stream.AsEnumerable().ToList())
        {
            if (e is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        }
    }

    public async Task<string> NewList(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var events = new List<IEventStreamEvent>(response.Stream);
        return string.Concat(events.OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text));
    }
}

public class LinqThatShows(IAmazonBedrockRuntime client)
{
    public async Task Loop(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        foreach (var text in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text)) Console.Write(text);
    }

    public async Task<string> Tapped(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e =>
        {
            Console.Write(e.Delta.Text);
            return e.Delta.Text;
        }));
    }

    public async Task<string> TappedInAQuery(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        var texts =
            from e in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()
            let text = Show(e.Delta.Text)
            select text;
        return string.Concat(texts);
    }

    private static string Show(string text)
    {
        Console.Write(text);
        return text;
    }

    public async Task<string> TappedByAMethodGroup(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text).Select(Show));
    }

    public async Task<string> Selected(ConverseStreamRequest request, Func<string, string> selector)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text).Select(selector));
    }

    public async Task<IEnumerable<string>> Lazy(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text);
    }

    public async Task<string?> First(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().FirstOrDefault()?.Delta.Text;
    }

    public async Task<string> Some(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Take(10).Select(e => e.Delta.Text));
    }

    public async Task<string> UntilAnEnd(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text).TakeWhile(t => !t.Contains("###")));
    }

    public async Task<bool> Mentions(ConverseStreamRequest request, string word)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Any(e => e.Delta.Text.Contains(word));
    }

    public async Task<int> Count(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().Count(e => e is ContentBlockDeltaEvent);
    }

    public async Task<int> Characters(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Sum(e => e.Delta.Text.Length);
    }

    public async Task<int?> Usage(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        return response.Stream.AsEnumerable().OfType<ConverseStreamMetadataEvent>().Last().Usage.OutputTokens;
    }

    public async Task InChunks(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        foreach (var some in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Chunk(8)) Console.Write(string.Concat(some.Select(e => e.Delta.Text)));
    }

    public async Task Lines(ConverseStreamRequest request, string path)
    {
        var response = await client.ConverseStreamAsync(request);
        File.WriteAllLines(path, response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text));
    }

    public async Task InParallel(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        Parallel.ForEach(response.Stream.AsEnumerable(), e =>
        {
            if (e is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        });
    }

    public async Task ChatLoop(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        await foreach (var text in chat.GetStreamingResponseAsync(prompt).Select(u => u.Text)) Console.Write(text);
    }

    public async Task<string> ChatUntil(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        return string.Concat(await chat.GetStreamingResponseAsync(prompt).Select(u => u.Text).TakeWhile(t => t != "STOP").ToListAsync());
    }
}
