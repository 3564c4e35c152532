using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1003;

/// <summary>Reports a constant output-token cap that is above what the called model may write at most.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapAboveMaximumAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1003";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        Triggers.OnCapAssignment(actions, bedrock, (node, assignment) =>
            Analyze(node, CapUse.Of(assignment, SmallestMaximum(), node.SemanticModel, bedrock, node.CancellationToken), assignment.Right.GetLocation(), Triggers.NameOfTarget(assignment.Left)));
        Triggers.OnBodyCap(actions, bedrock, node =>
        {
            foreach (var place in BodyCap.At(node.Node, node.SemanticModel, bedrock, node.CancellationToken).GroupBy(static found => found.Value))
            {
                if (place.Key is { } value) Analyze(node, CapUse.Of(place.Select(static found => found.Cap)), Location.Create(node.Node.SyntaxTree, value), place.First().Cap.Path);
            }
        });
    }

    private static int SmallestMaximum() => CapUse.SmallestOf(ModelCatalog.Default.Entries)?.MaximumOutputTokens ?? 0;

    private static void Analyze(NodeContext context, ImmutableArray<CapUse> uses, Location location, string? name)
    {
        var tooHigh = uses.Where(static use => use.ExceededModel is not null).ToImmutableArray();

        // What several calls share is right for all of them when it is right for the smallest model.
        if (CapUse.SmallestOf(tooHigh.Select(static use => use.ExceededModel)) is not { MaximumOutputTokens: { } maximum } model) return;
        var tokens = tooHigh.Where(use => use.ExceededModel == model).Max(static use => use.Tokens);
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MaxTokens, maximum.ToString(CultureInfo.InvariantCulture)).Add(FixProperties.CapName, name),
            tokens.ToString("N0", CultureInfo.InvariantCulture),
            model.Name,
            maximum.ToString("N0", CultureInfo.InvariantCulture),
            name));
    }
}
