namespace BedrockAnalyzers.Flow.Retries;

/// <summary>How a number moves from attempt to attempt. What comes later wins over what comes before it, in a sum.</summary>
internal enum WaitMotion
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It falls by steps, as a counter of what is left does.</summary>
    Down,

    /// <summary>It rises, by steps or a power of them.</summary>
    Up,

    /// <summary>It is multiplied.</summary>
    Exponential,

    /// <summary>It can be anything.</summary>
    Unknown,
}
