using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using ValidationException = Amazon.BedrockRuntime.Model.ValidationException;

// A call in a loop with a catch, but no retry of a throttled call: nothing is reported.
public sealed class NoRetries
{
    private static readonly string[] s_models = ["anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-pro-v1:0"];
    private readonly IAmazonBedrockRuntime _client;
    private readonly IAmazonCloudWatch _metrics;
    private readonly ILogger<NoRetries> _logger;

    public NoRetries(IAmazonBedrockRuntime client, IAmazonCloudWatch metrics, ILogger<NoRetries> logger)
    {
        _client = client;
        _metrics = metrics;
        _logger = logger;
    }

    private static ConverseRequest RequestFor(string text, string model = "amazon.nova-lite-v1:0") => new()
    {
        ModelId = model,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 400 },
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
    };

    // The next item, not the same again.
    public async Task<List<string>> Items(IEnumerable<string> documents)
    {
        var summaries = new List<string>();
        foreach (var document in documents)
        {
            try
            {
                var response = await _client.ConverseAsync(RequestFor(document));
                summaries.Add(response.Output.Message.Content[0].Text);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogWarning(ex, "Left out");
            }
        }

        return summaries;
    }

    public async Task<List<string>> ItemsByIndex(IReadOnlyList<string> documents)
    {
        var summaries = new List<string>();
        for (var i = 0; i < documents.Count; i++)
        {
            try
            {
                summaries.Add((await _client.ConverseAsync(RequestFor(documents[i]))).StopReason);
            }
            catch (AmazonBedrockRuntimeException)
            {
                summaries.Add("failed");
            }
        }

        return summaries;
    }

    // The same item by hand: left alone.
    public async Task ItemsAgain(IReadOnlyList<string> documents)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            try
            {
                await _client.ConverseAsync(RequestFor(documents[i]));
            }
            catch (ThrottlingException)
            {
                i--;
            }
        }
    }

    public async Task Batches(IEnumerable<string> documents)
    {
        foreach (var batch in documents.Chunk(10))
        {
            try
            {
                await _client.ConverseAsync(RequestFor(string.Join('\n', batch)));
            }
            catch (Exception ex)
            {
                _logger.LogError(ex, "A batch failed");
            }
        }
    }

    // Another model is another call.
    public async Task<ConverseResponse> Models(string prompt)
    {
        foreach (var model in s_models)
        {
            try
            {
                return await _client.ConverseAsync(RequestFor(prompt, model));
            }
            catch (ThrottlingException)
            {
                _logger.LogWarning("{Model} is busy", model);
            }
        }

        throw new InvalidOperationException("No model answers.");
    }

    public async Task<ConverseResponse> ModelsInTheRequest(ConverseRequest request)
    {
        for (var i = 0; i < s_models.Length; i++)
        {
            request.ModelId = s_models[i];
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
            {
                _logger.LogWarning("{Model} is busy", request.ModelId);
            }
        }

        throw new InvalidOperationException("No model answers.");
    }

    // Another region is another client.
    public async Task<ConverseResponse> Regions(ConverseRequest request)
    {
        foreach (var region in new[] { RegionEndpoint.USEast1, RegionEndpoint.USWest2 })
        {
            using var client = new AmazonBedrockRuntimeClient(region);
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                _logger.LogWarning("{Region} is busy", region.SystemName);
            }
        }

        throw new InvalidOperationException("No region answers.");
    }

    public async Task<ConverseResponse> Clients(ConverseRequest request, IEnumerable<IAmazonBedrockRuntime> clients)
    {
        foreach (var client in clients)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
            }
        }

        throw new InvalidOperationException("No client answers.");
    }

    // Once more, without coming round.
    public async Task<ConverseResponse> OnceMore(ConverseRequest request)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            return await _client.ConverseAsync(request);
        }
    }

    // Every catch leaves.
    public async Task<string?> Leaves(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
                request.Messages.Add(response.Output.Message);
                if (request.Messages.Count > 20) return null;
            }
            catch (ThrottlingException)
            {
                break;
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                _logger.LogError(ex, "Failed");
                return null;
            }
            catch (Exception ex)
            {
                throw new InvalidOperationException("Failed", ex);
            }
        }

        return "busy";
    }

    // The flag that the catch sets ends the loop.
    public async Task FlagEnds(ConverseRequest request)
    {
        var failed = false;
        var turns = 0;
        while (!failed && turns++ < 10)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                request.Messages.Add(response.Output.Message);
            }
            catch (ThrottlingException)
            {
                failed = true;
            }
        }
    }

    // The try is around the loop.
    public async Task Around(IEnumerable<string> prompts)
    {
        try
        {
            foreach (var prompt in prompts) await _client.ConverseAsync(RequestFor(prompt));
        }
        catch (ThrottlingException ex)
        {
            _logger.LogWarning(ex, "Stopped");
        }
    }

    // Throttling is not what is caught.
    public async Task<ConverseResponse> Validation(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ValidationException) when (request.Messages.Count > 2)
            {
                request.Messages.RemoveAt(0);
            }
        }
    }

    public async Task<ConverseResponse> RuledOut(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException ex) when (ex.ErrorCode == "ModelTimeoutException")
            {
                _logger.LogWarning("Timed out");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> EarlierClause(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                throw;
            }
            catch (AmazonBedrockRuntimeException)
            {
                _logger.LogWarning("Once more");
            }
        }

        throw new TimeoutException();
    }

    // Another service.
    public async Task Metrics(PutMetricDataRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                await _metrics.PutMetricDataAsync(request);
                return;
            }
            catch (AmazonCloudWatchException)
            {
                _logger.LogWarning("Once more");
            }
        }
    }

    // Each turn sends what somebody typed.
    public async Task Chat()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = line }] });
            try
            {
                var response = await _client.ConverseAsync(new ConverseRequest { ModelId = s_models[0], Messages = messages, InferenceConfig = new() { MaxTokens = 500 } });
                messages.Add(response.Output.Message);
                Console.WriteLine(response.Output.Message.Content[0].Text);
            }
            catch (Exception ex)
            {
                Console.WriteLine(ex.Message);
            }
        }
    }

    // Workers: each round has its own job.
    public async Task Worker(Channel<string> jobs, CancellationToken stoppingToken)
    {
        await foreach (var job in jobs.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await _client.ConverseAsync(RequestFor(job), stoppingToken);
            }
            catch (Exception ex)
            {
                _logger.LogError(ex, "A job failed");
            }
        }
    }

    public async Task Worker2(ConcurrentQueue<ConverseRequest> jobs, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!jobs.TryDequeue(out var job)) return;
            try
            {
                await _client.ConverseAsync(job, stoppingToken);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogError(ex, "A job failed");
            }
        }
    }

    public async Task Parallel(IEnumerable<string> prompts) =>
        await System.Threading.Tasks.Parallel.ForEachAsync(prompts, async (prompt, cancellationToken) =>
        {
            try
            {
                await _client.ConverseAsync(RequestFor(prompt), cancellationToken);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogWarning(ex, "Left out");
            }
        });

    // The recursion goes on with the rest, the catch does not come back.
    public async Task<int> Rest(string[] prompts, int at = 0)
    {
        if (at == prompts.Length) return 0;
        var done = 1;
        try
        {
            await _client.ConverseAsync(RequestFor(prompts[at]));
        }
        catch (ThrottlingException)
        {
            done = 0;
        }

        return done + await Rest(prompts, at + 1);
    }

    // A smaller prompt after each failure is another request, made from the loop's item.
    public async Task<ConverseResponse?> Smaller(string text)
    {
        foreach (var length in new[] { 20_000, 5_000, 1_000 })
        {
            try
            {
                return await _client.ConverseAsync(RequestFor(text.Substring(0, length)));
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                _logger.LogWarning(ex, "Too long or too much");
            }
        }

        return null;
    }
}
