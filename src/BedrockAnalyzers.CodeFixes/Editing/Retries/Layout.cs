using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Writes statements into code in the way that it is laid out: its line ends, its indentation, where it has its braces.</summary>
internal sealed class Layout
{
    private static readonly SyntaxAnnotation s_added = new();

    private readonly SourceText _text;
    private readonly string _endOfLine;
    private readonly string _unit;
    private readonly bool _opensOnOwnLine;

    /// <summary>The layout of a <c>try</c> statement.</summary>
    public Layout(TryStatementSyntax statement)
    {
        _text = statement.SyntaxTree.GetText();
        _endOfLine = _text.Lines[0] is { } first && first.EndIncludingLineBreak > first.End ? _text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        _opensOnOwnLine = LineOf(statement.Block.OpenBraceToken) != LineOf(statement.TryKeyword) || LineOf(statement.Block.CloseBraceToken) == LineOf(statement.TryKeyword);
        var outer = Indentation(statement.TryKeyword);
        var inner = statement.Block.Statements.Count > 0 ? Indentation(statement.Block.Statements[0].GetFirstToken()) : outer;
        _unit = inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : outer.IndexOf('\t') >= 0 ? "\t" : "    ";
    }

    /// <summary>Whether statements can be added to a block.</summary>
    public static bool CanInsert(SyntaxNode block) => !block.GetLastToken().LeadingTrivia.Any(static t => t.IsDirective) && block.DescendantTokens().All(static t => !t.IsMissing);

