using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>A place where a variable or member is written.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Node">The whole write.</param>
/// <param name="Target">The name that stands for what is written, or its declaration.</param>
/// <param name="Value">What is written; null where that cannot be said.</param>
internal readonly record struct Write(WriteKind Kind, SyntaxNode Node, SyntaxNode Target, SyntaxNode? Value);
