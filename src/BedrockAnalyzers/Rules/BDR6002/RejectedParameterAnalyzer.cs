using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR6002;

/// <summary>Reports a parameter that the called model refuses, by itself or beside another one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RejectedParameterAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR6002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Models, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        Triggers.OnAssignment(actions, bedrock, ParameterUse.IsProperty, (node, _) => Analyze(node, bedrock));
        Triggers.OnJsonMember(actions, bedrock, ParameterUse.Names, node => Analyze(node, bedrock));
    }

    private static void Analyze(NodeContext context, BedrockCompilation bedrock)
    {
        foreach (var place in ParameterUse.At(context.Node, context.SemanticModel, bedrock, context.CancellationToken).GroupBy(static use => use.Name))
        {
            // What is right for one of the calls is not wrong.
            if (place.Any(static use => use.Model is null)) continue;
            var use = place.FirstOrDefault(static use => use.Excludes.IsEmpty) ?? place.First();
            var written = context.Node.SyntaxTree.GetText(context.CancellationToken).ToString(use.Name).Trim('"', '\\');
            var (rejected, why, what) = WordsFor(use, written);
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                Location.Create(context.Node.SyntaxTree, use.Name),
                place.SelectMany(static use => use.Excludes).Distinct(),
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Parameter, ParameterUse.NameOf(use.Parameter)).Add(FixProperties.Excluding, use.Excludes.IsEmpty ? null : ParameterUse.NameOf(Other(use.Parameter))),
                use.Model!.Name,
                rejected,
                why,
                what));
        }
    }

    private static (object Rejected, RuleText Why, RuleText What) WordsFor(ParameterUse use, string written) => use switch
    {
        { Parameter: ModelParameter.ThinkingBudget } => (new RuleText(Id, "Budget"), new(Id, "DecidesItself"), new(Id, "SetAdaptive")),
        { Excludes.IsEmpty: false } => (new RuleText(Id, "Beside", ParameterUse.NameOf(use.Parameter), ParameterUse.NameOf(Other(use.Parameter))), new(Id, "TakesOne"), new(Id, "RemoveOne")),
        _ => (ParameterUse.NameOf(use.Parameter), new(Id, "FailsAlways"), new(Id, "Remove", written)),
    };

    private static ModelParameter Other(ModelParameter parameter) => parameter == ModelParameter.Temperature ? ModelParameter.TopP : ModelParameter.Temperature;
}
