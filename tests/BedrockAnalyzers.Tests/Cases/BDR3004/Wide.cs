using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ThrottlingException = Amazon.BedrockRuntime.Model.ThrottlingException;

// Retries that repeat what cannot pass as well.
public sealed class Wide
{
    private const int Maximum = 5;
    private readonly IAmazonBedrockRuntime _client;
    private readonly IAmazonBedrockAgentRuntime _agents;
    private readonly IChatClient _chat;
    private readonly ILogger<Wide> _logger;

    public Wide(IAmazonBedrockRuntime client, IAmazonBedrockAgentRuntime agents, ILogger<Wide> logger)
    {
        _client = client;
        _agents = agents;
        _chat = client.AsIChatClient("amazon.nova-lite-v1:0");
        _logger = logger;
    }

    public async Task<ConverseResponse> Everything(ConverseRequest request)
    {
        for (var attempt = 1; attempt <= Maximum; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) // !BDR3004
            {
                _logger.LogWarning(ex, "Attempt {Attempt}: {Message}", attempt, ex.Message);
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }

        throw new TimeoutException();
    }

    // A filter that only counts does not look at the exception.
    public async Task<ConverseResponse> CountingFilter(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception) when (attempt < Maximum) // !BDR3004
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> CountingBody(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (AmazonServiceException) // !BDR3004
            {
                if (++attempt >= Maximum) throw;
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public async Task<ConverseResponse> OfTheService(ConverseRequest request, CancellationToken cancellationToken)
    {
        var attempt = 0;
        while (attempt < Maximum)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (AmazonBedrockRuntimeException ex) // !BDR3004
            {
                attempt++;
                _logger.LogWarning("{Code} ({Status})", ex.ErrorCode, ex.StatusCode);
                await Task.Delay(1000 << attempt, cancellationToken);
            }
        }

        throw new TimeoutException();
    }

    public ConverseResponse NoType(ConverseRequest request)
    {
        for (var left = Maximum; ; left--)
        {
            try
            {
                return _client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch // !BDR3004
            {
                if (left == 0) throw;
                Thread.Sleep(1000);
            }
        }
    }

    public async Task<ConverseResponse> NoTypeButAFilter(ConverseRequest request)
    {
        for (var left = Maximum; ; left--)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch when (left > 0) // !BDR3004
            {
                await Task.Delay(1000);
            }
        }
    }

    // It looks at the exception to wait longer, not to let something out.
    public async Task<ConverseResponse> LooksForTheWait(ConverseRequest request)
    {
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) // !BDR3004
            {
                await Task.Delay(ex is ThrottlingException ? 5000 : 1000);
            }
        }

        throw new TimeoutException();
    }

    // Kept for the end.
    public async Task<ConverseResponse> Kept(ConverseRequest request)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) // !BDR3004
            {
                last = ex;
                await Task.Delay(1000);
            }
        }

        throw new InvalidOperationException("No answer", last);
    }

    // They cannot pass, whatever the wait.
    public async Task<ConverseResponse> Named(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < Maximum)
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
            catch (Amazon.BedrockRuntime.Model.ValidationException) when (attempt < Maximum) // !BDR3004
            {
                await Task.Delay(1000);
            }
            catch (Amazon.BedrockRuntime.Model.ServiceQuotaExceededException) when (attempt < Maximum) // !BDR3004
            {
                await Task.Delay(10_000);
            }
        }
    }

    public async Task<ConverseResponse> Denied(ConverseRequest request)
    {
        for (var attempt = 0; attempt < Maximum; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Amazon.BedrockRuntime.Model.AccessDeniedException) // !BDR3004
            {
                _logger.LogWarning("Access was denied, perhaps not for long");
            }
            catch (Amazon.BedrockRuntime.Model.ResourceNotFoundException) // !BDR3004
            {
                _logger.LogWarning("The model is not there yet");
            }
            catch (ThrottlingException)
            {
                _logger.LogWarning("Throttled");
            }

            await Task.Delay(Random.Shared.Next(500 << attempt));
        }

        throw new TimeoutException();
    }

    public async Task<string> KnowledgeBase(RetrieveAndGenerateRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await _agents.RetrieveAndGenerateAsync(request)).Output.Text;
            }
            catch (AmazonBedrockAgentRuntimeException) when (attempt < Maximum) // !BDR3004
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    private async Task<T> Run<T>(Func<Task<T>> operation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await operation();
            }
            catch (Exception ex) when (attempt < Maximum) // !BDR3004
            {
                _logger.LogWarning(ex, "Once more");
                await Task.Delay(Random.Shared.Next(500 << attempt));
            }
        }
    }

    public Task<ConverseResponse> Ask(ConverseRequest request) => Run(() => _client.ConverseAsync(request));

    public async Task<string> Chat(string prompt)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await _chat.GetResponseAsync(prompt)).Text;
            }
            catch (Exception) when (attempt < Maximum) // !BDR3004
            {
                await Task.Delay(Random.Shared.Next(500 << attempt));
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
        catch (AmazonServiceException) when (attempt < Maximum) // !BDR3004
        {
            attempt++;
            await Task.Delay(Random.Shared.Next(500 << attempt));
            goto again;
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int left = Maximum)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (Exception) // !BDR3004
        {
            if (left == 0) throw;
            await Task.Delay(1000);
            return await Recursion(request, left - 1);
        }
    }
}
