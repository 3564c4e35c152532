using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Finds the token that ends a wait.</summary>
internal static class CancellationTokens
{
    /// <summary>The token that the call is given, or one that is in scope; null where there is none.</summary>
    public static string? For(Retry retry, CancellationToken cancellationToken) => OfCall(retry, cancellationToken) ?? InScope(retry, cancellationToken);

    private static string? OfCall(Retry retry, CancellationToken cancellationToken)
    {
        foreach (var argument in retry.Call?.ArgumentList.Arguments ?? default)
        {
            var given = argument.Expression;
            if (!IsToken(retry.Model.GetTypeInfo(given, cancellationToken).Type) || RootOf(given) is not { } root) continue;
            switch (retry.Model.GetSymbolInfo(root, cancellationToken).Symbol)
            {
                // None, and a token of one attempt, which its time-out cancels, do not end the wait.
                case INamedTypeSymbol or INamespaceSymbol or null:
                    continue;
                case ILocalSymbol local:
                    if (local.DeclaringSyntaxReferences is not { Length: 1 } declared || !IsVisible(local, declared[0].Span.End, retry)) continue;
                    if (retry.Repeats is StatementSyntax loop ? loop.Span.Contains(declared[0].Span) : given is not IdentifierNameSyntax) continue;
                    break;
                case IParameterSymbol parameter when !IsVisible(parameter, 0, retry):
                    continue;
            }

            return given.WithoutTrivia().ToString();
        }

        return null;
    }

    private static string? InScope(Retry retry, CancellationToken cancellationToken)
    {
        ISymbol? found = null;
        foreach (var symbol in retry.Model.LookupSymbols(retry.Catch.Block.SpanStart + 1))
        {
            if (symbol is not (IParameterSymbol { RefKind: RefKind.None } or ILocalSymbol { RefKind: RefKind.None }) || !IsToken((symbol as IParameterSymbol)?.Type ?? (symbol as ILocalSymbol)?.Type)) continue;
            if (symbol.DeclaringSyntaxReferences is not { Length: 1 } declared) continue;
            var declaration = declared[0].GetSyntax(cancellationToken);
            if (symbol is ILocalSymbol && declaration is not VariableDeclaratorSyntax { Initializer: not null }) continue;
            if (symbol is ILocalSymbol && retry.Repeats is StatementSyntax loop && loop.Span.Contains(declaration.Span)) continue;
            if (!IsVisible(symbol, symbol is ILocalSymbol ? declaration.Span.End : 0, retry)) continue;
            // The innermost, and of those the first: a lambda's own before the method's.
            if (found is null || DepthOf(declaration) > DepthOf(found.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) || (symbol is IParameterSymbol && found is ILocalSymbol)) found = symbol;
        }

        return found is null ? null : SyntaxFacts.GetKeywordKind(found.Name) == SyntaxKind.None ? found.Name : "@" + found.Name;
    }

    // The clause sees it: declared before, in the same function or in one around it that is not shut out by static.
    private static bool IsVisible(ISymbol symbol, int declaredUntil, Retry retry)
    {
        if (declaredUntil > retry.Catch.SpanStart || !retry.Model.LookupSymbols(retry.Catch.Block.SpanStart + 1, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default)) return false;
        var owner = symbol.ContainingSymbol;
        for (var at = retry.Model.GetEnclosingSymbol(retry.Catch.Block.SpanStart + 1); at is IMethodSymbol method; at = at.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(method, owner)) return true;
            if (method is { IsStatic: true, MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }) return false;
        }

        // A parameter of a primary constructor, where the call itself uses it.
        return retry.Function is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) && owner is IMethodSymbol { MethodKind: MethodKind.Constructor };
    }

    private static int DepthOf(SyntaxNode node) => node.Ancestors().Count(Retry.IsFunction);

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    // a.b.c, without calls in it.
    private static ExpressionSyntax? RootOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax => expression,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => RootOf(access.Expression),
        _ => null,
    };
}
