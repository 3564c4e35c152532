using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class Tickets(IAmazonBedrockRuntime bedrock)
{
    public async Task AddedInALoop(List<string> mails)
    {
        var tasks = new List<Task<string>>();
        foreach (var mail in mails)
        {
            tasks.Add(ClassifyAsync(mail));
        }

        var kinds = await Task.WhenAll(tasks); // !BDR3007
        Console.WriteLine(string.Join(", ", kinds));
    }

    public async Task AddedToo(List<string> mails)
    {
        List<Task> tasks = [];
        foreach (var mail in mails)
        {
            if (mail.Length == 0) continue;
            var task = ClassifyAsync(mail);
            tasks.Add(task);
        }

        if (tasks.Count > 0) await Task.WhenAll(tasks.ToArray()); // !BDR3007
    }

    public async Task AddedDirectly(string[] mails, CancellationToken cancellationToken)
    {
        var tasks = new List<Task<ConverseResponse>>(mails.Length);
        for (int i = 0; i < mails.Length; i++)
        {
            if (cancellationToken.IsCancellationRequested) break;
            tasks.Add(bedrock.ConverseAsync(RequestFor(mails[i]), cancellationToken));
        }

        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task<string[]> AnArray(IReadOnlyList<string> mails)
    {
        var tasks = new Task<string>[mails.Count];
        for (var i = 0; i < mails.Count; i++) tasks[i] = ClassifyAsync(mails[i]);
        return await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task OnThreads(List<string> mails)
    {
        var tasks = new List<Task>();
        foreach (var mail in mails) tasks.Add(Task.Run(async () => { Console.WriteLine(await ClassifyAsync(mail)); }));
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Lambda(List<string> mails)
    {
        var tasks = new List<Task>();
        mails.ForEach(mail => tasks.Add(ClassifyAsync(mail)));
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Ranges(List<string> mails, List<string> letters)
    {
        var tasks = new List<Task<string>>();
        tasks.AddRange(mails.Select(ClassifyAsync));
        tasks.AddRange(letters.Select(ClassifyAsync));
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Nested(Dictionary<string, List<string>> folders)
    {
        var tasks = new List<Task>();
        foreach (var (_, mails) in folders)
        {
            foreach (var mail in mails.Take(2)) tasks.Add(ClassifyAsync(mail));
        }

        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Lines(TextReader reader)
    {
        var tasks = new List<Task<string>>();
        string? line;
        while ((line = await reader.ReadLineAsync()) is not null) tasks.Add(ClassifyAsync(line));
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Waiting(Queue<string> mails)
    {
        var tasks = new List<Task<string>>();
        while (mails.Count > 0) tasks.Add(ClassifyAsync(mails.Dequeue()));
        Task.WhenAll(tasks).GetAwaiter().GetResult(); // !BDR3007
        await Task.CompletedTask;
    }

    public async Task ByKey(List<string> mails)
    {
        var tasks = new Dictionary<string, Task<string>>();
        foreach (var mail in mails) tasks[mail] = ClassifyAsync(mail);
        await Task.WhenAll(tasks.Values); // !BDR3007
        foreach (var (mail, kind) in tasks) Console.WriteLine($"{mail}: {await kind}");
    }

    public async Task PerDay(List<List<string>> days)
    {
        foreach (var day in days)
        {
            var mails = day.Where(m => m.Length > 0).ToList();
            var tasks = new List<Task>();
            foreach (var mail in Load(mails[0])) tasks.Add(ClassifyAsync(mail));
            await Task.WhenAll(tasks); // !BDR3007
        }
    }

    // What holds back, or may.

    public async Task Flushed(List<string> mails)
    {
        var tasks = new List<Task>();
        foreach (var mail in mails)
        {
            tasks.Add(ClassifyAsync(mail));
            if (tasks.Count == 5)
            {
                await Task.WhenAll(tasks);
                tasks.Clear();
            }
        }

        await Task.WhenAll(tasks);
    }

    public async Task AnyFirst(List<string> mails)
    {
        var running = new List<Task>();
        foreach (var mail in mails)
        {
            if (running.Count >= 4) running.Remove(await Task.WhenAny(running));
            running.Add(ClassifyAsync(mail));
        }

        await Task.WhenAll(running);
    }

    public async Task Awaited(List<string> mails)
    {
        var tasks = new List<Task<string>>();
        foreach (var mail in mails)
        {
            var task = ClassifyAsync(mail);
            tasks.Add(task);
            await task;
        }

        await Task.WhenAll(tasks);
    }

    public async Task Paced(List<string> mails)
    {
        var tasks = new List<Task<string>>();
        foreach (var mail in mails)
        {
            await Task.Delay(200);
            tasks.Add(ClassifyAsync(mail));
        }

        await Task.WhenAll(tasks);
    }

    public async Task Gated(List<string> mails)
    {
        using var gate = new SemaphoreSlim(4);
        var tasks = new List<Task>();
        foreach (var mail in mails)
        {
            await gate.WaitAsync();
            tasks.Add(Task.Run(async () =>
            {
                try { await ClassifyAsync(mail); }
                finally { gate.Release(); }
            }));
        }

        await Task.WhenAll(tasks);
    }

    public async Task Workers(List<string> mails, int workers)
    {
        var queue = new ConcurrentQueue<string>(mails);
        var tasks = new List<Task>();
        for (var i = 0; i < workers; i++) tasks.Add(WorkAsync(queue));
        await Task.WhenAll(tasks);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WorkAsync(queue)));
    }

    private async Task WorkAsync(ConcurrentQueue<string> queue)
    {
        while (queue.TryDequeue(out var mail)) await ClassifyAsync(mail);
    }

    public async Task ThreeTimes(string mail)
    {
        var tasks = new List<Task<string>>();
        for (var i = 0; i < 3; i++) tasks.Add(ClassifyAsync(mail));
        await Task.WhenAll(tasks);
    }

    public async Task OneEach(string mail, bool also)
    {
        var tasks = new List<Task<string>> { ClassifyAsync(mail) };
        tasks.Add(ClassifyAsync("again: " + mail));
        if (also) tasks.Add(ClassifyAsync("and again: " + mail));
        await Task.WhenAll(tasks);
    }

    public async Task Windows(List<string> mails)
    {
        for (var i = 0; i < mails.Count; i += 10)
        {
            var tasks = new List<Task>();
            for (var j = i; j < Math.Min(i + 10, mails.Count); j++) tasks.Add(ClassifyAsync(mails[j]));
            await Task.WhenAll(tasks);
        }
    }

    public async Task UpToTen(List<string> mails)
    {
        var tasks = new List<Task>();
        var number = 0;
        foreach (var mail in mails)
        {
            if (++number > 10) break;
            tasks.Add(ClassifyAsync(mail));
        }

        await Task.WhenAll(tasks);
    }

    public async Task PartByPart(Queue<string> mails)
    {
        while (mails.Count > 0)
        {
            var tasks = new List<Task>();
            while (tasks.Count < 10 && mails.TryDequeue(out var mail)) tasks.Add(ClassifyAsync(mail));
            await Task.WhenAll(tasks);
        }
    }

    public async Task Collected(IEnumerable<string> mails)
    {
        var some = new List<string>();
        foreach (var mail in mails)
        {
            some.Add(mail);
            if (some.Count < 10) continue;
            await Task.WhenAll(some.Select(ClassifyAsync));
            some.Clear();
        }

        await Task.WhenAll(some.Select(ClassifyAsync));
    }

    public async Task CollectedAnew(IEnumerable<string> mails)
    {
        var some = new List<string>();
        foreach (var mail in mails)
        {
            some.Add(mail);
            if (some.Count == 10)
            {
                await Task.WhenAll(some.Select(ClassifyAsync));
                some = new List<string>();
            }
        }
    }

    private readonly List<Task> _running = [];

    public void Start(string mail) => _running.Add(ClassifyAsync(mail));

    public Task StopAsync() => Task.WhenAll(_running);

    private static IEnumerable<string> Load(string folder) => Directory.EnumerateFiles(folder);

    private async Task<string> ClassifyAsync(string mail) => (await bedrock.ConverseAsync(RequestFor(mail))).Output.Message.Content[0].Text;

    private static ConverseRequest RequestFor(string text) => new()
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }],
        InferenceConfig = new() { MaxTokens = 500 },
    };
}
