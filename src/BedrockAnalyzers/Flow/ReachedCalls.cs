namespace BedrockAnalyzers.Flow;

/// <summary>The kinds of Bedrock calls that code comes to.</summary>
[Flags]
internal enum ReachedCalls
{
    /// <summary>None, or none that is seen.</summary>
    None = 0,

    /// <summary><c>Converse</c> or <c>InvokeModel</c>, directly or through a chat client.</summary>
    Runtime = 1,

    /// <summary><c>ConverseStream</c> or <c>InvokeModelWithResponseStream</c>, directly or through a chat client.</summary>
    RuntimeStream = 2,

    /// <summary><c>RetrieveAndGenerate</c>.</summary>
    AgentRuntime = 4,

    /// <summary><c>RetrieveAndGenerateStream</c>.</summary>
    AgentRuntimeStream = 8,

    /// <summary><c>Messages.Create</c> of Anthropic's client for Bedrock.</summary>
    Anthropic = 16,

    /// <summary><c>Messages.CreateStreaming</c> of Anthropic's client for Bedrock.</summary>
    AnthropicStream = 32,
}
