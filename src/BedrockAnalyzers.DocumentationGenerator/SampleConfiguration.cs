using System.Globalization;
using System.Text;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The sample <c>.editorconfig</c> of the README: severities as examples, and every option with its default.</summary>
internal static class SampleConfiguration
{
    public static string Write()
    {
        var text = new StringBuilder("""
            ```ini
            root = true

            [*.cs]
            # The severity of one rule: error, warning, suggestion, silent or none.
            dotnet_diagnostic.BDR1001.severity = error
            dotnet_diagnostic.BDR1009.severity = none

            # Of all rules of a category that are named neither here nor by a preset.
            dotnet_analyzer_diagnostic.category-Bedrock.Throttling.severity = warning

            # The options, with their defaults.

            """.ReplaceLineEndings("\n"));
        foreach (var (option, _) in GeneratedFiles.Options) text.Append(CultureInfo.InvariantCulture, $"# {option.Description}\n{option.Key} = {option.DefaultText}\n");
        return text.Append("\n[tests/**.cs]\n# Other severities for a folder.\ndotnet_diagnostic.BDR1001.severity = none\n```\n").ToString();
    }
}
