using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Diagnostics as texts that can be compared.</summary>
internal static class Described
{
    /// <summary>Everything that a diagnostic says, to people and to its fix.</summary>
    public static string All(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.GetLineSpan()} {diagnostic.GetMessage(CultureInfo.InvariantCulture)} "
        + string.Join(';', diagnostic.Properties.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}")) + " "
        + string.Join(';', diagnostic.AdditionalLocations.Select(static l => l.GetLineSpan().ToString()));
}
