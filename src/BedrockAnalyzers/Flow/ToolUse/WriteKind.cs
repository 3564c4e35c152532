namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>What a write does.</summary>
internal enum WriteKind
{
    /// <summary>It puts something else in the place of what was there.</summary>
    Set,

    /// <summary>It adds to a number, or takes from it.</summary>
    Step,

    /// <summary>It puts something into a collection.</summary>
    Fill,

    /// <summary>It takes something out of a collection.</summary>
    Drain,
}
