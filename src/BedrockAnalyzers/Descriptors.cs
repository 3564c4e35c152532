using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers;

/// <summary>Makes every descriptor, so that texts, help link and style come from one place.</summary>
internal static partial class Descriptors
{
    private const string Repository = "https://github.com/BedrockAnalyzers/BedrockAnalyzers";

    /// <summary>Makes the descriptor of a rule whose page is <c>Rules/{id}/README.md</c> and whose texts are in <c>Rules/{id}/{id}.resx</c>.</summary>
    public static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity defaultSeverity, bool isEnabledByDefault = true, params string[] customTags) =>
        new(id, new RuleText(id, "Title"), new RuleText(id, "Message"), category, defaultSeverity, isEnabledByDefault, new RuleText(id, "Description"), PageOf(id, Commit), customTags);

    /// <summary>The address of a rule's page, as it was at a commit: that of this build, so that it says what the rule does.</summary>
    public static string PageOf(string id, string commit) => Repository + "/blob/" + commit + "/src/BedrockAnalyzers/Rules/" + id + "/README.md";
}
