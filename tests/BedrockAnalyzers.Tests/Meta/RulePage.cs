using System.Collections.Immutable;
using Markdig;
using Markdig.Syntax;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>
/// The page of a rule, <c>Rules/BDR1001/README.md</c>. An example is all that stands in its section: <c>csharp</c> blocks are files (with the
/// usings of an ordinary project), <c>ini</c> blocks options as in an <c>.editorconfig</c>, and blocks with a name after the language additional files.
/// </summary>
internal sealed class RulePage
{
    private readonly MarkdownDocument _document;

    private RulePage(string id, string text) => (Id, Text, _document) = (id, text, Markdown.Parse(text));

    public string Id { get; }

    public string Text { get; }

    public string Title => _document.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(TextOf).Single();

    /// <summary>The cells of the table below the title: category, severity, fix, fix all.</summary>
    public ImmutableArray<string> Head => [.. Text.Split('\n').Where(static line => line.StartsWith('|')).Skip(2).First().Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)];

    public ImmutableArray<string> Sections => [.. _document.OfType<HeadingBlock>().Where(h => h.Level == 2).Select(TextOf)];

    public static string FolderOf(string id) => Path.Combine(References.RepositoryRoot, "src", "BedrockAnalyzers", "Rules", id);

    public static RulePage Read(string id) => new(id, File.ReadAllText(Path.Combine(FolderOf(id), "README.md")));

    public string SectionText(string section) => string.Join("\n", Paragraphs(section));

    public IEnumerable<string> Paragraphs(string section) => BlocksOf(section).Select(b => Text.Substring(b.Span.Start, b.Span.Length));

    public (ImmutableArray<string> Code, string? Options, ImmutableArray<(string Name, string Text)> Additional) Example(string section)
    {
        var blocks = BlocksOf(section).OfType<FencedCodeBlock>().ToList();
        // The tests give all files the same options: a section's header, [*.cs], says nothing to them.
        var options = blocks.Where(b => IsIn(b, "ini")).SelectMany(b => b.Lines.ToString().Split('\n')).Where(l => !l.StartsWith('[')).ToList();
        var code = blocks.Where(b => IsIn(b, "csharp")).Select(b => b.Lines.ToString()).ToImmutableArray();
        return (
            code.IsEmpty && options.Count > 0 ? ["public class AnyCode;"] : code,
            options.Count == 0 ? null : string.Join('\n', options),
            [.. blocks.Where(b => !string.IsNullOrEmpty(b.Arguments)).Select(b => (b.Arguments!, b.Lines.ToString()))]);
    }

    private static bool IsIn(FencedCodeBlock block, string language) => string.Equals(block.Info, language, StringComparison.Ordinal);

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<Markdig.Syntax.Inlines.LiteralInline>().Select(l => l.Content.ToString()));

    private IEnumerable<Block> BlocksOf(string section) =>
        _document.SkipWhile(b => b is not HeadingBlock { Level: 2 } h || !string.Equals(TextOf(h), section, StringComparison.Ordinal)).Skip(1).TakeWhile(b => b is not HeadingBlock { Level: <= 2 });
}
