using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public enum Aspect { Tone, Facts, Style }
public sealed record Chapter(string Title, ImmutableArray<string> Sections, List<string> Notes);
public sealed class AppOptions { public int MaxParallel { get; set; } = 4; public string[] Regions { get; set; } = []; }

public class Book(IAmazonBedrockRuntime bedrock, ILogger<Book> logger, AppOptions options)
{
    private const int BatchSize = 10;
    private static readonly ImmutableArray<string> s_personas = ["critic", "fan", "editor"];
    private static readonly Aspect[] s_aspects = [Aspect.Tone, Aspect.Facts];
    private readonly List<string> _history = [];
    private readonly ConcurrentDictionary<string, Task<string>> _cache = new();
    private readonly Lazy<Task<string>> _lazy = new(() => Task.FromResult(""));

    public async Task Personas(string text) => await Task.WhenAll(s_personas.Select(p => Ask(p + text)));
    public async Task Aspects(string text) => await Task.WhenAll(s_aspects.Select(p => Ask(p + text)));
    public async Task AllAspects(string text) => await Task.WhenAll(Enum.GetValues<Aspect>().Select(p => Ask(p + text)));
    public async Task AllAspectsOld(string text) => await Task.WhenAll(Enum.GetValues(typeof(Aspect)).Cast<Aspect>().Select(p => Ask(p + text)));
    public async Task History() => await Task.WhenAll(_history.Select(Ask)); // !BDR3007

    public async Task Sections(Chapter chapter)
    {
        try
        {
            var results = await Task.WhenAll(chapter.Sections.Select(async section => // !BDR3007
            {
                logger.LogInformation("Asking {Section}", section);
                try { return await Ask(section); }
                catch (ThrottlingException e) { logger.LogWarning(e, "Throttled"); return null; }
            }));
            logger.LogInformation("{N}", results.Length);
        }
        finally { _history.Clear(); }
    }

    public async Task Loop(Chapter chapter)
    {
        var tasks = new List<Task<string>>();
        foreach (var section in chapter.Sections.Where(s => s != ""))
        {
            logger.LogInformation("Asking {Section}", section);
            tasks.Add(Ask(section));
        }
        logger.LogInformation("{Count} asked", tasks.Count);
        string[] all = await Task.WhenAll(tasks); // !BDR3007
        for (var i = 0; i < all.Length; i++) logger.LogInformation("{A} {B}", chapter.Sections[i], all[i]);
    }

    public async Task BatchByIndex(List<string> items)
    {
        for (int i = 0; i < items.Count; i += BatchSize)
        {
            var current = items.Skip(i).Take(BatchSize).ToList();
            var tasks = current.Select(c => Ask(c));
            await Task.WhenAll(tasks);
            var end = Math.Min(i + BatchSize, items.Count);
            var more = new List<Task>();
            for (int j = i; j < end; j++) more.Add(Ask(items[j]));
            await Task.WhenAll(more);
        }
    }

    public async Task BatchList(List<string> items)
    {
        var batches = Batches(items, BatchSize);
        foreach (var group in batches) await Task.WhenAll(group.Select(Ask));
        foreach (var group in SplitInto(items, 10)) await Task.WhenAll(group.Select(Ask));
        for (var i = 0; i < batches.Count; i++) await Task.WhenAll(batches[i].Select(Ask));
    }
    private static List<List<string>> Batches(List<string> items, int size) => items.Chunk(size).Select(c => c.ToList()).ToList();
    private static IEnumerable<List<string>> SplitInto(List<string> items, int size)
    {
        for (var i = 0; i < items.Count; i += size) yield return items.GetRange(i, Math.Min(size, items.Count - i));
    }

    public async Task Cached(List<string> items)
    {
        await Task.WhenAll(items.Select(i => _cache.GetOrAdd(i, Ask))); // !BDR3007
        await Task.WhenAll(items.Select(i => _lazy.Value));
    }

    public async Task Throttled(List<string> items)
    {
        var throttle = new SemaphoreSlim(options.MaxParallel, options.MaxParallel);
        var tasks = items.Select(async item =>
        {
            await throttle.WaitAsync().ConfigureAwait(false);
            try { return await Ask(item); } finally { throttle.Release(); }
        });
        await Task.WhenAll(tasks);
        var other = new List<Task>();
        foreach (var item in items) { await throttle.WaitAsync(); other.Add(Release(Ask(item))); }
        await Task.WhenAll(other);
        async Task Release(Task<string> task) { try { await task; } finally { throttle.Release(); } }
    }

