using System.Globalization;
using System.Text;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>Writes an inventory, and what has changed between two, as Markdown.</summary>
/// <param name="links">The address that paths are added to, as <c>https://github.com/OWNER/REPOSITORY/blob/COMMIT</c>; null for no links.</param>
internal sealed class MarkdownTable(string? links)
{
    private const string Columns = "Call | Operation | Model | Cap | Streaming | Retried by | Worst-case price of an answer |";

    /// <summary>All calls, and a line that adds up.</summary>
    public string Of(CallInventory inventory)
    {
        if (inventory.Calls.Count == 0) return "No Bedrock calls.\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {Columns}\n|---|---|---|---|---|---|---|\n");
        foreach (var call in inventory.Calls)
        {
            var values = call.Values;
            text.Append(CultureInfo.InvariantCulture, $"| {Place(call)} | {values.Operation} | {Model(values.Model)} | {Cap(values.Cap)} | {YesOrNo(values.Streaming)} | {Escape(values.RetriedBy)} | {values.PriceText} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n**{Count(inventory.Calls.Count, "call")} in {Count(inventory.Calls.Select(static call => call.Path).Distinct(StringComparer.Ordinal).Count(), "file")}**: {inventory.WithoutCap} without a cap, {inventory.Calls.Count(static call => call.Values.Price is null)} of unknown price{(inventory.DearestPrice is { } price ? "; the dearest answer costs at most " + Dollars.Of(price) : "")}.\n");
        return text.ToString();
    }

    /// <summary>What has changed.</summary>
    public string Of(InventoryDiff diff)
    {
        if (diff.IsEmpty) return $"No change: {Count(diff.Head.Calls.Count, "Bedrock call")}, as before.\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**Bedrock calls**: {diff.Added.Count} added, {diff.Removed.Count} removed, {diff.Changed.Count} changed.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| Change | {Columns}\n|---|---|---|---|---|---|---|---|\n");
        foreach (var (change, before, after) in diff.InOrder)
        {
            var (old, now) = ((before ?? after)!.Values, (after ?? before)!.Values);
            text.Append(CultureInfo.InvariantCulture, $"| {change} | {(after is null ? Code(before!.Place) : Place(after))} | {Arrow(old, now, static v => v.Operation)} | {Arrow(old, now, static v => Model(v.Model))} | {Arrow(old, now, static v => Cap(v.Cap))} | {Arrow(old, now, static v => YesOrNo(v.Streaming))} | {Arrow(old, now, static v => Escape(v.RetriedBy))} | {Arrow(old, now, static v => v.PriceText)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nCalls: {diff.Base.Calls.Count} → {diff.Head.Calls.Count}; without a cap: {diff.Base.WithoutCap} → {diff.Head.WithoutCap}; the dearest answer costs at most: {Dearest(diff.Base)} → {Dearest(diff.Head)}.\n");
        return text.ToString();
    }

    private string Place(InventoryCall call) => links is null ? Code(call.Place) : $"[{Escape(call.Place)}]({links.TrimEnd('/')}/{string.Join('/', call.Path.Split('/').Select(Uri.EscapeDataString))}#L{call.Line})";

    private static string Arrow(CallValues before, CallValues after, Func<CallValues, string> cell) => cell(before) is var old && cell(after) is var now && string.Equals(old, now, StringComparison.Ordinal) ? now : $"{old} → {now}";

    private static string Model(string models) => string.Join(InventoryProperties.Separator, models.Split(InventoryProperties.Separator).Select(static model => model is InventoryProperties.Unknown ? model : Code(model)));

    private static string Cap(string caps) => string.Join(InventoryProperties.Separator, caps.Split(InventoryProperties.Separator).Select(static cap => int.TryParse(cap, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens.ToString("N0", CultureInfo.InvariantCulture) : Escape(cap)));

    private static string YesOrNo(string value) => value switch
    {
        "true" => "yes",
        "false" => "no",
        _ => value,
    };

    private static string Dearest(CallInventory inventory) => inventory.DearestPrice is { } price ? Dollars.Of(price) : InventoryProperties.Unknown;

    private static string Count(int number, string what) => number == 1 ? "1 " + what : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");

    // A pipe ends a cell even in code.
    private static string Code(string text) => "`" + Escape(text) + "`";

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
