using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3002;

/// <summary>Reports a wait between retries that does not grow, or is the same for all who were throttled together.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitWithoutJitterAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        RetryTriggers.OnWait(actions, bedrock, (node, wait, retries) => AnalyzeWait(node, wait, retries, bedrock));
        PollyRetries.OnRetry(actions, bedrock, AnalyzePolly);
    }

    private static void AnalyzeWait(NodeContext context, InvocationExpressionSyntax wait, ImmutableArray<Retry> retries, BedrockCompilation bedrock)
    {
        foreach (var retry in retries)
        {
            if (retry.LackOf(wait, bedrock, context.CancellationToken) is not { } lack) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                wait.GetLocation(),
                new[] { retry.Catch.CatchKeyword.GetLocation(), (retry.Repeated ?? retry.Catch).GetLocation() },
                RetryPlaces.PropertiesOf(retry),
                new RuleText(Id, "ThisRetry"),
                TextOf(lack),
                new RuleText(Id, "WaitRandomly")));
            return;
        }
    }

    private static void AnalyzePolly(NodeContext context, PollyRetry retry)
    {
        if (retry.Method == PollyRetryMethod.AddRetry || retry.Lack is not { } lack) return;
        RuleText advice = retry.Method is null ? new(Id, "SetBackoff") : new(Id, "UseDoublingWaits");
        context.ReportDiagnostic(Diagnostic.Create(s_rule, retry.Location, retry.FixLocations, retry.Name, TextOf(lack), advice));
    }

    private static RuleText TextOf(WaitLack lack) => lack switch
    {
        WaitLack.Jitter => new(Id, "NoJitter"),
        WaitLack.Growth => new(Id, "NoGrowth"),
        _ => new(Id, "NeitherGrowthNorJitter"),
    };
}
