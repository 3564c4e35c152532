using System.Globalization;
using System.Text;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The page on presets, severities and options.</summary>
internal static class ConfigurationPage
{
    public static string Write()
    {
        var text = new StringBuilder("""
            <!-- Made by src/BedrockAnalyzers.DocumentationGenerator from the rules and the options that they declare. -->
            # Configuration

            ## Presets

            """.ReplaceLineEndings("\n"));
        Presets(text);
        text.Append(WhatWins.ReplaceLineEndings("\n"));
        Options(text);
        return text.ToString();
    }

    private const string WhatWins = """
        TODO

        """;

    private static void Presets(StringBuilder text)
    {
        text.Append("""

            A preset is a set of severities. An MSBuild property chooses it, in a project file, in `Directory.Build.props`, or on the command line (`-p:BedrockAnalysisMode=Strict`):

            ```xml
            <BedrockAnalysisMode>Recommended</BedrockAnalysisMode>
            ```

            - `Default`: no entry at all. It is the same as no property.

            """.ReplaceLineEndings("\n"));
        foreach (var preset in Preset.All) text.Append(CultureInfo.InvariantCulture, $"- `{preset.Name}`: {preset.Description}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| Rule | Default | {string.Join(" | ", Preset.All.Select(p => p.Name))} |\n|---|---{string.Concat(Preset.All.Select(_ => "|---"))}|\n");
        foreach (var rule in RuleSet.Rules)
        {
            var byDefault = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";
            text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}](../src/BedrockAnalyzers/Rules/{rule.Id}/README.md) | {byDefault} | {string.Join(" | ", Preset.All.Select(p => p.SeverityOf(rule) is { } severity ? $"**{severity}**" : ""))} |\n");
        }
    }

    private static void Options(StringBuilder text)
    {
        text.Append("""

            ## Options

            Options are read from `.editorconfig` and `.globalconfig`. A value that an option does not take is reported as
            [BDR0001](../src/BedrockAnalyzers/Rules/BDR0001/README.md), and the rule goes on with its default.

            | Option | Default | Takes | What it does |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (option, _) in GeneratedFiles.Options)
            text.Append("| `").Append(option.Key).Append("` | ").Append(option.DefaultText.Length == 0 ? "none" : $"`{option.DefaultText}`").Append(" | ").Append(option.Allowed).Append(" | ").Append(option.Description).Append(" |\n");
    }
}
