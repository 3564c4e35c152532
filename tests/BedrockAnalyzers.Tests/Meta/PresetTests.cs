using BedrockAnalyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>What the presets say of each rule. That their files say the same, <see cref="RuleTests.Generated_files_are_up_to_date"/> shows.</summary>
public class PresetTests
{
    [Fact]
    public void Recommended_raises_what_dotnet_format_can_repair() => Assert.All(AllRules.Descriptors, rule =>
    {
        var isCheap = rule is { DefaultSeverity: DiagnosticSeverity.Info, IsEnabledByDefault: true } && AllRules.Fixes.Any(f => f.FixableDiagnosticIds.Contains(rule.Id) && f.GetFixAllProvider() is not null);
        Assert.Equal(isCheap ? "warning" : null, SeverityOf("Recommended", rule));
    });

    [Fact]
    public void All_leaves_no_rule_below_a_warning() => Assert.All(AllRules.Descriptors.Where(r => r.DefaultSeverity != DiagnosticSeverity.Hidden), rule =>
        Assert.True(SeverityOf("All", rule) is "warning" || rule is { DefaultSeverity: >= DiagnosticSeverity.Warning, IsEnabledByDefault: true }));

    [Fact]
    public void Strict_makes_errors_of_the_headline_rules_alone()
    {
        Assert.Equal(["BDR1001", "BDR2001", "BDR3001"], AllRules.Descriptors.Where(r => SeverityOf("Strict", r) is "error").Select(r => r.Id));
        Assert.All(AllRules.Descriptors.Where(r => SeverityOf("Strict", r) is not "error"), rule => Assert.Equal(SeverityOf("Recommended", rule), SeverityOf("Strict", rule)));
    }

    [Fact]
    public void None_leaves_no_rule_on() => Assert.All(AllRules.Descriptors.Where(r => r.IsEnabledByDefault && r.DefaultSeverity != DiagnosticSeverity.Hidden), rule => Assert.Equal("none", SeverityOf("None", rule)));

    // An inventory reports what is no mistake.
    [Fact]
    public void No_preset_speaks_of_the_inventory() => Assert.All(Preset.All, preset => Assert.Null(preset.SeverityOf(DocumentedRule.All.Single(r => string.Equals(r.Id, "BDR0002", StringComparison.Ordinal)))));

    private static string? SeverityOf(string preset, DiagnosticDescriptor rule) => Preset.All.Single(p => string.Equals(p.Name, preset, StringComparison.Ordinal)).SeverityOf(DocumentedRule.All.Single(r => string.Equals(r.Id, rule.Id, StringComparison.Ordinal)));
}
