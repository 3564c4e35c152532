using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>One way from a catch back to the call.</summary>
/// <param name="Waits">The waits on it.</param>
/// <param name="IsUnsure">Whether it may wait for something that is not seen, or whether it is not known that the exception goes this way.</param>
internal sealed record RetryPass(ImmutableArray<WaitSite> Waits, bool IsUnsure);
