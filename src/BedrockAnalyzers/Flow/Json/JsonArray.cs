using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>An array.</summary>
internal sealed class JsonArray(ImmutableArray<JsonValue> items) : JsonValue
{
    /// <summary>The items that are known; unknown ones can stand between them.</summary>
    public ImmutableArray<JsonValue> Items { get; } = items;

    public override bool IsSame(JsonValue other)
    {
        if (other is not JsonArray array || array.Items.Length != Items.Length) return false;
        for (var i = 0; i < Items.Length; i++)
        {
            if (!Items[i].IsSame(array.Items[i])) return false;
        }

        return true;
    }
}
