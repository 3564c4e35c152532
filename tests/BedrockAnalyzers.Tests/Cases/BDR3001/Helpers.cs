using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

// The call is behind a delegate, a method of the project, a decorator or a chat client.
public static class Retry
{
    // Names Bedrock's own exception.
    public static async Task<T> OnThrottling<T>(Func<Task<T>> operation, int maximumAttempts = 3)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await operation();
            }
            catch (ThrottlingException) when (attempt < maximumAttempts) // !BDR3001
            {
                Console.WriteLine("Throttled");
            }
        }
    }

    // Speaks of throttling.
    public static async Task<T> OnErrorCode<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await operation(cancellationToken);
            }
            catch (AmazonServiceException ex) when (ex.ErrorCode == "ThrottlingException" && attempt++ < 5) // !BDR3001
            {
            }
        }
    }

    public static async Task<T> OnStatus<T>(Func<Task<T>> operation)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await operation().ConfigureAwait(false);
            }
            catch (AmazonServiceException ex) // !BDR3001
            {
                if ((int)ex.StatusCode != 429) throw;
            }
        }

        throw new TimeoutException();
    }

    private static bool IsThrottling(Exception ex) => ex is AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } || ex.Message.Contains("ThrottlingException");

    public static async Task<T> OnWhatAMethodSays<T>(Func<Task<T>> operation)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await operation();
            }
            catch (Exception ex) when (i < 4 && IsThrottling(ex)) // !BDR3001
            {
                Console.Error.WriteLine(ex.Message);
            }
        }
    }

    // Says nothing of throttling, and nobody of this project hands it a Bedrock call: a retry of who knows what.
    public static async Task<T> OfAnything<T>(Func<Task<T>> operation)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await operation();
            }
            catch (Exception) when (i < 3)
            {
            }
        }
    }

    // Network errors alone.
    public static async Task<T> OfTheNetwork<T>(Func<Task<T>> operation)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await operation();
            }
            catch (System.Net.Http.HttpRequestException) when (i < 3)
            {
            }
        }
    }
}

public sealed class Service
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IChatClient _chat;
    private readonly IChatClient _injected;
    private readonly ILogger _logger;

    public Service(IAmazonBedrockRuntime client, IChatClient injected, ILogger logger)
    {
        _client = client;
        _chat = client.AsIChatClient("amazon.nova-pro-v1:0");
        _injected = injected;
        _logger = logger;
    }

    // Wide, but what it runs is a Bedrock call.
    private async Task<T> Again<T>(Func<Task<T>> operation)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await operation();
            }
            catch (Exception ex) // !BDR3001
            {
                _logger.LogWarning(ex, "Attempt {Attempt} failed", i);
            }
        }

        throw new InvalidOperationException();
    }

    public Task<ConverseResponse> Ask(ConverseRequest request) => Again(() => _client.ConverseAsync(request));

    private async Task<string> Once(string prompt)
    {
        var response = await _client.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            InferenceConfig = new InferenceConfiguration { MaxTokens = 300 },
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
        });
        return response.Output.Message.Content[0].Text;
    }

    // A method of the project that makes the call.
    public async Task<string> Thrice(string prompt)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await Once(prompt);
            }
            catch (AmazonServiceException) // !BDR3001
            {
                _logger.LogWarning("Once more");
            }
        }

        return "";
    }

    // A local function and a lambda in a local.
    public async Task<string> Local(string prompt)
    {
        Func<Task<string>> call = () => Once(prompt);
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return await call();
            }
            catch (AmazonBedrockRuntimeException) // !BDR3001
            {
            }
        }

        return await Last();

        async Task<string> Last()
        {
            var tries = 0;
            while (true)
            {
                try
                {
                    return await Once(prompt);
                }
                catch (ThrottlingException) when (tries++ < 2) // !BDR3001
                {
                }
            }
        }
    }

    public async Task<string> Chat(string prompt)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return (await _chat.GetResponseAsync(prompt)).Text;
            }
            catch (AmazonBedrockRuntimeException) // !BDR3001
            {
                _logger.LogWarning("Once more");
            }
        }

        return "";
    }

    // Whose client this is, nobody knows, and the catch does not say.
    public async Task<string> ChatOfWhom(string prompt)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return (await _injected.GetResponseAsync(prompt)).Text;
            }
            catch (Exception)
            {
                _logger.LogWarning("Once more");
            }
        }

        return "";
    }

    // A lambda that is run here.
    public Func<string, Task<string>> Lambda => async prompt =>
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await Once(prompt);
            }
            catch (ThrottlingException) when (i < 3) // !BDR3001
            {
            }
        }
    };
}

// A decorator of the client.
public sealed class PersistentClient : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                return await base.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (i < 4) // !BDR3001
            {
            }
        }

        throw new TimeoutException();
    }
}
