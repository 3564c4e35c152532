using System.Text;
using System.Text.RegularExpressions;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The rules by category, each with the first sentence of its page.</summary>
internal static partial class RulesPage
{
    private const string CauseHeading = "## Cause\n";

    public static string Write(string root)
    {
        var text = new StringBuilder("""
            <!-- Made by src/BedrockAnalyzers.DocumentationGenerator from the rules and their pages. -->
            # Rules

            By category, as bulk severities name it (`dotnet_analyzer_diagnostic.category-Bedrock.Tokens.severity`). The same for programs is [rules.json](rules.json) ([schema](rules.schema.json)), which is in the package too.

            """.ReplaceLineEndings("\n"));
        foreach (var category in DocumentedRule.All.GroupBy(static rule => rule.Descriptor.Category, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(category.Key).Append("\n\n| ID | Title | Reported | Severity | Fix | Options |\n|---|---|---|---|---|---|\n");
            foreach (var rule in category)
            {
                var options = string.Join(", ", rule.Options.Select(static option => $"[`{option.Key[(option.Key.LastIndexOf('.') + 1)..]}`](configuration.md)"));
                text.Append("| [").Append(rule.Id).Append("](../src/BedrockAnalyzers/Rules/").Append(rule.Id).Append("/README.md) | ").Append(rule.Title).Append(" | ").Append(CauseOf(rule.Id, root)).Append(" | ")
                    .Append(rule.Severity).Append(" | ").Append(rule.FixWord).Append(" | ").Append(options.Length == 0 ? "none" : options).Append(" |\n");
            }
        }

        return text.ToString();
    }

    // What stands in the section up to the end of its first sentence, or to the list that it introduces.
    private static string CauseOf(string id, string root)
    {
        var page = File.ReadAllText(Path.Combine(root, "src", "BedrockAnalyzers", "Rules", id, "README.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf(CauseHeading, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"The page of {id} has no section Cause.");
        var paragraph = page[(start + CauseHeading.Length)..].TrimStart('\n');
        paragraph = paragraph[..paragraph.IndexOf("\n\n", StringComparison.Ordinal)].Replace('\n', ' ');
        var sentence = Link().Replace(SentenceEnd().Split(paragraph)[0], "${text}").TrimEnd('.', ':');
        return sentence.Replace("|", "\\|", StringComparison.Ordinal) + ".";
    }

    [GeneratedRegex(@"(?<=[.:]) (?=[A-Z-])", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
