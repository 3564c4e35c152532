using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.Logging;

public sealed class SummaryOptions
{
    public string ModelId { get; set; } = "amazon.nova-lite-v1:0";

    public int MaxTokens { get; set; } = 1000;

    public bool UseStreaming { get; set; }
}

public interface ISummaryService
{
    Task<string> SummarizeAsync(string document, CancellationToken cancellationToken = default);
}

public sealed class SummaryService(IAmazonBedrockRuntime bedrock, SummaryOptions options, ILogger<SummaryService> logger) : ISummaryService
{
    private static readonly SemaphoreSlim s_gate = new(4);
    private readonly ConcurrentDictionary<string, string> _cache = new();

    public async Task<string> SummarizeAsync(string document, CancellationToken cancellationToken = default)
    {
        if (_cache.TryGetValue(document, out var cached)) return cached;
        logger.LogInformation("Summarizing {Length} characters", document.Length);
        await s_gate.WaitAsync(cancellationToken);
        try
        {
            var response = await bedrock.ConverseStreamAsync(CreateRequest(document), cancellationToken).ConfigureAwait(false); // !BDR2001
            if (response.HttpStatusCode != HttpStatusCode.OK) throw new InvalidOperationException("No answer");
            var summary = new StringBuilder();
            await foreach (var item in response.Stream.ConfigureAwait(false))
            {
                if (item is ContentBlockDeltaEvent { Delta.Text: { } text }) summary.Append(text);
            }

            return _cache[document] = summary.ToString();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "No summary");
            throw;
        }
        finally
        {
            s_gate.Release();
        }
    }

    private ConverseStreamRequest CreateRequest(string document) => new()
    {
        ModelId = options.ModelId,
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Summarize:\n" + document }] }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = options.MaxTokens },
    };

    // The option says that it streams, and the caller sees no difference.
    public async Task<string> EitherWay(string document)
    {
        if (options.UseStreaming)
        {
            var text = "";
            var streamed = await bedrock.ConverseStreamAsync(CreateRequest(document)); // !BDR2001
            foreach (var item in streamed.Stream.AsEnumerable())
            {
                if (item is ContentBlockDeltaEvent delta) text += delta.Delta.Text;
            }

            return text;
        }

        var response = await bedrock.ConverseAsync(new ConverseRequest { ModelId = options.ModelId, InferenceConfig = new() { MaxTokens = options.MaxTokens } });
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> Aliased(string document)
    {
        ConverseStreamResponse? response = await bedrock.ConverseStreamAsync(CreateRequest(document)); // !BDR2001
        var stream = response?.Stream ?? throw new InvalidOperationException();
        IEnumerable<IEventStreamEvent> events = stream;
        var summary = new StringBuilder();
        foreach (var item in events)
        {
            if (item is not ContentBlockDeltaEvent { Delta: var delta }) continue;
            var text = delta.Text;
            if (text is null or "") continue;
            summary.Append(text);
        }

        return summary.ToString();
    }

    public async Task<IReadOnlyList<string>> Typed(IEnumerable<string> documents, CancellationToken cancellationToken)
    {
        var summaries = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (document, token) =>
        {
            var summary = new StringBuilder();
            var response = await bedrock.ConverseStreamAsync(CreateRequest(document), token); // !BDR2001
            await foreach (var item in response.Stream.WithCancellation(token))
            {
                if (item is ContentBlockDeltaEvent delta) summary.Append(delta.Delta.Text);
            }

            summaries.Add(summary.ToString());
        });
        return [.. summaries];
    }

    public async Task<T?> AsJson<T>(string document)
    {
        var json = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document)); // !BDR2001
        await foreach (var item in response.Stream)
        {
            if (item is ContentBlockDeltaEvent delta) json.Append(delta.Delta.Text);
        }

        var text = json.ToString();
        var start = text.IndexOf('{');
        return JsonSerializer.Deserialize<T>(text[start..(text.LastIndexOf('}') + 1)]);
    }

    public async Task SavedAfterwards(string document, string path)
    {
        var parts = new List<string>();
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document)); // !BDR2001
        await foreach (var item in response.Stream)
        {
            if (item is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        await File.WriteAllLinesAsync(path, parts);
    }

    public async Task<string> CollectedByAHelper(string document, CancellationToken cancellationToken)
    {
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document), cancellationToken); // !BDR2001
        var texts = await TextsAsync(response.Stream, cancellationToken).CollectAsync();
        return string.Concat(texts);
    }

    public async Task<string> LoopOverAHelper(string document)
    {
        var summary = "";
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document)); // !BDR2001
        await foreach (var text in TextsAsync(response.Stream)) summary += text;
        return summary;
    }

    public async Task ShownThroughAHelper(string document)
    {
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document));
        await foreach (var text in TextsAsync(response.Stream)) Console.Write(text);
    }

    public async Task<string> ShownAndGatheredThroughAHelper(string document, Action<string> show)
    {
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document));
        var summary = "";
        await foreach (var text in TextsAsync(response.Stream))
        {
            show(text);
            summary += text;
        }

        return summary;
    }

    public async Task<IAsyncEnumerable<string>> ReturnedThroughAHelper(string document)
    {
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document));
        return TextsAsync(response.Stream);
    }

    private static async IAsyncEnumerable<string> TextsAsync(ConverseStreamOutput stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in stream.WithCancellation(cancellationToken))
        {
            if (item is ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } text }) yield return text;
        }
    }

    // Each item of the answer is handled when it is complete.
    public async Task<int> Items(string document, Func<string, Task> handle)
    {
        var item = new StringBuilder();
        var depth = 0;
        var items = 0;
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document));
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            foreach (var c in delta.Delta.Text)
            {
                item.Append(c);
                if (c == '{') depth++;
                if (c == '}' && --depth == 0)
                {
                    items++;
                    await handle(item.ToString());
                    item.Clear();
                }
            }
        }

        return items;
    }

    // Stops at the brace that closes the answer.
    public async Task<string> UntilClosed(string document)
    {
        var json = new StringBuilder();
        var depth = 0;
        var response = await bedrock.ConverseStreamAsync(CreateRequest(document));
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            json.Append(delta.Delta.Text);
            depth += delta.Delta.Text.Count(c => c == '{') - delta.Delta.Text.Count(c => c == '}');
            if (depth == 0 && json.Length > 0) break;
        }

        return json.ToString();
    }
}

