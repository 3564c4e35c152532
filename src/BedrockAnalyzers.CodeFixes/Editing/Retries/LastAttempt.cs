using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Spares a bounded loop the wait after its last attempt.</summary>
internal static class LastAttempt
{
    /// <summary>The test that another attempt follows; null where that is not simple, or where the clause itself leaves the loop.</summary>
    public static string? TestBefore(Retry retry, CancellationToken cancellationToken)
    {
        if (retry.Counter is not { } counter || !retry.IsBounded || SuccessPath.ConditionOf(retry.Repeats) is not { } condition) return null;
        if (retry.Catch.Filter is { } filter && Mentions(filter, counter)) return null;
        if (retry.Catch.Block.DescendantNodes().OfType<IfStatementSyntax>().Any(i => Mentions(i.Condition, counter))) return null;
        if (SuccessPath.Conjuncts(condition).OfType<BinaryExpressionSyntax>().FirstOrDefault(b => b.Left is IdentifierNameSyntax left && string.Equals(left.Identifier.ValueText, counter, StringComparison.Ordinal)) is not { } bound) return null;

        var increments = retry.Repeats.DescendantNodes().Where(n => AttemptCounter.IsIncrement(n, counter)).ToList();
        if (increments.Count != 1) return null;
        if (retry.Repeats is ForStatementSyntax loop && loop.Incrementors.Contains(increments[0])) return Test(counter, bound, retry, step: 1, cancellationToken);

        // Counted in the clause, before the wait: the loop's own test.
        return increments[0].Parent is ExpressionStatementSyntax statement && statement.Parent == retry.Catch.Block ? Test(counter, bound, retry, step: 0, cancellationToken) : null;
    }

    private static string? Test(string counter, BinaryExpressionSyntax bound, Retry retry, int step, CancellationToken cancellationToken)
    {
        // Only a constant tells the rule, and the reader, that the two tests agree.
        if (bound.Right is not (IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax) || retry.Model.GetConstantValue(bound.Right, cancellationToken) is not { HasValue: true, Value: int number }) return null;
        var isStrict = bound.IsKind(SyntaxKind.LessThanExpression);
        if (!isStrict && !bound.IsKind(SyntaxKind.LessThanOrEqualExpression)) return null;
        var limit = bound.Right.WithoutTrivia().ToString();
        if (step == 0) return $"{counter} {bound.OperatorToken.Text} {limit}";
        if (!isStrict) return $"{counter} < {limit}";
        if (bound.Right is LiteralExpressionSyntax) return $"{counter} < {(number - 1).ToString(CultureInfo.InvariantCulture)}";
        return $"{counter} < {limit} - 1";
    }

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax identifier && string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal));
}
