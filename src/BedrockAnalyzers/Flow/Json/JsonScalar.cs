using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>A string, number, literal name or null.</summary>
/// <param name="value">What it is made of: a constant, or something unknown.</param>
internal sealed class JsonScalar(Value value) : JsonValue
{
    public Value Value { get; } = value;

    public override bool IsSame(JsonValue other) => other is JsonScalar scalar && Value.Equals(scalar.Value);
}
