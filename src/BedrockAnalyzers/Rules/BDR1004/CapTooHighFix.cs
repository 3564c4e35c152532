using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR1004;

/// <summary>Lowers the cap to the highest that is not reported.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapTooHighFix))]
public sealed class CapTooHighFix() : LowerNumberFix(CapTooHighAnalyzer.Id, "LowerMaxTokens");
