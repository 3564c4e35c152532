using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>One way from a catch back to the call.</summary>
/// <param name="Waits">The waits on it.</param>
/// <param name="MayWait">Whether it may wait for something that is not seen.</param>
/// <param name="IsUnsure">Whether it is not known that the exception goes this way.</param>
internal sealed record RetryPass(ImmutableArray<WaitSite> Waits, bool MayWait, bool IsUnsure);
