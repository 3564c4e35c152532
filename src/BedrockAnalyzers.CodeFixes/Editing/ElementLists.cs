using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Adds an element to a list between braces, in the way the list is already written.</summary>
internal static class ElementLists
{
    /// <summary>The initializer with one more element at its end.</summary>
    public static InitializerExpressionSyntax Append(this InitializerExpressionSyntax initializer, ExpressionSyntax element)
    {
        var (open, elements) = Append(initializer.OpenBraceToken, initializer.Expressions, initializer.CloseBraceToken, element, initializer);
        return initializer.WithOpenBraceToken(open).WithExpressions(elements);
    }

    /// <summary>The collection expression with one more element at its end.</summary>
    public static CollectionExpressionSyntax Append(this CollectionExpressionSyntax collection, CollectionElementSyntax element)
    {
        var (open, elements) = Append(collection.OpenBracketToken, collection.Elements, collection.CloseBracketToken, element, collection);
        return collection.WithOpenBracketToken(open).WithElements(elements);
    }

    /// <summary>The initializer with one more element behind one that it has.</summary>
    public static InitializerExpressionSyntax InsertAfter(this InitializerExpressionSyntax initializer, int index, ExpressionSyntax element) =>
        index == initializer.Expressions.Count - 1 ? initializer.Append(element) : initializer.WithExpressions(InsertAfter(initializer.Expressions, index, element, initializer));

    /// <summary>The collection expression with one more element behind one that it has.</summary>
    public static CollectionExpressionSyntax InsertAfter(this CollectionExpressionSyntax collection, int index, CollectionElementSyntax element) =>
        index == collection.Elements.Count - 1 ? collection.Append(element) : collection.WithElements(InsertAfter(collection.Elements, index, element, collection));

    /// <summary>The anonymous object with one more member at its end.</summary>
    public static AnonymousObjectCreationExpressionSyntax Append(this AnonymousObjectCreationExpressionSyntax creation, AnonymousObjectMemberDeclaratorSyntax member)
    {
        var (open, members) = Append(creation.OpenBraceToken, creation.Initializers, creation.CloseBraceToken, member, creation);
        return creation.WithOpenBraceToken(open).WithInitializers(members);
    }

    /// <summary>The initializer without one of its elements. Comments at it stay.</summary>
    public static InitializerExpressionSyntax Without(this InitializerExpressionSyntax initializer, int index)
    {
        var (open, elements, close) = Without(initializer.OpenBraceToken, initializer.Expressions, initializer.CloseBraceToken, index);
        return initializer.WithOpenBraceToken(open).WithExpressions(elements).WithCloseBraceToken(close);
    }

    /// <summary>The anonymous object without one of its members. Comments at it stay.</summary>
    public static AnonymousObjectCreationExpressionSyntax Without(this AnonymousObjectCreationExpressionSyntax creation, int index)
    {
        var (open, members, close) = Without(creation.OpenBraceToken, creation.Initializers, creation.CloseBraceToken, index);
        return creation.WithOpenBraceToken(open).WithInitializers(members).WithCloseBraceToken(close);
    }

