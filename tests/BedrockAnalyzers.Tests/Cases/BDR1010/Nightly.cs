using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Hosting;

public sealed class Summarizer(IAmazonBedrockRuntime runtime)
{
    public async Task<string> SummarizeAsync(string text, CancellationToken token)
    {
        var request = new ConverseRequest
        {
            ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = "Summarize: " + text }] }],
            InferenceConfig = new() { MaxTokens = 300 },
        };
        return (await runtime.ConverseAsync(request, token)).Output.Message.Content[0].Text;
    }
}

public sealed class Nightly(Summarizer summarizer, IAmazonBedrockRuntime runtime) : BackgroundService
{
    private readonly SemaphoreSlim _gate = new(4);
    private string _last = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PlainAsync(Directory.GetFiles("/data"), stoppingToken);
        await LinkedAsync(Directory.GetFiles("/data"), stoppingToken);
        await GatedAsync(await File.ReadAllLinesAsync("/data/all.txt", stoppingToken), stoppingToken);
        await FirstAsync(Directory.GetFiles("/data"), stoppingToken);
        await WindowAsync(Directory.GetFiles("/data"), stoppingToken);
        await ModelsAsync(["a", "b"], stoppingToken);
        await GroupedAsync(Directory.GetFiles("/data"), stoppingToken);
        await RefinedAsync(Directory.GetFiles("/data"), stoppingToken);
        await DictionaryAsync(new(), stoppingToken);
        await WhileAsync(new Queue<string>(Directory.GetFiles("/data")), stoppingToken);
        await TasksAsync(Directory.GetFiles("/data"), stoppingToken);
        await StateAsync(Directory.GetFiles("/data"), stoppingToken);
    }

    private async Task PlainAsync(IEnumerable<string> files, CancellationToken token)
    {
        foreach (var file in files.OrderBy(f => f))
        {
            token.ThrowIfCancellationRequested();
            var text = await File.ReadAllTextAsync(file, token);
            var summary = await summarizer.SummarizeAsync(text, token); // !BDR1010
            await File.WriteAllTextAsync(file + ".summary", summary, token);
        }
    }

    private async Task LinkedAsync(IEnumerable<string> files, CancellationToken token)
    {
        var soFar = "";
        foreach (var file in files)
        {
            soFar = await summarizer.SummarizeAsync(soFar + await File.ReadAllTextAsync(file, token), token);
        }
        await File.WriteAllTextAsync("all", soFar, token);
    }

    private async Task GatedAsync(string[] lines, CancellationToken token)
    {
        var tasks = lines.Select(async line =>
        {
            await _gate.WaitAsync(token);
            try { return await summarizer.SummarizeAsync(line, token); } // !BDR1010
            finally { _gate.Release(); }
        }).ToList();
        await File.WriteAllLinesAsync("out", await Task.WhenAll(tasks), token);
    }

    private async Task FirstAsync(string[] files, CancellationToken token)
    {
        foreach (var file in files)
        {
            var summary = await summarizer.SummarizeAsync(file, token);
            if (summary.Contains("invoice")) { await File.WriteAllTextAsync("found", file, token); break; }
        }
    }

    private async Task WindowAsync(string[] files, CancellationToken token)
    {
        foreach (var file in files.Take(10)) await File.WriteAllTextAsync(file + ".s", await summarizer.SummarizeAsync(file, token), token);
    }

    private async Task ModelsAsync(string[] models, CancellationToken token)
    {
        foreach (var model in models)
            await runtime.ConverseAsync(new() { ModelId = model, Messages = [new() { Role = "user", Content = [new() { Text = "Hello" }] }] }, token);
    }

    private async Task GroupedAsync(string[] files, CancellationToken token)
    {
        foreach (var chunk in files.Chunk(25))
        {
            var text = string.Join("\n", chunk);
            await File.AppendAllTextAsync("groups", await summarizer.SummarizeAsync(text, token), token); // !BDR1010
        }
    }

    private async Task RefinedAsync(string[] files, CancellationToken token)
    {
        foreach (var file in files)
        {
            var draft = await summarizer.SummarizeAsync(file, token);
            var final = await summarizer.SummarizeAsync("Improve: " + draft, token);
            await File.AppendAllTextAsync("final", final, token);
        }
    }

    private async Task DictionaryAsync(Dictionary<string, string> texts, CancellationToken token)
    {
        foreach (var (name, text) in texts)
            await File.WriteAllTextAsync(name, await summarizer.SummarizeAsync(text, token), token);
    }

    private async Task WhileAsync(Queue<string> queue, CancellationToken token)
    {
        while (queue.TryDequeue(out var file)) Console.WriteLine(file);
        await Task.CompletedTask;
    }

    private async Task TasksAsync(string[] files, CancellationToken token)
    {
        var tasks = new List<Task<string>>();
        foreach (var file in files) tasks.Add(summarizer.SummarizeAsync(file, token)); // !BDR1010
        await Task.WhenAll(tasks);
    }

    private async Task StateAsync(string[] files, CancellationToken token)
    {
        foreach (var file in files) await NextAsync(file, token);
    }

    private async Task NextAsync(string file, CancellationToken token) => _last = await summarizer.SummarizeAsync(_last + file, token);
}

namespace Microsoft.Extensions.Hosting
{
    public interface IHostedService
    {
        Task StartAsync(CancellationToken cancellationToken);
        Task StopAsync(CancellationToken cancellationToken);
    }

    public abstract class BackgroundService : IHostedService
    {
        public virtual Task StartAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);
        public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
    }
}

