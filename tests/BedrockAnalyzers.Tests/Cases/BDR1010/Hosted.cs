using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

public sealed class Job { public string Id = ""; public string Text = ""; public string? Result; }

public interface IJobs
{
    Task<List<Job>> PendingAsync(CancellationToken cancellationToken);
    Task SaveAsync(Job job, CancellationToken cancellationToken);
}

public sealed class Nightly(IAmazonBedrockRuntime bedrock, IJobs jobs, ILogger<Nightly> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var pending = await jobs.PendingAsync(stoppingToken);
            logger.LogInformation("{Count} jobs", pending.Count);
            foreach (var job in pending)
            {
                if (stoppingToken.IsCancellationRequested) break;
                try
                {
                    job.Result = await SummarizeAsync(job, stoppingToken); // !BDR1010
                    await jobs.SaveAsync(job, stoppingToken);
                }
                catch (Exception e)
                {
                    logger.LogError(e, "Job {Id} failed", job.Id);
                }
            }

            await ProcessAsync(pending, stoppingToken);
        }
    }

    private async Task ProcessAsync(IReadOnlyList<Job> pending, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(pending, cancellationToken, async (job, token) => job.Result = await SummarizeAsync(job, token)); // !BDR1010
        foreach (var chunk in pending.Chunk(50))
        {
            foreach (var job in chunk)
            {
                job.Result = await SummarizeAsync(job, cancellationToken); // !BDR1010
            }
        }
    }

    private async Task<string> SummarizeAsync(Job job, CancellationToken cancellationToken)
    {
        var request = new ConverseRequest
        {
            ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = job.Text }] }],
            InferenceConfig = new() { MaxTokens = 400 },
        };
        logger.LogInformation("Asking about {Id}", job.Id);
        var response = await bedrock.ConverseAsync(request, cancellationToken);
        return response.Output.Message.Content[0].Text;
    }
}

public sealed class Seeder(IAmazonBedrockRuntime bedrock) : IHostedService
{
    private readonly string[] _files = Directory.GetFiles("seed");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] }, cancellationToken); // !BDR1010
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Somebody outside may call it.
    public async Task ReseedAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] }, cancellationToken);
        }
    }
}

public abstract class Base : BackgroundService;

public sealed class Derived(IAmazonBedrockRuntime bedrock, IAsyncEnumerable<string> texts) : Base
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var text in texts.WithCancellation(stoppingToken))
        {
            await bedrock.ConverseAsync(new() { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] }, stoppingToken); // !BDR1010
        }
    }
}

// A worker that is called from a page too: somebody waits there.
internal sealed class Shared(IAmazonBedrockRuntime bedrock) : BackgroundService
{
    private readonly List<string> _texts = [.. File.ReadAllLines("texts.txt")];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    public Task OnPostAsync() => RunAsync(default);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var text in _texts) await bedrock.ConverseAsync(new() { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] }, cancellationToken);
    }
}

// Only called like one.
public class Service2
{
    protected virtual async Task ExecuteAsync(IAmazonBedrockRuntime bedrock, List<string> texts)
    {
        foreach (var text in texts) await bedrock.ConverseAsync(new() { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
    }
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

