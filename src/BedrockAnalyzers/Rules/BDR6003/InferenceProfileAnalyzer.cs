using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR6003;

/// <summary>Reports a model's ID in a call that must go through an inference profile, and the ID of a profile that the model does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InferenceProfileAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR6003";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Models, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSyntaxNodeAction(node => Analyze(node, (LiteralExpressionSyntax)node.Node, bedrock), SyntaxKind.StringLiteralExpression);

    private static void Analyze(NodeContext context, LiteralExpressionSyntax literal, BedrockCompilation bedrock)
    {
        // What has ended cannot be called through a profile either. A context length is of a provisioned model.
        if (ModelId.TryParse(literal.Token.ValueText) is not { BaseId: { } baseId, ContextSuffix: null } id || ModelCatalog.Find(id) is not { State: not ModelState.Ended } entry) return;
        var needsProfile = id.Form == ModelIdForm.FoundationModel && entry.Profile == ProfileNeed.Required;
        if (!needsProfile && !(id.Form == ModelIdForm.InferenceProfile && entry.Profile == ProfileNeed.None)) return;
        if (!StringUse.IsValue(literal, context.SemanticModel, context.CancellationToken)) return;
        var flow = ModelIdFlow.Of(literal, context.SemanticModel, bedrock, context.CancellationToken);
        var regions = ModelIdUse.RegionsOf(literal, context.SemanticModel, bedrock, context.CancellationToken).Union(flow.Regions);
        if (regions.IsEmpty) return;

        var right = needsProfile ? ProfileOf(entry, baseId, regions) : baseId;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            literal.GetLocation(),
            right is not null && flow.OnlyInvokes ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, right) : null,
            needsProfile ? new RuleText(Id, "NeedsProfile", entry.Name) : new RuleText(Id, "HasNone", entry.Name),
            needsProfile ? new RuleText(Id, "ProfileNeeded") : new RuleText(Id, "WithPrefix", id.RegionPrefix),
            (object?)right ?? new RuleText(Id, "SuchAs", "us." + baseId)));
    }

    // Of several Regions none is the one whose profile serves them all but the global one.
    private static string? ProfileOf(ModelEntry entry, string baseId, ImmutableHashSet<string?> regions)
    {
        var prefixes = regions.Select(region => InferenceProfiles.PrefixFor(entry, region)).Distinct(StringComparer.Ordinal).ToList();
        var prefix = prefixes.Contains(null, StringComparer.Ordinal) ? null : prefixes.Count == 1 ? prefixes[0] : InferenceProfiles.PrefixFor(entry, region: null);
        return prefix is null ? null : prefix + "." + baseId;
    }
}
