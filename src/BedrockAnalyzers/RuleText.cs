using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers;

/// <summary>A text that users see, from a rule's resources, in the language that it is asked for in. Nothing is read before it is asked for.</summary>
/// <remarks>Not Roslyn's <see cref="LocalizableResourceString"/>, which takes strings only: a part of a message can itself have parts that are translated.</remarks>
/// <param name="source">The rule whose resources have it, or <see cref="Shared"/>.</param>
/// <param name="name">Its name there.</param>
/// <param name="arguments">What goes into its holes: names out of code, numbers, and other texts.</param>
internal sealed class RuleText(string source, string name, params object?[] arguments) : LocalizableString
{
    /// <summary>The texts that several rules have in common.</summary>
    public const string Shared = "Shared";

    private static readonly ConcurrentDictionary<string, ResourceManager> s_resources = new(StringComparer.Ordinal);

    private readonly string _source = source;
    private readonly string _name = name;
    private readonly object?[] _arguments = arguments;

    /// <inheritdoc/>
    protected override string GetText(IFormatProvider? formatProvider)
    {
        // Without a culture, the resources take that of the user interface.
        var resources = s_resources.GetOrAdd(_source, static source => new(source, typeof(RuleText).Assembly));
        var text = resources.GetString(_name, formatProvider as CultureInfo) ?? throw new MissingManifestResourceException($"{_source}.resx has no text {_name}.");
        return _arguments.Length == 0 ? text : string.Format(formatProvider, text, _arguments);
    }

    /// <inheritdoc/>
    protected override bool AreEqual(object? other) =>
        other is RuleText text && string.Equals(text._source, _source, StringComparison.Ordinal) && string.Equals(text._name, _name, StringComparison.Ordinal) && text._arguments.SequenceEqual(_arguments);

    /// <inheritdoc/>
    protected override int GetHash() => StringComparer.Ordinal.GetHashCode(_source) ^ StringComparer.Ordinal.GetHashCode(_name);
}
