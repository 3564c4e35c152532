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

    /// <summary>What the waits of the ways lack that a place that waits is on; null where they lack nothing or are not known.</summary>
    /// <param name="wait">The place.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public WaitLack? LackOf(InvocationExpressionSyntax wait, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (ComesBackAtOnce || PeriodicWaits.Any(site => site.Syntax == wait)) return null;
        foreach (var pass in Passes)
        {
            if (pass.MayWait || pass.IsUnsure || !pass.Waits.Any(site => site.Syntax == wait)) continue;
            var shapes = ImmutableArray.CreateRange(pass.Waits, site => site.Duration is null ? default : WaitShapes.Of(site.Duration, ImmutableArray<ISymbol>.Empty, Round, site.Arguments, bedrock, cancellationToken));
            if (WaitShape.LackOf(shapes) is { } lack) return lack;
        }

        return null;
    }

    /// <summary>Whether it is known that the exception comes this way at all.</summary>
    public bool IsSure => Passes.Any(static p => !p.IsUnsure);

    /// <summary>Whether some way back waits for nothing.</summary>
    public bool ComesBackAtOnce => Passes.Any(static p => p is { Waits.IsEmpty: true, MayWait: false, IsUnsure: false });
}
