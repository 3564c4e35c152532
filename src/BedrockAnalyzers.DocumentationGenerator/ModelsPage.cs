using System.Globalization;
using System.Text;
using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The table of models as a page for people.</summary>
internal static class ModelsPage
{
    public static string Write()
    {
        var text = new StringBuilder($"""
            <!-- Made by src/BedrockAnalyzers.DocumentationGenerator from src/BedrockAnalyzers/Bedrock/models.tsv. -->
            # Models

            What the rules know of Amazon Bedrock's models, as of **{ModelCatalog.Date}**. Where Regions differ, the latest date counts. An empty cell is unknown or not certain, and rules that need it are silent.
            A project adds models that it wants reported with `dotnet_code_quality.BDR6001.retired_models` ([options](configuration.md)).

            An ID that ends in `*` stands for the ID with any version or date behind it. Prices are USD for 1,000,000 tokens, input / output, on demand; of Claude 4.5 and later those of a global inference profile, a geographic one costs 1.1 times that.

            """.ReplaceLineEndings("\n"));
        foreach (var vendor in ModelCatalog.Default.Entries.GroupBy(static entry => entry.Vendor, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append("\n## ").Append(vendor.Key).Append("\n\n")
                .Append("| Model | ID | State | Replacement | Maximum output | Price | Tier | Refuses | Inference profile | Caches from | Sources |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
            foreach (var entry in vendor) Row(text, entry);
        }

        text.Append("\n## Sources\n\nRead on the day that the table names in each row.\n\n");
        foreach (var line in Sources()) text.Append(line).Append('\n');
        return text.ToString();
    }

    private static void Row(StringBuilder text, ModelEntry entry)
    {
        string?[] cells =
        [
            entry.Name,
            "`" + entry.Id + (entry.IsStem ? "*`" : "`"),
            StateOf(entry),
            entry.Replacement is { } replacement ? $"`{replacement}`" : null,
            entry.MaximumOutputTokens?.ToString("N0", CultureInfo.InvariantCulture),
            entry.InputPrice is { } input && entry.OutputPrice is { } output ? string.Create(CultureInfo.InvariantCulture, $"{input} / {output}") : null,
            entry.PriceTier is { } tier ? Words(tier.ToString()) : null,
            RefusedBy(entry),
            entry.Profile switch
            {
                ProfileNeed.Required => "required",
                ProfileNeed.None => "has none",
                ProfileNeed.RegionDependent => "depends on the Region",
                _ => null,
            },
            entry.CacheMinimumTokens is { } minimum ? minimum.ToString("N0", CultureInfo.InvariantCulture) + " tokens" : null,
            $"{entry.Source}, {entry.DateRead}",
        ];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string StateOf(ModelEntry entry) => entry.State switch
    {
        ModelState.Active => "active",
        ModelState.Legacy => $"legacy since {entry.LegacyDate}, ends {entry.EndOfLifeDate}",
        _ => entry.EndOfLifeDate is { } date ? $"ended {date}" : "ended before 2026",
    };

    private static string RefusedBy(ModelEntry entry)
    {
        var refused = new List<string>();
        if (entry.AcceptsTemperature == false) refused.Add("`temperature`");
        if (entry.AcceptsTopP == false) refused.Add("`top_p`");
        if (refused.Count == 0 && entry.AcceptsTemperatureWithTopP == false) refused.Add("`temperature` with `top_p`");
        if (entry.Thinking == ModelThinking.AdaptiveOnly) refused.Add("`budget_tokens`");
        return string.Join(", ", refused);
    }

    // VeryLarge: very large.
    private static string Words(string name) => string.Concat(name.Select(static (c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    // The paragraph at the head of the table that explains the tags.
    private static IEnumerable<string> Sources()
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream("models.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(static line => line.TrimEnd('\r')).SkipWhile(static line => !line.StartsWith("# LIFE: ", StringComparison.Ordinal)).TakeWhile(static line => line.Length > 1).Select(static line => line[2..])];
    }
}
