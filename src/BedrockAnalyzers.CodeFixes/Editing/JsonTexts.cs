using System.Globalization;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Editing;

/// <summary>Inserts into the text of string literals of any kind, in the way each is written.</summary>
internal static class JsonTexts
{
    /// <summary>The edit that inserts into a text; null when the place is in no literal, or when it is not sure what the literal then says.</summary>
    /// <param name="node">The expression, or the piece of an interpolated string, that says the text.</param>
    /// <param name="offset">The number of characters of the text before the place.</param>
    /// <param name="insertion">What is inserted.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static NodeEdit? Insert(SyntaxNode node, int offset, string insertion, SemanticModel model, CancellationToken cancellationToken) => LiteralTexts.PieceAt(node, ref offset, model, cancellationToken) switch
    {
        LiteralExpressionSyntax literal => InsertInto(literal, offset, insertion),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } text => InsertInto(text, whole, offset, insertion),
        _ => null,
    };

    /// <summary>The edit that writes something else into a literal, or piece of an interpolated string; null when it is then no such literal any more. Several edits of one literal can be made one after the other.</summary>
    /// <param name="node">The literal or piece.</param>
    /// <param name="span">What is taken out of the document's text.</param>
    /// <param name="text">What takes its place, as it is to be read.</param>
    public static NodeEdit? Replace(SyntaxNode node, TextSpan span, string text)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { Token: var token } literal:
                var (style, _, indentation) = LiteralTexts.LayoutOf(token);
                var inToken = new TextSpan(span.Start - token.SpanStart, span.Length);
                return Changed(token) is null ? null : new(literal, NameOf(span.Start), old => Changed(((LiteralExpressionSyntax)old).Token) is { } changed ? ((LiteralExpressionSyntax)old).WithToken(changed) : old);

                SyntaxToken? Changed(SyntaxToken now) =>
                    Replaced(token.Text, now.Text, inToken, Escaped(text, style, isInterpolated: false, indentation)) is { } written && SyntaxFactory.ParseExpression(written, options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } parsed && parsed.IsKind(literal.Kind())
                        ? parsed.Token.WithTriviaFrom(token)
                        : null;
            case InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece:
                var (writtenAs, isInterpolated, indent) = LiteralTexts.LayoutOf(whole);
                var inPiece = new TextSpan(span.Start - piece.SpanStart, span.Length);
                return ChangedPiece(piece.TextToken) is null ? null : new(piece, NameOf(span.Start), old => ChangedPiece(((InterpolatedStringTextSyntax)old).TextToken) is { } changed ? ((InterpolatedStringTextSyntax)old).WithTextToken(changed) : old);

                SyntaxToken? ChangedPiece(SyntaxToken now) =>
                    Replaced(piece.TextToken.Text, now.Text, inPiece, Escaped(text, writtenAs, isInterpolated, indent)) is { } written
                    && SyntaxFactory.ParseExpression(whole.ToString().Remove(piece.SpanStart - whole.SpanStart, piece.Span.Length).Insert(piece.SpanStart - whole.SpanStart, written), options: whole.SyntaxTree.Options) is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } parsed
                    && parsed.Contents.Count == whole.Contents.Count && parsed.Contents[whole.Contents.IndexOf(piece)] is InterpolatedStringTextSyntax { TextToken: var textToken }
                        ? textToken
                        : null;
            default:
                return null;
        }
    }

    // A text in which other places have been written to, with this one written to as well. What stands before it, or behind it, is as it was when the edits come in order; null where neither is.
    private static string? Replaced(string source, string now, TextSpan span, string by)
    {
        var at = now.StartsWith(source.Substring(0, span.End), StringComparison.Ordinal) ? span.Start
            : now.EndsWith(source.Substring(span.Start), StringComparison.Ordinal) ? now.Length - (source.Length - span.Start)
            : -1;
        return at < 0 ? null : now.Remove(at, span.Length).Insert(at, by);
    }

    /// <summary>The edit that takes a member with a number out of a literal, or piece of an interpolated string; null when its value does not stand there, or when it is the only member. Of several members of one text each can be taken.</summary>
    /// <param name="node">The literal or piece.</param>
    /// <param name="name">Where the name stands in the document, with its quotes.</param>
    /// <param name="sibling">A member that gets another text for its value, or null.</param>
    public static NodeEdit? Remove(SyntaxNode node, TextSpan name, (string Name, string From, string To)? sibling)
    {
        var source = node.ToString();
        var written = source.Substring(name.Start - node.SpanStart, name.Length);
        if (source.IndexOf(written, StringComparison.Ordinal) != source.LastIndexOf(written, StringComparison.Ordinal) || Changed(source, written) is not { } changed || ReplaceText(node, changed) is null) return null;
        return new(node, written, old => Changed(old.ToString(), written) is { } now && ReplaceText(node, now) is { } made ? made.WithTriviaFrom(old) : old);

        string? Changed(string text, string quoted)
        {
            var start = text.IndexOf(quoted, StringComparison.Ordinal);
            if (start < 0 || SpanOfMember(text, start, start + quoted.Length) is not { } span) return null;
            text = text.Remove(span.Start, span.Length);
            if (sibling is not var (other, from, to)) return text;
            var quote = quoted.Substring(0, quoted.IndexOf('"') + (quoted.StartsWith("\"\"", StringComparison.Ordinal) ? 2 : 1));
            var found = System.Text.RegularExpressions.Regex.Matches(text, System.Text.RegularExpressions.Regex.Escape(quote + other + quote) + @"\s*:\s*" + System.Text.RegularExpressions.Regex.Escape(quote + from + quote), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            if (found.Count != 1) return null;
            var at = text.IndexOf(quote + from + quote, found[0].Index, StringComparison.Ordinal) + quote.Length;
            return text.Remove(at, from.Length).Insert(at, to);
        }
    }

    /// <summary>What of a text is taken out with a member and one of the commas beside it; null where its value is no number that stands there, or where it is the only member.</summary>
    /// <param name="source">The text, as it is written.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where the name ends.</param>
    public static TextSpan? SpanOfMember(string source, int start, int end)
    {
        if (BehindNumber(source, end) is not { } behind) return null;
        var before = start;
        while (before > 0 && char.IsWhiteSpace(source[before - 1])) before--;
        if (before > 0 && source[before - 1] == ',') return TextSpan.FromBounds(before - 1, behind);
        var after = SkipSpace(source, behind);
        return after < source.Length && source[after] == ',' ? TextSpan.FromBounds(start, SkipSpace(source, after + 1)) : null;
    }

    /// <summary>Where white space ends.</summary>
    public static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    // Where the number ends that stands behind a name and a colon.
    private static int? BehindNumber(string source, int end)
    {
        var at = SkipSpace(source, end);
        if (at >= source.Length || source[at] != ':') return null;
        var number = SkipSpace(source, at + 1);
        var behind = number;
        while (behind < source.Length && (char.IsDigit(source[behind]) || source[behind] is '.' or '-' or '+' or 'e' or 'E')) behind++;
        return behind > number && char.IsDigit(source[behind - 1]) && behind < source.Length && (source[behind] is ',' or '}' || char.IsWhiteSpace(source[behind])) ? behind : null;
    }

    // The literal or piece, written otherwise; null when it is then no such thing any more.
    private static SyntaxNode? ReplaceText(SyntaxNode node, string text)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal:
                return SyntaxFactory.ParseExpression(text, options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } changed && changed.IsKind(literal.Kind()) ? changed : null;
            case InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece:
                var written = whole.ToString().Remove(piece.SpanStart - whole.SpanStart, piece.Span.Length).Insert(piece.SpanStart - whole.SpanStart, text);
                return SyntaxFactory.ParseExpression(written, options: whole.SyntaxTree.Options) is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } now && now.Contents.Count == whole.Contents.Count ? now.Contents[whole.Contents.IndexOf(piece)] as InterpolatedStringTextSyntax : null;
            default:
                return null;
        }
    }

    private static NodeEdit? InsertInto(LiteralExpressionSyntax literal, int offset, string insertion)
    {
        var token = literal.Token;
        var text = token.Text;
        var (style, start, indentation) = LiteralTexts.LayoutOf(token);
        if (LiteralTexts.Position(text, start, offset, style, isInterpolated: false, indentation, startsLine: true) is not { } position) return null;
        var written = text.Insert(position, Escaped(insertion, style, isInterpolated: false, indentation));
        return SyntaxFactory.ParseExpression(written, options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } changed
            && changed.IsKind(literal.Kind())
            && string.Equals(changed.Token.ValueText, token.ValueText.Insert(offset, insertion), StringComparison.Ordinal)
            ? new(literal, NameOf(offset), node => ((LiteralExpressionSyntax)node).WithToken(changed.Token.WithTriviaFrom(token)))
            : null;
    }

    private static NodeEdit? InsertInto(InterpolatedStringTextSyntax piece, InterpolatedStringExpressionSyntax whole, int offset, string insertion)
    {
        var (style, isInterpolated, indentation) = LiteralTexts.LayoutOf(whole);
        var index = whole.Contents.IndexOf(piece);
        if (LiteralTexts.Position(piece.TextToken.Text, 0, offset, style, isInterpolated, indentation, startsLine: index == 0) is not { } position) return null;
        var written = whole.ToString().Insert(piece.SpanStart - whole.SpanStart + position, Escaped(insertion, style, isInterpolated, indentation));
        if (SyntaxFactory.ParseExpression(written, options: whole.SyntaxTree.Options) is not InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } changed || changed.Contents.Count != whole.Contents.Count) return null;
        for (var i = 0; i < whole.Contents.Count; i++)
        {
            var isSame = (changed.Contents[i], whole.Contents[i]) switch
            {
                (InterpolatedStringTextSyntax now, InterpolatedStringTextSyntax was) => string.Equals(LiteralTexts.TextOf(now), i == index ? LiteralTexts.TextOf(was).Insert(offset, insertion) : LiteralTexts.TextOf(was), StringComparison.Ordinal),
                (InterpolationSyntax, InterpolationSyntax) => true,
                _ => false,
            };
            if (!isSame) return null;
        }

        var token = ((InterpolatedStringTextSyntax)changed.Contents[index]).TextToken;
        return new(piece, NameOf(offset), node => ((InterpolatedStringTextSyntax)node).WithTextToken(token));
    }

    private static string NameOf(int offset) => offset.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text, LiteralTexts.Style style, bool isInterpolated, string indentation)
    {
        if (isInterpolated) text = text.Replace("{", "{{").Replace("}", "}}");
        return style switch
        {
            LiteralTexts.Style.Regular => text.Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t"),
            LiteralTexts.Style.Verbatim => text.Replace("\"", "\"\""),
            LiteralTexts.Style.RawLines => text.Replace("\n", "\n" + indentation),
            _ => text,
        };
    }
}
