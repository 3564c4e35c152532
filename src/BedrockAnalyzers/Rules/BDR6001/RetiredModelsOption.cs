using System.Collections.Concurrent;
using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>An option that lists retired models: <c>id=2026-12-31>replacement, id2=2027-01-31, id3</c>. An entry that is not well formed is left out, and BDR0001's to report.</summary>
internal sealed class RetiredModelsOption(string ruleId, string name, string description)
    : RuleOption(ruleId, name, None, new RuleText(ruleId, "OptionTakes"), description)
{
    private const string None = "none";

    /// <summary>The models listed for the tree whose options these are.</summary>
    /// <param name="options">The tree's options.</param>
    /// <param name="read">The lists that were read before, by their text: the trees of a project share one as a rule.</param>
    public ImmutableArray<RetiredModel> In(AnalyzerConfigOptions options, ConcurrentDictionary<string, ImmutableArray<RetiredModel>> read) =>
        TextIn(options) is { } text ? read.GetOrAdd(text, static t => Parse(t).Models) : ImmutableArray<RetiredModel>.Empty;

    /// <inheritdoc/>
    public override bool Takes(string text) => Parse(text).IsWellFormed;

    private static (ImmutableArray<RetiredModel> Models, bool IsWellFormed) Parse(string text)
    {
        var models = ImmutableArray.CreateBuilder<RetiredModel>();
        var isWellFormed = true;
        foreach (var part in text.Split(','))
        {
            var entry = part.Trim();
            if (entry.Length == 0 || string.Equals(entry, None, StringComparison.OrdinalIgnoreCase)) continue;
            if (TryParseEntry(entry) is { } model) models.Add(model);
            else isWellFormed = false;
        }

        return (models.ToImmutable(), isWellFormed);
    }

    private static RetiredModel? TryParseEntry(string entry)
    {
        string? replacement = null;
        if (entry.IndexOf('>') is var arrow and >= 0)
        {
            replacement = entry.Substring(arrow + 1).Trim();
            if (ModelId.TryParse(replacement) is null) return null;
            entry = entry.Substring(0, arrow).Trim();
        }

        string? date = null;
        if (entry.IndexOf('=') is var equals and >= 0)
        {
            date = entry.Substring(equals + 1).Trim();
            if (!ModelCatalog.IsDate(date)) return null;
            entry = entry.Substring(0, equals).Trim();
        }

        return ModelId.TryParse(entry)?.BaseId is { } id ? new(id, date, replacement) : null;
    }
}
