namespace BedrockAnalyzers.Flow.Answers;

/// <summary>What an expression holds of a model's answer.</summary>
internal enum AnswerKind
{
    /// <summary>The whole answer, as the SDK gives it: <c>ConverseResponse</c>, <c>InvokeModelResponse</c>, <c>ChatResponse</c>.</summary>
    Response,

    /// <summary>The JSON that InvokeModel answers, not yet parsed: a stream, bytes, a string.</summary>
    Envelope,

    /// <summary>A part of the answer that has a structure of its own: a message, a list of blocks, a member of the parsed envelope.</summary>
    Part,

    /// <summary>The text that the model wrote.</summary>
    Text,
}
