using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Starts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>Code that runs once for each element of a collection: the body of a loop, a lambda or method that <c>Select</c> or <c>Parallel.ForEachAsync</c> is given, the clauses of a query.</summary>
/// <param name="Node">The loop, the call, or the query.</param>
/// <param name="Collection">What it goes over.</param>
/// <param name="Body">What runs for an element.</param>
/// <param name="Elements">The variables that stand for the element; none where a method is named that takes it.</param>
internal sealed record ItemLoop(SyntaxNode Node, ExpressionSyntax Collection, SyntaxNode Body, ImmutableArray<ISymbol> Elements)
{
    /// <summary>The loop that a node is; null where it is none over a collection.</summary>
    public static ItemLoop? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        ForEachStatementSyntax loop => new(loop, loop.Expression, loop.Statement, Declared(model.GetDeclaredSymbol(loop, cancellationToken))),
        ForEachVariableStatementSyntax loop => new(loop, loop.Expression, loop.Statement, loop.Variable.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(d => model.GetDeclaredSymbol(d, cancellationToken)).OfType<ISymbol>().ToImmutableArray()),
        ForStatementSyntax loop => OfCounted(loop, model, cancellationToken),
        QueryExpressionSyntax { Body.SelectOrGroup: SelectClauseSyntax } query => new(query, query.FromClause.Expression, query.Body, Declared(model.GetDeclaredSymbol(query.FromClause, cancellationToken))),
        InvocationExpressionSyntax call when StringUse.NameOf(call) is "Select" or "SelectMany" or "ForEach" or "ForEachAsync" or "ForAll" => OfCall(call, model, cancellationToken),
        _ => null,
    };

    /// <summary>Whether a loop, or what it makes, can end before its collection does, because of an answer or a number: then it is not known that each element has a call.</summary>
    public bool CanEndEarly()
    {
        if (Node is not StatementSyntax)
        {
            // tasks of which the first decides, or one that is looked for
            for (var at = Bare.Around(Node).Parent; at is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; at = at.Parent)
            {
                if (at is InvocationExpressionSyntax outer && StringUse.NameOf(outer) is "WhenAny" or "WhenEach" or "First" or "FirstOrDefault" or "FirstAsync" or "FirstOrDefaultAsync" or "Any" or "AnyAsync" or "TakeWhile") return true;
                if (at is AnonymousFunctionExpressionSyntax) break;
            }

            return false;
        }

        foreach (var node in Node.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax)))
        {
            if (node is ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } || (node is BreakStatementSyntax && LeftBy(node) == Node))
            {
                if (!IsOnCancellation(node)) return true;
            }
        }

        return false;
    }

    private static SyntaxNode LeftBy(SyntaxNode jump) => jump.Ancestors().First(static n => n is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax);

    private bool IsOnCancellation(SyntaxNode jump) =>
        jump.Ancestors().TakeWhile(n => n != Node).OfType<IfStatementSyntax>().Any(static i => i.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static n => n.Identifier.ValueText is "IsCancellationRequested"));

    private static ImmutableArray<ISymbol> Declared(ISymbol? symbol) => symbol is null ? ImmutableArray<ISymbol>.Empty : ImmutableArray.Create(symbol);

    // for (var i = 0; i < items.Count; i++), and items[i] inside
    private static ItemLoop? OfCounted(ForStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken)
    {
        if (loop is not { Declaration.Variables: { Count: 1 } variables, Condition: { } test } || Bare.Inside(test) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanOrEqualExpression } condition) return null;
        var counter = variables[0].Identifier.ValueText;
        foreach (var access in loop.Statement.DescendantNodes().OfType<ElementAccessExpressionSyntax>())
        {
            if (access.ArgumentList.Arguments.Count != 1 || !Names(access.ArgumentList.Arguments[0].Expression, counter) || !IsCounted(Bare.Inside(access.Expression), condition, variables[0])) continue;
            return model.GetDeclaredSymbol(variables[0], cancellationToken) is { } symbol ? new(loop, access.Expression, loop.Statement, ImmutableArray.Create(symbol)) : null;
        }

        return null;
    }

    // Its number is the bound, or, downwards, where the loop starts.
    private static bool IsCounted(ExpressionSyntax collection, BinaryExpressionSyntax condition, VariableDeclaratorSyntax counter)
    {
        return IsNumberOf(condition.Right) || (counter.Initializer?.Value is { } from && from.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(IsNumberOf));

        bool IsNumberOf(ExpressionSyntax number)
        {
            number = Bare.Inside(number);
            if (number is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: var counted }) number = counted;
            return number is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" or "LongLength" } access && WithoutThis(Bare.Inside(access.Expression)).IsEquivalentTo(WithoutThis(collection), topLevel: false);
        }
    }

    private static ExpressionSyntax WithoutThis(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } ? member.WithoutTrivia() : expression.WithoutTrivia();

    private static bool Names(ExpressionSyntax expression, string name) => Bare.Inside(expression) is IdentifierNameSyntax found && string.Equals(found.Identifier.ValueText, name, StringComparison.Ordinal);

    private static ItemLoop? OfCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !(method.ReducedFrom ?? method).DeclaringSyntaxReferences.IsEmpty) return null;
        var arguments = call.ArgumentList.Arguments;
        ExpressionSyntax? source = null;
        if (KnownMethods.IsOfLinq(method)) source = LinqCall.Of(call, method)?.Source;
        else if (method.ContainingType is { Name: "Parallel" } type && KnownMethods.IsIn(type.ContainingNamespace, "System", "Threading", "Tasks")) source = arguments.Count > 1 ? arguments[0].Expression : null;
        else if (method.Name is "ForEach" && KnownMethods.RootOf(method.ContainingNamespace) is "System") source = LocalUses.SourceOfForEach(call);
        if (source is null || arguments.Count == 0) return null;
        foreach (var argument in arguments.Reverse())
        {
            if (argument.Expression == source) continue;
            switch (Bare.Inside(argument.Expression))
            {
                case SimpleLambdaExpressionSyntax lambda:
                    return new(call, source, lambda, Declared(model.GetDeclaredSymbol(lambda.Parameter, cancellationToken)));
                case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } lambda:
                    return new(call, source, lambda, Declared(model.GetDeclaredSymbol(parameters[0], cancellationToken)));
                case AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } method0:
                    return new(call, source, method0, Declared(model.GetDeclaredSymbol(parameters[0], cancellationToken)));
                case IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is IMethodSymbol:
                    return new(call, source, argument.Expression, ImmutableArray<ISymbol>.Empty);
            }
        }

        return null;
    }
}
