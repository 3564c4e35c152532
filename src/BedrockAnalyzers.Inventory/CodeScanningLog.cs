using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>What all projects of a repository report, as one run of SARIF 2.1: code-scanning sites take no second run of the same tool.</summary>
internal static class CodeScanningLog
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The log, with paths from the root on. The inventory is not in it, which finds nothing wrong, nor what has no place in a file, which no site could show.</summary>
    /// <param name="inputs">Files, folders or patterns.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="root">The folder that paths are relative to; null for that of the Git repository around each file, or the current one.</param>
    public static string Read(IEnumerable<string> inputs, string folder, string? root)
    {
        var roots = new RepositoryRoots(folder, root);

        // Target frameworks and linked files bring a report more than once.
        var results = InputFiles.Find(inputs, folder).SelectMany(static file => SarifFile.Read(file).Results).Where(static result => result.RuleId is not InventoryProperties.Id && result.Line > 0)
            .Select(result => result with { Path = roots.Relative(result.Path) })
            .DistinctBy(static result => (result.RuleId, result.Path, result.Line, result.Column, result.Text))
            .OrderBy(static result => result.Path, StringComparer.Ordinal).ThenBy(static result => result.Line).ThenBy(static result => result.Column).ThenBy(static result => result.RuleId, StringComparer.Ordinal).ToList();
        var rules = results.OrderBy(static result => result.Rule.ValueKind != JsonValueKind.Object).DistinctBy(static result => result.RuleId, StringComparer.Ordinal).OrderBy(static result => result.RuleId, StringComparer.Ordinal).ToList();
        var driver = new JsonObject
        {
            ["name"] = "BedrockAnalyzers",
            ["informationUri"] = "https://github.com/BedrockAnalyzers/BedrockAnalyzers",
            ["rules"] = new JsonArray([.. rules.Select(static result => Rule(result))]),
        };
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["results"] = new JsonArray([.. results.Select(result => Result(result, rules.FindIndex(rule => string.Equals(rule.RuleId, result.RuleId, StringComparison.Ordinal))))]),
            ["columnKind"] = "utf16CodeUnits",
        };
        var log = new JsonObject { ["$schema"] = "http://json.schemastore.org/sarif-2.1.0", ["version"] = "2.1.0", ["runs"] = new JsonArray(run) };
        return log.ToJsonString(s_indented).ReplaceLineEndings("\n") + "\n";
    }

    // The compiler writes no help, which a site shows beside the alert.
    private static JsonObject Rule(SarifResult result)
    {
        var rule = result.Rule;

        // A log need not describe a rule.
        if (rule.ValueKind != JsonValueKind.Object || JsonObject.Create(rule) is not { } json) return new JsonObject { ["id"] = result.RuleId };
        if (SarifFile.Text(rule, "helpUri") is not { } link || json["help"] is not null) return json;
        var text = SarifFile.Text(SarifFile.Child(rule, "fullDescription"), "text") ?? "";
        json["help"] = new JsonObject { ["text"] = $"{text} {link}".Trim(), ["markdown"] = $"{text}\n\n[Cause, fix and examples]({link})".Trim() };
        return json;
    }

    private static JsonObject Result(SarifResult result, int index)
    {
        var json = JsonObject.Create(result.Json)!;
        json["ruleIndex"] = index;

        // Further places are for the fixes, and would be shown without a word about them.
        json.Remove("relatedLocations");
        json.Remove("properties");
        json["locations"]![0]!["physicalLocation"]!["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', result.Path.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = "%SRCROOT%" };
        return json;
    }
}
