using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BedrockAnalyzers.Options;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The rules for programs to read; <c>docs/rules.schema.json</c> says what each member is.</summary>
internal static class RuleCatalogue
{
    private static readonly JsonSerializerOptions s_format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // It is no part of a page: quotes and dashes stay as they are read.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(string root)
    {
        // The package's build puts its commit in place of main.
        var catalogue = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["$schema"] = "https://raw.githubusercontent.com/BedrockAnalyzers/BedrockAnalyzers/main/docs/rules.schema.json",
            ["rules"] = DocumentedRule.All.Select(rule => EntryOf(rule, root)).ToList(),
        };
        return JsonSerializer.Serialize(catalogue, s_format) + "\n";
    }

    private static Entry EntryOf(DocumentedRule rule, string root) => new(
        rule.Id,
        rule.Title,
        rule.Descriptor.Category,
        rule.Descriptor.DefaultSeverity.ToString(),
        rule.Descriptor.IsEnabledByDefault,
        DocumentedRule.InEnglish(rule.Descriptor.MessageFormat),
        DocumentedRule.InEnglish(rule.Descriptor.Description),
        [.. rule.Options.Select(EntryOf)],
        [.. rule.FixTitles],
        rule.NoFixReason,
        rule.HasFixAll,
        rule.NoFixAllReason,
        Descriptors.PageOf(rule.Id, "main"),
        rule.SinceIn(root) ?? "unreleased",
        [.. rule.Descriptor.CustomTags]);

    private static OptionEntry EntryOf(RuleOption option) => new(
        option.Key,
        option is IntegerOption ? "integer" : "text",
        (option as IntegerOption)?.Minimum,
        (option as IntegerOption)?.Maximum,
        DocumentedRule.InEnglish(option.Allowed),
        option.DefaultText,
        option.Description);

    private sealed record Entry(
        string Id,
        string Title,
        string Category,
        string DefaultSeverity,
        bool EnabledByDefault,
        string Message,
        string Description,
        IReadOnlyList<OptionEntry> Options,
        IReadOnlyList<string> Fixes,
        string? NoFixReason,
        bool FixAll,
        string? NoFixAllReason,
        string HelpLink,
        string Since,
        IReadOnlyList<string> Tags);

    private sealed record OptionEntry(string Key, string Type, int? Minimum, int? Maximum, string Allowed, string Default, string Description);
}
