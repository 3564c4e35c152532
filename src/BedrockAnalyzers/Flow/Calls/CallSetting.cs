namespace BedrockAnalyzers.Flow.Calls;

/// <summary>One of the ways in which a call can ask the model.</summary>
/// <param name="Model">The model's ID or ARN; null where it is not known.</param>
/// <param name="Cap">The output-token cap.</param>
/// <param name="Price">What an answer can cost at most, in USD; null where that is not known.</param>
internal sealed record CallSetting(string? Model, OutputCap Cap, decimal? Price)
{
    /// <summary>Nothing is known.</summary>
    public static readonly CallSetting Unknown = new(null, OutputCap.Unknown, null);
}
