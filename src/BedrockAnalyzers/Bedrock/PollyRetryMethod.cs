namespace BedrockAnalyzers.Bedrock;

/// <summary>The ways in which Polly makes a retry.</summary>
internal enum PollyRetryMethod
{
    /// <summary><c>Retry</c> and <c>RetryAsync</c>: a number of attempts and no wait.</summary>
    Retry,

    /// <summary><c>RetryForever</c> and <c>RetryForeverAsync</c>: no end and no wait.</summary>
    RetryForever,

    /// <summary><c>WaitAndRetry</c> and <c>WaitAndRetryAsync</c>.</summary>
    WaitAndRetry,

    /// <summary><c>WaitAndRetryForever</c> and <c>WaitAndRetryForeverAsync</c>: no end.</summary>
    WaitAndRetryForever,

    /// <summary><c>AddRetry</c> of version 8, which takes options.</summary>
    AddRetry,
}
