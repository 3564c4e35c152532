using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes a limit of rounds into a loop.</summary>
internal static class LoopLimits
{
    /// <summary>Gives a loop that tests nothing a counter and a test, <c>for (var turn = 0; turn &lt; 20; turn++)</c>, and puts a statement behind it.</summary>
    public static SyntaxNode[] Count(StatementSyntax loop, string counter, int limit, string behind)
    {
        var counted = For(loop, counter, SyntaxFactory.ParseExpression($"{counter} < {limit}"));
        var endOfLine = EndOfLineOf(loop);
        if (!IsOnOwnLine(loop)) return new SyntaxNode[] { counted.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseStatement(behind).WithTrailingTrivia(loop.GetTrailingTrivia()) };
        var throws = SyntaxFactory.ParseStatement(behind).WithLeadingTrivia(SyntaxFactory.EndOfLine(endOfLine), SyntaxFactory.Whitespace(IndentationOf(loop)));
        return loop.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? new SyntaxNode[] { counted, throws.WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine)) }
            : new SyntaxNode[] { counted.WithTrailingTrivia(loop.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(endOfLine))), throws };
    }

    /// <summary>Gives a loop a counter, and its body a test before all else.</summary>
    public static StatementSyntax CountInside(StatementSyntax loop, string counter, string check)
    {
        var condition = loop is WhileStatementSyntax whileLoop ? whileLoop.Condition : ((ForStatementSyntax)loop).Condition;
        return WithCheck(For(loop, counter, IsTrue(condition) ? null : condition), check);
    }

    /// <summary>Declares a counter before a loop, and gives its body a test before all else.</summary>
    public static SyntaxNode[] CountOutside(StatementSyntax loop, string declaration, string check)
    {
        var leading = loop.GetLeadingTrivia();
        var start = StartOfFirstComment(leading);
        var indentation = SyntaxFactory.Whitespace(IndentationOf(loop));
        var declared = IsOnOwnLine(loop)
            ? SyntaxFactory.ParseStatement(declaration).WithLeadingTrivia(leading.Take(start).Append(indentation)).WithTrailingTrivia(SyntaxFactory.EndOfLine(EndOfLineOf(loop)))
            : SyntaxFactory.ParseStatement(declaration).WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.Space);
        return new SyntaxNode[] { declared, WithCheck(loop, check).WithLeadingTrivia(IsOnOwnLine(loop) ? leading.Skip(start) : Enumerable.Empty<SyntaxTrivia>()) };
    }

    /// <summary>Whether a condition is left out, or is <c>true</c>.</summary>
    public static bool IsTrue(ExpressionSyntax? condition)
    {
        while (condition is ParenthesizedExpressionSyntax parenthesized) condition = parenthesized.Expression;
        return condition is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression };
    }

    /// <summary>Whether a <c>break</c> leaves the loop.</summary>
    public static bool IsLeftByBreak(StatementSyntax loop)
    {
        foreach (var node in BodyOf(loop).DescendantNodesAndSelf(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is BreakStatementSyntax && node.Ancestors().First(static n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax) == loop) return true;
        }

        return false;
    }

    private static ForStatementSyntax For(StatementSyntax loop, string counter, ExpressionSyntax? condition)
    {
        var pattern = (ForStatementSyntax)SyntaxFactory.ParseStatement($"for (var {counter} = 0; {(condition is null ? "" : "_")}; {counter}++) ;");
        var (keyword, close) = loop is WhileStatementSyntax whileLoop ? (whileLoop.WhileKeyword, whileLoop.CloseParenToken) : (((ForStatementSyntax)loop).ForKeyword, ((ForStatementSyntax)loop).CloseParenToken);
        return pattern
            .WithForKeyword(pattern.ForKeyword.WithLeadingTrivia(keyword.LeadingTrivia))
            .WithCondition(condition is null ? null : condition.WithLeadingTrivia(pattern.Condition!.GetLeadingTrivia()))
            .WithCloseParenToken(pattern.CloseParenToken.WithTrailingTrivia(close.TrailingTrivia))
            .WithStatement(BodyOf(loop));
    }

    private static StatementSyntax BodyOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax whileLoop => whileLoop.Statement,
        DoStatementSyntax doLoop => doLoop.Statement,
        _ => ((ForStatementSyntax)loop).Statement,
    };

    private static StatementSyntax WithBody(StatementSyntax loop, StatementSyntax body) => loop switch
    {
        WhileStatementSyntax whileLoop => whileLoop.WithStatement(body),
        DoStatementSyntax doLoop => doLoop.WithStatement(body),
        _ => ((ForStatementSyntax)loop).WithStatement(body),
    };

    private static StatementSyntax WithCheck(StatementSyntax loop, string check)
    {
        var (outer, endOfLine) = (IndentationOf(loop), EndOfLineOf(loop));
        var unit = outer.IndexOf('\t') >= 0 ? "\t" : "    ";
        var body = BodyOf(loop);
        if (body is not BlockSyntax block)
        {
            // What was one statement on the next line, or on the same one, becomes a block of two.
            var kept = body is EmptyStatementSyntax ? "" : endOfLine + outer + unit + body.WithoutTrivia().ToFullString() + endOfLine;
            var made = (BlockSyntax)SyntaxFactory.ParseStatement($"{{{endOfLine}{Check(outer + unit, unit, check, endOfLine)}{kept}{outer}}}");
            var written = WithBody(loop, made.WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(body.GetTrailingTrivia()));
            return EndsLineBeforeBody(written) ? written : WithLineBeforeBody(written, endOfLine);
        }

        var first = block.Statements.Count > 0 ? block.Statements[0].GetFirstToken() : block.CloseBraceToken;
        if (!block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            var inline = SyntaxFactory.ParseStatement(check.Replace("\n\t", " ").Replace('\n', ' ') + " ").WithLeadingTrivia(first.LeadingTrivia);
            block = block.ReplaceToken(first, first.WithLeadingTrivia());
            return WithBody(loop, block.WithStatements(block.Statements.Insert(0, inline)));
        }

        var inner = block.Statements.Count > 0 ? IndentationOf(block.Statements[0]) : outer + unit;
        var added = SyntaxFactory.ParseStatement(Check(inner, unit, check, endOfLine));
        if (block.Statements.Count > 0) block = block.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Insert(0, SyntaxFactory.EndOfLine(endOfLine))));
        return WithBody(loop, block.WithStatements(block.Statements.Insert(0, added)));
    }

    // The lines of a statement, each at its place.
    private static string Check(string indentation, string unit, string check, string endOfLine)
    {
        var lines = check.Split('\n');
        return string.Concat(lines.Select(line => indentation + line.Replace("\t", unit) + endOfLine));
    }

    private static bool EndsLineBeforeBody(StatementSyntax loop) => BodyOf(loop).GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static StatementSyntax WithLineBeforeBody(StatementSyntax loop, string endOfLine)
    {
        var last = BodyOf(loop).GetFirstToken().GetPreviousToken();
        return loop.ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine)));
    }

    private static bool IsOnOwnLine(StatementSyntax statement)
    {
        var previous = statement.GetFirstToken().GetPreviousToken();
        return previous.RawKind == 0 || previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || statement.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }

    private static string IndentationOf(StatementSyntax statement)
    {
        var trivia = statement.GetLeadingTrivia();
        return trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia[trivia.Count - 1].ToString() : "";
    }

    // Comments stay with what they speak of.
    private static int StartOfFirstComment(SyntaxTriviaList trivia)
    {
        var start = 0;
        for (var i = 0; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia)) start = i + 1;
            else if (!trivia[i].IsKind(SyntaxKind.WhitespaceTrivia)) break;
        }

        return start;
    }

    private static string EndOfLineOf(SyntaxNode node)
    {
        foreach (var trivia in node.SyntaxTree.GetRoot().DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) return trivia.ToString();
        }

        return "\n";
    }
}
