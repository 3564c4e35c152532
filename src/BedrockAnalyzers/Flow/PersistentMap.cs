using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// An immutable dictionary that mostly has a handful of entries, as what is known of the locals of a method does. These stand in one array, which costs a fraction of a tree's nodes to change;
/// with many it is a tree.
/// </summary>
/// <typeparam name="TKey">What entries are kept under.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
internal sealed class PersistentMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    // Above this a tree copies less at each change.
    private const int MaximumEntries = 16;

    private readonly IEqualityComparer<TKey> _comparer;
    private readonly Entry[] _entries;
    private readonly ImmutableDictionary<TKey, TValue>? _many;

    /// <summary>A map of nothing.</summary>
    /// <param name="comparer">Compares keys.</param>
    public PersistentMap(IEqualityComparer<TKey>? comparer = null)
        : this(comparer ?? EqualityComparer<TKey>.Default, [], many: null)
    {
    }

    private PersistentMap(IEqualityComparer<TKey> comparer, Entry[] entries, ImmutableDictionary<TKey, TValue>? many) => (_comparer, _entries, _many) = (comparer, entries, many);

    /// <summary>How many entries there are.</summary>
    public int Count => _many?.Count ?? _entries.Length;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>What is kept under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">Nothing is.</exception>
    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    /// <summary>What is kept under a key, if something is.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_many is not null) return _many.TryGetValue(key, out value);
        var at = IndexOf(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Whether something is kept under a key.</summary>
    public bool ContainsKey(TKey key) => _many?.ContainsKey(key) ?? (IndexOf(key) >= 0);

    /// <summary>The map with a value under a key; this one where it is there already.</summary>
    public PersistentMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        if (_many is not null) return With(_many.SetItem(key, value));
        var hash = _comparer.GetHashCode(key);
        var at = IndexOf(key, hash);
        if (at >= 0 && EqualityComparer<TValue>.Default.Equals(_entries[at].Value, value)) return this;
        if (at < 0 && _entries.Length == MaximumEntries) return With(ImmutableDictionary.CreateRange(_comparer, _entries.Select(static e => new KeyValuePair<TKey, TValue>(e.Key, e.Value))).SetItem(key, value));
        var entries = new Entry[at < 0 ? _entries.Length + 1 : _entries.Length];
        Array.Copy(_entries, entries, _entries.Length);
        entries[at < 0 ? _entries.Length : at] = new(hash, key, value);
        return new(_comparer, entries, many: null);
    }

    /// <summary>The map without a key; this one where it is not there.</summary>
    public PersistentMap<TKey, TValue> Remove(TKey key)
    {
        if (_many is not null) return With(_many.Remove(key));
        var at = IndexOf(key);
        if (at < 0) return this;
        var entries = new Entry[_entries.Length - 1];
        Array.Copy(_entries, entries, at);
        Array.Copy(_entries, at + 1, entries, at, entries.Length - at);
        return new(_comparer, entries, many: null);
    }

    /// <summary>The map without all keys of a kind, at the cost of one change; this one where there are none.</summary>
    /// <param name="isRemoved">Whether a key goes.</param>
    /// <param name="argument">What is asked with each key, so that nothing is allocated to ask.</param>
    public PersistentMap<TKey, TValue> RemoveAll<TArgument>(Func<TKey, TArgument, bool> isRemoved, TArgument argument)
    {
        if (_many is not null)
        {
            var many = _many;
            foreach (var entry in _many)
            {
                if (isRemoved(entry.Key, argument)) many = many.Remove(entry.Key);
            }

            return With(many);
        }

        Entry[]? kept = null;
        var count = 0;
        for (var i = 0; i < _entries.Length; i++)
        {
            if (isRemoved(_entries[i].Key, argument))
            {
                if (kept is not null) continue;
                kept = new Entry[_entries.Length - 1];
                Array.Copy(_entries, kept, i);
                count = i;
            }
            else if (kept is not null)
            {
                kept[count++] = _entries[i];
            }
        }

        if (kept is null) return this;
        if (count < kept.Length) Array.Resize(ref kept, count);
        return new(_comparer, kept, many: null);
    }

    /// <summary>Goes through the entries: in the order in which they came where they are few.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
    {
        foreach (var entry in this) yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)this).GetEnumerator();

    private PersistentMap<TKey, TValue> With(ImmutableDictionary<TKey, TValue> many) => ReferenceEquals(many, _many) ? this : new(_comparer, [], many);

    private int IndexOf(TKey key) => _entries.Length == 0 ? -1 : IndexOf(key, _comparer.GetHashCode(key));

    private int IndexOf(TKey key, int hash)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Hash == hash && _comparer.Equals(_entries[i].Key, key)) return i;
        }

        return -1;
    }

    private readonly struct Entry(int hash, TKey key, TValue value)
    {
        public int Hash { get; } = hash;

        public TKey Key { get; } = key;

        public TValue Value { get; } = value;
    }

    /// <summary>Goes through a map without allocating.</summary>
    public struct Enumerator(PersistentMap<TKey, TValue> map)
    {
        private readonly Entry[] _entries = map._entries;
        private readonly bool _isMany = map._many is not null;
        private ImmutableDictionary<TKey, TValue>.Enumerator _many = map._many?.GetEnumerator() ?? default;
        private int _at = -1;

        /// <summary>The entry that was come to.</summary>
        public KeyValuePair<TKey, TValue> Current => _isMany ? _many.Current : new(_entries[_at].Key, _entries[_at].Value);

        /// <summary>Goes on to the next entry.</summary>
        public bool MoveNext() => _isMany ? _many.MoveNext() : ++_at < _entries.Length;
    }
}
