namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What the waits between attempts lack.</summary>
internal enum WaitLack
{
    /// <summary>A random part.</summary>
    Jitter,

    /// <summary>Exponential growth.</summary>
    Growth,

    /// <summary>Both.</summary>
    GrowthAndJitter,
}
