using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The README of the repository, whose examples are run.</summary>
internal sealed class Readme
{
    private readonly MarkdownDocument _document = Markdown.Parse(File.ReadAllText(Path.Combine(Metadata.Get("RepositoryRoot"), "README.md")).ReplaceLineEndings("\n"));

    /// <summary>The fenced blocks in a section in a language, in order. Commands have none.</summary>
    public IReadOnlyList<string> Blocks(string section, string language = "") =>
        [.. _document.SkipWhile(b => b is not HeadingBlock h || !string.Equals(TextOf(h), section, StringComparison.Ordinal)).Skip(1).TakeWhile(b => b is not HeadingBlock)
            .OfType<FencedCodeBlock>().Where(b => string.Equals(b.Info ?? "", language, StringComparison.Ordinal)).Select(b => b.Lines.ToString())];

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
