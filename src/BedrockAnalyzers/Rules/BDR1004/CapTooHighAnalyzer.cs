using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1004;

/// <summary>Reports a constant output-token cap that no ordinary answer comes near, and that each call reserves all the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapTooHighAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1004";

    internal static readonly IntegerOption MaxOutputTokens = new(
        Id, "max_output_tokens", defaultValue: 16384, minimum: 1, maximum: 1_000_000, "The highest cap that is not reported, and the number that the fix writes. It never writes more than the maximum of a known model.");

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        Triggers.OnCapAssignment(actions, bedrock, (node, assignment) =>
            Analyze(node, CapUse.Of(assignment, LimitIn(node), node.SemanticModel, bedrock, node.CancellationToken), assignment.Right.GetLocation(), Triggers.NameOfTarget(assignment.Left)));
        Triggers.OnBodyCap(actions, bedrock, node =>
        {
            foreach (var place in BodyCap.At(node.Node, node.SemanticModel, bedrock, node.CancellationToken).GroupBy(static found => found.Value))
            {
                if (place.Key is { } value) Analyze(node, CapUse.Of(place.Select(static found => found.Cap)), Location.Create(node.Node.SyntaxTree, value), place.First().Cap.Path);
            }
        });
    }

    private static void Analyze(NodeContext context, ImmutableArray<CapUse> uses, Location location, string? name)
    {
        // A cap that the service rejects reserves nothing.
        if (uses.Any(static use => use.ExceededModel is not null)) return;
        var limit = LimitIn(context);
        var tooHigh = uses.Where(use => use.Tokens > limit && use is { IsStreamed: false, CanThink: false }).ToImmutableArray();
        if (tooHigh.IsEmpty) return;

        var maximum = CapUse.SmallestOf(tooHigh.SelectMany(static use => use.Models))?.MaximumOutputTokens ?? limit;
        var lower = Math.Min(limit, maximum);
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MaxTokens, lower.ToString(CultureInfo.InvariantCulture)).Add(FixProperties.CapName, name),
            tooHigh.Max(static use => use.Tokens).ToString("N0", CultureInfo.InvariantCulture),
            lower.ToString("N0", CultureInfo.InvariantCulture),
            name));
    }

    private static int LimitIn(NodeContext context) => MaxOutputTokens.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));
}
