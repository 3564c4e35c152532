using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3003;

/// <summary>Reports a retry of a throttled call that nothing bounds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessRetryAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3003";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        RetryTriggers.OnRepetition(actions, bedrock, AnalyzeRepetition);
        PollyRetries.OnRetry(actions, bedrock, AnalyzePolly);
    }

    private static void AnalyzeRepetition(NodeContext context, ImmutableArray<Retry> retries)
    {
        if (retries.FirstOrDefault(static retry => retry is { IsEndless: true, IsSure: true, GoesOnAfterSuccess: false }) is not { } retry) return;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            RetryPlaces.KeywordOf(context.Node),
            new[] { retry.Catch.CatchKeyword.GetLocation(), retry.Call.Syntax.GetLocation() },
            RetryPlaces.PropertiesOf(retry),
            new RuleText(Id, "ThisRetry")));
    }

    private static void AnalyzePolly(NodeContext context, PollyRetry retry)
    {
        if (retry is { IsEndless: true, Method: not null }) context.ReportDiagnostic(Diagnostic.Create(s_rule, retry.Location, retry.FixLocations, retry.Name));
    }
}
