namespace BedrockAnalyzers.Editing.Streams;

/// <summary>What a value in a loop over parts is.</summary>
internal enum BodyValueKind
{
    Event,
    Part,
    Bytes,
    Reader,
    Source,
    Document,
    Json,
    Text,
}
