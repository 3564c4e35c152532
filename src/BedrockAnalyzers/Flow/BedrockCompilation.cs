using System.Runtime.CompilerServices;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the rules share about one compilation. It lives as long as the compilation does, and nothing else outlives an analysis.</summary>
internal sealed class BedrockCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Entry> s_entries = new();

    private long _visitedOperations;

    private BedrockCompilation(BedrockSymbols symbols) => Symbols = symbols;

    /// <summary>The SDK's types and members.</summary>
    public BedrockSymbols Symbols { get; }

    /// <summary>How many operations the walks of this compilation have visited so far: the measure of work that does not depend on the machine.</summary>
    public long VisitedOperations => Interlocked.Read(ref _visitedOperations);

    /// <summary>What is shared for this compilation, or null when it references none of the Bedrock SDKs.</summary>
    public static BedrockCompilation? TryGet(Compilation compilation) =>
        s_entries.GetValue(compilation, static c => new(BedrockSymbols.TryCreate(c) is { } symbols ? new(symbols) : null)).Bedrock;

    /// <summary>Adds to <see cref="VisitedOperations"/>.</summary>
    public void CountVisited(int operations) => Interlocked.Add(ref _visitedOperations, operations);

    // A table's value must be an object also where there is nothing to share.
    private sealed record Entry(BedrockCompilation? Bedrock);
}