    /// <summary>What stays of the trivia at a node that is taken away, to stand before what comes next; empty where there is no comment.</summary>
    /// <param name="removed">The node.</param>
    /// <param name="separator">The comma behind it; none where there is none.</param>
    public static SyntaxTriviaList CommentsAt(SyntaxNode removed, SyntaxToken separator)
    {
        var leading = removed.GetLeadingTrivia();
        var behind = TriviaList(removed.GetTrailingTrivia().Concat(separator.LeadingTrivia).Concat(separator.TrailingTrivia));
        var inside = removed.DescendantTrivia().Where(trivia => IsComment(trivia) && trivia.SpanStart >= removed.SpanStart && trivia.Span.End <= removed.Span.End).ToList();
        if (inside.Count == 0 && !behind.Any(IsComment))
        {
            // A comment on lines of its own; what indents the node goes with it.
            if (!leading.Any(IsComment)) return TriviaList();
            return leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? leading.RemoveAt(leading.Count - 1) : leading;
        }

        var kept = new List<SyntaxTrivia>(leading);
        foreach (var trivia in inside) kept.AddRange([trivia, Space]);
        foreach (var trivia in behind)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) || (kept.Count > 0 && !kept[kept.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))) kept.Add(trivia);
        }

        return TriviaList(kept);
    }

    /// <summary>The list with trivia at a place in it, or before the token that ends it. What stands on the line of the token before is that one's.</summary>
    public static (SyntaxToken Start, SyntaxNodeOrTokenList List, SyntaxToken End) Insert(SyntaxToken start, SyntaxNodeOrTokenList list, int at, SyntaxToken end, SyntaxTriviaList trivia)
    {
        var before = at > 0 ? list[at - 1].GetTrailingTrivia() : start.TrailingTrivia;
        var here = 0;
        if (!before.Any(SyntaxKind.EndOfLineTrivia) && (at > 0 || start.RawKind != 0)) here = trivia.IndexOf(SyntaxKind.EndOfLineTrivia) is var endOfLine and >= 0 ? endOfLine + 1 : trivia.Count;
        if (here > 0)
        {
            var first = before.Any() && before.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.Take(here).SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)) : trivia.Take(here);
            if (at > 0) list = list.Replace(list[at - 1], list[at - 1].WithTrailingTrivia(before.AddRange(first)));
            else start = start.WithTrailingTrivia(before.AddRange(first));
        }

        var rest = TriviaList(trivia.Skip(here));
        if (at >= list.Count) end = end.WithLeadingTrivia(rest.AddRange(end.LeadingTrivia));
        else list = list.Replace(list[at], list[at].WithLeadingTrivia(rest.AddRange(list[at].GetLeadingTrivia())));
        return (start, list, end);
    }

    /// <summary>Whether something is more than space.</summary>
    public static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static (SyntaxToken Open, SeparatedSyntaxList<T> Elements) Append<T>(SyntaxToken open, SeparatedSyntaxList<T> elements, SyntaxToken close, T element, SyntaxNode owner)
        where T : SyntaxNode
    {
        if (elements.Count == 0) return Fill(open, close, element, owner);

        var last = elements.Last();
        var comma = Token(default, SyntaxKind.CommaToken, default);
        var endsWithComma = elements.SeparatorCount == elements.Count;
        if (StartsLine(last, out var indentation))
        {
            var endOfLine = EndOfLineOf(owner);
            element = element.WithLeadingTrivia(indentation);
            if (endsWithComma) return (open, elements.Add(element).AddComma(comma.WithTrailingTrivia(endOfLine)).ToList<T>());
            if (last.GetTrailingTrivia() is var trailing && trailing.Any(SyntaxKind.EndOfLineTrivia))
            {
                // The comma goes before a comment that ends the line.
                return (open, elements.Replace(last, last.WithoutTrailingTrivia()).AddComma(comma.WithTrailingTrivia(trailing)).Add(element.WithTrailingTrivia(endOfLine)).ToList<T>());
            }

            return (open, elements.Replace(last, WithoutEnd(last, out var end)).AddComma(comma.WithTrailingTrivia(endOfLine)).Add(element.WithTrailingTrivia(end)).ToList<T>());
        }

        if (endsWithComma) return (open, elements.Add(element).AddComma(comma.WithTrailingTrivia(elements.GetSeparators().Last().TrailingTrivia)).ToList<T>());
        return (open, elements.Replace(last, WithoutEnd(last, out var rest)).AddComma(comma.WithTrailingTrivia(Space)).Add(element.WithTrailingTrivia(rest)).ToList<T>());
    }

    // Between two elements: on a line of its own where the second one is.
    private static SeparatedSyntaxList<T> InsertAfter<T>(SeparatedSyntaxList<T> elements, int index, T element, SyntaxNode owner)
        where T : SyntaxNode
    {
        var ownLine = StartsLine(elements[index + 1], out var indentation);
        var comma = Token(default, SyntaxKind.CommaToken, ownLine ? TriviaList(EndOfLineOf(owner)) : TriviaList(Space));
        return elements.GetWithSeparators().InsertRange((2 * index) + 2, new SyntaxNodeOrToken[] { ownLine ? element.WithLeadingTrivia(indentation) : element, comma }).ToList<T>();
    }

    private static (SyntaxToken Open, SeparatedSyntaxList<T> Elements, SyntaxToken Close) Without<T>(SyntaxToken open, SeparatedSyntaxList<T> elements, SyntaxToken close, int index)
        where T : SyntaxNode
    {
        var (removed, hasComma) = (elements[index], index < elements.SeparatorCount);
        var comments = CommentsAt(removed, hasComma ? elements.GetSeparator(index) : default);
        if (comments.Count > 0)
        {
            var list = elements.GetWithSeparators().RemoveAt(2 * index);
            if (hasComma) list = list.RemoveAt(2 * index);
            (open, list, close) = Insert(open, list, 2 * index, close, comments);
            return (open, list.ToList<T>(), close);
        }

        var others = elements.RemoveAt(index);
        if (hasComma || others.Count == 0) return (open, others, close);

        // What stands behind the last element stands behind the one that is then the last; but a comment behind the comma before it belongs to that one.
        var comma = elements.GetSeparator(index - 1);
        return (open, others.Replace(others.Last(), others.Last().WithTrailingTrivia(comma.TrailingTrivia.Any(IsComment) ? others.Last().GetTrailingTrivia().AddRange(comma.TrailingTrivia) : removed.GetTrailingTrivia())), close);
    }

    // A comment behind an element stays with it; only the space before the brace goes on to the new one.
    private static T WithoutEnd<T>(T element, out SyntaxTriviaList end)
        where T : SyntaxNode
    {
        var trailing = element.GetTrailingTrivia();
        var kept = trailing.Count;
        while (kept > 0 && !IsComment(trailing[kept - 1])) kept--;
        end = TriviaList(trailing.Skip(kept));
        return element.WithTrailingTrivia(trailing.Take(kept));
    }

    // An empty list: on one line, or where its braces stand on two, between them.
    private static (SyntaxToken Open, SeparatedSyntaxList<T> Elements) Fill<T>(SyntaxToken open, SyntaxToken close, T element, SyntaxNode owner)
        where T : SyntaxNode
    {
        var trailing = open.TrailingTrivia;
        if (!trailing.Any(SyntaxKind.EndOfLineTrivia))
        {
            var before = trailing.Any(IsComment) ? trailing : TriviaList(Space);
            return (open.WithTrailingTrivia(before), SingletonSeparatedList(element.WithTrailingTrivia(Space)));
        }

        var indentation = close.LeadingTrivia.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var unit = indentation.IndexOf('\t') >= 0 ? "\t" : "    ";
        return (open, SingletonSeparatedList(element.WithLeadingTrivia(Whitespace(indentation + unit)).WithTrailingTrivia(EndOfLineOf(owner))));
    }

    // SeparatedSyntaxList.Add writes a comma of its own where one is missing; the list is built from its parts so that each comma is the one that was meant.
    private static SyntaxNodeOrTokenList AddComma<T>(this SeparatedSyntaxList<T> list, SyntaxToken comma)
        where T : SyntaxNode =>
        list.SeparatorCount < list.Count ? list.GetWithSeparators().Add(comma) : list.GetWithSeparators();

    private static SeparatedSyntaxList<T> ToList<T>(this SyntaxNodeOrTokenList list)
        where T : SyntaxNode =>
        SeparatedList<T>(list);

    private static bool StartsLine(SyntaxNode element, out SyntaxTriviaList indentation)
    {
        var token = element.GetFirstToken();
        var leading = token.LeadingTrivia;
        var lineStart = leading.IndexOf(SyntaxKind.EndOfLineTrivia) < 0 ? 0 : leading.Count;
        while (lineStart > 0 && !leading[lineStart - 1].IsKind(SyntaxKind.EndOfLineTrivia)) lineStart--;
        indentation = lineStart < leading.Count && leading[lineStart].IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(leading[lineStart]) : TriviaList();
        return lineStart > 0 || token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    private static SyntaxTrivia EndOfLineOf(SyntaxNode node)
    {
        foreach (var trivia in node.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) return trivia;
        }

        return LineFeed;
    }
}
