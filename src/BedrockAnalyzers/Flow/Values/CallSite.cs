using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>By which calls a walk has come to a place: the same expression makes another object for each of them.</summary>
internal sealed class CallSite : IEquatable<CallSite>
{
    private readonly CallSite? _caller;
    private readonly SyntaxNode _call;
    private readonly int _hash;

    public CallSite(CallSite? caller, SyntaxNode call)
    {
        _caller = caller;
        _call = call;
        _hash = ((caller?._hash ?? 17) * 31) + call.GetHashCode();
    }

    /// <summary>Whether one of the calls is one that the test holds for.</summary>
    public bool Any(Func<SyntaxNode, bool> test)
    {
        for (var at = this; at is not null; at = at._caller)
        {
            if (test(at._call)) return true;
        }

        return false;
    }

    public bool Equals(CallSite? other)
    {
        if (other is null || _hash != other._hash) return false;
        var (a, b) = (this, other);
        while (a is not null && b is not null)
        {
            if (ReferenceEquals(a, b)) return true;
            if (!ReferenceEquals(a._call, b._call)) return false;
            (a, b) = (a._caller, b._caller);
        }

        return a is null && b is null;
    }

    public override bool Equals(object? obj) => Equals(obj as CallSite);

    public override int GetHashCode() => _hash;
}
