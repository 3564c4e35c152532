using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the rules share about one compilation. It lives as long as the compilation does, and nothing else outlives an analysis.</summary>
internal sealed class BedrockCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Entry> s_entries = new();

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<BedrockCall>> _callsByMember = new();

    private long _visitedOperations;

    private BedrockCompilation(BedrockSymbols symbols) => Symbols = symbols;

    /// <summary>The SDK's types and members.</summary>
    public BedrockSymbols Symbols { get; }

    /// <summary>How many operations the walks of this compilation have visited so far: the measure of work that does not depend on the machine.</summary>
    public long VisitedOperations => Interlocked.Read(ref _visitedOperations);

    /// <summary>What is shared for this compilation, or null when it references none of the Bedrock SDKs.</summary>
    public static BedrockCompilation? TryGet(Compilation compilation) =>
        s_entries.GetValue(compilation, static c => new(BedrockSymbols.TryCreate(c) is { } symbols ? new(symbols) : null)).Bedrock;

    /// <summary>The Bedrock calls that a member's body can make, found once for all rules. Two threads that ask at once both look; one result is kept.</summary>
    public ImmutableArray<BedrockCall> CallsIn(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (_callsByMember.TryGetValue(root, out var known)) return known;
        var calls = Members.GraphOf(root, model, cancellationToken) is { } graph ? MemberWalk.Run(graph, this, cancellationToken) : ImmutableArray<BedrockCall>.Empty;
        return _callsByMember.GetOrAdd(root, calls);
    }

    /// <summary>Adds to <see cref="VisitedOperations"/>.</summary>
    public void CountVisited(int operations) => Interlocked.Add(ref _visitedOperations, operations);

    // A table's value must be an object also where there is nothing to share.
    private sealed record Entry(BedrockCompilation? Bedrock);
}
