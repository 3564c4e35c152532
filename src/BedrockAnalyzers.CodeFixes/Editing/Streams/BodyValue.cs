namespace BedrockAnalyzers.Editing.Streams;

/// <summary>A value in a loop over parts.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Of JSON, and of a text in it, where it is: the names and numbers on the way, with a slash between them.</param>
internal sealed record BodyValue(BodyValueKind Kind, string? Path = null)
{
    /// <summary>What JSON has under a name or number.</summary>
    public BodyValue Member(object name) => new(BodyValueKind.Json, string.IsNullOrEmpty(Path) ? name.ToString() : $"{Path}/{name}");
}
