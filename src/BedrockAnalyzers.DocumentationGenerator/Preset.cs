using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>A value of the MSBuild property <c>BedrockAnalysisMode</c>, and the severities that it gives the rules.</summary>
internal sealed class Preset
{
    // The mistake of each kind that costs the most. Not the rules that read the dated table of models (BDR1003, BDR6001): the same code would build today and break with newer data.
    private static readonly ImmutableArray<string> s_headlines = ["BDR1001", "BDR2001", "BDR3001"];

    private readonly Func<DocumentedRule, string?> _severityOf;

    private Preset(string name, string description, Func<DocumentedRule, string?> severityOf) => (Name, Description, _severityOf) = (name, description, severityOf);

    /// <summary>Every preset that has a file. <c>Default</c> is the absence of entries, so it has none.</summary>
    public static ImmutableArray<Preset> All { get; } =
    [
        new("Recommended", "Rules of severity Info that `dotnet format` can repair become warnings, because they are cheap to fix.", Recommended),
        new("All", "Every rule is at least a warning, but for the inventory BDR0002, which stays off.", static rule => rule.Descriptor is { IsEnabledByDefault: true, DefaultSeverity: > DiagnosticSeverity.Info } ? null : "warning"),
        new("Strict", $"`Recommended`, and {string.Join(", ", s_headlines)} are errors.", static rule => s_headlines.Contains(rule.Id, StringComparer.Ordinal) ? "error" : Recommended(rule)),
        new("None", "Every rule is off.", static rule => rule.Descriptor.IsEnabledByDefault ? "none" : null),
    ];

    public string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    public string Description { get; }

    /// <summary>Where its file is in the repository.</summary>
    public string Path => $"src/BedrockAnalyzers.Package/build/config/BedrockAnalyzers.{Name}.globalconfig";

    /// <summary>
    /// The severity that it gives a rule, or null where it has no entry: it names only what it changes, so that bulk severities go on to reach the rest.
    /// A hidden rule is an inventory, which reports what is no mistake: no preset turns it on.
    /// </summary>
    public string? SeverityOf(DocumentedRule rule) => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Hidden ? null : _severityOf(rule);

    /// <summary>The text of its file.</summary>
    public string Write()
    {
        var text = new StringBuilder($"""
            # Made by src/BedrockAnalyzers.DocumentationGenerator from the rules. <BedrockAnalysisMode>{Name}</BedrockAnalysisMode> in a project chooses it.
            is_global = true
            # The lowest level: entries of a user's own global configuration win.
            global_level = -100

            """.ReplaceLineEndings("\n"));
        foreach (var rule in DocumentedRule.All)
        {
            if (SeverityOf(rule) is { } severity) text.Append(CultureInfo.InvariantCulture, $"\n# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        }

        return text.ToString();
    }

    private static string? Recommended(DocumentedRule rule) => rule.HasFixAll && rule.Descriptor is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Info } ? "warning" : null;
}
