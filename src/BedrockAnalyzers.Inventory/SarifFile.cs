using System.Text.Json;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>What of a SARIF file is about Amazon Bedrock.</summary>
/// <param name="Results">What the rules of the package report.</param>
/// <param name="HasInventory">Whether the rule that lists the calls was on in the build.</param>
internal sealed record SarifFile(IReadOnlyList<SarifResult> Results, bool HasInventory)
{
    private const string RulePrefix = "BDR";

    /// <summary>Reads a file that the compiler wrote, of SARIF 2.1.</summary>
    public static SarifFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("runs", out var runs) || runs.ValueKind != JsonValueKind.Array) throw new InputException($"'{path}' is no SARIF file: it has no runs.");
            if (Text(root, "version") is not { } version || !version.StartsWith("2.", StringComparison.Ordinal))
                throw new InputException($"'{path}' is not SARIF 2.1. The compiler writes the older version by default: set ErrorLog to 'FILE.sarif,version=2.1', or let -p:BedrockInventory=true set it.");
            var found = runs.EnumerateArray().SelectMany(ResultsIn).ToList();
            return new(found, found.Exists(static result => result.RuleId is InventoryProperties.Id) || runs.EnumerateArray().Any(ListsRule));
        }
        catch (JsonException)
        {
            throw new InputException($"'{path}' is no SARIF file: it is not JSON.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {error.Message}");
        }
    }

    private static IEnumerable<SarifResult> ResultsIn(JsonElement run)
    {
        var rules = Elements(Child(Child(run, "tool"), "driver"), "rules").Where(static rule => Text(rule, "id") is not null).DistinctBy(static rule => Text(rule, "id"), StringComparer.Ordinal).ToDictionary(static rule => Text(rule, "id")!, StringComparer.Ordinal);
        foreach (var result in Elements(run, "results"))
        {
            if (Text(result, "ruleId") is not { } id || !id.StartsWith(RulePrefix, StringComparison.Ordinal) || IsSuppressed(result)) continue;
            var place = Elements(result, "locations").Select(static location => Child(location, "physicalLocation")).FirstOrDefault();
            var region = Child(place, "region");

            // The document that these belong to is not kept.
            yield return new(
                id,
                PathOf(Text(Child(place, "artifactLocation"), "uri") ?? ""),
                Number(region, "startLine"),
                Number(region, "startColumn"),
                Text(Child(result, "message"), "text") ?? "",
                result.Clone(),
                rules.TryGetValue(id, out var rule) ? rule.Clone() : default);
        }
    }

    // What the user silenced in code is silenced here.
    private static bool IsSuppressed(JsonElement result) => Elements(result, "suppressions").Any();

    // A build that has the rule on and no call lists it among the rules that ran.
    private static bool ListsRule(JsonElement run) =>
        Elements(Child(Child(run, "tool"), "driver"), "rules").Any(static rule => Text(rule, "id") is InventoryProperties.Id)
        && Elements(run, "invocations").Any(static invocation => Elements(invocation, "ruleConfigurationOverrides").Any(static rule => Text(Child(rule, "descriptor"), "id") is InventoryProperties.Id && !IsOff(Child(rule, "configuration"))));

    private static bool IsOff(JsonElement configuration) => configuration.ValueKind == JsonValueKind.Object && configuration.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False;

    private static string PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);

    /// <summary>A member; undefined where there is none.</summary>
    public static JsonElement Child(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    /// <summary>A member that is a text; null where there is none.</summary>
    public static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
}
