using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public interface ISummarizer
{
    Task<string> SummarizeAsync(string text);
}

public class Summarizer(IAmazonBedrockRuntime bedrock) : ISummarizer
{
    public async Task<string> SummarizeAsync(string text) => (await bedrock.ConverseAsync(Requests.For(text))).Output.Message.Content[0].Text;
}

// One implementation in the project: it is followed.
public class ThroughAnInterface(ISummarizer summarizer)
{
    public async Task<string[]> Run(string[] texts) => await Task.WhenAll(texts.Select(summarizer.SummarizeAsync)); // !BDR3007

    public async Task<string[]> RunLambda(string[] texts) => await Task.WhenAll(texts.Select(t => summarizer.SummarizeAsync(t))); // !BDR3007
}

public interface IClassifier
{
    Task<string> ClassifyAsync(string text);
}

// Which of two runs is not known.
public class BedrockClassifier(IAmazonBedrockRuntime bedrock) : IClassifier
{
    public async Task<string> ClassifyAsync(string text) => (await bedrock.ConverseAsync(Requests.For(text))).Output.Message.Content[0].Text;
}

public class RuleClassifier : IClassifier
{
    public Task<string> ClassifyAsync(string text) => Task.FromResult(text.Contains('?') ? "question" : "statement");
}

public class ThroughOneOfTwo(IClassifier classifier)
{
    public async Task<string[]> Run(string[] texts) => await Task.WhenAll(texts.Select(classifier.ClassifyAsync));
}

public interface IUnknown
{
    Task<string> AskAsync(string text);
}

public class ThroughNothingKnown(IUnknown unknown)
{
    public async Task<string[]> Run(string[] texts) => await Task.WhenAll(texts.Select(unknown.AskAsync));
}

public class WithSemaphore(IAmazonBedrockRuntime bedrock)
{
    private readonly SemaphoreSlim _gate = new(4);

    public async Task<string[]> Run(string[] texts)
    {
        using var semaphore = new SemaphoreSlim(5);
        return await Task.WhenAll(texts.Select(async text =>
        {
            await semaphore.WaitAsync();
            try
            {
                return await AskAsync(text);
            }
            finally
            {
                semaphore.Release();
            }
        }));
    }

    public async Task<string[]> RunInside(string[] texts) => await Task.WhenAll(texts.Select(LimitedAsync));

    public async Task<string[]> RunHanded(string[] texts)
    {
        var gate = new SemaphoreSlim(5);
        return await Task.WhenAll(texts.Select(text => WithGateAsync(gate, () => AskAsync(text))));
    }

    // Held around all of them it limits nothing.
    public async Task<string[]> RunAround(string[] texts)
    {
        await _gate.WaitAsync();
        try
        {
            return await Task.WhenAll(texts.Select(AskAsync)); // !BDR3007
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string> LimitedAsync(string text)
    {
        await _gate.WaitAsync();
        try
        {
            return await AskAsync(text);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<T> WithGateAsync<T>(SemaphoreSlim gate, Func<Task<T>> action)
    {
        await gate.WaitAsync();
        try { return await action(); }
        finally { gate.Release(); }
    }

    private async Task<string> AskAsync(string text) => (await bedrock.ConverseAsync(Requests.For(text))).Output.Message.Content[0].Text;
}

public interface ITokenBudget
{
    Task<IDisposable> AcquireAsync();
}

public class WithBudget(IAmazonBedrockRuntime bedrock, ITokenBudget limiter)
{
    public async Task Run(string[] texts)
    {
        await Task.WhenAll(texts.Select(async text =>
        {
            using var lease = await limiter.AcquireAsync();
            await bedrock.ConverseAsync(Requests.For(text));
        }));
    }
}

public interface IQuota
{
    Task EnterAsync(CancellationToken cancellationToken);
}

public class WithUnknownQuota(IAmazonBedrockRuntime bedrock, IQuota quota, Func<Task> turn, Func<Func<Task>, Task> run)
{
    public async Task Run(string[] texts, CancellationToken cancellationToken)
    {
        await Task.WhenAll(texts.Select(async text =>
        {
            await quota.EnterAsync(cancellationToken);
            await bedrock.ConverseAsync(Requests.For(text), cancellationToken);
        }));
    }

    public async Task RunByTurns(string[] texts)
    {
        await Task.WhenAll(texts.Select(async text =>
        {
            await turn();
            await bedrock.ConverseAsync(Requests.For(text));
        }));
    }

    public async Task RunBySomebody(string[] texts) => await Task.WhenAll(texts.Select(text => run(() => bedrock.ConverseAsync(Requests.For(text)))));

    public async Task RunStaggered(string[] texts)
    {
        await Task.WhenAll(texts.Select(async (text, i) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250 * i));
            await bedrock.ConverseAsync(Requests.For(text));
        }));
    }

    public async Task Chained(string[] texts)
    {
        var last = Task.CompletedTask;
        await Task.WhenAll(texts.Select(text => last = last.ContinueWith(_ => bedrock.ConverseAsync(Requests.For(text))).Unwrap()));
    }

    public async Task Parallelism(string[] texts)
    {
        await Task.WhenAll(Split(texts, 4).Select(async part => { foreach (var text in part) await bedrock.ConverseAsync(Requests.For(text)); }));
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (text, token) => await bedrock.ConverseAsync(Requests.For(text), token));
    }

    private static IEnumerable<string[]> Split(string[] texts, int parts) => texts.Chunk(Math.Max(1, texts.Length / parts));
}

public class WithChannel(IAmazonBedrockRuntime bedrock)
{
    public async Task Run(IEnumerable<string> texts)
    {
        var channel = Channel.CreateUnbounded<string>();
        foreach (var text in texts) channel.Writer.TryWrite(text);
        channel.Writer.Complete();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await foreach (var text in channel.Reader.ReadAllAsync()) await bedrock.ConverseAsync(Requests.For(text));
        }));
    }
}

public class Parameters(ISummarizer summarizer)
{
    public async Task All(List<string> texts)
    {
        foreach (var some in texts.Chunk(10)) await TogetherAsync(some);
        await TwoAsync(["de", "fr"]);
        await EverythingAsync(texts);
    }

    private Task TogetherAsync(string[] texts) => Task.WhenAll(texts.Select(summarizer.SummarizeAsync));

    private Task TwoAsync(string[] texts) => Task.WhenAll(texts.Select(summarizer.SummarizeAsync));

    private Task EverythingAsync(List<string> texts) => Task.WhenAll(texts.Select(summarizer.SummarizeAsync)); // !BDR3007

    public Task ProcessAsync(IReadOnlyList<string> batch) => Task.WhenAll(batch.Select(summarizer.SummarizeAsync));

    public async Task Refused(List<string> texts)
    {
        if (texts.Count > 8) throw new ArgumentException("At most 8 texts.", nameof(texts));
        await Task.WhenAll(texts.Select(summarizer.SummarizeAsync));
    }

    public async Task Sizes()
    {
        await Task.WhenAll(Enum.GetValues<Few>().Select(kind => summarizer.SummarizeAsync(kind.ToString())));
        await Task.WhenAll(Enum.GetValues<DayOfWeek>().Select(day => summarizer.SummarizeAsync(day.ToString()))); // !BDR3007
    }

    private enum Few
    {
        Short,
        Long,
    }
}

internal static class Requests
{
    public static ConverseRequest For(string text) => new()
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }],
        InferenceConfig = new() { MaxTokens = 500 },
    };
}
