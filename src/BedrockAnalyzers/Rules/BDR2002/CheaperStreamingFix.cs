using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>Rewrites the sentence of a comment to what streaming does. It changes text alone: what is around the sentence stays as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheaperStreamingFix))]
public sealed class CheaperStreamingFix : CodeFixProvider
{
    private const string Sentence = "Streaming shows the first words sooner; it costs the same tokens at the same price";

    private const string Key = "BDR2002.SayWhatStreamingDoes";

    private static readonly FixAllProvider s_fixAll = FixAllProvider.Create(
        static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(CheaperStreamingAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => s_fixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ChangeFor(diagnostic, text) is null) continue;
            var one = ImmutableArray.Create(diagnostic);
            context.RegisterCodeFix(CodeAction.Create(new RuleText(CheaperStreamingAnalyzer.Id, "Fix").ToString(null), async cancellationToken => await FixAsync(context.Document, one, cancellationToken).ConfigureAwait(false) ?? context.Document, Key), diagnostic);
        }
    }

    private static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(static d => d.Location.SourceSpan.Start))
        {
            if (ChangeFor(diagnostic, text) is { } change && (changes.Count == 0 || changes[changes.Count - 1].Span.End < change.Span.Start)) changes.Add(change);
        }

        return changes.Count == 0 ? null : document.WithText(text.WithChanges(changes));
    }

    private static TextChange? ChangeFor(Diagnostic diagnostic, SourceText text)
    {
        // Strings and names have no sentence to rewrite: what else depends on them is not seen.
        if (diagnostic.AdditionalLocations.Count != 1 || diagnostic.AdditionalLocations[0].SourceSpan is var span && span.End > text.Length) return null;
        var old = text.ToString(span);
        if (!HasWholeTags(old)) return null;
        var sentence = Sentence + (old[old.Length - 1] is '.' or '!' ? "." : "");
        if (old.FirstOrDefault(char.IsLetter) is var letter && char.IsLower(letter) && old[0] != '<') sentence = char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        return first.LineNumber == last.LineNumber ? new(span, sentence) : Wrapped(text, span, sentence, first, last);
    }

    // A sentence over several lines keeps to their width, and to how they begin.
    private static TextChange Wrapped(SourceText text, TextSpan span, string sentence, TextLine first, TextLine last)
    {
        var second = text.Lines[first.LineNumber + 1];
        var prefix = text.ToString(TextSpan.FromBounds(second.Start, StartOfContent(text, second)));
        var newLine = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        var width = 0;
        for (var i = first.LineNumber; i <= last.LineNumber; i++) width = Math.Max(width, text.Lines[i].Span.Length);

        var written = new StringBuilder();
        var column = span.Start - first.Start;
        foreach (var word in sentence.Split(' '))
        {
            if (written.Length > 0 && column + 1 + word.Length > width)
            {
                written.Append(newLine).Append(prefix);
                column = prefix.Length;
            }
            else if (written.Length > 0)
            {
                written.Append(' ');
                column++;
            }

            written.Append(word);
            column += word.Length;
        }

        // The sentence behind it goes on where there is room.
        var rest = text.ToString(TextSpan.FromBounds(span.End, last.End));
        if (rest.Length < 2 || rest[0] != ' ' || rest.TrimStart().StartsWith("*/", StringComparison.Ordinal) || column + rest.Length <= width) return new(span, written.ToString());
        return new(new(span.Start, span.Length + rest.Length - rest.TrimStart().Length), written.Append(newLine).Append(prefix).ToString());
    }

    private static int StartOfContent(SourceText text, TextLine line)
    {
        var at = line.Start;
        while (at < line.End && char.IsWhiteSpace(text[at])) at++;
        if (at < line.End && text[at] == '/')
        {
            while (at < line.End && text[at] == '/') at++;
        }
        else if (at < line.End && text[at] == '*')
        {
            at++;
        }

        while (at < line.End && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    // A tag that only opens or only closes in the sentence belongs to what is around it too.
    private static bool HasWholeTags(string sentence)
    {
        var depth = 0;
        for (var at = sentence.IndexOf('<'); at >= 0; at = sentence.IndexOf('<', at + 1))
        {
            var end = sentence.IndexOf('>', at);
            if (end < 0) return false;
            if (sentence[at + 1] == '/') depth--;
            else if (sentence[end - 1] != '/') depth++;
            if (depth < 0) return false;
        }

        return depth == 0;
    }
}
