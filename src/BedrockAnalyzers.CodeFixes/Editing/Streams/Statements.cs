using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Puts statements in the place of one, at its indentation, with the comments that stood in it before them.</summary>
internal static class Statements
{
    /// <summary>The change; null where there is room for one statement only.</summary>
    /// <param name="old">The statement that goes.</param>
    /// <param name="statements">What comes in its place.</param>
    /// <param name="kept">What of the old statement is in the new ones, with its comments.</param>
    /// <param name="dropped">What of that is not.</param>
    public static NodeEdit? Replace(StatementSyntax old, IReadOnlyList<string> statements, IReadOnlyList<SyntaxNode> kept, IReadOnlyList<SyntaxNode> dropped)
    {
        if (statements.Count == 1) return new(old, "statement", _ => Made(old, statements, kept, dropped)[0]);
        return Replace(old, _ => statements, kept, dropped);
    }

    /// <summary>The change to a statement of a block, made when it is known what else has changed in it; null where there is room for one statement only.</summary>
    public static NodeEdit? Replace(StatementSyntax old, Func<SyntaxNode, IReadOnlyList<string>> statements, IReadOnlyList<SyntaxNode> kept, IReadOnlyList<SyntaxNode> dropped)
    {
        if (old.Parent is not BlockSyntax block) return null;
        return new(block, "statement " + old.SpanStart, node =>
        {
            var now = (BlockSyntax)node;
            var at = now.Statements.IndexOf(statement => statement.IsEquivalentTo(old));
            return at < 0 ? now : now.WithStatements(now.Statements.RemoveAt(at).InsertRange(at, Made(old, statements(now), kept, dropped)));
        });
    }

    /// <summary>A statement of several lines, as it is written in the place of another.</summary>
    public static string Lines(StatementSyntax old, params string[] lines) => string.Join(EndOfLineAt(old) + IndentationOf(old).ToString(), lines);

    /// <summary>Whether a statement does nothing but go on with the loop.</summary>
    public static bool IsContinue(StatementSyntax statement) => statement is ContinueStatementSyntax || (statement is BlockSyntax { Statements: { Count: 1 } only } && only[0] is ContinueStatementSyntax);

    /// <summary>Whether a comment stands in some code.</summary>
    public static bool HaveComments(IEnumerable<SyntaxTrivia> trivia) => trivia.Any(ElementLists.IsComment);

    private static List<StatementSyntax> Made(StatementSyntax old, IReadOnlyList<string> statements, IReadOnlyList<SyntaxNode> kept, IReadOnlyList<SyntaxNode> dropped)
    {
        var endOfLine = EndOfLineAt(old);
        var indentation = IndentationOf(old);
        var made = new List<StatementSyntax>();
        for (var i = 0; i < statements.Count; i++)
        {
            var leading = i == 0 ? old.GetLeadingTrivia().AddRange(CommentsIn(old, endOfLine, indentation, comment => !kept.Any(node => node.Span.Contains(comment.Span)) || dropped.Any(node => node.Span.Contains(comment.Span)))) : indentation;
            var trailing = i == statements.Count - 1 ? TriviaList(old.GetTrailingTrivia()) : TriviaList(endOfLine);
            made.Add(ParseStatement(statements[i]).WithLeadingTrivia(leading).WithTrailingTrivia(trailing));
        }

        return made;
    }

    private static SyntaxTrivia EndOfLineAt(SyntaxNode old) => old.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : EndOfLine("\n");

    private static SyntaxTriviaList IndentationOf(SyntaxNode old)
    {
        var spaces = old.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        return spaces.Count == 0 ? TriviaList() : TriviaList(spaces[spaces.Count - 1]);
    }

    private static IEnumerable<SyntaxTrivia> CommentsIn(SyntaxNode old, SyntaxTrivia endOfLine, SyntaxTriviaList indentation, Func<SyntaxTrivia, bool> isLost)
    {
        var first = old.GetFirstToken();
        var last = old.GetLastToken();
        foreach (var token in old.DescendantTokens())
        {
            // Not put into one list, in which they would lose their places.
            var inside = (token == first ? TriviaList() : token.LeadingTrivia).Concat(token == last ? TriviaList() : token.TrailingTrivia);
            foreach (var comment in inside)
            {
                if (!ElementLists.IsComment(comment) || !isLost(comment)) continue;
                yield return comment;
                yield return endOfLine;
                foreach (var space in indentation) yield return space;
            }
        }
    }
}
