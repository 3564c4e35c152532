using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Finds the characters of a text in the literals that say it, in the way each is written.</summary>
internal static class LiteralTexts
{
    /// <summary>How the characters of a text stand in the source.</summary>
    public enum Style
    {
        Regular,
        Verbatim,
        Raw,
        RawLines,
    }

    /// <summary>Where a part of a text stands in the source; null when it is not wholly in one literal.</summary>
    /// <param name="node">The expression, or the piece of an interpolated string, that says the text.</param>
    /// <param name="offset">The number of characters of the text before the part.</param>
    /// <param name="length">The number of characters of the part.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="reached">How far the searches before have come, where a text is asked for many of its parts.</param>
    public static TextSpan? SpanOf(SyntaxNode node, int offset, int length, SemanticModel model, CancellationToken cancellationToken, Reached? reached = null)
    {
        switch (PieceAt(node, ref offset, model, cancellationToken, length, reached))
        {
            case LiteralExpressionSyntax { Token: var token }:
                var (style, start, indentation) = LayoutOf(token);
                return SpanIn(token.Text, token.SpanStart, start, offset, length, style, isInterpolated: false, indentation, startsLine: true, token, reached);
            case InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece:
                var (written, isInterpolated, indent) = LayoutOf(whole);
                return SpanIn(piece.TextToken.Text, piece.SpanStart, 0, offset, length, written, isInterpolated, indent, startsLine: whole.Contents.IndexOf(piece) == 0, piece.TextToken, reached);
            default:
                return null;
        }
    }

    /// <summary>How a literal is written, where its text begins in the token, and what is before each line of it.</summary>
    public static (Style Style, int Start, string Indentation) LayoutOf(SyntaxToken token)
    {
        var (style, text) = (StyleOf(token), token.Text);
        return style switch
        {
            Style.Regular => (style, 1, ""),
            Style.Verbatim => (style, 2, ""),
            Style.Raw => (style, QuotesAt(text, 0), ""),
            _ => (style, text.IndexOf('\n') + 1, IndentationBefore(text, text.LastIndexOf('"'))),
        };
    }

    /// <summary>How an interpolated string is written, whether braces are doubled in it, and what is before each line of it.</summary>
    public static (Style Style, bool IsInterpolated, string Indentation) LayoutOf(InterpolatedStringExpressionSyntax whole)
    {
        var style = StyleOf(whole.StringStartToken);
        return (style, style is Style.Regular or Style.Verbatim, style == Style.RawLines ? IndentationBefore(whole.StringEndToken.Text, whole.StringEndToken.Text.IndexOf('"')) : "");
    }

