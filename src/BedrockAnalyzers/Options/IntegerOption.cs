using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Options;

/// <summary>An option that takes a whole number in a range. A value outside it is BDR0001's to report; the rule goes on with the default.</summary>
internal sealed class IntegerOption(string ruleId, string name, int defaultValue, int minimum, int maximum, string description)
    : RuleOption(ruleId, name, defaultValue.ToString(CultureInfo.InvariantCulture), new RuleText(RuleText.Shared, "WholeNumber", minimum.ToString(CultureInfo.InvariantCulture), maximum.ToString(CultureInfo.InvariantCulture)), description)
{
    /// <summary>The lowest number that it takes.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The highest number that it takes.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>The number set for the tree whose options these are, or the default.</summary>
    public int In(AnalyzerConfigOptions options) => TextIn(options) is { } text && TryParse(text, out var value) ? value : defaultValue;

    /// <inheritdoc/>
    public override bool Takes(string text) => TryParse(text, out _);

    private bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= Minimum && value <= Maximum;
}
