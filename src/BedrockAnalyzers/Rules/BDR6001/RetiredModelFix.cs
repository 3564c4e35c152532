using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>Writes the replacement into the string, and leaves prefix, ARN and quotes as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredModelFix))]
[WithoutFixAll("Another model may need other parameters: each place needs a look.")]
public sealed class RetiredModelFix() : ReplaceModelIdFix(RetiredModelAnalyzer.Id, RetiredModelAnalyzer.Id + ".UseReplacement");
