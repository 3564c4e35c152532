using System.Collections.Immutable;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>What a retry did.</summary>
/// <param name="Calls">How often the model was asked.</param>
/// <param name="Waits">The waits, in seconds.</param>
/// <param name="Outcome"><c>answer</c>, what else was returned, the error that came out with its message, <c>cancelled</c>, or <c>endless</c>.</param>
/// <param name="CallsAfterCancellation">How often the model was asked after the caller had cancelled.</param>
internal sealed record RetryRun(int Calls, ImmutableArray<double> Waits, string Outcome, int CallsAfterCancellation);
