using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3001;

/// <summary>Reports a retry that calls a throttled model again at once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryWithoutBackoffAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3001";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        RetryTriggers.OnCatch(actions, bedrock, (node, clause, retries) => AnalyzeCatch(node, clause, retries, bedrock));
        PollyRetries.OnRetry(actions, bedrock, AnalyzePolly);
    }

    private static void AnalyzeCatch(NodeContext context, CatchClauseSyntax clause, ImmutableArray<Retry> retries, BedrockCompilation bedrock)
    {
        if (retries.FirstOrDefault(static retry => retry.ComesBackAtOnce) is not { } retry) return;
        var maker = ClientMakers.ThatCanRetry(retry.Call.Syntax, context.SemanticModel, bedrock, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            clause.CatchKeyword.GetLocation(),
            new[] { retry.Repeated ?? clause, retry.Call.Syntax, maker }.OfType<SyntaxNode>().Select(static place => place.GetLocation()),
            RetryPlaces.PropertiesOf(retry),
            new RuleText(Id, "ThisCatch")));
    }

    private static void AnalyzePolly(NodeContext context, PollyRetry retry)
    {
        if (retry is { WaitsForNothing: true, Method: not null }) context.ReportDiagnostic(Diagnostic.Create(s_rule, retry.Location, retry.FixLocations, retry.Name));
    }
}
