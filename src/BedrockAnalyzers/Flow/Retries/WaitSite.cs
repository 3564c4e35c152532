using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A place that waits: <c>Task.Delay</c>, <c>Thread.Sleep</c>, <c>WaitOne</c> with a time.</summary>
/// <param name="Syntax">The invocation, which can be in a method that the retry calls.</param>
/// <param name="Duration">How long; null where that cannot be told.</param>
/// <param name="Arguments">What the parameters of the method around the invocation are given by the retry; null where it stands in the retry itself.</param>
internal sealed record WaitSite(InvocationExpressionSyntax Syntax, IOperation? Duration, ImmutableDictionary<IParameterSymbol, IOperation>? Arguments)
{
    /// <inheritdoc/>
    public bool Equals(WaitSite? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
