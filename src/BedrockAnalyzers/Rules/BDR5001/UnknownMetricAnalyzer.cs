using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Metrics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR5001;

/// <summary>Reports the name of a metric or dimension that Bedrock does not publish in the namespace that it stands with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownMetricAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR5001";

    private const int NamesInMessage = 2;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(
        Id,
        "CloudWatch has no such Bedrock metric or dimension",
        "Bedrock publishes no {0} {1} in {2}: what watches it never gets a value, and an alarm never fires; use {3}",
        Categories.Monitoring,
        DiagnosticSeverity.Warning,
        "CloudWatch takes an alarm, a graph or a query on any name and any capitals. One that Bedrock does not publish has no values, so that nothing fails and nothing is ever seen.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    // Alarms are often set by a project that calls no model itself.
    private protected override bool AppliesTo(BedrockSymbols symbols) => symbols.CloudWatch is not null;

    private protected override void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.CloudWatch is { } symbols) Triggers.OnMetricName(context, bedrock, symbols, node => Analyze(node, bedrock, symbols));
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, BedrockCompilation bedrock, CloudWatchSymbols symbols)
    {
        foreach (var said in MetricNames.At(context.Node, symbols, context.SemanticModel, bedrock, context.CancellationToken).GroupBy(static found => (found.Place, found.Name.Text, found.Name.IsDimension)))
        {
            // What is right for one of the uses is not wrong.
            if (said.Any(static found => LackingNamespace(found.Name) is null) || LackingNamespace(said.First().Name) is not { } space) continue;
            var (_, text, isDimension) = said.Key;
            var right = isDimension ? MetricCatalog.RightDimension(space, text) : MetricCatalog.RightMetric(space, text);
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                Location.Create(context.Node.SyntaxTree, said.Key.Place),
                right is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, right),
                isDimension ? "dimension" : "metric",
                text,
                space.Name,
                right ?? (isDimension ? "one of " + string.Join(", ", space.Dimensions) : InsteadOf(space, text))));
        }
    }

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

    private static string InsteadOf(MetricNamespace space, string metric)
    {
        if (MetricCatalog.FindOther(space, metric) is not { } other) return $"one that it publishes, such as {string.Join(" or ", space.Metrics.Take(NamesInMessage))}";
        var likely = MetricCatalog.LikelyMetric(space, metric) is { } meant ? meant + ", or " : "";
        return $"{likely}the namespace {other.Name}, which has it";
    }
}
