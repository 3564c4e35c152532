using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Items;
using BedrockAnalyzers.Flow.Starts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1010;

/// <summary>Reports a Bedrock call for each element of a collection where nobody waits for the answers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[WithoutFix("A batch job is another program: a file of records in S3, a role, and answers that come hours later, in another order.")]
public sealed class CallForEachItemAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1010";

    // A batch job takes no fewer records.
    private const int FewestRecords = 100;

    private const int LongestName = 40;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (CanAsk(node.Node)) Analyze(node, bedrock);
            },
            SyntaxKind.ForEachStatement,
            SyntaxKind.ForEachVariableStatement,
            SyntaxKind.ForStatement,
            SyntaxKind.QueryExpression,
            SyntaxKind.InvocationExpression);

    // What waits for nothing asks no model.
    private static bool CanAsk(SyntaxNode node)
    {
        if (node is InvocationExpressionSyntax call && !(StringUse.NameOf(call) is "Select" or "SelectMany" or "ForEach" or "ForEachAsync" or "ForAll")) return false;

        // Task.WhenAll(items.Select(Ask))
        if (node is InvocationExpressionSyntax && node.Ancestors().TakeWhile(static n => n is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).Any(static n => n is InvocationExpressionSyntax outer && StringUse.NameOf(outer) is "WhenAll")) return true;
        foreach (var inner in node.DescendantNodes())
        {
            if (inner is AwaitExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "Result" or "GetResult" or "Wait" or "Converse" or "InvokeModel" }) return true;
            if (inner is IdentifierNameSyntax { Identifier.ValueText: var name } && name.EndsWith("Async", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static void Analyze(NodeContext context, BedrockCompilation bedrock)
    {
        var cancellationToken = context.CancellationToken;
        if (ItemLoop.Of(context.Node, context.SemanticModel, cancellationToken) is not { } loop
            || BedrockCalls.ReachedFrom(loop.Body, bedrock, cancellationToken) == ReachedCalls.None
            || !Unattended.Runs(loop.Node, bedrock, cancellationToken)
            || loop.CanEndEarly()
            || IsPartOfAnswer(loop, context.SemanticModel, bedrock, cancellationToken)
            || CollectionSizes.OfAll(loop.Collection, FewestRecords - 1, bedrock, cancellationToken) != CollectionSize.Large)
        {
            return;
        }

        var batchable = new BatchableCalls(bedrock, cancellationToken);
        foreach (var found in ItemCalls.Of(loop, bedrock, cancellationToken))
        {
            if (!found.Calls.All(call => batchable.Contains(call, found.Call))) continue;
            context.ReportDiagnostic(Diagnostic.Create(s_rule, found.Name.GetLocation(), found.Name.ValueText, NameOf(loop.Collection)));
            return;
        }
    }

    // The chunks of a stream, the blocks of an answer.
    private static bool IsPartOfAnswer(ItemLoop loop, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        model.GetTypeInfo(loop.Collection, cancellationToken).Type is INamedTypeSymbol type
        && (bedrock.Symbols.IsStream(type) || type.TypeArguments.OfType<INamedTypeSymbol>().Any(element => bedrock.Symbols.IsOfSdk(element.ContainingAssembly) || bedrock.Symbols.IsOfChat(element)));

    private static object NameOf(ExpressionSyntax collection)
    {
        var text = collection.WithoutTrivia().ToString();
        return text.Length > LongestName || text.IndexOf('\n') >= 0 ? new RuleText(Id, "Collection") : text;
    }
}
