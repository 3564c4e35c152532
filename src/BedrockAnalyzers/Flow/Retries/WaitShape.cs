using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a wait between attempts is made of.</summary>
/// <param name="Growth">How it grows from attempt to attempt.</param>
/// <param name="IsRandom">Whether some part of it is random.</param>
/// <param name="IsZero">Whether it is known to be no wait at all.</param>
internal readonly record struct WaitShape(WaitGrowth Growth, bool IsRandom, bool IsZero)
{
    /// <summary>What waits that follow each other lack; null where they lack nothing or one of them is not known.</summary>
    public static WaitLack? LackOf(ImmutableArray<WaitShape> waits)
    {
        if (waits.IsEmpty || waits.Any(static wait => wait.IsZero || wait.Growth == WaitGrowth.Unknown)) return null;
        return (waits.Any(static wait => wait.Growth == WaitGrowth.Exponential), waits.Any(static wait => wait.IsRandom)) switch
        {
            (true, true) => null,
            (true, false) => WaitLack.Jitter,
            (false, true) => WaitLack.Growth,
            _ => WaitLack.GrowthAndJitter,
        };
    }
}
