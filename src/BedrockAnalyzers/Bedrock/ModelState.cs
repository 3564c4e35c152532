namespace BedrockAnalyzers.Bedrock;

/// <summary>Where a model is in its life, as of the catalogue's date.</summary>
internal enum ModelState
{
    Active,

    /// <summary>Still called, no longer for new users, with an announced end.</summary>
    Legacy,

    /// <summary>Calls fail.</summary>
    Ended,
}
