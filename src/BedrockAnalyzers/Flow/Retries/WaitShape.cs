namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a wait between attempts is made of.</summary>
/// <param name="Growth">How it grows from attempt to attempt.</param>
/// <param name="IsRandom">Whether some part of it is random.</param>
/// <param name="IsZero">Whether it is known to be no wait at all.</param>
internal readonly record struct WaitShape(WaitGrowth Growth, bool IsRandom, bool IsZero);
