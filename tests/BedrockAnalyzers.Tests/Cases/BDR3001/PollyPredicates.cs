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

// What a policy handles, told by predicates.
public class Predicates
{
    private static bool Flag => Environment.TickCount > 0;

    public IEnumerable<IAsyncPolicy> ThatSpeakOfThrottling()
    {
        yield return Policy.Handle<AmazonBedrockRuntimeException>(e => e.StatusCode == HttpStatusCode.TooManyRequests).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonServiceException>(e => e.ErrorCode == "ThrottlingException").RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonServiceException>(e => e.ErrorCode == "ThrottlingException" || e.ErrorCode == "ServiceUnavailableException").RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonServiceException>(e => (int)e.StatusCode == 429).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<Exception>(e => e is ThrottlingException).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<Exception>(e => e is ThrottlingException or TimeoutException).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<Exception>(IsThrottling).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<Exception>(e => IsThrottling(e)).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonServiceException>(e => e.Message.Contains("Throttling")).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonServiceException>(e => e is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable }).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<TimeoutException>().Or<ThrottlingException>().RetryAsync(3); // !BDR3001
        yield return Policy.Handle<ThrottlingException>(e => Flag).RetryAsync(3); // !BDR3001
        yield return Policy.Handle<AmazonBedrockRuntimeException>(e => e.StatusCode != HttpStatusCode.BadRequest).RetryAsync(3); // !BDR3001
    }

    public IEnumerable<IAsyncPolicy> ThatDoNot()
    {
        yield return Policy.Handle<AmazonBedrockRuntimeException>(e => e.StatusCode == HttpStatusCode.ServiceUnavailable).RetryAsync(3);
        yield return Policy.Handle<AmazonServiceException>(e => e.ErrorCode == "ValidationException").RetryAsync(3);
        yield return Policy.Handle<AmazonServiceException>(e => e.ErrorCode != "ThrottlingException").RetryAsync(3);
        yield return Policy.Handle<AmazonServiceException>(e => (int)e.StatusCode >= 500).RetryAsync(3);
        yield return Policy.Handle<Exception>(e => e is not ThrottlingException).RetryAsync(3);
        yield return Policy.Handle<Exception>(e => e is ModelTimeoutException).RetryAsync(3);
        yield return Policy.Handle<AmazonBedrockRuntimeException>(e => Flag).RetryAsync(3);
        yield return Policy.Handle<HttpRequestException>(e => e.Message.Contains("Throttl")).RetryAsync(3);
        yield return Policy.Handle<Exception>(IsOther).RetryAsync(3);
        yield return Policy.Handle<InternalServerException>().Or<ServiceUnavailableException>().RetryAsync(3);
        yield return Policy.Handle<ThrottlingException>(e => false).RetryAsync(3);
    }

    private static bool IsThrottling(Exception exception)
    {
        if (exception is ThrottlingException) return true;
        return exception is AmazonServiceException { ErrorCode: "ThrottlingException" };
    }

    private static bool IsOther(Exception exception) => exception switch
    {
        ThrottlingException => false,
        AmazonBedrockRuntimeException service => service.StatusCode == HttpStatusCode.InternalServerError,
        _ => false,
    };
}

// Speaks of throttling, on a type that all services of AWS throw, and is only run for something else.
public class OfAnotherService(HttpClient http)
{
    private readonly IAsyncPolicy _retry = Policy.Handle<AmazonServiceException>(e => e.ErrorCode == "ThrottlingException").RetryAsync(3);

    public Task<string> GetAsync() => _retry.ExecuteAsync(() => http.GetStringAsync("https://example.com"));
}
