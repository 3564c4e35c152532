using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public interface IRetryDecision
{
    bool ShouldRetry(Exception ex);
}

// Something ends the attempts, or there is no retry of a throttled call.
public sealed class Bounded
{
    private const int Maximum = 5;
    private readonly IAmazonBedrockRuntime _client;
    private readonly IRetryDecision _decision;
    private readonly ILogger<Bounded> _logger;

    public Bounded(IAmazonBedrockRuntime client, IRetryDecision decision, ILogger<Bounded> logger)
    {
        _client = client;
        _decision = decision;
        _logger = logger;
    }

    public async Task<ConverseResponse> ThrowsAtMaximum(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                if (++attempt >= Maximum) throw;
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse> Filter(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < Maximum)
            {
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse?> Condition(ConverseRequest request)
    {
        ConverseResponse? response = null;
        var left = Maximum;
        while (response is null && left-- > 0)
        {
            try
            {
                response = await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000);
            }
        }

        return response;
    }

    public async Task<ConverseResponse> Range(ConverseRequest request)
    {
        foreach (var attempt in Enumerable.Range(0, Maximum))
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000 << attempt);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Setting(ConverseRequest request, int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000);
            }
        }

        throw new TimeoutException();
    }

    // The wait grows, and is too long at some time.
    public async Task<ConverseResponse> ByWait(ConverseRequest request)
    {
        var wait = TimeSpan.FromMilliseconds(250);
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                if (wait > TimeSpan.FromSeconds(30)) throw;
                await Task.Delay(wait);
                wait *= 2;
            }
        }
    }

    public async Task<ConverseResponse> Breaks(ConverseRequest request)
    {
        var attempts = 0;
        ConverseResponse? response = null;
        while (true)
        {
            try
            {
                response = await _client.ConverseAsync(request);
                break;
            }
            catch (ThrottlingException)
            {
                attempts++;
                if (attempts == Maximum) break;
                await Task.Delay(1000);
            }
        }

        return response ?? throw new TimeoutException();
    }

    // Deadlines.
    public async Task<ConverseResponse> Clock(ConverseRequest request)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Date(ConverseRequest request)
    {
        var deadline = DateTime.UtcNow.AddMinutes(2);
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse> CancelAfter(ConverseRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request, limit.Token);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000, limit.Token);
            }
        }
    }

    public async Task<ConverseResponse> TimedSource(ConverseRequest request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!limit.IsCancellationRequested)
        {
            try
            {
                return await _client.ConverseAsync(request, limit.Token);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000, limit.Token);
            }
        }

        throw new TimeoutException();
    }

    // Who decides is not seen.
    public async Task<ConverseResponse> Decision(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) when (_decision.ShouldRetry(ex))
            {
                await Task.Delay(1000);
            }
        }
    }

    public async Task<ConverseResponse> Delegate(ConverseRequest request, Func<Exception, Task<bool>> goOn)
    {
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException ex)
            {
                if (!await goOn(ex)) throw;
            }
        }
    }

    // A person decides.
    public async Task<ConverseResponse> Person(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                Console.Write("Busy. Again? ");
                if (Console.ReadLine() != "y") throw;
            }
        }
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
        var attempt = 0;
    again:
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            if (attempt++ > Maximum) throw;
            await Task.Delay(1000);
            goto again;
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 0)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException) when (attempt < Maximum)
        {
            await Task.Delay(1000);
            return await Recursion(request, attempt + 1);
        }
    }

    public async Task<ConverseResponse> RecursionDown(ConverseRequest request, int left = Maximum)
    {
        if (left == 0) throw new TimeoutException();
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (ThrottlingException)
        {
            await Task.Delay(1000);
            return await RecursionDown(request, left - 1);
        }
    }

    // Every catch leaves the loop.
    public async Task<string> Leaves(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                if (response.StopReason == StopReason.End_turn) return "done";
                if (request.Messages.Count > 30) return "long";
                request.Messages.Add(response.Output.Message);
            }
            catch (ThrottlingException)
            {
                return "busy";
            }
        }
    }

    // Throttling is not caught.
    public async Task<ConverseResponse> NotReady(ConverseRequest request)
    {
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ModelNotReadyException)
            {
                await Task.Delay(5000);
            }
        }
    }

    // Each round has its own job: these loops are to run for ever.
    public async Task Worker(ChannelReader<ConverseRequest> jobs, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var job = await jobs.ReadAsync(stoppingToken);
            try
            {
                await _client.ConverseAsync(job, stoppingToken);
            }
            catch (ThrottlingException ex)
            {
                _logger.LogWarning(ex, "A job failed");
                await Task.Delay(1000, stoppingToken);
            }
        }
    }

    public async Task Chat(List<Message> messages)
    {
        while (true)
        {
            var line = Console.ReadLine();
            if (string.IsNullOrEmpty(line)) return;
            messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = line }] });
            try
            {
                var answer = await _client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = messages, InferenceConfig = new() { MaxTokens = 300 } });
                Console.WriteLine(answer.Output.Message.Content[0].Text);
            }
            catch (ThrottlingException)
            {
                Console.WriteLine("Busy, please ask again.");
            }
        }
    }

    // A list of models ends.
    public async Task<ConverseResponse> Models(ConverseRequest request, Queue<string> models)
    {
        while (true)
        {
            request.ModelId = models.Dequeue();
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (models.Count > 0)
            {
                _logger.LogWarning("The next one");
            }
        }
    }
}
