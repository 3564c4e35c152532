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
        for (var i = 0; i < Members.Length; i++)
        {
            // Mostly they are in the same order, and then a long object is not searched for each of its members.
            var member = Members[i];
            var same = string.Equals(json.Members[i].Name, member.Name, StringComparison.Ordinal) ? json.Members[i] : json.Find(member.Name);
            if (same is null || same.IsCertain != member.IsCertain || !member.Value.IsSame(same.Value)) return false;
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
