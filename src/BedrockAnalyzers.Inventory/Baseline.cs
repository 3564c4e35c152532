using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Inventory;

/// <summary>Silences what is reported in a file today, place by place, so that a gate fails on what is new.</summary>
internal static class Baseline
{
    private const string Comment = " // baseline";

    /// <summary>The text with a <c>#pragma</c> before and after each line that something is reported at.</summary>
    /// <param name="text">The text of a file, whose line ends stay as they are.</param>
    /// <param name="reports">The rules, and the lines, from 1 on, that they are reported at.</param>
    public static string Silence(string text, IEnumerable<(string Id, int Line)> reports)
    {
        var source = SourceText.From(text);
        var parsed = new ParsedFile(source);
        var spans = new List<(int First, int Last, string Id)>();
        foreach (var (id, line) in reports.Distinct())
        {
            if (line < 1 || line > source.Lines.Count) continue;
            var (first, last) = Around(parsed.WithCodeAt(line - 1), source, line - 1);
            spans.Add((first, last, id));
        }

        var usual = source.Lines.Select(line => BreakOf(text, line)).FirstOrDefault(static end => end.Length > 0) ?? "\n";
        var before = spans.ToLookup(static span => span.First, static span => span.Id);
        var after = spans.ToLookup(static span => span.Last, static span => span.Id);
        var result = new StringBuilder(text.Length + (spans.Count * 80));
        for (var i = 0; i < source.Lines.Count; i++)
        {
            var line = source.Lines[i];
            var own = BreakOf(text, line);
            var ends = own.Length > 0 ? own : usual;
            if (before.Contains(i)) result.Append("#pragma warning disable ").Append(List(before[i])).Append(Comment).Append(ends);
            result.Append(text, line.Start, line.SpanIncludingLineBreak.Length);
            if (!after.Contains(i)) continue;
            if (own.Length == 0) result.Append(ends);
            result.Append("#pragma warning restore ").Append(List(after[i])).Append(ends);
        }

        return result.ToString();
    }

    private static string BreakOf(string text, TextLine line) => text.Substring(line.End, line.EndIncludingLineBreak - line.End);

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // A directive stands on a line of its own between tokens: not inside a text or a comment of several lines.
    private static (int First, int Last) Around(SyntaxNode root, SourceText source, int line)
    {
        var (first, last) = (line, line);
        while (Crossing(root, source.Lines[first].Start) is { } above) first = source.Lines.GetLineFromPosition(above.Start).LineNumber;
        while (last + 1 < source.Lines.Count && Crossing(root, source.Lines[last + 1].Start) is { } below) last = source.Lines.GetLineFromPosition(below.End).LineNumber;
        return (first, last);
    }

    private static TextSpan? Crossing(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position);
        if (IsInside(trivia.Span, position)) return trivia.Span;
        var token = root.FindToken(position);
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            if (node is InterpolatedStringExpressionSyntax && IsInside(node.Span, position)) return node.Span;
        }

        return IsInside(token.Span, position) ? token.Span : null;
    }

    private static bool IsInside(TextSpan span, int position) => span.Start < position && position < span.End;

    // What stands behind #if is code for one target framework and plain text for the next.
    private sealed class ParsedFile(SourceText source)
    {
        private readonly SyntaxNode _root = Parse(source, []);
        private List<SyntaxNode>? _others;

        /// <summary>The file as a build sees it that compiles a line; as one without symbols where none is found.</summary>
        public SyntaxNode WithCodeAt(int line) => IsCode(_root, line) ? _root : (_others ??= ParseOthers()).Find(other => IsCode(other, line)) ?? _root;

        private bool IsCode(SyntaxNode root, int line)
        {
            var start = source.Lines[line].Start;
            return !root.DescendantTrivia(source.Lines[line].Span).Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.Span.Contains(start));
        }

        private List<SyntaxNode> ParseOthers()
        {
            var symbols = _root.DescendantTrivia(descendIntoTrivia: true).Where(static trivia => trivia.HasStructure).Select(static trivia => trivia.GetStructure()).OfType<ConditionalDirectiveTriviaSyntax>()
                .SelectMany(static directive => directive.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()).Select(static name => name.Identifier.ValueText).Distinct(StringComparer.Ordinal).ToList();
            return [Parse(source, symbols), .. symbols.Select(symbol => Parse(source, [symbol])), .. symbols.Select(symbol => Parse(source, symbols.Where(other => !string.Equals(other, symbol, StringComparison.Ordinal))))];
        }

        private static SyntaxNode Parse(SourceText source, IEnumerable<string> symbols) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: symbols)).GetRoot();
    }
}
