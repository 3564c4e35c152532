using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A member's own body and the functions inside it that catch something, each with its graph.</summary>
/// <param name="Syntax">The member's root, the lambda or the local function.</param>
/// <param name="Graph">Its graph.</param>
/// <param name="Symbol">Its symbol; null for a member that is no method.</param>
internal sealed record RetryFunction(SyntaxNode Syntax, ControlFlowGraph Graph, IMethodSymbol? Symbol)
{
    /// <summary>The member's own body and the functions inside it, as far as they catch something.</summary>
    public static IEnumerable<RetryFunction> In(SyntaxNode root, ControlFlowGraph graph, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = root is BaseMethodDeclarationSyntax ? model.GetDeclaredSymbol(root, cancellationToken) as IMethodSymbol : null;
        return Of(new(root, graph, symbol), cancellationToken);
    }

    /// <summary>The <c>try</c> statements of the function itself that catch something, in the order of the text.</summary>
    public IEnumerable<TryStatementSyntax> Tries()
    {
        foreach (var node in Syntax.DescendantNodes(n => n == Syntax || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax)))
        {
            if (node is TryStatementSyntax { Catches.Count: > 0 } statement) yield return statement;
        }
    }

    /// <summary>The catch clause that a region of the graph is made of. Empty where text and graph do not agree.</summary>
    public Dictionary<ControlFlowRegion, CatchClauseSyntax> Handlers(SemanticModel model, CancellationToken cancellationToken)
    {
        var handlers = new Dictionary<ControlFlowRegion, CatchClauseSyntax>();
        using var regions = Catching(Graph.Root).GetEnumerator();
        foreach (var statement in Tries())
        {
            if (!regions.MoveNext()) return [];
            var at = 0;
            foreach (var region in regions.Current.NestedRegions)
            {
                if (region.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)) continue;
                if (at == statement.Catches.Count || !IsOf(region, statement.Catches[at], model, cancellationToken)) return [];
                handlers[region] = statement.Catches[at++];
            }

            if (at != statement.Catches.Count) return [];
        }

        return regions.MoveNext() ? [] : handlers;
    }

    /// <summary>The names of the variables that functions inside this one assign.</summary>
    public HashSet<string> WrittenInside()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var function in Syntax.DescendantNodes())
        {
            if (function == Syntax || function is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) continue;
            names.UnionWith(Members.LastAssignments(function).Keys);
            foreach (var step in function.DescendantNodes())
            {
                var target = step switch
                {
                    PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                    PrefixUnaryExpressionSyntax prefix => prefix.Operand,
                    _ => null,
                };
                if (target is IdentifierNameSyntax name) names.Add(name.Identifier.ValueText);
            }
        }

        return names;
    }

    private static IEnumerable<RetryFunction> Of(RetryFunction function, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!function.Syntax.DescendantNodes().Any(static n => n is CatchClauseSyntax)) yield break;
        if (function.Tries().Any()) yield return function;
        foreach (var local in function.Graph.LocalFunctions)
        {
            if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } syntax) continue;
            foreach (var inner in Of(new(syntax, function.Graph.GetLocalFunctionControlFlowGraph(local, cancellationToken), local), cancellationToken)) yield return inner;
        }

        foreach (var block in function.Graph.Blocks)
        {
            foreach (var operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                foreach (var part in operation.DescendantsAndSelf())
                {
                    if (part is not IFlowAnonymousFunctionOperation lambda) continue;
                    foreach (var inner in Of(new(lambda.Syntax, function.Graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol), cancellationToken)) yield return inner;
                }
            }
        }
    }

    // A try stands before those inside it, in the text as in the graph.
    private static IEnumerable<ControlFlowRegion> Catching(ControlFlowRegion region)
    {
        if (region.Kind == ControlFlowRegionKind.TryAndCatch) yield return region;
        foreach (var nested in region.NestedRegions)
        {
            foreach (var inner in Catching(nested)) yield return inner;
        }
    }

    private static bool IsOf(ControlFlowRegion region, CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) =>
        clause.Declaration is not { } declaration || SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(declaration.Type, cancellationToken).Type, region.ExceptionType);

    /// <summary>Whether something in a function's body throws.</summary>
    /// <param name="body">The function.</param>
    public static bool Throws(SyntaxNode body) => body.DescendantNodes().Any(static n => n is ThrowStatementSyntax or ThrowExpressionSyntax || (n is InvocationExpressionSyntax call && StringUse.NameOf(call) is "Throw"));
}
