using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the rules share about one compilation. It lives as long as the compilation does, and nothing else outlives an analysis.</summary>
internal sealed class BedrockCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Entry> s_entries = new();

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<BedrockCall>> _callsByMember = new();

    private long _visitedOperations;

    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> _graphs = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _isWorthKnowing = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private BedrockCompilation(Compilation compilation, BedrockSymbols symbols)
    {
        _compilation = compilation;
        Symbols = symbols;
    }

    /// <summary>The SDK's types and members.</summary>
    public BedrockSymbols Symbols { get; }

    /// <summary>How many operations the walks of this compilation have visited so far: the measure of work that does not depend on the machine.</summary>
    public long VisitedOperations => Interlocked.Read(ref _visitedOperations);

    /// <summary>What is shared for this compilation, or null when it references none of the Bedrock SDKs.</summary>
    public static BedrockCompilation? TryGet(Compilation compilation) =>
        s_entries.GetValue(compilation, static c => new(BedrockSymbols.TryCreate(c) is { } symbols ? new(c, symbols) : null)).Bedrock;

    /// <summary>The Bedrock calls that a member's body can make, found once for all rules. Two threads that ask at once both look; one result is kept.</summary>
    public ImmutableArray<BedrockCall> CallsIn(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (_callsByMember.TryGetValue(root, out var known)) return known;
        var calls = Members.GraphOf(root, model, cancellationToken) is { } graph ? MemberWalk.Run(graph, this, cancellationToken) : ImmutableArray<BedrockCall>.Empty;
        return _callsByMember.GetOrAdd(root, calls);
    }

    /// <summary>The control-flow graph of a method of the project, or null where it has none.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.Length == 1 ? GraphOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken), cancellationToken) : null;

    /// <summary>The control-flow graph of a member's body, which can be in any file of the project.</summary>
    public ControlFlowGraph? GraphOf(SyntaxNode body, CancellationToken cancellationToken)
    {
        // Of an expression-bodied property the accessor is declared by the arrow.
        if (_graphs.TryGetValue(body, out var known)) return known;
        return _graphs.GetOrAdd(body, Members.GraphOf(body, ModelOf(body.SyntaxTree), cancellationToken));
    }

    /// <summary>Whether a method that is given and answers nothing can matter all the same: it makes something of Bedrock, or it never comes back.</summary>
    public bool IsWorthKnowing(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (_isWorthKnowing.TryGetValue(method, out var known)) return known;
        return _isWorthKnowing.GetOrAdd(method, Members.MakesRequestOrThrows(method, cancellationToken));
    }

    // The body of a method that is called can be in another file than the one that is analyzed, of which the driver gives no model.
#pragma warning disable RS1030, RS0030
    private SemanticModel ModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030, RS0030

    /// <summary>Adds to <see cref="VisitedOperations"/>.</summary>
    public void CountVisited(int operations) => Interlocked.Add(ref _visitedOperations, operations);

    // A table's value must be an object also where there is nothing to share.
    private sealed record Entry(BedrockCompilation? Bedrock);
}
