using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR1003;

/// <summary>Lowers the cap to the model's maximum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapAboveMaximumFix))]
public sealed class CapAboveMaximumFix() : LowerNumberFix(CapAboveMaximumAnalyzer.Id, "LowerMaxTokens");
