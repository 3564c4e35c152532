using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>A word of a text.</summary>
/// <param name="Text">The word in lower case.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Before">What parts it from the word before: <c>,</c>, <c>;</c>, <c>:</c>, <c>-</c>, or <c>\0</c> where nothing does.</param>
/// <param name="IsQuoted">Whether it is another's word, or code.</param>
internal readonly record struct Word(string Text, TextSpan Span, char Before, bool IsQuoted);
