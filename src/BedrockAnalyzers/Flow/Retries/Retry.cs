using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A call that is made again after an exception of it was caught.</summary>
/// <param name="Catch">What catches the exception.</param>
/// <param name="Call">The call.</param>
/// <param name="Thrown">The exception.</param>
/// <param name="Repeated">What brings control back: a loop statement, a <c>goto</c>, or the call of the method by itself; null where that is not found.</param>
/// <param name="Passes">The ways back, apart by what they wait for.</param>
internal sealed record Retry(CatchClauseSyntax Catch, RetriedCall Call, Thrown Thrown, SyntaxNode? Repeated, ImmutableArray<RetryPass> Passes)
{
    /// <summary>Whether nothing but success or cancellation ends it.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether the loop goes on to the same call after it went well, too: then it is no retry alone.</summary>
    public bool GoesOnAfterSuccess { get; init; }

    /// <summary>The waits that come after a call that went well, too: they are a period, not a back-off.</summary>
    public ImmutableArray<WaitSite> PeriodicWaits { get; init; } = ImmutableArray<WaitSite>.Empty;

    /// <summary>The syntax that runs once an attempt, by which waits are judged.</summary>
    public SyntaxNode? Round { get; init; }

    /// <summary>The variable that counts attempts, where there is one.</summary>
    public AttemptCounter? Counter { get; init; }

    /// <summary>Whether some way back waits for nothing.</summary>
    public bool ComesBackAtOnce => Passes.Any(static p => p.Waits.IsEmpty && !p.IsUnsure);
}
