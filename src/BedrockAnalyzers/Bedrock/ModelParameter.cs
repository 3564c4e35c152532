namespace BedrockAnalyzers.Bedrock;

/// <summary>A parameter of a call that some models refuse.</summary>
internal enum ModelParameter
{
    /// <summary><c>temperature</c>.</summary>
    Temperature,

    /// <summary><c>top_p</c>.</summary>
    TopP,

    /// <summary><c>thinking.budget_tokens</c> with <c>thinking.type = "enabled"</c>.</summary>
    ThinkingBudget,
}
