namespace BedrockAnalyzers.Flow.Starts;

/// <summary>How many items something can have.</summary>
internal enum CollectionSize
{
    /// <summary>A few, and how many is known.</summary>
    Small,

    /// <summary>As many as there are: nothing is seen that limits them.</summary>
    Large,

    /// <summary>Something limits them, or may.</summary>
    Limited,
}
