namespace BedrockAnalyzers.Flow.Retries;

/// <summary>How the wait before an attempt compares with the one before the last.</summary>
internal enum WaitGrowth
{
    /// <summary>It may grow; the code does not say.</summary>
    Unknown,

    /// <summary>It is the same each time.</summary>
    None,

    /// <summary>It grows, but not by a factor.</summary>
    Linear,

    /// <summary>Each is at least one and a half times the one before.</summary>
    Exponential,
}
