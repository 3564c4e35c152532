using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR1008;

/// <summary>Lowers the number of results to the highest that is not reported.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TooManyResultsFix))]
public sealed class TooManyResultsFix() : LowerNumberFix(TooManyResultsAnalyzer.Id, "LowerNumberOfResults");
