using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Code after one or several things that happen to code while it is typed: tokens that are missing, doubled or swapped, lines gone, names changed in one place, fragments pasted.</summary>
internal sealed class CodeMutation
{
    private const int OutsideUsings = 8;

    private static readonly string[] s_pieces =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "?", "!", ":", "=>", "=", "+", "??", "..", "\"", "\"\"\"", "\"\"\"\n", "$\"{", "$$\"\"\"\n{{", "@\"", "'", "/*", "*/", "//", "#if X\n", "\n#endif\n", "@", "\\",
        "await ", "async ", "new ", "new()", "default", "null", "this", "base", "ref ", "out ", "in ", "var ", "static ", "yield return ", "return ", "throw ", "catch (", "try {", "finally {", "while (", "for (", "foreach (", "if (", "else ", "switch (", "case ", "goto ",
        "is { } x", " with { }", "stackalloc ", "nameof(", "checked(", "lock (", "using (", "partial ", "abstract ", "delegate ", "event ", "operator ", "get;", "set;", "init;", "=> ", "(x) =>", "_ => ", "0", "-1", "2147483648", "1e400", "[..]", "^1",
    ];

    private readonly string _text;
    private readonly string _other;
    private readonly Random _random;
    private readonly SyntaxNode _root;
    private readonly List<SyntaxToken> _tokens;
    private readonly int _firstMember;

    private CodeMutation(string text, string other, Random random)
    {
        (_text, _other, _random) = (text, other, random);
        _root = Input.Parse(text).GetRoot();
        _tokens = Tokens(_root);
        _firstMember = _tokens.FindIndex(static t => t.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null);
    }

    /// <summary>A text after some mutations.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">The text that fragments are pasted from.</param>
    /// <param name="random">Chooses.</param>
    public static string Apply(string text, string other, Random random) => new CodeMutation(text, other, random).Apply();

    private string Apply()
    {
        if (_tokens.Count == 0) return _text;
        var count = _random.Next(4) switch { 0 or 1 => 1, 2 => 2, _ => _random.Next(3, 8) };
        var changes = new List<TextChange>();
        for (var i = 0; i < count; i++) changes.AddRange(Change());

        // What overlaps is left out, for whoever types does one thing after the other.
        var result = new StringBuilder();
        var at = 0;
        foreach (var change in changes.OrderBy(static c => c.Span.Start))
        {
            if (change.Span.Start < at) continue;
            result.Append(_text, at, change.Span.Start - at).Append(change.NewText);
            at = change.Span.End;
        }

        return result.Append(_text, at, _text.Length - at).ToString();
    }

    private IEnumerable<TextChange> Change()
    {
        var index = _random.Next(OutsideUsings) == 0 || _firstMember < 0 ? _random.Next(_tokens.Count) : _random.Next(_firstMember, _tokens.Count);
        var token = _tokens[index];
        switch (_random.Next(17))
        {
            case 0: return [new(token.Span, "")];
            case 1: return [new(new(token.Span.End, 0), " " + token.Text)];
            case 2 when index + 1 < _tokens.Count: return Swap(token, _tokens[index + 1]);
            case 3: return Swap(token, _tokens[_random.Next(_tokens.Count)]);
            case 4: return [new(token.Span, Any(Tokens(Other)).Text)];
            case 5: return [new(new(token.SpanStart, 0), Fragment<StatementSyntax>(Other))];
            case 6: return [new(ExpressionAt(token), Fragment<ExpressionSyntax>(Other))];
            // Its own expressions too: what is made of itself goes round.
            case 7: return [new(ExpressionAt(token), Fragment<ExpressionSyntax>(_root))];
            case 8: return [new(new(token.SpanStart, 0), Fragment<MemberDeclarationSyntax>(Other))];
            case 9: return [new(new(token.SpanStart, 0), Run(Tokens(Other)))];
            case 10: return [new(new(token.SpanStart, 0), s_pieces[_random.Next(s_pieces.Length)])];
            case 11: return Rename(token);
            case 12: return [Line(token)];
            // Half a line, or the rest of a statement, is not there yet.
            case 13: return [new(TextSpan.FromBounds(token.SpanStart, Line(token).Span.End), "\n")];
            case 14: return [new(TextSpan.FromBounds(token.SpanStart, _tokens[Math.Min(_tokens.Count - 1, index + _random.Next(2, 12))].SpanStart), "")];
            case 15: return [new(new(token.SpanStart + _random.Next(token.Span.Length), 1), _random.Next(2) == 0 ? "" : s_pieces[_random.Next(s_pieces.Length)])];
            default: return token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is { } statement ? [new(statement.Span, statement.ToString() + "\n" + statement)] : [new(token.Span, "")];
        }
    }

    private SyntaxNode Other => Input.Parse(_other).GetRoot();

    private static IEnumerable<TextChange> Swap(SyntaxToken one, SyntaxToken two) => [new(one.Span, two.Text), new(two.Span, one.Text)];

    // A name changes everywhere, or one using, or one mention of it.
    private IEnumerable<TextChange> Rename(SyntaxToken token)
    {
        var names = _tokens.Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).ToList();
        if (names.Count == 0) return [];
        if (!token.IsKind(SyntaxKind.IdentifierToken)) token = Any(names);
        var to = _random.Next(3) == 0 ? token.Text + "2" : Any(names).Text;
        return _random.Next(2) == 0 ? [new(token.Span, to)] : names.Where(n => string.Equals(n.Text, token.Text, StringComparison.Ordinal)).Select(n => new TextChange(n.Span, to));
    }

    private TextChange Line(SyntaxToken token)
    {
        var start = _text.LastIndexOf('\n', Math.Max(token.SpanStart - 1, 0)) + 1;
        var end = _text.IndexOf('\n', token.SpanStart);
        return new(TextSpan.FromBounds(Math.Min(start, token.SpanStart), end < 0 ? _text.Length : end + 1), "");
    }

    private static TextSpan ExpressionAt(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<ExpressionSyntax>()?.Span ?? token.Span;

    private string Fragment<TNode>(SyntaxNode root)
        where TNode : SyntaxNode
    {
        var nodes = root.DescendantNodes().OfType<TNode>().Where(static n => n.Span.Length is > 0 and < 2_000).ToList();
        return nodes.Count == 0 ? "" : Any(nodes) + (_random.Next(2) == 0 ? "\n" : "");
    }

    private string Run(List<SyntaxToken> tokens)
    {
        if (tokens.Count == 0) return "";
        var start = _random.Next(tokens.Count);
        return string.Concat(tokens.Skip(start).Take(_random.Next(1, 12)).Select(static t => t.ToFullString()));
    }

    private T Any<T>(List<T> items) => items.Count == 0 ? default! : items[_random.Next(items.Count)];

    private static List<SyntaxToken> Tokens(SyntaxNode root) => [.. root.DescendantTokens().Where(static t => t.Span.Length > 0)];
}
