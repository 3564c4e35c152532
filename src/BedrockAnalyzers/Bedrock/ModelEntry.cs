namespace BedrockAnalyzers.Bedrock;

/// <summary>One row of <c>models.tsv</c>: a model, or several that share an ID's stem. Null means unknown throughout, and rules that need the fact are silent.</summary>
/// <param name="Id">The base ID, or the stem of several when <paramref name="IsStem"/>.</param>
/// <param name="IsStem">Whether IDs that go on behind <paramref name="Id"/> at a hyphen or colon are meant too.</param>
/// <param name="Name">The name for people, <c>Claude Sonnet 4.5</c>.</param>
/// <param name="Vendor">The vendor's name for people.</param>
/// <param name="Source">Where the facts are from; the tags are explained at the top of the table.</param>
/// <param name="DateRead">When the sources were read, as <c>yyyy-MM-dd</c>.</param>
internal sealed record ModelEntry(string Id, bool IsStem, string Name, string Vendor, string Source, string DateRead)
{
    private const decimal GeographicFactor = 1.1m;

    // The models before Claude 4.5.
    private static readonly string[] s_claudeAtOnePrice = ["anthropic.claude-v", "anthropic.claude-instant", "anthropic.claude-3-", "anthropic.claude-opus-4-2", "anthropic.claude-opus-4-1", "anthropic.claude-sonnet-4-2"];

    /// <summary>The most tokens that one answer may have.</summary>
    public int? MaximumOutputTokens { get; init; }

    /// <summary>How dear the model is among all models.</summary>
    public PriceTier? PriceTier { get; init; }

    /// <summary>USD for a million input tokens, on demand.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>USD for a million output tokens, on demand.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>USD for a million output tokens of a call by an ID: of Claude 4.5 and later a global inference profile costs less than anything else.</summary>
    public decimal? OutputPriceBy(ModelId id) => OutputPrice * (IsCheaperGlobally && !string.Equals(id.RegionPrefix, "global", StringComparison.Ordinal) ? GeographicFactor : 1);

    /// <summary>Since when the model is legacy, as <c>yyyy-MM-dd</c>, in the Region that keeps it longest.</summary>
    public string? LegacyDate { get; init; }

    /// <summary>When calls to the model begin to fail, as <c>yyyy-MM-dd</c>, in the Region that keeps it longest.</summary>
    public string? EndOfLifeDate { get; init; }

    /// <summary>The state on <see cref="ModelCatalog.Date"/>. Ended without an end-of-life date means before 2026.</summary>
    public ModelState State { get; init; }

    /// <summary>The base ID of the natural successor.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether the model accepts <c>temperature</c>.</summary>
    public bool? AcceptsTemperature { get; init; }

    /// <summary>Whether the model accepts <c>top_p</c>.</summary>
    public bool? AcceptsTopP { get; init; }

    /// <summary>Whether the model accepts <c>temperature</c> and <c>top_p</c> in one request.</summary>
    public bool? AcceptsTemperatureWithTopP { get; init; }

    /// <summary>Which way of asking for thinking the model takes.</summary>
    public ModelThinking? Thinking { get; init; }

    /// <summary>Whether an on-demand call must go through an inference profile.</summary>
    public ProfileNeed? Profile { get; init; }

    /// <summary>Whether the model takes text alone, where others of its vendor take images and documents as well.</summary>
    public bool IsTextOnly => Id is "amazon.nova-micro-v1";

    /// <summary>How many tokens a prompt must have before a cache point takes effect.</summary>
    public int? CacheMinimumTokens { get; init; }

    private bool IsCheaperGlobally => Id.StartsWith("anthropic.claude-", StringComparison.Ordinal) && !s_claudeAtOnePrice.Any(stem => Id.StartsWith(stem, StringComparison.Ordinal));

    /// <summary>Whether the model refuses a parameter, whatever its value is.</summary>
    public bool Rejects(ModelParameter parameter) => parameter switch
    {
        ModelParameter.Temperature => AcceptsTemperature == false,
        ModelParameter.TopP => AcceptsTopP == false,
        _ => Thinking == ModelThinking.AdaptiveOnly,
    };
}
