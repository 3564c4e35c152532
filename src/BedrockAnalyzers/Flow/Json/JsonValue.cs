namespace BedrockAnalyzers.Flow.Json;

/// <summary>What JSON an expression makes, as far as that is known: any part of it can be unknown.</summary>
internal abstract class JsonValue
{
    /// <summary>Whether the other says the same. For what a snapshot has made: it is a few levels deep.</summary>
    public abstract bool IsSame(JsonValue other);
}
