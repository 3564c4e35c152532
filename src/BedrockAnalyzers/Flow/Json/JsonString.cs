namespace BedrockAnalyzers.Flow.Json;

/// <summary>A string in a JSON text that is a value.</summary>
/// <param name="Text">What it says, without escapes.</param>
/// <param name="Start">The number of characters before it, the quote included.</param>
/// <param name="Length">The number of characters between its quotes, as it is written.</param>
internal readonly record struct JsonString(string Text, int Start, int Length);
