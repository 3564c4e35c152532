using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>An array.</summary>
internal sealed class JsonArray(ImmutableArray<JsonValue> items) : JsonValue
{
    /// <summary>The items that are known; unknown ones can stand between them.</summary>
    public ImmutableArray<JsonValue> Items { get; } = items;
}
