namespace BedrockAnalyzers.Flow.Json;

/// <summary>What a cap in a body is to the models that read it.</summary>
internal enum BodyCapKind
{
    /// <summary>Nobody can say.</summary>
    Unsure,

    /// <summary>The cap that they read.</summary>
    Read,

    /// <summary>A cap under a name, or at a place, that only other families have.</summary>
    NotRead,

    /// <summary>One more beside the cap of the request.</summary>
    SecondOfTwo,
}
