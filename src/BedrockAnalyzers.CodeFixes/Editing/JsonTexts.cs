using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Inserts into the text of string literals of any kind, in the way each is written.</summary>
internal static class JsonTexts
{
    // How the characters of a text stand in the source.
    private enum Style
    {
        Regular,
        Verbatim,
        Raw,
        RawLines,
    }

    /// <summary>The edit that inserts into a text; null when the place is in no literal, or when it is not sure what the literal then says.</summary>
    /// <param name="node">The expression, or the piece of an interpolated string, that says the text.</param>
    /// <param name="offset">The number of characters of the text before the place.</param>
    /// <param name="insertion">What is inserted.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static NodeEdit? Insert(SyntaxNode node, int offset, string insertion, SemanticModel model, CancellationToken cancellationToken) => PieceAt(node, ref offset, model, cancellationToken) switch
    {
        LiteralExpressionSyntax literal => InsertInto(literal, offset, insertion),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } text => InsertInto(text, whole, offset, insertion),
        _ => null,
    };

    // The literal, or piece of an interpolated string, in which a place is, and how far into it.
    private static SyntaxNode? PieceAt(SyntaxNode node, ref int offset, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var piece in PiecesOf(node))
        {
            var length = piece switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } literal => literal.Token.ValueText.Length,
                InterpolatedStringTextSyntax text => TextOf(text).Length,
                InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => LengthOf(hole.Expression),
                ExpressionSyntax expression => LengthOf(expression),
                _ => -1,
            };
            if (length < 0) return null;
            if (offset <= length && piece is LiteralExpressionSyntax or InterpolatedStringTextSyntax) return piece;
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

    private static NodeEdit? InsertInto(LiteralExpressionSyntax literal, int offset, string insertion)
    {
        var token = literal.Token;
        var style = StyleOf(token);
        var text = token.Text;
        var indentation = style == Style.RawLines ? IndentationBefore(text, text.LastIndexOf('"')) : "";
        var start = style switch
        {
            Style.Regular => 1,
            Style.Verbatim => 2,
            Style.Raw => QuotesAt(text, 0),
            _ => text.IndexOf('\n') + 1,
        };
        if (Position(text, start, offset, style, isInterpolated: false, indentation, startsLine: true) is not { } position) return null;
        var written = text.Insert(position, Escaped(insertion, style, isInterpolated: false, indentation));
        return SyntaxFactory.ParseExpression(written, options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } changed
            && changed.IsKind(literal.Kind())
            && string.Equals(changed.Token.ValueText, token.ValueText.Insert(offset, insertion), StringComparison.Ordinal)
            ? new(literal, NameOf(offset), node => ((LiteralExpressionSyntax)node).WithToken(changed.Token.WithTriviaFrom(token)))
            : null;
    }

    private static NodeEdit? InsertInto(InterpolatedStringTextSyntax piece, InterpolatedStringExpressionSyntax whole, int offset, string insertion)
    {
        var style = StyleOf(whole.StringStartToken);
        var indentation = style == Style.RawLines ? IndentationBefore(whole.StringEndToken.Text, whole.StringEndToken.Text.IndexOf('"')) : "";
        var index = whole.Contents.IndexOf(piece);
        var isInterpolated = style is Style.Regular or Style.Verbatim;
        if (Position(piece.TextToken.Text, 0, offset, style, isInterpolated, indentation, startsLine: index == 0) is not { } position) return null;
        var written = whole.ToString().Insert(piece.SpanStart - whole.SpanStart + position, Escaped(insertion, style, isInterpolated, indentation));
        if (SyntaxFactory.ParseExpression(written, options: whole.SyntaxTree.Options) is not InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } changed || changed.Contents.Count != whole.Contents.Count) return null;
        for (var i = 0; i < whole.Contents.Count; i++)
        {
            var isSame = (changed.Contents[i], whole.Contents[i]) switch
            {
                (InterpolatedStringTextSyntax now, InterpolatedStringTextSyntax was) => string.Equals(TextOf(now), i == index ? TextOf(was).Insert(offset, insertion) : TextOf(was), StringComparison.Ordinal),
                (InterpolationSyntax, InterpolationSyntax) => true,
                _ => false,
            };
            if (!isSame) return null;
        }

        var token = ((InterpolatedStringTextSyntax)changed.Contents[index]).TextToken;
        return new(piece, NameOf(offset), node => ((InterpolatedStringTextSyntax)node).WithTextToken(token));
    }

    private static string NameOf(int offset) => offset.ToString(CultureInfo.InvariantCulture);

    // The compiler's own value leaves doubled braces as they are.
    private static string TextOf(InterpolatedStringTextSyntax text) => text.Parent is InterpolatedStringExpressionSyntax whole && StyleOf(whole.StringStartToken) is Style.Regular or Style.Verbatim
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
        return text.Substring(start, quotes - start);
    }

    // Where in the source a character of the text stands.
    private static int? Position(string source, int start, int offset, Style style, bool isInterpolated, string indentation, bool startsLine)
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

    private static string Escaped(string text, Style style, bool isInterpolated, string indentation)
    {
        if (isInterpolated) text = text.Replace("{", "{{").Replace("}", "}}");
        return style switch
        {
            Style.Regular => text.Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t"),
            Style.Verbatim => text.Replace("\"", "\"\""),
            Style.RawLines => text.Replace("\n", "\n" + indentation),
            _ => text,
        };
    }
}
