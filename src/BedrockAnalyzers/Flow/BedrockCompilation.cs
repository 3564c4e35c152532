using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Metrics;
using BedrockAnalyzers.Flow.Retries;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the rules share about one compilation. It lives as long as the compilation does, and nothing else outlives an analysis.</summary>
internal sealed class BedrockCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Entry> s_entries = new();

    private readonly ConcurrentDictionary<SyntaxNode, MemberResult> _results = new();
    private readonly ConcurrentDictionary<ISymbol, Callers> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Type, bool IsStatic), InitialMembers> _initialMembers = new();
    private readonly ConcurrentDictionary<ISymbol, Assigned> _assigned = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<(SyntaxNode Root, bool FollowsLasting), Kept> _retries = new();
    private readonly ConcurrentDictionary<SimpleNameSyntax, SymbolInfo> _meanings = new();
    private readonly ConcurrentDictionary<SyntaxNode, RetrySyntax> _retrySyntax = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _canRetry = new();
    private readonly ConcurrentDictionary<SyntaxNode, ILookup<string, SimpleNameSyntax>> _names = new();
    private readonly ConcurrentDictionary<(SyntaxTree Tree, string Name), ImmutableArray<SimpleNameSyntax>> _namesInTrees = new();
    private readonly ConcurrentDictionary<SyntaxNode, NamedObjects> _namedObjects = new();
    private readonly ConcurrentDictionary<IMethodSymbol, ReachedCalls> _reached = new(SymbolEqualityComparer.Default);

    private CallingNames? _callingNames;
    private SerializedTypes? _serializedTypes;
    private Runs? _pollyRuns;

    private long _visitedOperations;

    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> _graphs = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _canRead = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, WeakReference<FileNodes>> _nodes = new();
    private readonly ConcurrentDictionary<string, Named> _treesByName = new(StringComparer.Ordinal);
    private (SyntaxTree Tree, NameIndex Index)[]? _indexes;
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

    /// <summary>What is shared for this compilation, or null when it references none of the SDKs.</summary>
    public static BedrockCompilation? TryGet(Compilation compilation) =>
        s_entries.GetValue(compilation, static c => new(BedrockSymbols.TryCreate(c) is { } symbols ? new(c, symbols) : null)).Bedrock;

    /// <summary>Whether other assemblies may use what is internal here.</summary>
    public bool IsSeenByOthers => _compilation.Assembly.GetAttributes().Any(static a => a.AttributeClass is { Name: "InternalsVisibleToAttribute" });

    /// <summary>Whether code outside the project can name a member, as far as its accessibility and that of its types go.</summary>
    public bool CanBeSeenByOthers(ISymbol member)
    {
        var isInternal = false;
        for (var at = member; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility == Accessibility.Private) return false;
            isInternal |= at.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal;
        }

        return !isInternal || IsSeenByOthers;
    }

    /// <summary>Where the index of a tree is kept, by a driver that keeps it as long as the tree; null where there is none.</summary>
    public Func<SyntaxTree, NameIndex?>? KeptIndex { get; set; }

    /// <summary>What the walk over a member's body finds, found once for all rules. Two threads that ask at once both look; one result is kept.</summary>
    public MemberResult ResultOf(SyntaxNode root, CancellationToken cancellationToken)
    {
        if (_results.TryGetValue(root, out var known)) return known;
        var result = GraphOf(root, cancellationToken) is { } graph ? MemberWalk.Run(graph, this, cancellationToken) : MemberResult.None;
        return _results.GetOrAdd(root, result);
    }

    /// <summary>The retries of a member, found once for all rules.</summary>
    /// <param name="root">The member's root.</param>
    /// <param name="followsLasting">Whether the errors that come again are meant, and not throttling.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public ImmutableArray<Retry> RetriesOf(SyntaxNode root, bool followsLasting, CancellationToken cancellationToken) =>
        (_retries.TryGetValue((root, followsLasting), out var known) ? known : _retries.GetOrAdd((root, followsLasting), new Kept(RetryFinder.In(root, followsLasting, this, cancellationToken)))).Retries;

    /// <summary>Where a name stands in a member. Of each call in it is asked what runs the function that it stands in, so a member is looked through once.</summary>
    public IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode root, string name) =>
        _names.GetOrAdd(root, static at => at.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(static n => n.Identifier.ValueText, StringComparer.Ordinal))[name];

    /// <summary>Where a name stands in a tree, found once: members of many types have the same names.</summary>
    public ImmutableArray<SimpleNameSyntax> NamesIn(SyntaxTree tree, string name, CancellationToken cancellationToken) =>
        _namesInTrees.TryGetValue((tree, name), out var known) ? known : _namesInTrees.GetOrAdd((tree, name), Callers.NamesIn(tree, name, cancellationToken));

    /// <summary>The objects with names for CloudWatch that a member gives away.</summary>
    public NamedObjects NamedObjectsOf(SyntaxNode root, Func<NamedObjects> find) => _namedObjects.TryGetValue(root, out var known) ? known : _namedObjects.GetOrAdd(root, find());

    /// <summary>What the syntax of a function says of the retries that can be in it.</summary>
    public RetrySyntax RetrySyntaxOf(SyntaxNode function) => _retrySyntax.GetOrAdd(function, RetrySyntax.Of);

    /// <summary>Whether a member can retry a call of Bedrock, by names alone.</summary>
    public bool CanRetry(SyntaxNode root, CancellationToken cancellationToken) =>
        _canRetry.TryGetValue(root, out var known) ? known : _canRetry.GetOrAdd(root, RetryLook.CanRetry(root, this, cancellationToken));

    /// <summary>The calls that a method of the project comes to, as far as they were found before; null where nobody looked.</summary>
    public ReachedCalls? KnownReached(IMethodSymbol method) => _reached.TryGetValue(method, out var known) ? known : null;

    /// <summary>Keeps what <see cref="KnownReached"/> answers.</summary>
    public void KeepReached(IMethodSymbol method, ReachedCalls reached) => _reached.TryAdd(method, reached);

    /// <summary>Whether the project names an operation or a property that takes JSON. Where none is, no text of it is a body.</summary>
    public bool SendsJson(CancellationToken cancellationToken) => CanNameAny(RequestShape.JsonWords, cancellationToken);

    /// <summary>Whether the project calls Bedrock or names what it answers. Where it does not, no text of it is an answer.</summary>
    public bool NamesAnswers(CancellationToken cancellationToken) =>
        !CallingNamesIn(cancellationToken).AreIdle || CanNameAny(AnswerTypes.Words, cancellationToken);

    /// <summary>The names of the functions that may come to a call, found once.</summary>
    public CallingNames CallingNamesIn(CancellationToken cancellationToken) => _callingNames ??= CallingNames.Of(this, cancellationToken);

    /// <summary>The types of the project whose objects may become JSON on the way to a call, found once.</summary>
    public SerializedTypes SerializedTypesIn(CancellationToken cancellationToken) => _serializedTypes ??= SerializedTypes.Of(this, cancellationToken);

    /// <summary>The runs of Polly's policies and pipelines that go through a retry, found once. Two threads that ask at once both look; one result is kept.</summary>
    public ImmutableArray<(InvocationExpressionSyntax Run, string Name)> PollyRuns(Func<ImmutableArray<(InvocationExpressionSyntax Run, string Name)>> find) =>
        (_pollyRuns ?? Interlocked.CompareExchange(ref _pollyRuns, new Runs(find()), comparand: null) ?? _pollyRuns).Found;

    /// <summary>Who in the project calls a method or reads a property.</summary>
    public Callers CallersOf(ISymbol member, CancellationToken cancellationToken) =>
        _callers.TryGetValue(member, out var known) ? known : _callers.GetOrAdd(member, Callers.Of(member, this, cancellationToken));

    /// <summary>What a name means that may be that of a member whose callers are looked for. Of many members of one name each asks at all places where it stands.</summary>
    public SymbolInfo MeaningOf(SimpleNameSyntax name, CancellationToken cancellationToken) =>
        _meanings.TryGetValue(name, out var known) ? known : _meanings.GetOrAdd(name, ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken));

    /// <summary>What a member holds from the construction of its object on, and the state that says what is set on it; null when it can be anything.</summary>
    public (Value Value, State State)? InitialValueOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (!InitialMembers.CanBeKnown(member, this) || member.ContainingType is not { } type) return null;
        var key = (type.OriginalDefinition, member.IsStatic);
        if (!_initialMembers.TryGetValue(key, out var members)) members = _initialMembers.GetOrAdd(key, InitialMembers.Of(type.OriginalDefinition, member.IsStatic, this, cancellationToken));
        return members.ValueOf(member, cancellationToken);
    }

    /// <summary>The properties that some code assigns through a member that holds an object; null where the object gets into other hands.</summary>
    public ImmutableArray<string>? PropertiesAssignedThrough(ISymbol member, CancellationToken cancellationToken) =>
        (_assigned.TryGetValue(member, out var known) ? known : _assigned.GetOrAdd(member, new Assigned(InitialMembers.AssignedThrough(member, this, cancellationToken)))).Properties;

    /// <summary>All trees, in the compilation's order.</summary>
    public IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees;

    /// <summary>Whether a file of the project declares a symbol.</summary>
    public bool Declares(ISymbol symbol) => symbol.IsDeclaredIn(_compilation);

    /// <summary>Where files of the project declare a symbol: nowhere, for one of a referenced project.</summary>
    public ImmutableArray<SyntaxReference> DeclarationsOf(ISymbol symbol) => symbol.DeclarationsIn(_compilation);

    /// <summary>The trees in which a name can stand, found once for each name.</summary>
    public ImmutableArray<SyntaxTree> TreesThatCanName(string name, CancellationToken cancellationToken)
    {
        if (_treesByName.TryGetValue(name, out var known)) return known.Trees;
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var (tree, index) in Indexes(cancellationToken))
        {
            if (index.CanContain(name)) trees.Add(tree);
        }

        return _treesByName.GetOrAdd(name, new Named(trees.ToImmutable())).Trees;
    }

    /// <summary>Whether one of some names can stand in a tree.</summary>
    public bool CanNameAny(string[] names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (!TreesThatCanName(name, cancellationToken).IsEmpty) return true;
        }

        return false;
    }

    /// <summary>The nodes of a file that rules look at. Found again where nobody held them any more: they would keep every node of the file alive.</summary>
    public FileNodes NodesOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (_nodes.TryGetValue(tree, out var weak) && weak.TryGetTarget(out var known)) return known;
        var nodes = FileNodes.In(tree.GetRoot(cancellationToken), cancellationToken);
        _nodes[tree] = new(nodes);
        return nodes;
    }

    /// <summary>Which words stand in a tree.</summary>
    public NameIndex IndexOf(SyntaxTree tree, CancellationToken cancellationToken) => KeptIndex?.Invoke(tree) ?? NameIndex.Of(tree.GetText(cancellationToken));

    /// <summary>The control-flow graph of a method of the project, or null where it has none.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        DeclarationsOf(method) is { Length: 1 } declared ? GraphOf(declared[0].GetSyntax(cancellationToken), cancellationToken) : null;

    /// <summary>The control-flow graph of a member's body, which can be in any file of the project.</summary>
    public ControlFlowGraph? GraphOf(SyntaxNode body, CancellationToken cancellationToken)
    {
        // Of an expression-bodied property the accessor is declared by the arrow.
        if (_graphs.TryGetValue(body, out var known)) return known;
        return _graphs.GetOrAdd(body, Members.GraphOf(OperationOf(body, cancellationToken), cancellationToken));
    }

    /// <summary>The operation of a node, or of the expression in its parentheses; null where there is none, or where the code around it cannot be read.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node is ExpressionSyntax expression) node = Bare.Inside(expression);
