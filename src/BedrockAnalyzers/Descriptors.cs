using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers;

/// <summary>Makes every descriptor, so that category, help link and style come from one place.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/BedrockAnalyzers/BedrockAnalyzers/blob/main/src/BedrockAnalyzers/Rules/";

    /// <summary>Makes the descriptor of a rule whose page is <c>Rules/{id}/README.md</c>.</summary>
    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, string category, DiagnosticSeverity defaultSeverity, string description, bool isEnabledByDefault = true, params string[] customTags) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault, description, PageOf(id), customTags);

    /// <summary>The address of a rule's page.</summary>
    public static string PageOf(string id) => Pages + id + "/README.md";
}
