using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

// Loops around the call itself in which a throttled call is made again at once.
public sealed class Loops
{
    private const int MaximumAttempts = 5;
    private readonly IAmazonBedrockRuntime _client;
    private readonly IAmazonBedrockAgentRuntime _agents;
    private readonly ILogger<Loops> _logger;

    public Loops(IAmazonBedrockRuntime client, IAmazonBedrockAgentRuntime agents, ILogger<Loops> logger)
    {
        _client = client;
        _agents = agents;
        _logger = logger;
    }

    public async Task<ConverseResponse> LoggedOnly(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException ex) // !BDR3001
            {
                _logger.LogWarning(ex, "Throttled, attempt {Attempt} of {Maximum}", attempt, MaximumAttempts);
            }
        }

        throw new InvalidOperationException("Bedrock did not answer.");
    }

    public async Task<ConverseResponse> RethrownAtTheEnd(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException) when (++attempt < MaximumAttempts) // !BDR3001
            {
                Console.WriteLine($"Throttled ({attempt})");
            }
        }
    }

    public async Task<ConverseResponse?> DoWhile(ConverseRequest request)
    {
        ConverseResponse? response = null;
        var left = 3;
        do
        {
            try
            {
                response = await _client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex) // !BDR3001
            {
                if (ex.ErrorCode != "ThrottlingException") throw;
                left--;
            }
        }
        while (response is null && left > 0);
        return response;
    }

    public async Task<ConverseResponse> Continue(ConverseRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                var response = await _client.ConverseAsync(request);
                _logger.LogInformation("{Tokens} tokens", response.Usage.TotalTokens);
                return response;
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests) // !BDR3001
            {
                continue;
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> UntilDone(ConverseRequest request)
    {
        var done = false;
        var failures = 0;
        ConverseResponse response = new();
        while (!done)
        {
            try
            {
                response = await _client.ConverseAsync(request);
                done = true;
            }
            catch (Exception ex) when (ex.Message.Contains("Throttl")) // !BDR3001
            {
                if (++failures == 4) throw;
            }
        }

        return response;
    }

    public async Task<string> BodyMadeAnew(string prompt)
    {
        foreach (var attempt in Enumerable.Range(1, 3))
        {
            try
            {
                var request = new InvokeModelRequest
                {
                    ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0",
                    Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 500, messages = new[] { new { role = "user", content = prompt } } }))),
                };
                var response = await _client.InvokeModelAsync(request);
                using var reader = new StreamReader(response.Body);
                return await reader.ReadToEndAsync();
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException) // !BDR3001
            {
                _logger.LogInformation("Attempt {Attempt} was throttled, trying again", attempt);
            }
        }

        return "";
    }

    public ConverseResponse Blocking(ConverseRequest request)
    {
        var tries = 0;
        while (tries < 3)
        {
            try
            {
                return _client.ConverseAsync(request).GetAwaiter().GetResult();
            }
            catch // !BDR3001
            {
                tries++;
            }
        }

        throw new InvalidOperationException();
    }

    public async Task<ConverseResponse> Goto(ConverseRequest request)
    {
        var attempt = 0;
    again:
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (Amazon.BedrockRuntime.Model.ThrottlingException) when (attempt < 3) // !BDR3001
        {
            attempt++;
            goto again;
        }
    }

    public async Task<ConverseResponse> Recursion(ConverseRequest request, int attempt = 0)
    {
        try
        {
            return await _client.ConverseAsync(request);
        }
        catch (Amazon.BedrockRuntime.Model.ThrottlingException) when (attempt < 3) // !BDR3001
        {
            return await Recursion(request, attempt + 1);
        }
    }

    public async Task<ConverseResponse> Nested(ConverseRequest request)
    {
        for (var i = 0; i < MaximumAttempts; i++)
        {
            try
            {
                try
                {
                    return await _client.ConverseAsync(request);
                }
                finally
                {
                    _logger.LogDebug("Attempt {Attempt} is over", i);
                }
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException) when (i < MaximumAttempts - 1) // !BDR3001
            {
                _logger.LogWarning("Busy");
            }
        }

        throw new InvalidOperationException();
    }

    // The wait belongs to another error.
    public async Task<ConverseResponse> WaitOfAnotherClause(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MaximumAttempts; i++)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (ModelTimeoutException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException) // !BDR3001
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        throw new InvalidOperationException();
    }

    // Two clauses come round without a wait, each for itself.
    public async Task<ConverseResponse> TwoClauses(ConverseRequest request)
    {
        for (var i = 0; i < MaximumAttempts; i++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException ex) // !BDR3001
            {
                _logger.LogWarning(ex, "Throttled");
            }
            catch (Amazon.BedrockRuntime.Model.InternalServerException)
            {
                await Task.Delay(1000 << i);
            }
        }

        throw new InvalidOperationException();
    }

    public async Task<string> KnowledgeBase(RetrieveAndGenerateRequest request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return (await _agents.RetrieveAndGenerateAsync(request)).Output.Text;
            }
            catch (Amazon.BedrockAgentRuntime.Model.ThrottlingException) // !BDR3001
            {
                Console.Error.WriteLine("busy");
            }
        }

        return "";
    }

    // Inside the stream throttling comes as this type.
    public async Task<string> Stream(ConverseStreamRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            var text = new StringBuilder();
            try
            {
                var response = await _client.ConverseStreamAsync(request);
                await foreach (var part in response.Stream)
                {
                    if (part is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
                }

                return text.ToString();
            }
            catch (BedrockRuntimeEventStreamException) when (attempt < 2) // !BDR3001
            {
                _logger.LogWarning("The stream broke, from the start again");
            }
        }
    }

    // The exception is kept and thrown at the end, nothing waits.
    public async Task<ConverseResponse> KeptException(ConverseRequest request)
    {
        Exception? last = null;
        for (var i = 0; i < 4; i++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (Exception ex) // !BDR3001
            {
                last = ex;
            }
        }

        throw new InvalidOperationException("No answer after four attempts.", last);
    }
}
