using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public sealed record Job(string Id, string Text);

public interface IQueue
{
    Task<IReadOnlyList<Job>> FetchAsync(int count, CancellationToken cancellationToken);

    Task CompleteAsync(Job job);

    Task ReturnAsync(Job job);

    IAsyncEnumerable<Job> Stream(CancellationToken cancellationToken);
}

public interface IConsole
{
    string? Ask(string prompt);
}

// Each round has work of its own: what fails is left, put back or told, and the loop goes on with something else.
public sealed class SecondWorkers(IAmazonBedrockRuntime client, IQueue queue, IConsole console, ILogger<SecondWorkers> logger)
{
    private readonly ConcurrentQueue<Job> _pending = new();
    private readonly Channel<Job> _channel = Channel.CreateBounded<Job>(100);
    private readonly PriorityQueue<Job, int> _byPriority = new();
    private readonly SemaphoreSlim _slots = new(4);

    private static ConverseRequest Of(string text) => new()
    {
        ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0",
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = 500 },
    };

    public async Task Dequeues(CancellationToken token)
    {
        while (_pending.TryDequeue(out var job))
        {
            try
            {
                await client.ConverseAsync(Of(job.Text), token);
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Left {Job}", job.Id);
            }
        }
    }

    public async Task DequeuesForEver(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            if (!_pending.TryDequeue(out var job))
            {
                await Task.Delay(250, token);
                continue;
            }

            try
            {
                var response = await client.ConverseAsync(Of(job.Text), token);
                await queue.CompleteAsync(job);
                logger.LogInformation("{Reason}", response.StopReason);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                logger.LogError(ex, "Failed {Job}", job.Id);
            }
        }
    }

    public async Task PutsBack(CancellationToken token)
    {
        while (_pending.TryDequeue(out var job))
        {
            try
            {
                await client.ConverseAsync(Of(job.Text), token);
            }
            catch (AmazonBedrockRuntimeException)
            {
                await queue.ReturnAsync(job);
            }
        }
    }

    public async Task OfChannel(CancellationToken token)
    {
        await foreach (var job in _channel.Reader.ReadAllAsync(token))
        {
            try
            {
                await client.ConverseAsync(Of(job.Text), token);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                logger.LogError(ex, "Failed");
            }
        }
    }

    public async Task WaitToRead(CancellationToken token)
    {
        while (await _channel.Reader.WaitToReadAsync(token))
        {
            while (_channel.Reader.TryRead(out var job))
            {
                try
                {
                    await client.ConverseAsync(Of(job.Text), token);
                }
                catch (Exception ex)
                {
                    logger.LogError(ex, "Failed");
                }
            }
        }
    }

    public async Task ReadsOne(CancellationToken token)
    {
        for (;;)
        {
            Job job;
            try
            {
                job = await _channel.Reader.ReadAsync(token);
                await client.ConverseAsync(Of(job.Text), token);
            }
            catch (ChannelClosedException)
            {
                return;
            }
            catch (AmazonServiceException ex)
            {
                logger.LogError(ex, "Failed");
            }
        }
    }

    public async Task ByPriority()
    {
        while (_byPriority.Count > 0)
        {
            var job = _byPriority.Dequeue();
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (Exception)
            {
                logger.LogError("Failed {Job}", job.Id);
            }
        }
    }

    public async Task Fetches(CancellationToken token)
    {
        while (true)
        {
            var jobs = await queue.FetchAsync(10, token);
            foreach (var job in jobs)
            {
                try
                {
                    await client.ConverseAsync(Of(job.Text), token);
                    await queue.CompleteAsync(job);
                }
                catch (ThrottlingException)
                {
                    break;
                }
                catch (Exception ex)
                {
                    logger.LogError(ex, "Failed");
                }
            }
        }
    }

    public async Task FetchesInside(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                var jobs = await queue.FetchAsync(10, token);
                foreach (var job in jobs) await client.ConverseAsync(Of(job.Text), token);
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Poll failed");
                await Task.Delay(TimeSpan.FromSeconds(5), token);
            }
        }
    }

    public async Task Timer(CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(token))
        {
            try
            {
                await client.ConverseAsync(Of("How is the weather?"), token);
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Next minute");
            }
        }
    }

    public async Task PeriodicWork(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                var report = await client.ConverseAsync(Of("Summarize today"), token);
                logger.LogInformation("{Reason}", report.StopReason);
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Failed");
            }

            await Task.Delay(TimeSpan.FromHours(1), token);
        }
    }

    public async Task Stack(IEnumerable<Job> jobs)
    {
        var stack = new Stack<Job>(jobs);
        while (stack.TryPop(out var job))
        {
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (AmazonBedrockRuntimeException)
            {
            }
        }
    }

    public async Task Linked(LinkedList<Job> jobs)
    {
        for (var node = jobs.First; node != null; node = node.Next)
        {
            try
            {
                await client.ConverseAsync(Of(node.Value.Text));
            }
            catch (AmazonBedrockRuntimeException)
            {
            }
        }
    }

    public async Task Enumerator(IEnumerable<Job> jobs)
    {
        using var at = jobs.GetEnumerator();
        while (at.MoveNext())
        {
            try
            {
                await client.ConverseAsync(Of(at.Current.Text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Skipped");
            }
        }
    }

    public async Task Indexed(IList<Job> jobs)
    {
        for (var i = 0; i < jobs.Count; i++)
        {
            try
            {
                await client.ConverseAsync(Of(jobs[i].Text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Skipped {Index}", i);
            }
        }
    }

    public async Task IndexedByWhile(Job[] jobs)
    {
        var i = 0;
        while (i < jobs.Length)
        {
            var job = jobs[i++];
            var request = Of(job.Text);
            try
            {
                await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Skipped {Index}", i);
            }
        }
    }

    public async Task Zipped(IEnumerable<Job> jobs, IEnumerable<string> models)
    {
        foreach (var (job, model) in jobs.Zip(models))
        {
            try
            {
                var request = Of(job.Text);
                request.ModelId = model;
                await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Skipped");
            }
        }
    }

    public async Task Grouped(IEnumerable<Job> jobs)
    {
        foreach (var group in jobs.GroupBy(j => j.Id))
        {
            var text = string.Join("\n", group.Select(j => j.Text));
            try
            {
                await client.ConverseAsync(Of(text));
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Group");
            }
        }
    }

    public async Task Batches(List<Job> jobs)
    {
        var offset = 0;
        const int Size = 20;
        while (offset < jobs.Count)
        {
            var batch = jobs.GetRange(offset, Math.Min(Size, jobs.Count - offset));
            offset += Size;
            try
            {
                await client.ConverseAsync(Of(string.Join("\n", batch.Select(j => j.Text))));
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Batch");
            }
        }
    }

    public async Task BatchesByFor(List<Job> jobs)
    {
        for (var offset = 0; offset < jobs.Count; offset += 20)
        {
            try
            {
                await client.ConverseAsync(Of(string.Join("\n", jobs.Skip(offset).Take(20).Select(j => j.Text))));
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Batch");
            }
        }
    }

    public async Task Chunks(IEnumerable<Job> jobs)
    {
        foreach (var chunk in jobs.Chunk(10))
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [] };
            foreach (var job in chunk) request.Messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = job.Text }] });
            try
            {
                await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                logger.LogWarning(ex, "Chunk");
            }
        }
    }

    public async Task Pages(string? cursor, Func<string?, Task<(List<Job> Jobs, string? Next)>> page)
    {
        do
        {
            var (jobs, next) = await page(cursor);
            cursor = next;
            try
            {
                await client.ConverseAsync(Of(string.Concat(jobs.Select(j => j.Text))));
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Page");
            }
        }
        while (cursor != null);
    }

    public Task InParallel(IEnumerable<Job> jobs, CancellationToken token) =>
        Parallel.ForEachAsync(jobs, token, async (job, inner) =>
        {
            try
            {
                await client.ConverseAsync(Of(job.Text), inner);
            }
            catch (ThrottlingException)
            {
                _pending.Enqueue(job);
            }
        });

    public async Task AllAtOnce(IEnumerable<Job> jobs)
    {
        var tasks = new List<Task>();
        foreach (var job in jobs)
        {
            await _slots.WaitAsync();
            tasks.Add(Task.Run(async () =>
            {
                try
                {
                    await client.ConverseAsync(Of(job.Text));
                }
                catch (ThrottlingException)
                {
                    logger.LogWarning("Throttled");
                }
                finally
                {
                    _slots.Release();
                }
            }));
        }

        await Task.WhenAll(tasks);
    }

    public async Task Repl()
    {
        var history = new List<Message>();
        while (true)
        {
            var line = console.Ask("> ");
            if (string.IsNullOrEmpty(line)) return;
            history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = line }] });
            try
            {
                var response = await client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = history });
                history.Add(response.Output.Message);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                Console.Error.WriteLine(ex.Message);
                history.RemoveAt(history.Count - 1);
            }
        }
    }

    public async Task ReplOfHelper()
    {
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            try
            {
                Console.WriteLine(await Answer(line));
            }
            catch (Exception ex)
            {
                Console.Error.WriteLine(ex.Message);
            }
        }
    }

    private async Task<string> Answer(string question) => (await client.ConverseAsync(Of(question))).Output.Message.Content[0].Text;

    public async Task ItemsOfHelper(IEnumerable<string> questions)
    {
        foreach (var question in questions.Where(q => q.Length > 0).Distinct())
        {
            try
            {
                Console.WriteLine(await Answer(question));
            }
            catch (Exception ex)
            {
                Console.Error.WriteLine(ex.Message);
            }
        }
    }

    public async Task Streamed(CancellationToken token)
    {
        await foreach (var job in queue.Stream(token).WithCancellation(token))
        {
            try
            {
                var response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [new Message { Role = ConversationRole.User, Content = [new() { Text = job.Text }] }] }, token);
                await foreach (var part in response.Stream) Console.Write((part as ContentBlockDeltaEvent)?.Delta.Text);
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Stream");
            }
        }
    }

    public async Task Collects(IReadOnlyList<Job> jobs)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var job in jobs)
        {
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (Exception ex)
            {
                first ??= ExceptionDispatchInfo.Capture(ex);
            }
        }

        first?.Throw();
    }

    public async Task<Dictionary<string, string>> Tests(IEnumerable<string> models)
    {
        var results = new Dictionary<string, string>();
        foreach (var model in models)
        {
            try
            {
                var request = Of("ping");
                request.ModelId = model;
                await client.ConverseAsync(request);
                results[model] = "ok";
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                results[model] = ex.ErrorCode;
            }
        }

        return results;
    }

    // A measurement makes the same call many times on purpose.
    public async Task<List<TimeSpan>> Measures()
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                await client.ConverseAsync(Of("ping"));
                times.Add(clock.Elapsed);
            }
            catch (ThrottlingException) // wrong !BDR3001
            {
                logger.LogWarning("Throttled in round {Round}", i);
            }
        }

        return times;
    }

    // Taken off the list as it goes.
    public async Task Shrinks(List<Job> jobs)
    {
        while (jobs.Count > 0)
        {
            var job = jobs[0];
            jobs.RemoveAt(0);
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Left");
            }
        }
    }

    public async Task Drains(HashSet<Job> jobs)
    {
        while (jobs.Count > 0)
        {
            var job = jobs.First();
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Left");
            }
            finally
            {
                jobs.Remove(job);
            }
        }
    }

    public async Task Any(BlockingCollection<Job> jobs)
    {
        foreach (var job in jobs.GetConsumingEnumerable())
        {
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (Exception)
            {
                logger.LogWarning("Left");
            }
        }

        while (!jobs.IsCompleted)
        {
            if (!jobs.TryTake(out var job, 1000)) continue;
            try
            {
                await client.ConverseAsync(Of(job.Text));
            }
            catch (Exception)
            {
                logger.LogWarning("Left");
            }
        }
    }

    private Job? _current;

    private bool Advance() => _pending.TryDequeue(out _current);

    public async Task ThroughField()
    {
        while (Advance())
        {
            try
            {
                await client.ConverseAsync(Of(_current!.Text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Left");
            }
        }
    }

    public async Task ThroughMethodWithField()
    {
        while (Advance())
        {
            try
            {
                await One();
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Left");
            }
        }
    }

    private Task<ConverseResponse> One() => client.ConverseAsync(Of(_current!.Text));
}
