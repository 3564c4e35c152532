using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>A value, and the frame that it is read in.</summary>
/// <param name="Operation">The value.</param>
/// <param name="Frame">What the parameters in it stand for.</param>
internal sealed record ReadValue(IOperation Operation, ReadingFrame Frame);
