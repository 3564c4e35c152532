using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Writes a resilience pipeline of Polly in place of a loop that does nothing but retry.</summary>
internal static class ResiliencePipeline
{
    /// <summary>The edits; empty where the loop does more, or Polly 8 is not there.</summary>
    public static ImmutableArray<NodeEdit> Edits(Retry retry, CancellationToken cancellationToken)
    {
        var position = retry.Catch.Block.SpanStart + 1;
        if (retry.Repeats is not StatementSyntax { Parent: BlockSyntax block } loop
            || PureRetry.AttemptsOf(retry, cancellationToken) is not { } attempts
            || retry.Try is not { Block.Statements: { Count: 1 } statements }
            || statements[0] is not ReturnStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax asked } }
            || retry.Catch is not { Declaration: { Identifier.ValueText: "" } declaration, Block.Statements: var body } || body.Any(static s => s is not ContinueStatementSyntax)
            || retry.Call is null || loop.DescendantTrivia().Any(t => ElementLists.IsComment(t) && loop.Span.Contains(t.Span))
            || !CanCapture(asked, retry.Model, cancellationToken)
            || Names.OfStatic(retry.Model, position, "Polly", "RetryResiliencePipelineBuilderExtensions", ".AddRetry") is null)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var token = CancellationTokens.For(retry, cancellationToken);
        var given = retry.Call.ArgumentList.Arguments.FirstOrDefault(a => token is not null && string.Equals(a.Expression.ToString(), token, StringComparison.Ordinal));
        var (pipeline, parameter) = (NameFor(retry, "pipeline", "resilience"), given is null ? "_" : NameFor(retry, "token", "ct"));
        if (pipeline is null || parameter is null) return ImmutableArray<NodeEdit>.Empty;
        var call = (given is null ? asked : asked.ReplaceNode(given.Expression, IdentifierName(parameter))).WithoutTrivia();
        var layout = new Layout(retry.Try);
        var missing = new[] { (Space: "Polly", Type: "ResiliencePipelineBuilder"), (Space: "Polly.Retry", Type: "RetryStrategyOptions") }
            .Where(n => !retry.Model.LookupNamespacesAndTypes(position, name: n.Type).Any(s => string.Equals(s.ContainingNamespace?.ToDisplayString(), n.Space, StringComparison.Ordinal)))
            .Select(static n => n.Space)
            .ToList();
        var root = retry.Catch.SyntaxTree.GetRoot(cancellationToken);
        if (missing.Count > 0 && root is not CompilationUnitSyntax { Usings.Count: > 0 }) return ImmutableArray<NodeEdit>.Empty;

        var lines = new[]
        {
            $"var {pipeline} = new ResiliencePipelineBuilder()",
            "\t.AddRetry(new RetryStrategyOptions",
            "\t{",
            $"\t\tShouldHandle = new PredicateBuilder().Handle<{declaration.Type.WithoutTrivia()}>(),",
            $"\t\tMaxRetryAttempts = {attempts.ToString(CultureInfo.InvariantCulture)},",
            "\t\tBackoffType = DelayBackoffType.Exponential,",
            "\t\tUseJitter = true,",
            $"\t\tMaxDelay = {Names.OfStatic(retry.Model, position, "System", "TimeSpan", ".FromSeconds(1d)")}.FromSeconds(20),",
            "\t})",
            "\t.Build();",
            $"return await {pipeline}.ExecuteAsync(async {parameter} => await {call}{(token is null ? "" : ", " + token)});",
        };
        var edits = ImmutableArray.Create(new NodeEdit(block, "Pipeline", layout.Replace(block, loop, lines)));
        return missing.Count == 0 ? edits : edits.Add(new(root, "Using", node => missing.Aggregate((CompilationUnitSyntax)node, WithUsing)));
    }

    // What a lambda may not use: parameters by reference, this of a struct; and the loop's own variables are gone.
    private static bool CanCapture(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is StructDeclarationSyntax) return false;
        return call.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(n => model.GetSymbolInfo(n, cancellationToken).Symbol).All(s => s switch
        {
            IParameterSymbol parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType,
            ILocalSymbol local => local.RefKind == RefKind.None && !local.Type.IsRefLikeType && local.DeclaringSyntaxReferences.All(r => !call.Ancestors().OfType<ForStatementSyntax>().Any(f => f.Span.Contains(r.Span))),
            _ => true,
        });
    }

    private static string? NameFor(Retry retry, params string[] names)
    {
        var member = (SyntaxNode?)retry.Repeats.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? retry.Function;
        return names.FirstOrDefault(n => !member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && string.Equals(t.ValueText, n, StringComparison.Ordinal)));
    }

    // Among the others, in their order.
    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax unit, string space)
    {
        var usings = unit.Usings;
        var next = usings.FirstOrDefault(u => u is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0, Name: { } name } && !name.ToString().StartsWith("System", StringComparison.Ordinal) && string.CompareOrdinal(name.ToString(), space) > 0);
        var endOfLine = unit.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        var added = ParseCompilationUnit($"using {space};{endOfLine}").Usings[0];

        // What stands above the first is the head of the file.
        return unit.WithUsings(usings.Insert(next is null ? usings.Count : Math.Max(1, usings.IndexOf(next)), added));
    }
}
