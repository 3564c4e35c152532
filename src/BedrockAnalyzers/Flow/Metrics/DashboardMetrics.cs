using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>
/// Reads the metrics of a dashboard's body: rows of a namespace, a metric, and names and values of dimensions, in which <c>"."</c> repeats what stands above it and <c>"..."</c> all that the row above has more.
/// </summary>
internal static class DashboardMetrics
{
    private const string Same = ".";
    private const string SameRest = "...";

    /// <summary>The names that are written out, with the places of their texts.</summary>
    public static IEnumerable<(MetricName Name, JsonSpot Spot)> In(JsonValue body)
    {
        if (body is not JsonObject dashboard || dashboard.Find("widgets")?.Value is not JsonArray widgets) yield break;
        foreach (var widget in widgets.Items)
        {
            if (widget is not JsonObject json || json.Find("properties")?.Value is not JsonObject properties || properties.Find("metrics")?.Value is not JsonArray rows) continue;
            var above = ImmutableArray<Item>.Empty;
            foreach (var row in rows.Items)
            {
                above = row is JsonArray array ? ItemsOf(array, above) : ImmutableArray<Item>.Empty;
                foreach (var named in NamesIn(above)) yield return named;

                // Between rows that nobody sees, none is known to stand above another.
                if (rows.IsOpen) above = ImmutableArray<Item>.Empty;
            }
        }
    }

    private static IEnumerable<(MetricName Name, JsonSpot Spot)> NamesIn(ImmutableArray<Item> row)
    {
        if (row.Length < 2 || row[0].Text is not { } space) yield break;
        var namespaces = ImmutableArray.Create(space);
        if (row[1] is { Text: { } metric, Spot: { } spot }) yield return (new(metric, IsDimension: false, namespaces, ImmutableArray<string>.Empty), spot);
        for (var i = 2; i + 1 < row.Length; i += 2)
        {
            if (row[i] is { Text: { } dimension, Spot: { } place }) yield return (new(dimension, IsDimension: true, namespaces, row[1].Text is { } of ? ImmutableArray.Create(of) : ImmutableArray<string>.Empty), place);
        }
    }

    // The texts of a row as far as it is known which is where; what is taken from above stands nowhere.
    private static ImmutableArray<Item> ItemsOf(JsonArray row, ImmutableArray<Item> above)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var texts = row.Items.Count(static item => item is JsonScalar);
        for (var i = 0; i < row.Items.Length; i++)
        {
            // Settings of the row come last; something unknown can be more than one item.
            if (row.Items[i] is not JsonScalar { Value: var value } || row.IsOpen) break;
            switch (value)
            {
                case ConstantValue { Constant: SameRest }:
                    if (above.IsEmpty) return ImmutableArray<Item>.Empty;
                    for (var rest = above.Length - (texts - 1); rest > 0 && items.Count < above.Length; rest--) items.Add(new(above[items.Count].Text, Spot: null));
                    break;
                case ConstantValue { Constant: Same }:
                    items.Add(new(items.Count < above.Length ? above[items.Count].Text : null, Spot: null));
                    break;
                default:
                    items.Add(new((value as ConstantValue)?.Constant as string, i < row.Spots.Length ? row.Spots[i] : null));
                    break;
            }
        }

        return items.ToImmutable();
    }

    private readonly record struct Item(string? Text, JsonSpot? Spot);
}