    /// <summary>The literal, or piece of an interpolated string, in which a place is, and how far into it.</summary>
    public static SyntaxNode? PieceAt(SyntaxNode node, ref int offset, SemanticModel model, CancellationToken cancellationToken, int partLength = 0, Reached? reached = null)
    {
        foreach (var piece in PiecesOf(node))
        {
            var length = piece switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } literal => literal.Token.ValueText.Length,
                InterpolatedStringTextSyntax text => reached?.LengthOf(text) ?? TextOf(text).Length,
                InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => LengthOf(hole.Expression),
                ExpressionSyntax expression => LengthOf(expression),
                _ => -1,
            };
            if (length < 0) return null;
            if (offset + partLength <= length && piece is LiteralExpressionSyntax or InterpolatedStringTextSyntax) return piece;
            if (offset < length) return null;
            offset -= length;
        }

        return null;

        int LengthOf(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string text } ? text.Length : -1;
    }

    // From left to right, without recursion: a long text is a sum that leans to the left.
    private static IEnumerable<SyntaxNode> PiecesOf(SyntaxNode node)
    {
        var rest = new Stack<SyntaxNode>();
        rest.Push(node);
        while (rest.Count > 0)
        {
            switch (rest.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    rest.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    rest.Push(sum.Right);
                    rest.Push(sum.Left);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var content in interpolated.Contents.Reverse()) rest.Push(content);
                    break;
                case var piece:
                    yield return piece;
                    break;
            }
        }
    }

    /// <summary>What a piece says. The compiler's own value leaves doubled braces as they are.</summary>
    public static string TextOf(InterpolatedStringTextSyntax text) => text.Parent is InterpolatedStringExpressionSyntax whole && StyleOf(whole.StringStartToken) is Style.Regular or Style.Verbatim
        ? text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}")
        : text.TextToken.ValueText;

    private static Style StyleOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken => Style.Raw,
        SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => Style.RawLines,
        _ => token.Text.StartsWith("@", StringComparison.Ordinal) || token.Text.StartsWith("$@", StringComparison.Ordinal) ? Style.Verbatim : Style.Regular,
    };

    private static int QuotesAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '"') end++;
        return end - at;
    }

    // What stands before the closing quotes on their line, and is no part of any line of the text.
    private static string IndentationBefore(string text, int quotes)
    {
        while (quotes > 0 && text[quotes - 1] == '"') quotes--;
        var start = text.LastIndexOf('\n', Math.Max(quotes - 1, 0)) + 1;

        // Half-typed, a literal can end before its first line does.
        return quotes > start ? text.Substring(start, quotes - start) : "";
    }

    /// <summary>Where in the source a character of the text stands.</summary>
    public static int? Position(string source, int start, int offset, Style style, bool isInterpolated, string indentation, bool startsLine)
    {
        var at = start;
        if (style == Style.RawLines && startsLine) at = BehindIndentation(at);
        for (var passed = 0; passed < offset;)
        {
            if (at >= source.Length) return null;
            var character = source[at];
            if (style == Style.Regular && character == '\\')
            {
                var (length, characters) = EscapeAt(source, at);
                at += length;
                passed += characters;
                if (passed > offset) return null;
                continue;
            }

            at += (style == Style.Verbatim && character == '"') || (isInterpolated && character is '{' or '}') ? 2 : 1;
            passed++;
            if (style == Style.RawLines && character == '\n') at = BehindIndentation(at);
        }

        return at <= source.Length ? at : null;

        int BehindIndentation(int lineStart)
        {
            var i = 0;
            while (i < indentation.Length && lineStart + i < source.Length && source[lineStart + i] == indentation[i]) i++;
            return lineStart + i;
        }
    }

    // How long an escape sequence is, and how many characters it stands for.
    private static (int Length, int Characters) EscapeAt(string source, int at)
    {
        var kind = at + 1 < source.Length ? source[at + 1] : '\0';
        switch (kind)
        {
            case 'u':
                return (6, 1);
            case 'U':
                return (10, at + 10 <= source.Length && int.TryParse(source.Substring(at + 2, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code > char.MaxValue ? 2 : 1);
            case 'x':
                var length = 2;
                while (length < 6 && at + length < source.Length && Uri.IsHexDigit(source[at + length])) length++;
                return (length, 1);
            default:
                return (2, 1);
        }
    }

    private static TextSpan? SpanIn(string source, int sourceStart, int start, int offset, int length, Style style, bool isInterpolated, string indentation, bool startsLine, SyntaxToken token, Reached? reached)
    {
        var passed = 0;
        if (reached is not null && reached.Token == token && reached.Offset <= offset) (start, passed, startsLine) = (reached.At, reached.Offset, false);
        if (Position(source, start, offset - passed, style, isInterpolated, indentation, startsLine) is not { } first) return null;
        if (reached is not null) (reached.Token, reached.Offset, reached.At) = (token, offset, first);
        return Position(source, first, length, style, isInterpolated, indentation, startsLine: false) is { } end ? new(sourceStart + first, end - first) : null;
    }

    /// <summary>How far searches in one literal have come: who asks for its parts in their order goes through a text of megabytes once.</summary>
    internal sealed class Reached
    {
        private readonly Dictionary<InterpolatedStringTextSyntax, int> _lengths = [];

        public SyntaxToken Token { get; set; }

        /// <summary>The number of characters of the text.</summary>
        public int Offset { get; set; }

        /// <summary>The place in the literal.</summary>
        public int At { get; set; }

        public int LengthOf(InterpolatedStringTextSyntax text)
        {
            if (!_lengths.TryGetValue(text, out var length)) _lengths[text] = length = TextOf(text).Length;
            return length;
        }
    }
}
