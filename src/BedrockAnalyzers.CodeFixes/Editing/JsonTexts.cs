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

    /// <summary>The edit that writes something else into a literal, or piece of an interpolated string; null when it is then no such literal any more.</summary>
    /// <param name="node">The literal or piece.</param>
    /// <param name="span">What is taken out of the document's text.</param>
    /// <param name="text">What takes its place, as it is to be read.</param>
    public static NodeEdit? Replace(SyntaxNode node, TextSpan span, string text)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { Token: var token } literal:
                var (style, _, indentation) = LiteralTexts.LayoutOf(token);
                return SyntaxFactory.ParseExpression(Replaced(token.Text, token.SpanStart, Escaped(text, style, isInterpolated: false, indentation)), options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } changed && changed.IsKind(literal.Kind())
                    ? new(literal, NameOf(span.Start), old => ((LiteralExpressionSyntax)old).WithToken(changed.Token.WithTriviaFrom(token)))
                    : null;
            case InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece:
                var (written, isInterpolated, indent) = LiteralTexts.LayoutOf(whole);
                var replaced = Replaced(whole.ToString(), whole.SpanStart, Escaped(text, written, isInterpolated, indent));
                return SyntaxFactory.ParseExpression(replaced, options: whole.SyntaxTree.Options) is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } now && now.Contents.Count == whole.Contents.Count && now.Contents[whole.Contents.IndexOf(piece)] is InterpolatedStringTextSyntax { TextToken: var textToken }
                    ? new(piece, NameOf(span.Start), old => ((InterpolatedStringTextSyntax)old).WithTextToken(textToken))
                    : null;
            default:
                return null;
        }

        string Replaced(string source, int start, string by) => source.Remove(span.Start - start, span.Length).Insert(span.Start - start, by);
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
