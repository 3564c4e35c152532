using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>An object.</summary>
/// <param name="members">The members that are known, in the order in which they are written.</param>
/// <param name="isOpen">Whether it can have members that are not known.</param>
internal sealed class JsonObject(ImmutableArray<JsonMember> members, bool isOpen) : JsonValue
{
    public ImmutableArray<JsonMember> Members { get; } = members;

    public bool IsOpen { get; } = isOpen;

    /// <summary>The member of a name: the last one, as readers of JSON take it. Null where none is known.</summary>
    public JsonMember? Find(string name)
    {
        for (var i = Members.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Members[i].Name, name, StringComparison.Ordinal)) return Members[i];
        }

        return null;
    }
}
