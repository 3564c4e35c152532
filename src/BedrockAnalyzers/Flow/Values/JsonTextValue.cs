using BedrockAnalyzers.Flow.Json;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>A text, or the bytes of one, that a serializer has made: the JSON of an object as it was then.</summary>
internal sealed class JsonTextValue(JsonValue json) : Value
{
    public JsonValue Json { get; } = json;

    public override bool Equals(Value? other) => other is JsonTextValue j && (ReferenceEquals(Json, j.Json) || Json.IsSame(j.Json));

    public override int GetHashCode() => Json is JsonObject json ? json.Members.Length : 3;
}
