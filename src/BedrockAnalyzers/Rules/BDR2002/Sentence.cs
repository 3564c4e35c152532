using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>A sentence of a text.</summary>
/// <param name="Words">Its words; none where it has too many to be a sentence.</param>
/// <param name="Span">Where it stands, its end mark included.</param>
/// <param name="End">Its end mark, or <c>\0</c> where it has none.</param>
internal sealed record Sentence(IReadOnlyList<Word> Words, TextSpan Span, char End);
