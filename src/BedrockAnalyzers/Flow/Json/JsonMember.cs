namespace BedrockAnalyzers.Flow.Json;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsCertain">Whether it is written on every path, and not only where it is not null or under a condition.</param>
internal sealed record JsonMember(string Name, JsonValue Value, bool IsCertain)
{
    /// <summary>The property of a class of the project that it is made of; null where there is none.</summary>
    public string? Property { get; init; }

    /// <summary>In a text: where the name stands, with its quotes.</summary>
    public JsonSpot? NameSpot { get; init; }

    /// <summary>In a text: where a value that is a number or a literal name stands.</summary>
    public JsonSpot? ValueSpot { get; init; }
}
