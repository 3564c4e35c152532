namespace BedrockAnalyzers.Flow.Calls;

/// <summary>The output-token cap of a call.</summary>
/// <param name="Kind">What is known of it.</param>
/// <param name="Tokens">The number; 0 where there is none.</param>
internal sealed record OutputCap(OutputCapKind Kind, int Tokens)
{
    /// <summary>A cap that may be set, to nobody knows what.</summary>
    public static readonly OutputCap Unknown = new(OutputCapKind.Unknown, 0);

    /// <summary>No cap.</summary>
    public static readonly OutputCap None = new(OutputCapKind.None, 0);

    /// <summary>A model that writes no tokens, and has nothing to cap.</summary>
    public static readonly OutputCap NotApplicable = new(OutputCapKind.NotApplicable, 0);

    /// <summary>A number of tokens.</summary>
    public static OutputCap Of(int tokens) => new(OutputCapKind.Number, tokens);
}
