using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>A part of a text that is JSON.</summary>
/// <param name="Node">The expression, or the piece of an interpolated string, that says the text.</param>
/// <param name="Offset">The number of characters of the text before the part.</param>
/// <param name="Length">The number of characters of the part.</param>
internal sealed record JsonSpot(SyntaxNode Node, int Offset, int Length)
{
    /// <summary>A part of what a value says; null where that stands nowhere.</summary>
    public static JsonSpot? In(Value text, int start, int end) => text is ConstantValue { Origin: { } origin } ? new(origin, start, end - start) : null;
}
