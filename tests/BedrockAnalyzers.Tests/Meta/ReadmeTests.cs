using System.Text.RegularExpressions;
using BedrockAnalyzers.DocumentationGenerator;
using Markdig;
using Markdig.Syntax;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The <c>.editorconfig</c> examples of the README name only what exists. A build with them is in the package's tests.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void Each_key_of_an_editorconfig_example_exists_and_takes_its_value()
    {
        var examples = Markdown.Parse(File.ReadAllText(Path.Combine(References.RepositoryRoot, "README.md"))).OfType<FencedCodeBlock>().Where(b => string.Equals(b.Info, "ini", StringComparison.Ordinal));
        var entries = examples.SelectMany(b => Entry().Matches(b.Lines.ToString())).Select(m => (Key: m.Groups["key"].Value, Value: m.Groups["value"].Value.Trim())).ToList();
        Assert.All(entries, entry => Assert.True(Exists(entry.Key, entry.Value), $"{entry.Key} = {entry.Value}"));

        // The sample has every option.
        Assert.Subset(entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal), GeneratedFiles.Options.Select(o => o.Option.Key).ToHashSet(StringComparer.Ordinal));
    }

    private static bool Exists(string key, string value) => key.Split('.') switch
    {
        ["root"] => value is "true",
        ["dotnet_diagnostic", var id, "severity"] => IsSeverity(value) && AllRules.Descriptors.Any(r => string.Equals(r.Id, id, StringComparison.Ordinal)),
        ["dotnet_analyzer_diagnostic", .. var category, "severity"] => IsSeverity(value) && AllRules.Descriptors.Any(r => string.Equals("category-" + r.Category, string.Join('.', category), StringComparison.Ordinal)),
        _ => GeneratedFiles.Options.Any(o => string.Equals(o.Option.Key, key, StringComparison.Ordinal) && o.Option.Takes(value)),
    };

    private static bool IsSeverity(string value) => value is "error" or "warning" or "suggestion" or "silent" or "none";

    [GeneratedRegex("^(?<key>[^#\\[= ]+) *= *(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Entry();
}
