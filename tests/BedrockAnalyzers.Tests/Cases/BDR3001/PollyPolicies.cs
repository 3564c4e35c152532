using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Assistants;

// Policies of Polly 7 in fields, properties, locals and methods.
public class PolicyInField(IAmazonBedrockRuntime bedrock, ILogger<PolicyInField> logger)
{
    private readonly IAsyncPolicy _named = Policy.Handle<ThrottlingException>().RetryAsync(3); // !BDR3001
    private readonly IAsyncPolicy _all = Policy.Handle<Exception>().RetryAsync(3); // !BDR3001
    private readonly IAsyncPolicy _http = Policy.Handle<Exception>().RetryAsync(3);
    private readonly AsyncRetryPolicy _service = Policy.Handle<AmazonBedrockRuntimeException>().RetryAsync(); // !BDR3001
    private readonly IAsyncPolicy _waits = Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
    private readonly IAsyncPolicy _validation = Policy.Handle<ValidationException>().RetryAsync(3);
    private readonly IAsyncPolicy _unused = Policy.Handle<AmazonServiceException>().RetryAsync(3);

    private readonly IAsyncPolicy _logged = Policy
        .Handle<ThrottlingException>()
        .Or<TimeoutException>()
        .RetryAsync(5, (exception, attempt) => Console.WriteLine($"attempt {attempt}: {exception.Message}")); // !BDR3001

    private readonly IAsyncPolicy _waitsInCallback = Policy
        .Handle<ThrottlingException>()
        .RetryAsync(5, async (_, attempt) => await Task.Delay(TimeSpan.FromSeconds(attempt)));

    private readonly IAsyncPolicy _sleepsInCallback = Policy
        .Handle<ThrottlingException>()
        .RetryAsync(5, (_, attempt) => Thread.Sleep(attempt * 1000));

    private readonly IAsyncPolicy _counts = Policy
        .Handle<ThrottlingException>()
        .RetryAsync(5, (exception, attempt) => Count(exception, attempt.ToString())); // !BDR3001

    private readonly IAsyncPolicy _waitsInMethod = Policy
        .Handle<ThrottlingException>()
        .RetryAsync(5, (_, attempt) => PauseAsync(attempt));

    private readonly IAsyncPolicy _tellsSomebody = Policy.NoOpAsync();

    private readonly IAsyncPolicy _forever = Policy.Handle<ThrottlingException>().RetryForeverAsync(); // !BDR3001

    private static readonly List<string> s_told = new();

    public PolicyInField(IAmazonBedrockRuntime bedrock, ILogger<PolicyInField> logger, Func<int, Task> tell) : this(bedrock, logger)
    {
        _tellsSomebody = Policy.Handle<ThrottlingException>().RetryAsync(5, async (_, attempt) => await tell(attempt));
    }

    private static void Count(Exception exception, string attempt) => s_told.Add(attempt + exception.Message.Trim());

    private static Task PauseAsync(int attempt) => Task.Delay(attempt * 1000);

    public Task<ConverseResponse> Named(ConverseRequest request) => _named.ExecuteAsync(() => bedrock.ConverseAsync(request));

    public Task<ConverseResponse> All(ConverseRequest request) => _all.ExecuteAsync(() => bedrock.ConverseAsync(request));

    public Task<string> Http(HttpClient http) => _http.ExecuteAsync(() => http.GetStringAsync("https://example.com"));

    public Task<ConverseResponse> Service(ConverseRequest request) => _service.ExecuteAsync(() => bedrock.ConverseAsync(request));

    public Task<ConverseResponse> Waits(ConverseRequest request) => _waits.ExecuteAsync(() => bedrock.ConverseAsync(request));

    public Task<ConverseResponse> Validation(ConverseRequest request) => _validation.ExecuteAsync(() => bedrock.ConverseAsync(request));

    public Task<ConverseResponse> Others(ConverseRequest request)
    {
        logger.LogInformation("asking");
        return _logged.ExecuteAsync(() => _waitsInCallback.ExecuteAsync(() => _sleepsInCallback.ExecuteAsync(() => _forever.ExecuteAsync(() => bedrock.ConverseAsync(request)))));
    }
}

