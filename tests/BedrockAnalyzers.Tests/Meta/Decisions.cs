namespace BedrockAnalyzers.Tests.Meta;

/// <summary>Says, beside a rule's tests, why it has no fix.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class WithoutFixAttribute(string id, string reason) : Attribute
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;
}

/// <summary>Says, beside a rule's tests, why its fix is not applied to many places at once.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class WithoutFixAllAttribute(string id, string reason) : Attribute
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;
}
