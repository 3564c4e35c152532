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

    // Each statement is shown by a build in tests/BedrockAnalyzers.PackageTests/PrecedenceTests.cs.
    private const string WhatWins = """

        An empty cell is no entry: the rule is as under `Default`. `Recommended` takes the rules of severity Info that have a fix with FixAll. `Strict` does not make errors of rules that read the
        dated [table of models](models.md), such as BDR1003 and BDR6001: the same code would build today and break with newer data. To gate on them, name them ([README](../README.md#gate-a-build)).
        A rule that is hidden by default is an inventory, which reports what is no mistake; no preset turns it on or off.

        The case of the value does not matter. Any other value is error BDR0101 of the build, because a misspelt preset must not let a gate stand open.
        A preset holds for a project, all its target frameworks, and from the first build of a fresh clone on. It reaches warnings in `appsettings*.json` and `launchSettings.json` too.

        ### What wins

        For one rule at one place, the first of these that says something decides:

        1. `#pragma warning disable` and `SuppressMessage` in the code, and `NoWarn` in the project: nothing is reported, even where a preset says error.
        2. `dotnet_diagnostic.BDRnnnn.severity` in an `.editorconfig`. Sections such as `[*.cs]` say nothing of JSON files.
        3. `dotnet_diagnostic.BDRnnnn.severity` in a `.globalconfig`, which reaches JSON files.
        4. The preset's entry.
        5. Bulk severities: `dotnet_analyzer_diagnostic.category-Bedrock.Tokens.severity`, then `dotnet_analyzer_diagnostic.severity`. They reach every rule under `Default`, and under another preset those with an empty cell above.
        6. The rule's own severity.

        What is a warning after that may still be made an error: `-warnaserror`, `TreatWarningsAsErrors`, `WarningsAsErrors` and `-warnaserror:BDR1001` make errors of a preset's warnings as of any other.
        The other way, two settings that look alike differ: with `TreatWarningsAsErrors`, a rule in the project's `WarningsNotAsErrors` is a warning even if a preset says error;
        `-warnnotaserror` on the command line leaves a preset's error an error. A severity for the rule in `.editorconfig` is clearer.

        `AnalysisMode`, `AnalysisLevel`, `EnforceCodeStyleInBuild` and `CodeAnalysisTreatWarningsAsErrors` are for the rules of the .NET SDK; they change nothing here.
        `RunAnalyzers=false` and `RunAnalyzersDuringBuild=false` turn all analyzers off, whatever the preset.

        """;

    private static void Presets(StringBuilder text)
    {
        text.Append("""

            A preset is a set of severities. An MSBuild property chooses it, in a project file, in `Directory.Build.props`, or on the command line (`-p:BedrockAnalysisMode=Strict`):

            ```xml
            <BedrockAnalysisMode>Recommended</BedrockAnalysisMode>
            ```

            - `Default`: Nothing is changed; it is the same as no property.

            """.ReplaceLineEndings("\n"));
        foreach (var preset in Preset.All) text.Append(CultureInfo.InvariantCulture, $"- `{preset.Name}`: {preset.Description}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| Rule | Default | {string.Join(" | ", Preset.All.Select(p => p.Name))} |\n|---|---{string.Concat(Preset.All.Select(_ => "|---"))}|\n");
        foreach (var rule in DocumentedRule.All)
        {
            var byDefault = rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : "off";
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
            text.Append("| `").Append(option.Key).Append("` | ").Append(option.DefaultText.Length == 0 ? "none" : $"`{option.DefaultText}`").Append(" | ").Append(DocumentedRule.InEnglish(option.Allowed)).Append(" | ").Append(option.Description).Append(" |\n");
    }
}
