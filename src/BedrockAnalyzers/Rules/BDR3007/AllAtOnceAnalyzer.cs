using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Starts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3007;

/// <summary>Reports <c>Task.WhenAll</c> over Bedrock calls of which as many start at once as there are items.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AllAtOnceAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3007";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSyntaxNodeAction(node => Analyze(node, (InvocationExpressionSyntax)node.Node, bedrock), SyntaxKind.InvocationExpression);

    private static void Analyze(NodeContext context, InvocationExpressionSyntax call, BedrockCompilation bedrock)
    {
        if (Bursts.At(call, context.SemanticModel, bedrock, context.CancellationToken) is null || StringUse.MethodOf(call, context.SemanticModel, context.CancellationToken) is not { } method) return;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, StringUse.NameTokenOf(call).GetLocation(), HasForEachAsync(method, context.Compilation) ? new RuleText(Id, "ForEachAsync") : new RuleText(Id, "Semaphore")));
    }

    private static bool HasForEachAsync(IMethodSymbol whenAll, Compilation compilation) =>
        compilation.GetCompilationNamespace(whenAll.ContainingNamespace)?.GetTypeMembers("Parallel").Any(static type => !type.GetMembers("ForEachAsync").IsEmpty) == true;
}
