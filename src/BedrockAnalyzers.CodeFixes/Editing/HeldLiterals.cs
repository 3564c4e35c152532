using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Editing;

/// <summary>Where a literal changes whose name is reported.</summary>
internal static class HeldLiterals
{
    /// <summary>The place of the literal, where that can change; else the place that is reported.</summary>
    public static Location LocationOf(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixProperties.CanChangeHeld) && diagnostic.AdditionalLocations.Count == 1 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
}
