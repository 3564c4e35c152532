using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>
/// A text in which <c>{|BDR1001:…|}</c> marks what must be reported. The testing library's own markup is not used: it takes the <c>$$</c> of a
/// raw string and the <c>[|</c> of a list pattern for its own.
/// </summary>
internal sealed partial record Markup(string Text, ImmutableArray<(string Id, TextSpan Span)> Marks)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var marks = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        var at = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, at, mark.Index - at);
            at = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push((mark.Groups["id"].Value, text.Length));
                continue;
            }

            if (!open.TryPop(out var opened)) throw new FormatException($"A mark is closed that was not opened: {marked}");
            marks.Add((opened.Id, TextSpan.FromBounds(opened.Start, text.Length)));
        }

        if (open.Count > 0) throw new FormatException($"A mark is not closed: {marked}");
        return new(text.Append(marked, at, marked.Length - at).ToString(), marks.ToImmutable());
    }

    /// <summary>The text with these marks in it, in a form that can be compared.</summary>
    public static string Render(string text, IEnumerable<(string Id, TextSpan Span)> marks)
    {
        var inserts = new List<(int At, int Order, int Tie, string Text)>();
        foreach (var (id, span) in marks)
        {
            // What ends at a place is closed before anything opens there; of two that open at a place the longer one is outside.
            inserts.Add((span.Start, 1, -span.Length, $"{{|{id}:"));
            inserts.Add((span.End, span.Length == 0 ? 2 : 0, span.Length, "|}"));
        }

        var rendered = new StringBuilder(text);
        foreach (var insert in inserts.OrderByDescending(i => i.At).ThenByDescending(i => i.Order).ThenByDescending(i => i.Tie).ThenByDescending(i => i.Text, StringComparer.Ordinal))
            rendered.Insert(insert.At, insert.Text);
        return rendered.ToString();
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+\d+):|\|\}", RegexOptions.None, 1000)]
    private static partial Regex Mark();
}
