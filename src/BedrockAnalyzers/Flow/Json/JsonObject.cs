using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>An object.</summary>
/// <param name="members">The members that are known, in the order in which they are written.</param>
/// <param name="isOpen">Whether it can have members that are not known.</param>
/// <param name="place">Where it is written; null when that is not known.</param>
internal sealed class JsonObject(ImmutableArray<JsonMember> members, bool isOpen, JsonPlace? place) : JsonValue
{
    public ImmutableArray<JsonMember> Members { get; } = members;

    public bool IsOpen { get; } = isOpen;

    public JsonPlace? Place { get; } = place;

    public override bool IsSame(JsonValue other)
    {
        if (other is not JsonObject json || json.IsOpen != IsOpen || json.Members.Length != Members.Length || !Equals(json.Place, Place)) return false;
        foreach (var member in Members)
        {
            if (json.Find(member.Name) is not { } same || same.IsCertain != member.IsCertain || !member.Value.IsSame(same.Value)) return false;
        }

        return true;
    }

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
