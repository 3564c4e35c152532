using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A retry of Polly that runs a throttled Bedrock call again.</summary>
/// <param name="Location">The name of the method that makes or adds it, or the <c>new</c> of its options.</param>
/// <param name="Name">What stands there, as a message names it.</param>
/// <param name="Method">The method; null at the options.</param>
/// <param name="Waits">The waits between its attempts; empty where they are not seen.</param>
/// <param name="IsEndless">Whether nothing bounds its attempts.</param>
/// <param name="Options">The creation of its options, where it has any.</param>
internal sealed record PollyRetry(Location Location, string Name, PollyRetryMethod? Method, ImmutableArray<WaitShape> Waits, bool IsEndless, SyntaxNode? Options)
{
    /// <summary>The calls of <c>Execute</c> that are seen to go through it.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Runs { get; init; } = ImmutableArray<InvocationExpressionSyntax>.Empty;

    /// <summary>Whether all that is set on the options is set where they are created.</summary>
    public bool IsSetAtOnce { get; init; }

    /// <summary>The <c>new</c> of the options, where a fix of the document can set them.</summary>
    public IEnumerable<Location>? FixLocations => IsSetAtOnce && Options is { } options && options.SyntaxTree == Location.SourceTree ? new[] { options.GetLocation() } : null;

    /// <summary>Whether it calls again at once.</summary>
    public bool WaitsForNothing => !Waits.IsEmpty && Waits.All(static wait => wait.IsZero);

    /// <summary>What its waits lack; null where they lack nothing or are not known.</summary>
    public WaitLack? Lack => Waits.Any(static wait => wait.IsZero || wait.Growth == WaitGrowth.Unknown) ? null : Waits.Select(static wait => WaitShape.LackOf(ImmutableArray.Create(wait))).FirstOrDefault(static lack => lack is not null);
}
