using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Where a path comes from: a call that failed and was caught, or one that went well. Paths that differ in it are kept apart.</summary>
/// <param name="Call">The call.</param>
/// <param name="Thrown">What it threw; null where it went well.</param>
/// <param name="Handler">The handler that took the exception; null while a filter looks at it, and where the call went well.</param>
internal sealed record Way(RetriedCall Call, Thrown? Thrown, ControlFlowRegion? Handler)
{
    /// <summary>The waits since, in their order.</summary>
    public ImmutableArray<WaitSite> Waits { get; init; } = ImmutableArray<WaitSite>.Empty;

    /// <summary>Whether something on the way may have waited that is not seen.</summary>
    public bool MayWait { get; init; }

    /// <summary>Whether it is not known that the exception goes this way.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Whether a catch or filter on the way asks for throttling.</summary>
    public bool Speaks { get; init; }

    /// <summary>Whether it has left the innermost loop around the call: what is known inside for the next round does not hold for those that come in anew.</summary>
    public bool HasLeftLoop { get; init; }

    /// <summary>The call by which the method starts anew, where the way leads through one.</summary>
    public InvocationExpressionSyntax? Recursion { get; init; }

    /// <summary>The same way with one wait more.</summary>
    public Way Wait(WaitSite site) => Waits.Contains(site) ? this : this with { Waits = Waits.Add(site) };

    /// <inheritdoc/>
    public bool Equals(Way? other) =>
        other is not null && ReferenceEquals(Call, other.Call) && ReferenceEquals(Thrown, other.Thrown) && ReferenceEquals(Handler, other.Handler)
        && IsUnsure == other.IsUnsure && MayWait == other.MayWait && Speaks == other.Speaks && HasLeftLoop == other.HasLeftLoop && ReferenceEquals(Recursion, other.Recursion) && Waits.SequenceEqual(other.Waits);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((Call.GetHashCode() * 31) + (Thrown?.GetHashCode() ?? 0)) * 31) + Waits.Length);
}
