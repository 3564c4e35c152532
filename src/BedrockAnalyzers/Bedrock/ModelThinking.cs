namespace BedrockAnalyzers.Bedrock;

/// <summary>Which way of asking for thinking a model takes.</summary>
internal enum ModelThinking
{
    /// <summary>It does not think.</summary>
    None,

    /// <summary><c>thinking.type = "enabled"</c> with <c>budget_tokens</c>.</summary>
    Budget,

    /// <summary><c>thinking.type = "adaptive"</c>; a budget is rejected.</summary>
    AdaptiveOnly,
}
