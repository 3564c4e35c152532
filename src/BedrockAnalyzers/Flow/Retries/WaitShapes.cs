using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What the waits between attempts depend on.</summary>
internal static class WaitShapes
{
    /// <summary>The shape of a wait.</summary>
    /// <param name="duration">How long is waited: a time span, a number of milliseconds or seconds, or a sequence of them that is taken one after the other.</param>
    /// <param name="counters">What counts attempts from outside, as the parameter of a Polly lambda, or the property of its arguments, does.</param>
    /// <param name="repeated">What runs once an attempt: the loop, the method of a recursion, the statements between a label and its <c>goto</c>; null when only the counters vary.</param>
    /// <param name="arguments">For a duration that stands in a helper: what its parameters are given.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static WaitShape Of(
        IOperation duration, ImmutableArray<ISymbol> counters, SyntaxNode? repeated, ImmutableDictionary<IParameterSymbol, IOperation>? arguments, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new WaitReader(counters, Attempt.Of(repeated, duration.Syntax), arguments, bedrock, cancellationToken).Read(duration).ToShape();
}
