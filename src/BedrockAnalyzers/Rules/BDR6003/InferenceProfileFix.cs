using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR6003;

/// <summary>Writes the ID of an inference profile, or the model's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InferenceProfileFix))]
[WithoutFixAll("Where a request may be answered is a decision for each place.")]
public sealed class InferenceProfileFix() : ReplaceModelIdFix(InferenceProfileAnalyzer.Id, InferenceProfileAnalyzer.Id + ".UseProfile");
