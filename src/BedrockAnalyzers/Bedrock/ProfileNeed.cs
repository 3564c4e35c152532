namespace BedrockAnalyzers.Bedrock;

/// <summary>Whether an on-demand call to a model goes through an inference profile.</summary>
internal enum ProfileNeed
{
    /// <summary>The model has no profile: a region prefix is an error.</summary>
    None,

    /// <summary>The bare ID is rejected.</summary>
    Required,

    /// <summary>The bare ID works in some Regions only.</summary>
    RegionDependent,
}
