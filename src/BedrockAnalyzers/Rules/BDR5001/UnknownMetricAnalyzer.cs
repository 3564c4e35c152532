using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Metrics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR5001;

/// <summary>Reports the name of a metric or dimension that Bedrock does not publish in the namespace that it stands with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownMetricAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR5001";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Monitoring, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    // Alarms are often set by a project that calls no model itself.
    private protected override bool AppliesTo(BedrockSymbols symbols) => symbols.CloudWatch is not null;

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.CloudWatch is { } symbols) Triggers.OnMetricName(actions, bedrock, symbols, node => Analyze(node, bedrock, symbols));
    }

    private static void Analyze(NodeContext context, BedrockCompilation bedrock, CloudWatchSymbols symbols)
    {
        foreach (var (place, text, isDimension, space) in WrongIn(context.Node, context.SemanticModel, bedrock, symbols, context.CancellationToken))
        {
            var right = RightName(space, text, isDimension);
            var named = context.Node.FindNode(place, getInnermostNodeForTie: true);
            var held = HeldLiteral.Of(named, context.SemanticModel, bedrock, right is null ? null : IsLike, context.CancellationToken);
            var properties = ImmutableDictionary<string, string?>.Empty;
            if (right is not null) properties = properties.Add(FixProperties.Replacement, right);
            if (held is { CanChange: true }) properties = properties.Add(FixProperties.CanChangeHeld, null);
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                Location.Create(context.Node.SyntaxTree, place),
                held is null ? null : ImmutableArray.Create(held.Literal.GetLocation()),
                properties,
                isDimension ? new RuleText(Id, "Dimension") : new RuleText(Id, "Metric"),
                text,
                space.Name,
                (object?)right ?? (isDimension ? new RuleText(Id, "OneOf", string.Join(", ", space.Dimensions)) : InsteadOf(space, text))));

            // What a constant holds can change where each of its uses is reported and means the same.
            bool IsLike(ExpressionSyntax use, SemanticModel model) =>
                Bare.Around(use).Parent is AssignmentExpressionSyntax or ArgumentSyntax
                && WrongIn(Bare.Around(use).Parent!, model, bedrock, symbols, context.CancellationToken).Any(wrong => wrong.IsDimension == isDimension && use.Span.Contains(wrong.Place) && string.Equals(RightName(wrong.Namespace, wrong.Text, isDimension), right, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(TextSpan Place, string Text, bool IsDimension, MetricNamespace Namespace)> WrongIn(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CloudWatchSymbols symbols, CancellationToken cancellationToken)
    {
        foreach (var said in MetricNames.At(node, symbols, model, bedrock, cancellationToken).GroupBy(static found => (found.Place, found.Name.Text, found.Name.IsDimension)))
        {
            // What is right for one of the uses is not wrong.
            if (said.Any(static found => LackingNamespace(found.Name) is null) || LackingNamespace(said.First().Name) is not { } space) continue;
            yield return (said.Key.Place, said.Key.Text, said.Key.IsDimension, space);
        }
    }

    private static string? RightName(MetricNamespace space, string wrong, bool isDimension) => isDimension ? MetricCatalog.RightDimension(space, wrong) : MetricCatalog.RightMetric(space, wrong);

    // The first of the namespaces where no value ever comes; null where one may come in some of them, or where that is not known.
    private static MetricNamespace? LackingNamespace(MetricName name)
    {
        MetricNamespace? first = null;
        foreach (var space in name.Namespaces)
        {
            if (name.Text.Length == 0 || MetricCatalog.Find(space) is not { } known || !(name.IsDimension ? known.LacksDimension(name.Text) : !known.Metrics.Contains(name.Text))) return null;

            // Of a metric that nobody knows, nobody can say which dimensions it has.
            if (name.IsDimension && name.Metrics.Any(metric => !known.Metrics.Contains(metric) && MetricCatalog.RightMetric(known, metric) is null)) return null;
            first ??= known;
        }

        return first;
    }

    private static RuleText InsteadOf(MetricNamespace space, string metric)
    {
        if (MetricCatalog.FindOther(space, metric) is not { } other) return new(Id, "OnePublished", space.Metrics[0], space.Metrics[1]);
        return MetricCatalog.LikelyMetric(space, metric) is { } meant ? new(Id, "LikelyOrOtherNamespace", meant, other.Name) : new(Id, "OtherNamespace", other.Name);
    }
}
