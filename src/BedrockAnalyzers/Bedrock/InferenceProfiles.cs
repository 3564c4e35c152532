using System.Globalization;

namespace BedrockAnalyzers.Bedrock;

/// <summary>Which inference profiles a model is certain to have: those of Claude from 4.5 on are on its model cards; of other models only the first Regions are.</summary>
internal static class InferenceProfiles
{
    // Claude has had a global profile, and those of Europe, Japan and Australia, since 4.5.
    private const decimal FirstGlobal = 4.5m;

    // Regions that share nothing with the others.
    private static readonly string[] s_apart = { "USGov", "USIso", "EUIso", "EUSC", "CN" };

    /// <summary>The prefix of a profile that reaches a model from a Region; null where none is certain.</summary>
    /// <param name="model">The model.</param>
    /// <param name="region">The member of <c>RegionEndpoint</c>, <c>USEast1</c>; null where the Region is not known.</param>
    public static string? PrefixFor(ModelEntry model, string? region)
    {
        if (region is not null && s_apart.Any(stem => Starts(region, stem))) return null;
        if (region is not null && (Starts(region, "USEast") || Starts(region, "USWest"))) return "us";
        return !HasGlobal(model) ? null : region switch
        {
            "APNortheast1" or "APNortheast3" => "jp",
            "APSoutheast2" or "APSoutheast4" => "au",
            { } european when Starts(european, "EU") => "eu",
            _ => "global",
        };
    }

    private static bool HasGlobal(ModelEntry model) =>
        model.Vendor is "Anthropic" && decimal.TryParse(model.Name.Substring(model.Name.LastIndexOf(' ') + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version >= FirstGlobal;

    private static bool Starts(string text, string stem) => text.StartsWith(stem, StringComparison.Ordinal);
}
