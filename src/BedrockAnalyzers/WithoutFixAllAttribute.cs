namespace BedrockAnalyzers;

/// <summary>Says, at a fix, why it is not applied to many places at once.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithoutFixAllAttribute(string reason) : Attribute
{
    /// <summary>The reason, for the catalogue of the rules.</summary>
    public string Reason { get; } = reason;
}
