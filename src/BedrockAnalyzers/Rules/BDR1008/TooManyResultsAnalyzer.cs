using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1008;

/// <summary>Reports a constant number of results of a knowledge base that is above what an answer needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TooManyResultsAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1008";

    internal static readonly IntegerOption MaxResults = new(
        Id, "max_results", defaultValue: 10, minimum: 1, maximum: 100, "The highest number of results that is not reported, and the number that the fix writes.");

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.AgentRuntime is not null) Triggers.OnResultCount(actions, bedrock, (node, assignment) => Analyze(node, assignment, bedrock));
    }

    private static void Analyze(NodeContext context, AssignmentExpressionSyntax assignment, BedrockCompilation bedrock)
    {
        var limit = MaxResults.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));
        if (ResultCount.Of(assignment, context.SemanticModel, bedrock, context.CancellationToken) is not { } results || results <= limit) return;
        var text = limit.ToString(CultureInfo.InvariantCulture);
        var held = HeldLiteral.Of(assignment.Right, context.SemanticModel, bedrock, isLike: null, context.CancellationToken);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MaxTokens, text).Add(FixProperties.CapName, ResultCount.Property);
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            assignment.Right.GetLocation(),
            held is null ? null : ImmutableArray.Create(held.Literal.GetLocation()),
            held is { CanChange: true } ? properties.Add(FixProperties.CanChangeHeld, null) : properties,
            results.ToString(CultureInfo.InvariantCulture),
            text));
    }
}
