namespace BedrockAnalyzers.Flow.Retries;

internal readonly record struct WaitShape(WaitGrowth Growth, bool IsRandom, bool IsZero);
