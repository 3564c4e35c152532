using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>The Bedrock calls of a repository, sorted by their places.</summary>
/// <param name="Calls">The calls, each once.</param>
internal sealed record CallInventory(IReadOnlyList<InventoryCall> Calls)
{
    /// <summary>How many of the calls have no cap, at least on one path.</summary>
    public int WithoutCap => Calls.Count(static call => call.Values.LacksCap);

    /// <summary>The highest price that is known; null where none is.</summary>
    public decimal? DearestPrice => Calls.Max(static call => call.Values.Price);

    /// <summary>Reads the SARIF files of a build.</summary>
    /// <param name="inputs">Files, folders or patterns.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="root">The folder that paths are relative to; null for that of the Git repository around each file, or the current one.</param>
    public static CallInventory Read(IEnumerable<string> inputs, string folder, string? root)
    {
        var files = InputFiles.Find(inputs, folder);
        var read = files.Select(SarifFile.Read).ToList();
        if (!read.Exists(static file => file.HasInventory))
        {
            throw new InputException(
                $"{(files.Count == 1 ? $"'{files[0]}' holds" : $"None of the {files.Count} SARIF files holds")} no entry of {InventoryProperties.Id}: the rule is off by default. Switch it on by building with -p:BedrockInventory=true, or with 'dotnet_diagnostic.{InventoryProperties.Id}.severity = suggestion' in .editorconfig.");
        }

        var roots = new RepositoryRoots(folder, root);

        // A project with several target frameworks has a file for each, and files that are linked belong to several projects.
        return new([.. read.SelectMany(static file => file.Results).Where(static result => result.RuleId is InventoryProperties.Id && result.Line > 0)
            .Select(result => InventoryCall.Of(result, roots))
            .GroupBy(static call => (call.Path, call.Line, call.Column))
            .Select(static same => same.Aggregate(static (a, b) => a with { Values = a.Values.Or(b.Values) }))
            .OrderBy(static call => call.Path, StringComparer.Ordinal).ThenBy(static call => call.Line).ThenBy(static call => call.Column)]);
    }
}
