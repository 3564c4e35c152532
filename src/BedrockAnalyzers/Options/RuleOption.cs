using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Options;

/// <summary>A setting of one rule, read from <c>.editorconfig</c> or <c>.globalconfig</c>. A rule declares its options as static fields; <c>OptionTable</c> lists them all.</summary>
/// <param name="ruleId">The rule, <c>BDR1001</c>.</param>
/// <param name="name">The last part of the key, in lower case with underscores.</param>
/// <param name="defaultText">The default, as a user would write it.</param>
/// <param name="allowed">What may be written, for messages and pages: <c>a whole number from 1 to 1000000</c>.</param>
/// <param name="description">One sentence for the rule's page.</param>
internal abstract class RuleOption(string ruleId, string name, string defaultText, LocalizableString allowed, string description)
{
    /// <summary>What every key of this package starts with.</summary>
    public const string KeyPrefix = "dotnet_code_quality.BDR";

    public string RuleId { get; } = ruleId;

    public string Key { get; } = "dotnet_code_quality." + ruleId + "." + name;

    public string DefaultText { get; } = defaultText;

    public LocalizableString Allowed { get; } = allowed;

    public string Description { get; } = description;

    /// <summary>Whether the text is a value that this option takes.</summary>
    public abstract bool Takes(string text);

    /// <summary>The text set for this option, or null when it is not set.</summary>
    protected string? TextIn(AnalyzerConfigOptions options) => options.TryGetValue(Key, out var text) ? text : null;
}
