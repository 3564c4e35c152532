namespace BedrockAnalyzers.Flow.Json;

/// <summary>What JSON an expression makes, as far as that is known: any part of it can be unknown.</summary>
internal abstract class JsonValue;
