namespace BedrockAnalyzers.Flow.Json;

/// <summary>JSON of which nothing is known.</summary>
internal sealed class JsonUnknown : JsonValue
{
    public static readonly JsonUnknown Instance = new();

    private JsonUnknown()
    {
    }

    public override bool IsSame(JsonValue other) => other is JsonUnknown;
}
