using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What is known of locals, parameters and flow captures at a point of a path.</summary>
internal sealed class Facts
{
    /// <summary>Nothing is known.</summary>
    public static readonly Facts None = new(ImmutableDictionary<object, Fact>.Empty);

    private readonly ImmutableDictionary<object, Fact> _facts;

    private Facts(ImmutableDictionary<object, Fact> facts) => _facts = facts;

    /// <summary>What is known of one of them.</summary>
    public Fact this[object key] => _facts.TryGetValue(key, out var fact) ? fact : Fact.Unknown;

    /// <summary>The same with another fact.</summary>
    public Facts With(object key, Fact fact)
    {
        var changed = fact is { IsUnknown: true, IsOfException: false } ? _facts.Remove(key) : _facts.SetItem(key, fact);
        return ReferenceEquals(changed, _facts) ? this : new(changed);
    }

    /// <summary>What is known where either holds; the same object where the other says nothing new.</summary>
    public Facts Join(Facts other, bool widens)
    {
        if (ReferenceEquals(this, other)) return this;
        var joined = _facts;
        foreach (var pair in _facts)
        {
            var fact = Fact.Join(pair.Value, other[pair.Key]);
            if (fact.Equals(pair.Value)) continue;
            if (widens) fact = fact.Widen(pair.Value);
            joined = fact is { IsUnknown: true, IsOfException: false } ? joined.Remove(pair.Key) : joined.SetItem(pair.Key, fact);
        }

        return ReferenceEquals(joined, _facts) ? this : new(joined);
    }
}
