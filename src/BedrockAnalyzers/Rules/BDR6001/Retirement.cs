using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>The past or announced end of a model, in the words of the message.</summary>
/// <param name="Subject">The model, by name and ID.</param>
/// <param name="WhatHappens">When the end was or will be.</param>
/// <param name="WhatToUse">What to use instead: an ID, or a text.</param>
/// <param name="Replacement">The model to use instead, when one is known that is not retired itself.</param>
internal sealed record Retirement(string Subject, RuleText WhatHappens, object WhatToUse, Replacement? Replacement)
{
    /// <summary>The end of a model by the project's own list or else the catalogue, or null for a model that neither calls retired.</summary>
    public static Retirement? Find(ModelId model, ImmutableArray<RetiredModel> listed)
    {
        var entry = ModelCatalog.Find(model);
        var own = Longest(listed, model.BaseId!);
        if (own is null && entry is null or { State: ModelState.Active }) return null;

        var replacement = Replacement.Find(model, own?.Replacement, entry?.Replacement);
        if (replacement is not null && IsRetired(replacement.BaseId, listed)) replacement = null;
        var subject = entry is null ? model.BaseId! : entry.Name + " (" + model.BaseId + ")";
        object whatToUse = replacement switch
        {
            null => new RuleText(RetiredModelAnalyzer.Id, "ActiveModel"),
            { NeedsProfile: true } => new RuleText(RetiredModelAnalyzer.Id, "ThroughProfile", replacement.Id),
            _ => replacement.Id,
        };
        return new(subject, own is null || (own.Date is null && entry is { State: not ModelState.Active }) ? EndOf(entry!) : EndOf(own), whatToUse, replacement);
    }

    private static RuleText EndOf(ModelEntry entry) => entry.State switch
    {
        ModelState.Legacy => new(RetiredModelAnalyzer.Id, "Legacy", entry.LegacyDate, entry.EndOfLifeDate),
        _ when entry.EndOfLifeDate is null => new(RetiredModelAnalyzer.Id, "EndedBefore"),
        _ => new(RetiredModelAnalyzer.Id, "Ended", entry.EndOfLifeDate),
    };

    private static RuleText EndOf(RetiredModel own) => own.Date switch
    {
        null => new(RetiredModelAnalyzer.Id, "Listed"),
        { } date when IsPast(date) => new(RetiredModelAnalyzer.Id, "Ended", date),
        { } date => new(RetiredModelAnalyzer.Id, "WillEnd", date),
    };

    // Past as of the table's date: what a build reports must not depend on the day it runs.
    private static bool IsPast(string date) => string.CompareOrdinal(date, ModelCatalog.Date) <= 0;

    private static bool IsRetired(string? baseId, ImmutableArray<RetiredModel> listed) =>
        baseId is not null && (Longest(listed, baseId) is not null || ModelCatalog.Default.Find(baseId) is { State: not ModelState.Active });

    private static RetiredModel? Longest(ImmutableArray<RetiredModel> listed, string baseId)
    {
        RetiredModel? longest = null;
        foreach (var candidate in listed)
        {
            if (ModelCatalog.IsStemOf(candidate.Id, baseId) && (longest is null || candidate.Id.Length > longest.Id.Length)) longest = candidate;
        }

        return longest;
    }
}
