namespace BedrockAnalyzers.Inventory;

/// <summary>What was given cannot be read; the message says what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
