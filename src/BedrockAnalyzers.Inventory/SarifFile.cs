using System.Text.Json;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>What of a SARIF file belongs to the inventory.</summary>
/// <param name="Calls">The calls; paths are absolute, or as the file has them.</param>
/// <param name="HasRule">Whether the rule was on in the build.</param>
internal sealed record SarifFile(IReadOnlyList<InventoryCall> Calls, bool HasRule)
{
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
            var found = runs.EnumerateArray().SelectMany(CallsIn).ToList();
            return new(found, found.Count > 0 || runs.EnumerateArray().Any(ListsRule));
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

    private static IEnumerable<InventoryCall> CallsIn(JsonElement run)
    {
        foreach (var result in Elements(run, "results"))
        {
            if (Text(result, "ruleId") is not InventoryProperties.Id || IsSuppressed(result)) continue;
            var values = Child(Child(result, "properties"), "customProperties");
            foreach (var location in Elements(result, "locations").Take(1))
            {
                var place = Child(location, "physicalLocation");
                var region = Child(place, "region");
                yield return new(
                    PathOf(Text(Child(place, "artifactLocation"), "uri") ?? ""),
                    Number(region, "startLine"),
                    Number(region, "startColumn"),
                    Value(values, InventoryProperties.Member),
                    new(
                        Value(values, InventoryProperties.Operation),
                        Value(values, InventoryProperties.Model),
                        Value(values, InventoryProperties.Cap),
                        Value(values, InventoryProperties.Streaming),
                        Value(values, InventoryProperties.RetriedBy),
                        Value(values, InventoryProperties.AnswerPrice)));
            }
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

    private static string Value(JsonElement values, string name) => Text(values, name) ?? InventoryProperties.Unknown;

    private static JsonElement Child(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
}
