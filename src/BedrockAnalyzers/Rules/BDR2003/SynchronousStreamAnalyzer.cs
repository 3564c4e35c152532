using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR2003;

/// <summary>Reports a stream that is enumerated synchronously in an asynchronous function.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SynchronousStreamAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR2003";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Streaming, DiagnosticSeverity.Warning);

    // The methods of LINQ. What else is called costs nothing.
    private static readonly HashSet<string> s_linq = new(StringComparer.Ordinal)
    {
        "Aggregate", "AggregateBy", "All", "Any", "Append", "AsParallel", "AsQueryable", "Average", "Cast", "Chunk", "Concat", "Contains", "Count", "CountBy", "DefaultIfEmpty", "Distinct", "DistinctBy", "ElementAt", "ElementAtOrDefault",
        "Except", "ExceptBy", "First", "FirstOrDefault", "GroupBy", "GroupJoin", "Index", "Intersect", "IntersectBy", "Join", "Last", "LastOrDefault", "LeftJoin", "LongCount", "Max", "MaxBy", "Min", "MinBy", "OfType", "Order", "OrderBy",
        "OrderByDescending", "OrderDescending", "Prepend", "Reverse", "RightJoin", "Select", "SelectMany", "SequenceEqual", "Shuffle", "Single", "SingleOrDefault", "Skip", "SkipLast", "SkipWhile", "Sum", "Take", "TakeLast", "TakeWhile",
        "ToArray", "ToAsyncEnumerable", "ToDictionary", "ToHashSet", "ToList", "ToLookup", "Union", "UnionBy", "Where", "Zip",
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        var symbols = bedrock.Symbols;
        if (symbols.Runtime is null) return;
        actions.RegisterSyntaxNodeAction(node => AnalyzeLoop(node, (CommonForEachStatementSyntax)node.Node, symbols), SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement);
        actions.RegisterSyntaxNodeAction(node => AnalyzeCall(node, (InvocationExpressionSyntax)node.Node, symbols), SyntaxKind.InvocationExpression);
        actions.RegisterSyntaxNodeAction(node => AnalyzeQuery(node, (QueryExpressionSyntax)node.Node, symbols), SyntaxKind.QueryExpression);
    }

    private static void AnalyzeLoop(NodeContext context, CommonForEachStatementSyntax loop, BedrockSymbols symbols)
    {
        if (!loop.AwaitKeyword.IsKind(SyntaxKind.None) || !IsAsynchronous(context) || SynchronousStreams.In(loop.Expression, throughLinq: true, symbols, context.SemanticModel, context.CancellationToken) is null) return;
        Report(context, loop.ForEachKeyword);
    }

    private static void AnalyzeCall(NodeContext context, InvocationExpressionSyntax call, BedrockSymbols symbols)
    {
        var name = StringUse.NameTokenOf(call);
        if (!s_linq.Contains(name.ValueText) || !IsAsynchronous(context)) return;
        if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !SynchronousStreams.CanBeIn(receiver, symbols, context.SemanticModel, context.CancellationToken)) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || !SynchronousStreams.IsSynchronous(method) || SynchronousStreams.SourceOf(call, method) is not { } source) return;
        if (SynchronousStreams.In(source, throughLinq: false, symbols, context.SemanticModel, context.CancellationToken) is null || IsReportedAtLoop(call, symbols, context)) return;
        Report(context, name);
    }

    private static void AnalyzeQuery(NodeContext context, QueryExpressionSyntax query, BedrockSymbols symbols)
    {
        if (!IsAsynchronous(context) || SynchronousStreams.In(query.FromClause.Expression, throughLinq: false, symbols, context.SemanticModel, context.CancellationToken) is null) return;
        if (!SynchronousStreams.IsSynchronous(query, context.SemanticModel, context.CancellationToken) || IsReportedAtLoop(query, symbols, context)) return;
        Report(context, query.FromClause.FromKeyword);
    }

    private static bool IsAsynchronous(NodeContext context) => SynchronousStreams.IsInAsynchronousFunction(context.Node, context.SemanticModel, context.CancellationToken);

    // What a loop goes over is one enumeration, and is said once.
    private static bool IsReportedAtLoop(ExpressionSyntax expression, BedrockSymbols symbols, NodeContext context) =>
        SynchronousStreams.LoopOver(expression) is { AwaitKeyword.RawKind: 0 } loop && SynchronousStreams.In(loop.Expression, throughLinq: true, symbols, context.SemanticModel, context.CancellationToken) is not null;

    private static void Report(NodeContext context, SyntaxToken at) => context.ReportDiagnostic(Diagnostic.Create(s_rule, at.GetLocation(), at.ValueText));
}
