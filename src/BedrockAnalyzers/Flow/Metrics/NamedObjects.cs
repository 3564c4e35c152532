using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>The objects with names of metrics and dimensions that a member gives to code outside the project. Each assignment and text in it asks, so they are read once.</summary>
internal sealed class NamedObjects
{
    private const string Metric = "MetricName";
    private const string Dimension = "Name";

    private readonly ImmutableArray<Entry> _entries;
    private readonly Dictionary<SyntaxNode, List<int>> _byOrigin = [];
    private readonly Dictionary<SyntaxNode, List<int>> _byCreation = [];

    private NamedObjects(ImmutableArray<(CreatedValue Object, State State)> objects, CloudWatchSymbols symbols)
    {
        All = objects;
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var (named, state) in objects)
        {
            var isDimension = symbols.IsDimension(named.Type);
            foreach (var part in MetricNames.ValuesOf(named, isDimension ? Dimension : Metric, state))
            {
                if (part is not ConstantValue { Constant: string text, Origin: var origin }) continue;
                if (origin is not null) Add(_byOrigin, origin, entries.Count);
                Add(_byCreation, named.Creation, entries.Count);
                entries.Add(new(named, state, isDimension, text, origin));
            }
        }

        _entries = entries.ToImmutable();
    }

    /// <summary>The objects, each as often as it is given, with what is known then.</summary>
    public ImmutableArray<(CreatedValue Object, State State)> All { get; }

    /// <summary>The objects around a node.</summary>
    /// <param name="node">A node of a member.</param>
    /// <param name="symbols">The SDK for CloudWatch.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static NamedObjects? Around(SyntaxNode node, CloudWatchSymbols symbols, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        Members.RootOf(node) is { } root
            ? bedrock.NamedObjectsOf(root, () => new(Requests.GivenAround(node, type => symbols.NamesMetric(type) || symbols.IsDimension(type), model, bedrock, cancellationToken), symbols))
            : null;

    /// <summary>The names that are said in a node, or that an object has which one of some nodes creates, in the order of the objects.</summary>
    public IEnumerable<Entry> In(SyntaxNode said, ImmutableArray<SyntaxNode> creations)
    {
        var found = new SortedSet<int>();
        foreach (var node in said.DescendantNodesAndSelf())
        {
            if (_byOrigin.TryGetValue(node, out var entries)) found.UnionWith(entries);
        }

        foreach (var creation in creations)
        {
            if (_byCreation.TryGetValue(creation, out var entries)) found.UnionWith(entries);
        }

        return found.Select(i => _entries[i]);
    }

    private static void Add(Dictionary<SyntaxNode, List<int>> entries, SyntaxNode key, int entry)
    {
        if (!entries.TryGetValue(key, out var known)) entries[key] = known = [];
        known.Add(entry);
    }

    /// <summary>A name that an object can have.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="State">What is known where it is given away.</param>
    /// <param name="IsDimension">Whether it names a dimension, and not a metric.</param>
    /// <param name="Text">The name.</param>
    /// <param name="Origin">The expression that says it.</param>
    internal sealed record Entry(CreatedValue Object, State State, bool IsDimension, string Text, SyntaxNode? Origin);
}
