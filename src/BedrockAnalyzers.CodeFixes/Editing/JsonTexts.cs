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
