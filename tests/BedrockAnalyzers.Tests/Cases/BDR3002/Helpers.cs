using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

public sealed class BedrockSettings
{
    public int MaximumRetries { get; set; } = 3;

    public int RetryDelay { get; set; } = 1000;
}

// The wait or what it is computed from stands in another method, or the call is behind a delegate.
public sealed class Helpers
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IChatClient _chat;
    private readonly BedrockSettings _settings;
    private readonly ILogger<Helpers> _logger;

    public Helpers(IAmazonBedrockRuntime client, BedrockSettings settings, ILogger<Helpers> logger)
    {
        _client = client;
        _chat = client.AsIChatClient("amazon.nova-lite-v1:0");
        _settings = settings;
        _logger = logger;
    }

    // From a setting, but doubled each time: it grows, and nothing is random.
    private async Task<T> ExecuteWithRetryAsync<T>(Func<Task<T>> operation)
    {
        var retries = 0;
        var delay = TimeSpan.FromMilliseconds(_settings.RetryDelay);
        while (retries < _settings.MaximumRetries)
        {
            try
            {
                return await operation();
            }
            catch (Exception ex) when (retries < _settings.MaximumRetries - 1 && IsRetryable(ex))
            {
                retries++;
                _logger.LogWarning("Attempt {Attempt}: {Message}", retries, ex.Message);
                await Task.Delay(delay); // !BDR3002
                delay = TimeSpan.FromMilliseconds(delay.TotalMilliseconds * 2);
            }
        }

        return await operation();
    }

    private static bool IsRetryable(Exception ex) => ex is TimeoutException || ex.Message.Contains("Throttling") || ex.Message.Contains("ServiceUnavailable");

    public Task<ConverseResponse> Ask(ConverseRequest request) => ExecuteWithRetryAsync(() => _client.ConverseAsync(request));

    // Names Bedrock's exception, whatever it runs.
    public static async Task<T> Run<T>(Func<Task<T>> operation, int attempts = 5, int milliseconds = 500)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                return await operation();
            }
            catch (ThrottlingException) when (i < attempts)
            {
                await Task.Delay(milliseconds); // !BDR3002
            }
        }
    }

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt)));

    public async Task<ConverseResponse> ComputedElsewhere(ConverseRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await Task.Delay(Backoff(attempt)); // !BDR3002
            }
        }
    }

    // The wait is reported where it stands.
    private static async Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(attempt * 2);
        await Task.Delay(wait, cancellationToken); // !BDR3002
    }

    public async Task<ConverseResponse> WaitsElsewhere(ConverseRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await PauseAsync(attempt, cancellationToken);
            }
        }
    }

    // The same helper's wait is right where what it is given is right.
    private static Task PauseFor(TimeSpan wait) => Task.Delay(wait);

    public async Task<ConverseResponse> GivenWhatIsRight(ConverseRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await PauseFor(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));
            }
        }
    }

    private async Task<string> Once(ConverseRequest request) => (await _client.ConverseAsync(request)).Output.Message.Content[0].Text;

    public async Task<string> MethodOfTheProject(ConverseRequest request)
    {
        for (var attempt = 1; attempt < 4; attempt++)
        {
            try
            {
                return await Once(request);
            }
            catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt)); // !BDR3002
            }
        }

        return "";
    }

    public async Task<string> Chat(string prompt)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await _chat.GetResponseAsync(prompt)).Text;
            }
            catch (AmazonBedrockRuntimeException ex) when (attempt < 3 && ex.ErrorCode == "ThrottlingException")
            {
                await Task.Delay(1000); // !BDR3002
            }
        }
    }

    // Local functions.
    public async Task<string> Local(ConverseRequest request)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await Once(request);
            }
            catch (ThrottlingException) when (++attempt < 3)
            {
                await Wait();
            }
        }

        async Task Wait() => await Task.Delay(100 * attempt); // !BDR3002
    }
}

public sealed class PatientClient : AmazonBedrockRuntimeClient
{
    public override async Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await base.InvokeModelAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (attempt < 3)
            {
                await Task.Delay(3000, cancellationToken); // !BDR3002
            }
        }
    }
}
