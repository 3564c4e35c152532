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

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(
        Id,
        "The wait between retries does not grow, or has no jitter",
        "The waits of {0} {1}: calls that were throttled together come back together and are throttled again; {2}",
        Categories.Throttling,
        DiagnosticSeverity.Info,
        "Waits that grow give the quota time to come back, and waits with a random part spread the calls that come back. Without either, calls that were throttled together meet again at each attempt.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock)
    {
        RetryTriggers.OnWait(context, bedrock, (node, wait, retries) => AnalyzeWait(node, wait, retries, bedrock));
        PollyRetries.OnRetry(context, bedrock, AnalyzePolly);
    }

    private static void AnalyzeWait(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax wait, ImmutableArray<Retry> retries, BedrockCompilation bedrock)
    {
        foreach (var retry in retries)
        {
            if (retry.LackOf(wait, bedrock, context.CancellationToken) is not { } lack) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                wait.GetLocation(),
                new[] { retry.Catch.CatchKeyword.GetLocation(), (retry.Repeated ?? retry.Catch).GetLocation() },
                RetryPlaces.PropertiesOf(retry),
                "this retry",
                lack,
                "wait a random part of a time that doubles with each attempt"));
            return;
        }
    }

    private static void AnalyzePolly(SyntaxNodeAnalysisContext context, PollyRetry retry)
    {
        if (retry.Method == PollyRetryMethod.AddRetry || retry.Lack is not { } lack) return;
        var advice = retry.Method is null ? "set BackoffType = DelayBackoffType.Exponential and UseJitter = true" : "use waits that double with each attempt, times a random number";
        context.ReportDiagnostic(Diagnostic.Create(s_rule, retry.Location, retry.FixLocations, retry.Name, lack, advice));
    }
}
