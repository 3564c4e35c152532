using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary><c>Task.WhenAll(source.Select(selector))</c>, taken apart.</summary>
/// <param name="Source">The collection.</param>
/// <param name="Selector">A lambda of one parameter, or a method that is named.</param>
internal sealed record FannedOut(ExpressionSyntax Source, ExpressionSyntax Selector)
{
    /// <summary>Takes the call apart; null where it is something else, or has comments at places that would go.</summary>
    public static FannedOut? Of(InvocationExpressionSyntax whenAll, SemanticModel model, CancellationToken cancellationToken)
    {
        var tasks = whenAll.ArgumentList.Arguments[0].Expression;
        if (tasks is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Expression: var inner } }) tasks = inner;
        if (tasks is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Select" }, Expression: var source } } select
            || model.GetSymbolInfo(select, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" }, ReducedFrom: not null })
        {
            return null;
        }

        var selector = arguments[0].Expression;
        foreach (var trivia in whenAll.DescendantTrivia())
        {
            if ((trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)) && !source.Span.Contains(trivia.Span) && !IsKept(trivia, selector)) return null;
        }

        return selector is SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1, ReturnType: null, AttributeLists.Count: 0 } or IdentifierNameSyntax or MemberAccessExpressionSyntax ? new(source, selector) : null;
    }

    /// <summary>The lambda's parameter; null where the selector names a method.</summary>
    public string? Parameter => Selector switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters[0].Identifier.ValueText,
        _ => null,
    };

    /// <summary>The lambda's body; null where the selector names a method.</summary>
    public CSharpSyntaxNode? Body => BodyOf(Selector);

    // From the arrow on the lambda stays as it is.
    private static bool IsKept(SyntaxTrivia trivia, ExpressionSyntax selector) =>
        selector is LambdaExpressionSyntax lambda && trivia.SpanStart >= lambda.ArrowToken.Span.End && trivia.Span.End <= lambda.Body.Span.End;

    private static CSharpSyntaxNode? BodyOf(ExpressionSyntax selector) => (selector as AnonymousFunctionExpressionSyntax)?.Body;
}
