using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>What a catch clause does with the exception that it catches.</summary>
internal static class CaughtException
{
    /// <summary>Whether filter and body mean the same, and compile, with an exception of another type that shares only <see cref="Exception"/> with the one that is caught.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="other">The other type.</param>
    /// <param name="replaced">What is written anew for it.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool CanBe(CatchClauseSyntax clause, INamedTypeSymbol other, IReadOnlyCollection<SyntaxNode> replaced, SemanticModel model, CancellationToken cancellationToken)
    {
        if (clause.Declaration is not { Identifier.ValueText: { Length: > 0 } name } || model.GetDeclaredSymbol(clause.Declaration, cancellationToken) is not { } caught) return true;
        foreach (var node in clause.DescendantNodes(n => !replaced.Contains(n)))
        {
            if (node is IdentifierNameSyntax identifier && string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, caught)
                && !IsUseOfAny(identifier, other, model, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name for the exception of a clause that gives it none.</summary>
    public static string FreshName(CatchClauseSyntax clause)
    {
        var scope = clause.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? clause.SyntaxTree.GetRoot();
        foreach (var name in new[] { "ex", "exception", "streamException" })
        {
            // What a clause beside this one can be called so can this one, as far as its own body does not use the name.
            if (!IsIn(scope, name) || (!IsIn(clause, name) && clause.Parent is TryStatementSyntax statement && statement.Catches.Any(c => string.Equals(c.Declaration?.Identifier.ValueText, name, StringComparison.Ordinal)))) return name;
        }

        for (var i = 2; ; i++)
        {
            if (!IsIn(scope, "ex" + i)) return "ex" + i;
        }
    }

    private static bool IsIn(SyntaxNode node, string name) => node.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && string.Equals(t.ValueText, name, StringComparison.Ordinal));

    private static bool IsUseOfAny(IdentifierNameSyntax identifier, INamedTypeSymbol other, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode at = identifier;
        while (at.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax) at = at.Parent;
        switch (at.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == at:
                return model.GetSymbolInfo(access, cancellationToken).Symbol is { } member && IsOfException(member);
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == at:
                return conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding && model.GetSymbolInfo(binding, cancellationToken).Symbol is { } bound && IsOfException(bound);
            case InterpolationSyntax or ThrowStatementSyntax or ThrowExpressionSyntax:
                return true;
            default:
                return model.GetTypeInfo((ExpressionSyntax)at, cancellationToken).ConvertedType is { } wanted && IsBaseOf(wanted, other);
        }
    }

    // Of Exception itself, also where the SDK overrides it.
    private static bool IsOfException(ISymbol member)
    {
        while (member is IPropertySymbol { OverriddenProperty: { } property }) member = property;
        while (member is IMethodSymbol { OverriddenMethod: { } method }) member = method;
        return member is not IMethodSymbol { ReducedFrom: not null } && member.ContainingType is { Name: "Exception" or "Object", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }

    private static bool IsBaseOf(ITypeSymbol wanted, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, wanted)) return true;
        }

        return false;
    }
}
