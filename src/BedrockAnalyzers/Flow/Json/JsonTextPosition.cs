namespace BedrockAnalyzers.Flow.Json;

/// <summary>Where in a text a member can be added to an object, and in which way the object is written.</summary>
/// <param name="Offset">The number of characters before it, in what the text says and not as it is escaped.</param>
/// <param name="IsFirst">Whether it will be the only member.</param>
/// <param name="Space">What stands before a name: a line end and an indentation, a space, or nothing.</param>
/// <param name="SpaceOfValue">What stands behind a colon.</param>
internal sealed record JsonTextPosition(int Offset, bool IsFirst, string Space, string SpaceOfValue);
