namespace BedrockAnalyzers.Rules.BDR0002;

/// <summary>The ID of the inventory and the names under which an entry carries its values. Values are the same in every language; where there are several, <see cref="Separator"/> stands between them.</summary>
internal static class InventoryProperties
{
    /// <summary>The ID of the rule.</summary>
    public const string Id = "BDR0002";

    /// <summary>What is called: <c>Converse</c>, <c>InvokeModelWithResponseStream</c>, <c>GetResponse (IChatClient)</c>, <c>Messages.Create (Anthropic)</c>.</summary>
    public const string Operation = nameof(Operation);

    /// <summary>The type and member that the call stands in: <c>SupportAgent.AnswerAsync</c>.</summary>
    public const string Member = nameof(Member);

    /// <summary>The model's ID or ARN, or <see cref="Unknown"/>.</summary>
    public const string Model = nameof(Model);

    /// <summary>The output-token cap: a number, <see cref="None"/>, <see cref="NotApplicable"/> or <see cref="Unknown"/>.</summary>
    public const string Cap = nameof(Cap);

    /// <summary>Whether the answer is streamed, <c>true</c> or <c>false</c>.</summary>
    public const string Streaming = nameof(Streaming);

    /// <summary>What makes the call again when it was throttled: <c>for loop</c>, <c>Polly AddRetry</c>, <c>SDK</c>, <see cref="None"/> or <see cref="Unknown"/>.</summary>
    public const string RetriedBy = nameof(RetriedBy);

    /// <summary>The most that one answer can cost, in USD, or <see cref="Unknown"/>.</summary>
    public const string AnswerPrice = nameof(AnswerPrice);

    /// <summary>Nothing: no cap, no retry.</summary>
    public const string None = "none";

    /// <summary>The model writes no tokens that could be capped.</summary>
    public const string NotApplicable = "not applicable";

    /// <summary>Not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Stands between several values.</summary>
    public const string Separator = " or ";
}
