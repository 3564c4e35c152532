using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1003;

/// <summary>Reports a constant output-token cap that is above what the called model may write at most.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapAboveMaximumAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1003";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(
        Id,
        "The output-token cap is above the model's maximum",
        "{3} is {0}, but {1} writes at most {2} tokens an answer and Bedrock rejects the call; lower it to {2}",
        Categories.Tokens,
        DiagnosticSeverity.Warning,
        "A call whose output-token cap is above what its model may write at most is rejected (HTTP 400), whatever the prompt is.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock) =>
        Triggers.OnCapAssignment(context, bedrock, (node, assignment) => Analyze(node, assignment, bedrock));

    private static void Analyze(SyntaxNodeAnalysisContext context, AssignmentExpressionSyntax assignment, BedrockCompilation bedrock)
    {
        var tooHigh = CapUse.Of(assignment, context.SemanticModel, bedrock, context.CancellationToken).Where(static use => use.ExceededModel is not null).ToImmutableArray();

        // What several calls share is right for all of them when it is right for the smallest model.
        if (CapUse.SmallestOf(tooHigh.Select(static use => use.ExceededModel)) is not { MaximumOutputTokens: { } maximum } model) return;
        var tokens = tooHigh.Where(use => use.ExceededModel == model).Max(static use => use.Tokens);
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            assignment.Right.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MaxTokens, maximum.ToString(CultureInfo.InvariantCulture)),
            tokens.ToString("N0", CultureInfo.InvariantCulture),
            model.Name,
            maximum.ToString("N0", CultureInfo.InvariantCulture),
            Triggers.NameOfTarget(assignment.Left)));
    }
}
