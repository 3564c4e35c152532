using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>Where an unknown value was read from, symbol by symbol: <c>options.MaxOutputTokens</c>. Two reads of one path count as one value.</summary>
internal sealed class AccessPath : IEquatable<AccessPath>
{
    private const int MaximumLength = 6;

    private readonly AccessPath? _parent;
    private readonly object _symbol;
    private readonly int _length;

    private AccessPath(AccessPath? parent, object symbol)
    {
        _parent = parent;
        _symbol = symbol;
        _length = parent is null ? 1 : parent._length + 1;
    }

    /// <summary>The name of what is read last; empty for what a call returns.</summary>
    public string Name => (_symbol as ISymbol)?.Name ?? string.Empty;

    /// <summary>The type of what is read last; null for what a call returns.</summary>
    public ITypeSymbol? Type => _symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol held => held.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The local, parameter or member that is the whole path; null where the path goes on from there, or starts at a call.</summary>
    public ISymbol? Symbol => _parent is null ? _symbol as ISymbol : null;

    /// <summary>A path that starts at a local, a parameter, or a member of the containing type.</summary>
    public static AccessPath Root(ISymbol symbol) => new(null, symbol);

    /// <summary>A path that starts at what a call returns.</summary>
    public static AccessPath Root(SyntaxNode call) => new(null, call);

    /// <summary>The path of a member read from this one; a very long path stays what it is.</summary>
    public AccessPath Member(ISymbol member) => _length < MaximumLength ? new(this, member) : this;

    /// <summary>The local, parameter or member that the path starts at; null where it starts at a call.</summary>
    public ISymbol? Start
    {
        get
        {
            var root = this;
            while (root._parent is { } parent) root = parent;
            return root._symbol as ISymbol;
        }
    }

    /// <summary>Whether a symbol is where the path starts.</summary>
    public bool StartsAt(ISymbol symbol) => Start is { } start && SymbolEqualityComparer.Default.Equals(start, symbol);

    /// <summary>Whether a member is read on the way.</summary>
    public bool Reads(ISymbol member)
    {
        for (var at = this; at is not null; at = at._parent)
        {
            if (at._symbol is ISymbol read && SymbolEqualityComparer.Default.Equals(read, member)) return true;
        }

        return false;
    }

    /// <summary>Whether what the path starts at stays the same while a method runs, as far as the method does not store something there: a parameter or a member, not what a call answers.</summary>
    public bool StartsAtParameterOrMember => Start is IParameterSymbol { RefKind: RefKind.None } or IFieldSymbol or IPropertySymbol;

    /// <summary>Whether this path is the other one or starts with it: what is read through a value depends on that value.</summary>
    public bool IsOrStartsWith(AccessPath other)
    {
        for (var at = this; at is not null; at = at._parent)
        {
            if (at.Equals(other)) return true;
        }

        return false;
    }

    public bool Equals(AccessPath? other)
    {
        if (other is null || _length != other._length) return false;
        var (a, b) = (this, other);
        for (; a is not null && b is not null; a = a._parent, b = b._parent)
        {
            if (ReferenceEquals(a, b)) return true;
            if (!Same(a._symbol, b._symbol)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => (_symbol is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : _symbol.GetHashCode()) * 31 + _length;

    private static bool Same(object a, object b) => a is ISymbol x ? b is ISymbol y && SymbolEqualityComparer.Default.Equals(x, y) : ReferenceEquals(a, b);
}
