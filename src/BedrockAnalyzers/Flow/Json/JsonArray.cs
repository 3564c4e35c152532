using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>An array.</summary>
internal sealed class JsonArray(ImmutableArray<JsonValue> items) : JsonValue
{
    /// <summary>The items that are known; unknown ones can stand between them.</summary>
    public ImmutableArray<JsonValue> Items { get; } = items;

    /// <summary>In a text: where each item that is a string, with its quotes, or a number stands, and null for the others; empty where the array is in no text.</summary>
    public ImmutableArray<JsonSpot?> Spots { get; init; } = ImmutableArray<JsonSpot?>.Empty;

    /// <summary>Whether unknown items can stand between those that are known.</summary>
    public bool IsOpen { get; init; }

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
