using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Gives a retry an end: after five attempts the last error comes out.</summary>
internal static class RetryLimit
{
    private const int Attempts = 5;

    /// <summary>
    /// The edit that limits the attempts: a filter, past which the error comes out by itself, or where a later clause would catch it, a rethrow.
    /// </summary>
    public static NodeEdit? Edit(Retry retry, AttemptCounter counter, Layout layout)
    {
        var last = Attempts - 1 + counter.AtFirst;
        if (!IsCaughtLater(retry))
            return new(retry.Catch, "Filter", node => WithFilter((CatchClauseSyntax)node, string.Format(CultureInfo.InvariantCulture, "{0} < {1}", counter.Name, last)));

        var lines = new[] { string.Format(CultureInfo.InvariantCulture, "if ({0} == {1})", counter.Name, last), "{", "\tthrow;", "}" };
        if (retry.Catch.Block.Statements.FirstOrDefault() is not { } first) return new(layout.EndOf(retry.Catch.Block), "Limit", layout.InsertAtEnd(retry.Catch.Block, lines));
        return Layout.CanInsertBefore(first) && layout.PlaceOf(first) == retry.Catch.Block ? new(retry.Catch.Block, "Limit", layout.InsertBefore(first, lines)) : null;
    }

    /// <summary>The clause with one more condition.</summary>
    public static CatchClauseSyntax WithFilter(CatchClauseSyntax clause, string condition)
    {
        if (clause.Filter is { } filter)
        {
            var given = filter.FilterExpression;
            var isLoose = given is ConditionalExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression };
            var left = isLoose ? ParseExpression("(" + given.ToString() + ")").WithLeadingTrivia(given.GetLeadingTrivia()) : given.WithoutTrailingTrivia();
            var both = BinaryExpression(SyntaxKind.LogicalAndExpression, left.WithTrailingTrivia(Space), Token(default, SyntaxKind.AmpersandAmpersandToken, TriviaList(Space)), ParseExpression(condition).WithTrailingTrivia(given.GetTrailingTrivia()));
            return clause.WithFilter(filter.WithFilterExpression(both));
        }

        var before = clause.Declaration?.CloseParenToken ?? clause.CatchKeyword;
        var added = ((TryStatementSyntax)ParseStatement($"try {{ }} catch when ({condition}) {{ }}")).Catches[0].Filter!;
        added = added.WithCloseParenToken(added.CloseParenToken.WithTrailingTrivia(before.TrailingTrivia));
        return clause.ReplaceToken(before, before.WithTrailingTrivia(Space)).WithFilter(added);
    }

    // The filter lets the last error go on to a later clause, which may retry too.
    private static bool IsCaughtLater(Retry retry)
    {
        var type = retry.Catch.Declaration is { } declaration ? retry.Model.GetTypeInfo(declaration.Type).Type : null;
        return retry.Try.Catches.SkipWhile(c => c != retry.Catch).Skip(1).Any(later => later.Declaration is not { } other || retry.Model.GetTypeInfo(other.Type).Type is not { } caught || IsOrDerives(type, caught));
    }

    private static bool IsOrDerives(ITypeSymbol? type, ITypeSymbol from)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, from)) return true;
        }

        return false;
    }
}
