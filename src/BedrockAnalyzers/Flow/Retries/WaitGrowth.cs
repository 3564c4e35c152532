namespace BedrockAnalyzers.Flow.Retries;

internal enum WaitGrowth
{
    Unknown,
    None,
    Linear,
    Exponential,
}
