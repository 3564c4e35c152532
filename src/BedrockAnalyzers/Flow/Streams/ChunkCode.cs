using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Streams;

/// <summary>Code that runs for each chunk of a stream.</summary>
/// <param name="Frame">The body that it stands in.</param>
/// <param name="Code">What runs.</param>
/// <param name="Enumeration">What goes on until the stream has ended: the loop, or the call that enumerates.</param>
internal sealed record ChunkCode(StreamFrame Frame, ImmutableArray<IOperation> Code, IOperation Enumeration)
{
    /// <summary>The variables that hold a chunk.</summary>
    public ImmutableArray<ISymbol> Chunks { get; init; } = ImmutableArray<ISymbol>.Empty;

    /// <summary>Of an enumerator that is moved by hand, the variable that holds it.</summary>
    public ISymbol? Enumerator { get; init; }

    /// <summary>Whether what the code answers or yields is again a chunk, which somebody else takes.</summary>
    public bool HandsOn { get; init; }
}
