using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR1009;

/// <summary>Writes the cheap model's ID into the string, and leaves prefix, ARN and quotes as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TinyAnswerFix))]
[WithoutFixAll("The cheaper model may answer otherwise: each place needs a look.")]
public sealed class TinyAnswerFix() : ReplaceModelIdFix(TinyAnswerAnalyzer.Id, TinyAnswerAnalyzer.Id + ".UseCheaperModel");
