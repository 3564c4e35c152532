using System.Text.Json;

namespace BedrockAnalyzers.Inventory;

/// <summary>A report of a build that nothing in code silences.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Path">The file: absolute, or as the SARIF file has it. Empty for a report without a place.</param>
/// <param name="Line">The line, from 1 on; 0 without a place.</param>
/// <param name="Column">The column, from 1 on; 0 without a place.</param>
/// <param name="Text">The message.</param>
/// <param name="Json">All of the result.</param>
/// <param name="Rule">What the SARIF file says about the rule.</param>
internal sealed record SarifResult(string RuleId, string Path, int Line, int Column, string Text, JsonElement Json, JsonElement Rule)
{
    /// <summary>Whether a build shows it. Without a level, SARIF means a warning.</summary>
    public bool IsShown => SarifFile.Text(Json, "level") is not ("note" or "none");

    /// <summary>A value that the rule has given with the report; null where there is none of the name.</summary>
    public string? Value(string name) => SarifFile.Text(SarifFile.Child(SarifFile.Child(Json, "properties"), "customProperties"), name);
}
