using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>The literal that a name stands for: what a constant, a read-only member, or a local that is assigned once is declared with.</summary>
/// <param name="Literal">The literal.</param>
/// <param name="CanChange">Whether nothing else than what was asked about changes when the literal does.</param>
internal sealed record HeldLiteral(LiteralExpressionSyntax Literal, bool CanChange)
{
    // Each use is looked into as closely as the first.
    private const int MaximumUses = 16;

    /// <summary>What an expression names; null where it names nothing that is known to hold one literal.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The driver's model of its tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="isLike">Whether another use, with the model of its tree, is of the kind that is to change; null where none is.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static HeldLiteral? Of(SyntaxNode expression, SemanticModel model, BedrockCompilation bedrock, Func<ExpressionSyntax, SemanticModel, bool>? isLike, CancellationToken cancellationToken)
    {
        if (expression is not ExpressionSyntax whole || Bare.Inside(whole) is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || model.GetSymbolInfo(Bare.Inside(whole), cancellationToken).Symbol is not { } symbol) return null;
        return ValueOf(symbol, bedrock, cancellationToken) is { } value && Bare.Inside(value) is LiteralExpressionSyntax literal
            ? new(literal, AreAllLike(symbol, whole, model, bedrock, isLike, cancellationToken))
            : null;
    }

    private static ExpressionSyntax? ValueOf(ISymbol symbol, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (symbol is ILocalSymbol local) return Members.OnlyValueOf(local, cancellationToken);
        if (symbol is not (IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { IsStatic: true, SetMethod: null }) || bedrock.DeclarationsOf(symbol) is not { Length: 1 } declared) return null;
        return declared[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
    }

    private static bool AreAllLike(ISymbol symbol, ExpressionSyntax one, SemanticModel model, BedrockCompilation bedrock, Func<ExpressionSyntax, SemanticModel, bool>? isLike, CancellationToken cancellationToken)
    {
        if (symbol is not ILocalSymbol && bedrock.CanBeSeenByOthers(symbol)) return false;
        var uses = 0;
        foreach (var tree in symbol is ILocalSymbol ? ImmutableArray.Create(model.SyntaxTree) : bedrock.TreesThatCanName(symbol.Name, cancellationToken))
        {
            foreach (var name in bedrock.NamesIn(tree, symbol.Name, cancellationToken))
            {
                if (tree == model.SyntaxTree && one.Span.Contains(name.Span)) continue;
                var its = tree == model.SyntaxTree ? model : bedrock.ModelOf(tree);
                var meant = its.GetSymbolInfo(name, cancellationToken);
                if (meant.Symbol is { } other ? !SymbolEqualityComparer.Default.Equals(other, symbol) : !meant.CandidateSymbols.Contains(symbol, SymbolEqualityComparer.Default)) continue;
                if (isLike is null || ++uses > MaximumUses || !isLike(Bare.Qualified(name), its)) return false;
            }
        }

        return true;
    }
}