    public async Task Extension(List<string> items)
    {
        await items.ForEachAsync(4, Ask);
        await Task.WhenAll(items.Select(i => Ask(i).WaitAsync(TimeSpan.FromSeconds(30)))); // !BDR3007
        await Task.WhenAll(items.Select(Ask)).WaitAsync(TimeSpan.FromMinutes(1)); // !BDR3007
    }

    public async Task Regions(string text) => await Task.WhenAll(options.Regions.Select(r => Ask(r + text))); // !BDR3007

    public async Task Tools(ConverseResponse response)
    {
        var results = await Task.WhenAll(response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => Ask(c.ToolUse.Name)));
        Console.WriteLine(results.Length);
    }

    public async Task Timer(List<string> items)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var tasks = new List<Task>();
        foreach (var item in items) { await timer.WaitForNextTickAsync(); tasks.Add(Ask(item)); }
        await Task.WhenAll(tasks);
    }

    public async Task Stages(List<string> items)
    {
        var first = await Task.WhenAll(items.Select(Ask)); // !BDR3007
        var second = await Task.WhenAll(first.Select(f => Ask(f))); // !BDR3007
        var saved = second.Select(s => File.WriteAllTextAsync(s, s));
        await Task.WhenAll(saved);
    }

    public async Task Some(List<string> items, int n)
    {
        var some = items.Take(n).ToList();
        await Task.WhenAll(some.Select(Ask));
        var three = items.OrderBy(x => x).Take(3);
        await Task.WhenAll(three.Select(Ask));
        var (a, b) = (items[..2], items[2..]);
        await Task.WhenAll(a.Select(Ask));
    }

    public async IAsyncEnumerable<string> Stream(IAsyncEnumerable<string> items)
    {
        var tasks = new List<Task<string>>();
        await foreach (var item in items) tasks.Add(Ask(item));
        foreach (var answer in await Task.WhenAll(tasks)) yield return answer; // !BDR3007
    }

    public async Task Fill(List<string> items)
    {
        var tasks = new List<Task>();
        Start(items, tasks);
        await Task.WhenAll(tasks);
    }
    private void Start(List<string> items, List<Task> tasks) { foreach (var i in items) tasks.Add(Ask(i)); }

    public async Task Conditional(List<string> items, bool parallel)
    {
        if (items.Count < 5) await Task.WhenAll(items.Select(Ask));
        else foreach (var item in items) await Ask(item);
    }

    public async Task WithChannel(Channel<string> channel, List<string> items)
    {
        await Task.WhenAll(items.Select(async i => await channel.Writer.WriteAsync(await Ask(i)))); // !BDR3007
    }

    public async Task InLock(List<string> items)
    {
        var gate = new object();
        var all = new List<string>();
        await Task.WhenAll(items.Select(async i => { var x = await Ask(i); lock (gate) { all.Add(x); } })); // !BDR3007
    }

    public async Task Sequential(List<string> items)
    {
        Task<string> chain = Task.FromResult("");
        var tasks = new List<Task<string>>();
        foreach (var item in items) { var before = chain; chain = After(before, item); tasks.Add(chain); }
        await Task.WhenAll(tasks);
        async Task<string> After(Task<string> t, string item) { await t; return await Ask(item); }
    }

    public async Task Query(List<Chapter> chapters) =>
        await Task.WhenAll(from c in chapters from n in c.Notes where n != "" select Ask(n)); // !BDR3007

    public async Task QueryBatch(List<string> items) =>
        await Task.WhenAll(from c in items.Chunk(3) select Ask(string.Join(",", c)));

    public void Fire(List<string> items) => Task.WaitAll(items.Select(Ask).ToArray());
    public void Fire2(List<string> items) => Task.WhenAll(items.Select(Ask)).Wait(); // !BDR3007

    private async Task<string> Ask(string text)
    {
        var stream = await bedrock.ConverseStreamAsync(new ConverseStreamRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 100 } });
        var result = "";
        await foreach (var e in stream.Stream) if (e is ContentBlockDeltaEvent d) { result += d.Delta.Text; Console.Write(d.Delta.Text); }
        return result;
    }
}

public static class Ext
{
    public static async Task ForEachAsync<T>(this IEnumerable<T> items, int max, Func<T, Task> action)
    {
        using var gate = new SemaphoreSlim(max);
        await Task.WhenAll(items.Select(async i => { await gate.WaitAsync(); try { await action(i); } finally { gate.Release(); } }));
    }
}