    /// <summary>Whether a statement can be put before another, which gets a block around it where it stands alone.</summary>
    public static bool CanInsertBefore(StatementSyntax statement) =>
        !statement.GetLeadingTrivia().Any(static t => t.IsDirective)
        && statement.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => true,
            IfStatementSyntax or ElseClauseSyntax => !statement.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(ElementLists.IsComment) && !statement.GetLeadingTrivia().Any(ElementLists.IsComment),
            _ => false,
        };

    /// <summary>The node to change to put statements before another.</summary>
    public SyntaxNode PlaceOf(StatementSyntax statement) => statement.Parent is BlockSyntax block && IsOnOneLine(block) && CanExpand(block) ? block.Parent! : statement.Parent!;

    /// <summary>The node to change to put statements at the end of a block.</summary>
    public SyntaxNode EndOf(BlockSyntax block) => IsOnOneLine(block) && CanExpand(block) ? block.Parent! : block;

    /// <summary>Puts lines at the end of a block.</summary>
    public Func<SyntaxNode, SyntaxNode> InsertAtEnd(BlockSyntax block, IReadOnlyList<string> lines)
    {
        if (EndOf(block) is var place && place != block) return Expand(place, block, number: null, lines);
        if (IsOnOneLine(block) || LineOf(block.CloseBraceToken) == LineOf(block.CloseBraceToken.GetPreviousToken()))
            return node => ((BlockSyntax)node).AddStatements(Inline(lines));

        var outer = Indentation(block.CloseBraceToken);
        return node =>
        {
            var at = (BlockSyntax)node;
            var close = at.CloseBraceToken.LeadingTrivia;
            var kept = close.Count > 0 && close[close.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? close.RemoveAt(close.Count - 1) : close;
            if (at.Statements.Count > 0 && IsBlock(at.Statements.Last())) kept = kept.Add(EndOfLine(_endOfLine));
            var added = Statements(lines, outer + _unit, _endOfLine);
            added[0] = added[0].WithLeadingTrivia(kept.AddRange(added[0].GetLeadingTrivia()));
            return at.WithStatements(at.Statements.AddRange(added)).WithCloseBraceToken(at.CloseBraceToken.WithLeadingTrivia(Whitespace(outer)));
        };
    }

    /// <summary>Puts lines before a statement.</summary>
    public Func<SyntaxNode, SyntaxNode> InsertBefore(StatementSyntax statement, IReadOnlyList<string> lines)
    {
        switch (statement.Parent)
        {
            case BlockSyntax block:
                return PlaceOf(statement) is var place && place != block ? Expand(place, block, block.Statements.IndexOf(statement), lines) : InsertBefore(block, statement, lines);
            case SwitchSectionSyntax section:
                return InsertBefore(section, statement, lines);
            default:
                return Wrap(statement, lines);
        }
    }

    /// <summary>Puts lines before a statement of a block or a switch section.</summary>
    public Func<SyntaxNode, SyntaxNode> InsertBefore(SyntaxNode list, StatementSyntax statement, IReadOnlyList<string> lines)
    {
        var number = StatementsOf(list).IndexOf(statement);
        var first = statement.GetFirstToken();
        var isOnOwnLine = LineOf(first.GetPreviousToken()) != LineOf(first);
        var indentation = Indentation(statement is LabeledStatementSyntax labeled && LineOf(labeled.Statement.GetFirstToken()) != LineOf(first) ? labeled.Statement.GetFirstToken() : first);
        return node =>
        {
            var statements = StatementsOf(node);
            var at = statements.Where(static s => !s.HasAnnotation(s_added)).ElementAt(number);
            var before = at.GetLeadingTrivia();
            List<StatementSyntax> added;
            if (!isOnOwnLine)
            {
                added = Inline(lines).ToList();
                added[0] = added[0].WithLeadingTrivia(before);
                at = at.WithLeadingTrivia();
            }
            else
            {
                // Comments stay with what they speak of; empty lines come before what is added.
                var lineStart = StartOfFirstComment(before);
                added = Statements(lines, indentation, _endOfLine);
                added[0] = added[0].WithLeadingTrivia(before.Take(lineStart).Concat(added[0].GetLeadingTrivia()));
                at = at.WithLeadingTrivia(IsBlock(added[added.Count - 1]) ? before.Skip(lineStart).Prepend(EndOfLine(_endOfLine)) : before.Skip(lineStart));
            }

            var place = statements.IndexOf(statements.Where(static s => !s.HasAnnotation(s_added)).ElementAt(number));
            statements = statements.RemoveAt(place).InsertRange(place, added.Append(at));
            return node is BlockSyntax block ? block.WithStatements(statements) : ((SwitchSectionSyntax)node).WithStatements(statements);
        };
    }

    /// <summary>Puts lines in the place of a statement of a block.</summary>
    public Func<SyntaxNode, SyntaxNode> Replace(BlockSyntax block, StatementSyntax statement, IReadOnlyList<string> lines)
    {
        var number = block.Statements.IndexOf(statement);
        var indentation = Indentation(statement.GetFirstToken());
        return node =>
        {
            var at = (BlockSyntax)node;
            var old = at.Statements.Where(static s => !s.HasAnnotation(s_added)).ElementAt(number);
            var added = Statements(lines, indentation, _endOfLine);
            added[0] = added[0].WithLeadingTrivia(old.GetLeadingTrivia());
            added[added.Count - 1] = added[added.Count - 1].WithTrailingTrivia(old.GetTrailingTrivia());
            var place = at.Statements.IndexOf(old);
            return at.WithStatements(at.Statements.RemoveAt(place).InsertRange(place, added));
        };
    }

    // if (x) continue; gets a block.
    private Func<SyntaxNode, SyntaxNode> Wrap(StatementSyntax statement, IReadOnlyList<string> lines)
    {
        var parent = statement.Parent!;
        var indentation = Indentation(parent.GetFirstToken());
        return node =>
        {
            var at = node is IfStatementSyntax test ? test.Statement : ((ElseClauseSyntax)node).Statement;
            var statements = Statements(lines, indentation + _unit, _endOfLine);
            statements.Add(at.WithLeadingTrivia(Whitespace(indentation + _unit)).WithTrailingTrivia(EndOfLine(_endOfLine)));
            return WithBlock(node, at, Block(statements, indentation, at.GetTrailingTrivia()));
        };
    }

    // A block on one line gets a line for each statement.
    private Func<SyntaxNode, SyntaxNode> Expand(SyntaxNode parent, BlockSyntax block, int? number, IReadOnlyList<string> lines)
    {
        var indentation = Indentation(block.OpenBraceToken);
        var place = parent.ChildNodes().Where(static n => n is BlockSyntax).ToList().IndexOf(block);
        return node =>
        {
            var at = (BlockSyntax)node.ChildNodes().Where(static n => n is BlockSyntax).ElementAt(place);
            var statements = at.Statements.Select(s => s.WithLeadingTrivia(Whitespace(indentation + _unit)).WithTrailingTrivia(EndOfLine(_endOfLine))).ToList();
            statements.InsertRange(number ?? statements.Count, Statements(lines, indentation + _unit, _endOfLine));
            return WithBlock(node, at, Block(statements, indentation, at.CloseBraceToken.TrailingTrivia));
        };
    }

    private BlockSyntax Block(IEnumerable<StatementSyntax> statements, string indentation, SyntaxTriviaList after) => SyntaxFactory.Block(
        Token(_opensOnOwnLine ? TriviaList(Whitespace(indentation)) : default, SyntaxKind.OpenBraceToken, TriviaList(EndOfLine(_endOfLine))),
        List(statements),
        Token(TriviaList(Whitespace(indentation)), SyntaxKind.CloseBraceToken, after));

    private SyntaxNode WithBlock(SyntaxNode parent, StatementSyntax old, BlockSyntax block)
    {
        var previous = old.GetFirstToken().GetPreviousToken();
        return parent.ReplaceSyntax(new SyntaxNode[] { old }, (_, _) => block, new[] { previous }, (token, _) => token.WithTrailingTrivia(_opensOnOwnLine ? EndOfLine(_endOfLine) : Space), Array.Empty<SyntaxTrivia>(), static (trivia, _) => trivia);
    }

    private bool IsOnOneLine(BlockSyntax block) => LineOf(block.OpenBraceToken) == LineOf(block.CloseBraceToken);

    // Not what stands on one line with all around it, or has comments.
    private bool CanExpand(BlockSyntax block) =>
        !block.DescendantTrivia().Any(t => ElementLists.IsComment(t) && block.Span.Contains(t.Span))
        && block.Parent is IfStatementSyntax or ElseClauseSyntax or CatchClauseSyntax
        && block.OpenBraceToken.GetPreviousToken() is var previous && !previous.TrailingTrivia.Any(ElementLists.IsComment)
        && !block.OpenBraceToken.LeadingTrivia.Any(ElementLists.IsComment)
        && !(block.FirstAncestorOrSelf<TryStatementSyntax>() is { } attempt && LineOf(attempt.TryKeyword) == LineOf(block.OpenBraceToken));

    private int LineOf(SyntaxToken token) => _text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;

    /// <summary>The space that the line of a token starts with.</summary>
    public string Indentation(SyntaxToken token)
    {
        var line = _text.Lines.GetLineFromPosition(token.SpanStart);
        var end = line.Start;
        while (end < line.End && _text[end] is ' ' or '\t') end++;
        return _text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    // A line that starts with spaces, or is a brace, belongs to the statement above.
    private List<StatementSyntax> Statements(IReadOnlyList<string> lines, string indentation, string endOfLine)
    {
        var statements = new List<StatementSyntax>();
        for (var i = 0; i < lines.Count;)
        {
            var text = "";
            do
            {
                text += indentation + lines[i].Replace("\t", _unit) + endOfLine;
                i++;
            }
            while (i < lines.Count && (lines[i] is "{" or "}" || lines[i].StartsWith("\t", StringComparison.Ordinal)));
            var statement = ParseStatement(text).WithAdditionalAnnotations(s_added);

            // What follows a block, or a statement of many lines, is set off from it.
            if (statements.Count > 0 && (IsBlock(statements[statements.Count - 1]) || statements[statements.Count - 1].DescendantTrivia().Count(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) > 1)) statement = statement.WithLeadingTrivia(statement.GetLeadingTrivia().Insert(0, EndOfLine(endOfLine)));
            statements.Add(statement);
        }

        return statements;
    }

    private static bool IsBlock(StatementSyntax statement) => statement.GetLastToken().IsKind(SyntaxKind.CloseBraceToken);

    private static StatementSyntax[] Inline(IReadOnlyList<string> lines)
    {
        var block = (BlockSyntax)ParseStatement("{" + string.Join(" ", lines.Select(static l => l.Trim())) + " }");
        return block.Statements.Select(static s => s.WithAdditionalAnnotations(s_added).WithTrailingTrivia(Space)).ToArray();
    }

    private static SyntaxList<StatementSyntax> StatementsOf(SyntaxNode list) => list is BlockSyntax block ? block.Statements : ((SwitchSectionSyntax)list).Statements;

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
}
