namespace BedrockAnalyzers.Inventory;

/// <summary>What has changed between two inventories. A call that only moved has not.</summary>
internal sealed class InventoryDiff
{
    private readonly List<InventoryCall> _added;
    private readonly List<InventoryCall> _removed;
    private readonly List<(InventoryCall Before, InventoryCall After)> _changed = [];

    /// <summary>Compares two inventories.</summary>
    public InventoryDiff(CallInventory before, CallInventory after)
    {
        (Base, Head) = (before, after);
        (_removed, _added) = ([.. before.Calls], [.. after.Calls]);

        // First what is the same at the same place, then what is the same elsewhere, so that an unchanged call is never taken for a changed one.
        Match(static call => (call.Path, call.Member, call.Values));
        Match(static call => (call.Path, call.Values));
        Match(static call => (call.Member, call.Values));
        Match(static call => (call.Path, call.Member, call.Values.Operation), _changed.Add);

        // A member that has gone to another file, or calls in another way, is still the one that it was: what became dearer with that is told.
        Match(static call => (call.Member, call.Values.Operation), _changed.Add);
        Match(static call => (call.Path, call.Member), _changed.Add);
    }

    /// <summary>The calls before.</summary>
    public CallInventory Base { get; }

    /// <summary>The calls now.</summary>
    public CallInventory Head { get; }

    /// <summary>The calls that are new.</summary>
    public IReadOnlyList<InventoryCall> Added => _added;

    /// <summary>The calls that are gone.</summary>
    public IReadOnlyList<InventoryCall> Removed => _removed;

    /// <summary>The calls of which something else is known.</summary>
    public IReadOnlyList<(InventoryCall Before, InventoryCall After)> Changed => _changed;

    /// <summary>Whether nothing has changed.</summary>
    public bool IsEmpty => _added.Count + _removed.Count + _changed.Count == 0;

    /// <summary>Whether an answer of a call has become dearer, or a call has lost its cap.</summary>
    public bool IsDearer => _changed.Exists(static call => call.After.Values.Price > call.Before.Values.Price || (call.After.Values.LacksCap && !call.Before.Values.LacksCap));

    /// <summary>All changes by their places.</summary>
    public IEnumerable<(string Change, InventoryCall? Before, InventoryCall? After)> InOrder =>
        _added.Select(static call => ("added", (InventoryCall?)null, (InventoryCall?)call))
            .Concat(_removed.Select(static call => ("removed", (InventoryCall?)call, (InventoryCall?)null)))
            .Concat(_changed.Select(static call => ("changed", (InventoryCall?)call.Before, (InventoryCall?)call.After)))
            .OrderBy(static change => (change.Item3 ?? change.Item2)!.Path, StringComparer.Ordinal).ThenBy(static change => (change.Item3 ?? change.Item2)!.Line);

    // Takes the pairs with one key out of what is left, in the order that they stand in.
    private void Match<TKey>(Func<InventoryCall, TKey> key, Action<(InventoryCall Before, InventoryCall After)>? onPair = null)
        where TKey : notnull
    {
        var left = _removed.GroupBy(key).ToDictionary(static group => group.Key, static group => new Queue<InventoryCall>(group));
        var matched = new HashSet<InventoryCall>(ReferenceEqualityComparer.Instance);
        foreach (var after in _added)
        {
            if (!left.TryGetValue(key(after), out var same) || !same.TryDequeue(out var before)) continue;
            matched.Add(before);
            matched.Add(after);
            onPair?.Invoke((before, after));
        }

        _added.RemoveAll(matched.Contains);
        _removed.RemoveAll(matched.Contains);
    }
}
