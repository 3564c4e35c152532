using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Streams;

/// <summary>A body in which a stream is followed: the one of the streaming call, or one that is called from there.</summary>
/// <param name="Root">The operation of the whole body.</param>
/// <param name="Caller">The body that calls this one; null for that of the streaming call.</param>
/// <param name="Call">The call that leads here from <paramref name="Caller"/>.</param>
internal sealed record StreamFrame(IOperation Root, StreamFrame? Caller, IOperation? Call)
{
    /// <summary>What the parameters are given, as far as an argument says.</summary>
    public Dictionary<ISymbol, IOperation> Arguments { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Where the object stands on which the method is called; null for the object that the calling code is a member of.</summary>
    public IOperation? Receiver { get; init; }

    /// <summary>Whether the body runs piece by piece, as its answer is enumerated.</summary>
    public bool IsIterator { get; init; }

    public int Level => Caller is null ? 0 : Caller.Level + 1;
}