#pragma warning disable RS0030 // The one place where Roslyn is asked.
        return CanRead(Members.RootOf(node) ?? node, cancellationToken) ? ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) : null;
#pragma warning restore RS0030
    }

    /// <summary>Whether the nodes of some code can be gone through without an overflow, and Roslyn asked for its operations.</summary>
    public bool CanRead(SyntaxNode code, CancellationToken cancellationToken) =>
        _canRead.TryGetValue(code, out var known) ? known : _canRead.GetOrAdd(code, Members.CanBeRead(code, ModelOf(code.SyntaxTree), cancellationToken));

    // The body of a method that is called can be in another file than the one that is analyzed, of which the driver gives no model. One a file is kept: it binds each body once.
#pragma warning disable RS1030, RS0030
    public SemanticModel ModelOf(SyntaxTree tree) => _models.TryGetValue(tree, out var known) ? known : _models.GetOrAdd(tree, OwnerOf(tree).GetSemanticModel(tree));
#pragma warning restore RS1030, RS0030

    // Nothing of a referenced project is read. Should some question come to it all the same, its answer is better than an exception in the editor.
    private Compilation OwnerOf(SyntaxTree tree) =>
        _compilation.ContainsSyntaxTree(tree) ? _compilation : _compilation.References.OfType<CompilationReference>().Select(static reference => reference.Compilation).FirstOrDefault(referenced => referenced.ContainsSyntaxTree(tree)) ?? _compilation;

    /// <summary>Adds to <see cref="VisitedOperations"/>.</summary>
    public void CountVisited(int operations) => Interlocked.Add(ref _visitedOperations, operations);

    // To ask the driver for each tree's index at each question would be most of the work in a project of thousands of files.
    private (SyntaxTree Tree, NameIndex Index)[] Indexes(CancellationToken cancellationToken)
    {
        if (_indexes is { } known) return known;
        var trees = _compilation.SyntaxTrees.ToArray();
        var indexes = new (SyntaxTree, NameIndex)[trees.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            indexes[i] = (trees[i], IndexOf(trees[i], cancellationToken));
        }

        return _indexes = indexes;
    }

    // A table's value must be an object also where there is nothing to share.
    private sealed record Entry(BedrockCompilation? Bedrock);

    private sealed record Runs(ImmutableArray<(InvocationExpressionSyntax Run, string Name)> Found);

    private sealed record Named(ImmutableArray<SyntaxTree> Trees);

    private sealed record Kept(ImmutableArray<Retry> Retries);

    private sealed record Assigned(ImmutableArray<string>? Properties);
}
