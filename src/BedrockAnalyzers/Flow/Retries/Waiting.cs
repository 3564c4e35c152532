using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a call waits for.</summary>
/// <param name="Sites">The places that wait; empty where it does not.</param>
/// <param name="MayWait">Whether it may wait for something that is not seen.</param>
internal readonly record struct Waiting(ImmutableArray<WaitSite> Sites, bool MayWait)
{
    /// <summary>It does not wait.</summary>
    public static Waiting Not { get; } = new(ImmutableArray<WaitSite>.Empty, MayWait: false);

    /// <summary>It may wait.</summary>
    public static Waiting Perhaps { get; } = new(ImmutableArray<WaitSite>.Empty, MayWait: true);

    /// <summary>It waits here.</summary>
    public static Waiting At(WaitSite site) => new(ImmutableArray.Create(site), MayWait: false);
}
