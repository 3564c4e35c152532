namespace BedrockAnalyzers.Flow.Calls;

/// <summary>What is known of a call's output-token cap.</summary>
internal enum OutputCapKind
{
    /// <summary>It is set to a known number.</summary>
    Number,

    /// <summary>It is not set.</summary>
    None,

    /// <summary>The model writes no tokens.</summary>
    NotApplicable,

    /// <summary>It may be set, to nobody knows what.</summary>
    Unknown,
}
