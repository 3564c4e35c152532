namespace BedrockAnalyzers.Bedrock;

/// <summary>An operation of Amazon Bedrock that runs a model.</summary>
internal enum BedrockOperation
{
    /// <summary><c>Converse</c> of bedrock-runtime.</summary>
    Converse,

    /// <summary><c>ConverseStream</c> of bedrock-runtime.</summary>
    ConverseStream,

    /// <summary><c>InvokeModel</c> of bedrock-runtime.</summary>
    InvokeModel,

    /// <summary><c>InvokeModelWithResponseStream</c> of bedrock-runtime.</summary>
    InvokeModelWithResponseStream,

    /// <summary><c>RetrieveAndGenerate</c> of bedrock-agent-runtime.</summary>
    RetrieveAndGenerate,

    /// <summary><c>RetrieveAndGenerateStream</c> of bedrock-agent-runtime.</summary>
    RetrieveAndGenerateStream,

    /// <summary>An answer of a Microsoft.Extensions.AI chat client, which asks by <c>Converse</c>.</summary>
    Chat,

    /// <summary>A streamed answer of a Microsoft.Extensions.AI chat client, which asks by <c>ConverseStream</c>.</summary>
    ChatStream,
}
