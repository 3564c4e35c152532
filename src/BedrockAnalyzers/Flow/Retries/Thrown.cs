using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>An exception that a Bedrock call throws, as far as a catch or filter can look at it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="ErrorCode">The service's code for it; null where it has none.</param>
/// <param name="StatusCode">The HTTP status that it came with; 0 where it has none.</param>
/// <param name="IsThrottling">Whether it says that the call was throttled.</param>
internal sealed record Thrown(INamedTypeSymbol Type, string? ErrorCode, int StatusCode, bool IsThrottling)
{
    // Numbers of HTTP: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors
    private const int TooManyRequests = 429;

    private static readonly ImmutableArray<(string Name, int StatusCode)> s_lasting = ImmutableArray.Create(
        ("ValidationException", 400), ("AccessDeniedException", 403), ("ResourceNotFoundException", 404), ("ServiceQuotaExceededException", 400));

    /// <summary>The exception that it arrives with inside, for an error inside a stream.</summary>
    public Thrown? Inner { get; init; }

    /// <summary>The exceptions by which calls of these kinds say that they were throttled.</summary>
    public static IEnumerable<Thrown> ThrottlingOf(ReachedCalls calls, ExceptionSymbols exceptions)
    {
        var runtime = exceptions.RuntimeThrottling is { } type ? new Thrown(type, type.Name, TooManyRequests, IsThrottling: true) : null;
        if (runtime is not null && (calls & (ReachedCalls.Runtime | ReachedCalls.RuntimeStream)) != ReachedCalls.None) yield return runtime;
        if (exceptions.EventStream is { } stream && (calls & ReachedCalls.RuntimeStream) != ReachedCalls.None) yield return new(stream, ErrorCode: null, StatusCode: 0, IsThrottling: true) { Inner = runtime };
        if (exceptions.AgentThrottling is { } agent && (calls & (ReachedCalls.AgentRuntime | ReachedCalls.AgentRuntimeStream)) != ReachedCalls.None) yield return new(agent, agent.Name, TooManyRequests, IsThrottling: true);
        if (exceptions.RateLimit is { } limit && (calls & (ReachedCalls.Anthropic | ReachedCalls.AnthropicStream)) != ReachedCalls.None) yield return new(limit, ErrorCode: null, TooManyRequests, IsThrottling: true);
    }

    /// <summary>Errors that come again as often as the call is made: a request that is not valid, access that is denied, a model that is not there, a quota that is used up.</summary>
    public static IEnumerable<Thrown> LastingOf(ReachedCalls calls, ExceptionSymbols exceptions)
    {
        var throttling = (calls & (ReachedCalls.Runtime | ReachedCalls.RuntimeStream)) != ReachedCalls.None ? exceptions.RuntimeThrottling : (calls & (ReachedCalls.AgentRuntime | ReachedCalls.AgentRuntimeStream)) != ReachedCalls.None ? exceptions.AgentThrottling : null;
        foreach (var (name, statusCode) in s_lasting)
        {
            if (throttling?.ContainingNamespace.GetTypeMembers(name).FirstOrDefault() is { } type) yield return new(type, name, statusCode, IsThrottling: false);
        }
    }
}