public class PolicyInLocal(IAmazonBedrockRuntime bedrock)
{
    public async Task<ConverseResponse> AskAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var policy = Policy.Handle<Exception>(e => e is not OperationCanceledException).RetryAsync(3); // !BDR3001
        return await policy.ExecuteAsync(token => bedrock.ConverseAsync(request, token), cancellationToken);
    }

    public ConverseResponse AskSync(ConverseRequest request)
    {
        var policy = Policy.Handle<AmazonServiceException>().Retry(2); // !BDR3001
        return policy.Execute(() => bedrock.ConverseAsync(request).GetAwaiter().GetResult());
    }

    public async Task<ConverseResponse> InOneGoAsync(ConverseRequest request) =>
        await Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(async () => await SendAsync(request)); // !BDR3001

    public async Task<string> NotBedrockAsync(HttpClient http)
    {
        var policy = Policy.Handle<HttpRequestException>(e => e.StatusCode == HttpStatusCode.TooManyRequests).RetryAsync(3);
        return await policy.ExecuteAsync(() => http.GetStringAsync("https://example.com"));
    }

    public async Task<ConverseResponse> WrappedAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().RetryAsync(3); // !BDR3001
        var timeout = Policy.TimeoutAsync(TimeSpan.FromMinutes(2));
        var both = Policy.WrapAsync(retry, timeout);
        return await both.ExecuteAsync(() => bedrock.ConverseAsync(request));
    }

    public async Task<ConverseResponse> WrappedByMethodAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().RetryAsync(3); // !BDR3001
        return await Policy.TimeoutAsync(10).WrapAsync(retry).ExecuteAsync(() => bedrock.ConverseAsync(request));
    }

    public async Task<ConverseResponse> ZeroAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero); // !BDR3001
        return await retry.ExecuteAsync(() => bedrock.ConverseAsync(request));
    }

    public async Task<ConverseResponse> ZerosAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.Zero, TimeSpan.Zero }); // !BDR3001
        return await retry.ExecuteAsync(() => bedrock.ConverseAsync(request));
    }

    public async Task<ConverseResponse> NoRetryAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().RetryAsync(0);
        return await retry.ExecuteAsync(() => bedrock.ConverseAsync(request));
    }

    public async Task<ConverseResponse> WaitsInsideAsync(ConverseRequest request)
    {
        var retry = Policy.Handle<Exception>().RetryAsync(3);
        var isFirst = true;
        return await retry.ExecuteAsync(async () =>
        {
            if (!isFirst) await Task.Delay(5000);
            isFirst = false;
            return await bedrock.ConverseAsync(request);
        });
    }

    private Task<ConverseResponse> SendAsync(ConverseRequest request) => bedrock.ConverseAsync(request);
}

public class PolicyFromElsewhere
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly IAsyncPolicy _injected;
    private readonly IAsyncPolicy _made;

    public PolicyFromElsewhere(IAmazonBedrockRuntime bedrock, IAsyncPolicy injected)
    {
        _bedrock = bedrock;
        _injected = injected;
        _made = Policy.Handle<Exception>().RetryAsync(4); // !BDR3001
    }

    private static IAsyncPolicy Shared { get; } = Policy.Handle<Exception>().RetryAsync(1); // !BDR3001

    private static IAsyncPolicy Fresh => Policy.Handle<Exception>().RetryAsync(1); // !BDR3001

    public Task<ConverseResponse> InjectedAsync(ConverseRequest request) => _injected.ExecuteAsync(() => _bedrock.ConverseAsync(request));

    public Task<ConverseResponse> MadeAsync(ConverseRequest request) => _made.ExecuteAsync(() => _bedrock.ConverseAsync(request));

    public Task<ConverseResponse> SharedAsync(ConverseRequest request) => Shared.ExecuteAsync(() => _bedrock.ConverseAsync(request));

    public Task<ConverseResponse> FreshAsync(ConverseRequest request) => Fresh.ExecuteAsync(() => _bedrock.ConverseAsync(request));

    public Task<ConverseResponse> ByMethodAsync(ConverseRequest request) => Create(3).ExecuteAsync(() => _bedrock.ConverseAsync(request));

    public Task<ConverseResponse> ByHelperAsync(ConverseRequest request) => RunAsync(() => _bedrock.ConverseAsync(request));

    public Task<int> ByOtherHelperAsync() => RunOtherAsync(() => Task.FromResult(1));

    private static IAsyncPolicy Create(int attempts)
    {
        return Policy.Handle<Exception>().RetryAsync(attempts); // !BDR3001
    }

    private static Task<T> RunAsync<T>(Func<Task<T>> action) => Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(action); // !BDR3001

    private static Task<T> RunOtherAsync<T>(Func<Task<T>> action) => Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => action());
}

public static class Registration
{
    public static void Register(Action<Type, object> services)
    {
        // Injected somewhere, for whatever it may be.
        services(typeof(IAsyncPolicy), Policy.Handle<Exception>().RetryAsync(3));
        services(typeof(IAsyncPolicy), Policy.Handle<ThrottlingException>().RetryAsync(3)); // !BDR3001
        services(typeof(IAsyncPolicy<ConverseResponse>), Policy<ConverseResponse>.Handle<ThrottlingException>().RetryAsync(3)); // !BDR3001
        services(typeof(IAsyncPolicy<HttpResponseMessage>), Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).RetryAsync(3));
        services(typeof(IAsyncPolicy<HttpResponseMessage>), Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests).Or<HttpRequestException>().RetryAsync(3));
    }
}

// The name alone is not the library's.
public static class OwnPolicy
{
    public static Builder Handle<T>() => new();

    public class Builder
    {
        public Builder RetryAsync(int attempts) => attempts > 0 ? this : new();

        public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => action();
    }

    public static Task<ConverseResponse> AskAsync(IAmazonBedrockRuntime bedrock, ConverseRequest request) => Handle<ThrottlingException>().RetryAsync(3).ExecuteAsync(() => bedrock.ConverseAsync(request));
}
