using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A page of the repository, whose examples are run.</summary>
/// <param name="path">Its path in the repository.</param>
internal sealed class Page(string path)
{
    private readonly MarkdownDocument _document = Markdown.Parse(File.ReadAllText(Path.Combine(Metadata.Get("RepositoryRoot"), path)).ReplaceLineEndings("\n"));

    /// <summary>The fenced blocks in a section in a language, in order, also those in its lists. Commands have none.</summary>
    public IReadOnlyList<string> Blocks(string section, string language = "") =>
        [.. BlocksOf(section)
            .SelectMany(b => b is ContainerBlock list ? list.Descendants<FencedCodeBlock>() : new[] { b }.OfType<FencedCodeBlock>())
            .Where(b => string.Equals(b.Info ?? "", language, StringComparison.Ordinal)).Select(b => b.Lines.ToString())];

    /// <summary>How many steps the numbered lists of a section have.</summary>
    public int Steps(string section) => BlocksOf(section).OfType<ListBlock>().Where(list => list.IsOrdered).Sum(list => list.Count);

    private IEnumerable<Block> BlocksOf(string section) =>
        _document.SkipWhile(b => b is not HeadingBlock h || !string.Equals(TextOf(h), section, StringComparison.Ordinal)).Skip(1).TakeWhile(b => b is not HeadingBlock);

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