internal static class AsyncEnumerableExtensions
{
    public static async Task<List<T>> CollectAsync<T>(this IAsyncEnumerable<T> source)
    {
        var items = new List<T>();
        await foreach (var item in source) items.Add(item);
        return items;
    }
}

// Something is told about each chunk, or about one that is odd.
public sealed class Telemetry(IAmazonBedrockRuntime bedrock, ILogger<Telemetry> logger)
{
    private static readonly ActivitySource s_source = new("Answers");
    private int _chunks;
    private long _tokens;

    public async Task<string> UnknownEventsAreLogged(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
                default:
                    logger.LogTrace("{Event}", chunk.GetType().Name);
                    break;
            }
        }

        return answer.ToString();
    }

    public async Task<string> EventsOfAnActivity(ConverseStreamRequest request)
    {
        using var activity = s_source.StartActivity();
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            activity?.AddEvent(new ActivityEvent("chunk", tags: new ActivityTagsCollection { ["text"] = delta.Delta.Text }));
        }

        return answer.ToString();
    }

    // The activity hears of it when all is there.
    public async Task<string> TagsOfAnActivity(ConverseStreamRequest request)
    {
        using var activity = s_source.StartActivity();
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        activity?.SetTag("answer.length", answer.Length);
        return answer.ToString();
    }

    public async Task<string> CountedInAField(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            _chunks++;
        }

        return answer.ToString();
    }

    public async Task<string> CountedByInterlocked(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            Interlocked.Add(ref _tokens, delta.Delta.Text.Length);
        }

        return answer.ToString();
    }

    public async Task<string> Debugged(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            Debug.Write(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Hashed(InvokeModelWithResponseStreamRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var all = new MemoryStream();
        var response = await bedrock.InvokeModelWithResponseStreamAsync(request);
        await foreach (var item in response.Body)
        {
            if (item is not PayloadPart part) continue;
            hash.AppendData(part.Bytes.ToArray());
            part.Bytes.WriteTo(all);
        }

        return Convert.ToHexString(hash.GetHashAndReset()) + all.Length;
    }

    // These write once, at the event that comes last: nobody sees anything before.
    public async Task<string> UsageIsLogged(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
                case ConverseStreamMetadataEvent metadata:
                    logger.LogInformation("{Tokens} tokens", metadata.Usage.TotalTokens);
                    break;
            }
        }

        return answer.ToString();
    }

    public async Task PrintedAtMessageStop(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            else if (chunk is MessageStopEvent) Console.WriteLine(answer);
        }
    }

    public async Task<string> UsageInAField(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
            if (chunk is ConverseStreamMetadataEvent metadata) _tokens += metadata.Usage.TotalTokens ?? 0;
        }

        return answer;
    }
}

// The user's own client sees every event before its caller does.
public sealed class PrintingClient : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
    {
        var response = await base.ConverseStreamAsync(request, cancellationToken);
        response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
        return response;
    }
}
