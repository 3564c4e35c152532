using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow;

/// <summary>What is set on an object that the walked code created.</summary>
internal sealed class CreatedObject
{
    private static readonly PersistentMap<object, Value> s_none = new(State.Keys);

    /// <summary>An object whose constructor has just returned: nothing is set.</summary>
    public static readonly CreatedObject Fresh = new(s_none, escaped: false, shared: false);

    /// <summary>An object that unseen code can have changed.</summary>
    public static readonly CreatedObject Unknown = new(s_none, escaped: true, shared: true);

    private CreatedObject(PersistentMap<object, Value> properties, bool escaped, bool shared)
    {
        Properties = properties;
        Escaped = escaped;
        Shared = shared;
    }

    /// <summary>What some path has set: by member, in a dictionary or JSON object by name.</summary>
    public PersistentMap<object, Value> Properties { get; }

    /// <summary>Whether unseen code can have changed it: then nothing is known of it.</summary>
    public bool Escaped { get; }

    /// <summary>Whether a member of the type holds it: then other methods of the project can change it.</summary>
    public bool Shared { get; }

    public Value Get(object property) => Properties.TryGetValue(property, out var value) ? value : Escaped ? OpaqueValue.Unknown : UnsetValue.Instance;

    public CreatedObject Set(object property, Value value) => new(Properties.SetItem(property, value), Escaped, Shared);

    /// <summary>The same properties on an object of its own.</summary>
    public CreatedObject Copy() => new(Properties, Escaped, shared: false);

    public CreatedObject Share() => new(Properties, Escaped, shared: true);

    public static CreatedObject Join(CreatedObject x, State a, CreatedObject y, State b, Func<Value, State, Value, State, Value> meet)
    {
        var properties = x.Properties;
        foreach (var property in y.Properties) properties = properties.SetItem(property.Key, meet(x.Get(property.Key), a, property.Value, b));
        foreach (var property in x.Properties)
        {
            if (!y.Properties.ContainsKey(property.Key)) properties = properties.SetItem(property.Key, meet(property.Value, a, y.Get(property.Key), b));
        }

        // What is set after an escape is set all the same, but what neither path has set is unknown as soon as one of them escaped.
        return new(properties, x.Escaped || y.Escaped, x.Shared || y.Shared);
    }

    public bool SameAs(CreatedObject other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (Escaped != other.Escaped || Shared != other.Shared || Properties.Count != other.Properties.Count) return false;
        foreach (var property in Properties)
        {
            if (!other.Properties.TryGetValue(property.Key, out var value) || !value.Equals(property.Value)) return false;
        }

        return true;
    }
}
