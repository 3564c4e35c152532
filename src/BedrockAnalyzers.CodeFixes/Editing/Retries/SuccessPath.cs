using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Where control goes after the call of a retry.</summary>
internal static class SuccessPath
{
    /// <summary>
    /// Whether an answer ends the retry. A loop that goes on to other calls would need a count that starts anew with each.
    /// </summary>
    public static bool Ends(Retry retry)
    {
        if (!LeadsBack(retry, fromTry: true)) return true;
        if (retry.Repeats is not StatementSyntax loop) return false;
        if (ConditionOf(loop) is { } condition && Conjuncts(condition).Any(c => EndsWith(c, retry, whenTrue: false))) return true;

        // if (response != null) break; behind the try statement.
        return retry.Try.Parent is BlockSyntax block
            && block.Statements.Skip(block.Statements.IndexOf(retry.Try) + 1).FirstOrDefault() is IfStatementSyntax { Else: null } test
            && retry.Model.AnalyzeControlFlow(test.Statement) is { Succeeded: true, EndPointIsReachable: false } flow
            && !flow.ExitPoints.Any(static e => e is ContinueStatementSyntax)
            && EndsWith(test.Condition, retry, whenTrue: true);
    }

    /// <summary>Whether control comes back to the call from the end of the try block, or of the catch clause.</summary>
    public static bool LeadsBack(Retry retry, bool fromTry)
    {
        if (fromTry)
        {
            if (retry.Model.AnalyzeControlFlow(retry.Try.Block) is not { Succeeded: true } block || block.ExitPoints.Any(static e => e is ContinueStatementSyntax or GotoStatementSyntax)) return true;
            if (!block.EndPointIsReachable) return false;
        }

        switch (retry.Repeats)
        {
            case LabeledStatementSyntax label:
                return Retry.Own(retry.Function).OfType<GotoStatementSyntax>().Any(g => g.SpanStart > retry.Try.Span.End && g.Expression is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, label.Identifier.ValueText, StringComparison.Ordinal));
            case InvocationExpressionSyntax:
                return Retry.Own(retry.Function).OfType<InvocationExpressionSyntax>().Any(i => i.SpanStart > retry.Try.Span.End && AttemptParameter.IsOfSameMethod(i, retry));
        }

        for (SyntaxNode at = retry.Try; at != retry.Repeats && at.Parent is { } parent; at = parent)
        {
            if (parent is not BlockSyntax { Statements: var statements }) continue;
            var next = statements.IndexOf((StatementSyntax)at) + 1;
            if (next == statements.Count) continue;
            if (retry.Model.AnalyzeControlFlow(statements[next], statements.Last()) is not { Succeeded: true } rest) return true;
            if (!rest.EndPointIsReachable) return rest.ExitPoints.Any(static e => e is ContinueStatementSyntax);
        }

        return true;
    }

    /// <summary>The condition of a loop.</summary>
    public static ExpressionSyntax? ConditionOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax at => at.Condition,
        DoStatementSyntax at => at.Condition,
        ForStatementSyntax at => at.Condition,
        _ => null,
    };

    /// <summary>The parts of a condition that must all hold.</summary>
    public static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax condition)
    {
        while (condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both)
        {
            yield return Unwrapped(both.Right);
            condition = Unwrapped(both.Left);
        }

        yield return Unwrapped(condition);
    }

    /// <summary>Without the parentheses around it.</summary>
    public static ExpressionSyntax Unwrapped(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax inner) expression = inner.Expression;
        return expression;
    }

    // Whether a test asks for what the try block assigns together with the answer: a flag, or the answer itself. whenTrue: the test holds when there is an answer.
    private static bool EndsWith(ExpressionSyntax test, Retry retry, bool whenTrue)
    {
        var (name, isFlag) = Unwrapped(test) switch
        {
            IdentifierNameSyntax flag when whenTrue => (flag, true),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: IdentifierNameSyntax flag } when !whenTrue => (flag, true),
            BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } compared when compared.IsKind(whenTrue ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) => (left, false),
            IsPatternExpressionSyntax { Expression: IdentifierNameSyntax left, Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } when !whenTrue => (left, false),
            IsPatternExpressionSyntax { Expression: IdentifierNameSyntax left, Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } } when whenTrue => (left, false),
            _ => (null, false),
        };
        if (name is null) return false;
        return retry.Try.Block.Statements.OfType<ExpressionStatementSyntax>().Any(s =>
            s.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax left } assignment
            && string.Equals(left.Identifier.ValueText, name.Identifier.ValueText, StringComparison.Ordinal)
            && (isFlag ? assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression) : retry.Call is null || assignment.Right.Span.Contains(retry.Call.Span) || s.SpanStart > retry.Call.SpanStart));
    }
}
