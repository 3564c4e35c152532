namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A variable that grows by one each attempt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AtFirst">What it is at the end of the catch after the first attempt.</param>
internal sealed record AttemptCounter(string Name, int AtFirst);
