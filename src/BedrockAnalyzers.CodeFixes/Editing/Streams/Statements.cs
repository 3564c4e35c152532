using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Puts statements in the place of one, at its indentation, with the comments that stood in it before them.</summary>
internal static class Statements
{
    /// <summary>The change; null where there is room for one statement only.</summary>
    public static NodeEdit? Replace(StatementSyntax old, IReadOnlyList<string> statements)
    {
        var endOfLine = old.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : EndOfLine("\n");
        var indentation = TriviaList(old.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Skip(Math.Max(0, old.GetLeadingTrivia().Count(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)) - 1)));
        var made = new List<StatementSyntax>();
        for (var i = 0; i < statements.Count; i++)
        {
            var leading = i == 0 ? old.GetLeadingTrivia().AddRange(CommentsIn(old, endOfLine, indentation)) : indentation;
            var trailing = i == statements.Count - 1 ? TriviaList(old.GetTrailingTrivia()) : TriviaList(endOfLine);
            made.Add(ParseStatement(statements[i]).WithLeadingTrivia(leading).WithTrailingTrivia(trailing));
        }

        if (made.Count == 1) return new(old, "statement", _ => made[0]);
        if (old.Parent is not BlockSyntax block) return null;
        return new(block, "statement " + old.SpanStart, node =>
        {
            var now = (BlockSyntax)node;
            var at = now.Statements.IndexOf(statement => statement.IsEquivalentTo(old));
            return at < 0 ? now : now.WithStatements(now.Statements.RemoveAt(at).InsertRange(at, made));
        });
    }

    private static IEnumerable<SyntaxTrivia> CommentsIn(SyntaxNode old, SyntaxTrivia endOfLine, SyntaxTriviaList indentation)
    {
        var first = old.GetFirstToken();
        var last = old.GetLastToken();
        foreach (var token in old.DescendantTokens())
        {
            var inside = (token == first ? TriviaList() : token.LeadingTrivia).AddRange(token == last ? TriviaList() : token.TrailingTrivia);
            foreach (var comment in inside)
            {
                if (!ElementLists.IsComment(comment)) continue;
                yield return comment;
                yield return endOfLine;
                foreach (var space in indentation) yield return space;
            }
        }
    }
}
