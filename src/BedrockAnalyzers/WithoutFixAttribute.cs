namespace BedrockAnalyzers;

/// <summary>Says, at a rule's analyzer, why the rule has no fix.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithoutFixAttribute(string reason) : Attribute
{
    /// <summary>The reason, for the catalogue of the rules.</summary>
    public string Reason { get; } = reason;
}
