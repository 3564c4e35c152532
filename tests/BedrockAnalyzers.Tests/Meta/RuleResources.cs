using System.Collections;
using System.Collections.Immutable;
using System.Resources;
using System.Xml.Linq;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The texts of the rules, as they are built in and as they are written.</summary>
internal static class RuleResources
{
    private const string Extension = ".resources";

    /// <summary>The rules' IDs, and the name of what they share.</summary>
    public static ImmutableArray<string> Sources { get; } =
        [.. typeof(RuleText).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(Extension, StringComparison.Ordinal)).Select(n => n[..^Extension.Length]).Order(StringComparer.Ordinal)];

    public static ImmutableSortedDictionary<string, string> Texts(string source)
    {
        using var reader = new ResourceReader(typeof(RuleText).Assembly.GetManifestResourceStream(source + Extension)!);
        return reader.Cast<DictionaryEntry>().ToImmutableSortedDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    /// <summary>What is said to translators about a text, by its name.</summary>
    public static ImmutableDictionary<string, string> Comments(string source) =>
        XDocument.Load(FileOf(source)).Root!.Elements("data").Where(e => e.Element("comment") is not null).ToImmutableDictionary(e => e.Attribute("name")!.Value, e => e.Element("comment")!.Value, StringComparer.Ordinal);

    private static string FileOf(string source) =>
        source == RuleText.Shared ? Path.Combine(References.RepositoryRoot, "src", "BedrockAnalyzers", source + ".resx") : Path.Combine(RulePage.FolderOf(source), source + ".resx");
}
