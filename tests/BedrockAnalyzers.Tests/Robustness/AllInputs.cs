using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>The inputs of all rule tests together in one project, each in a namespace of its own.</summary>
internal static class AllInputs
{
    /// <summary>Names and texts of files, of every so manyth input.</summary>
    public static async Task<List<(string Name, string Text)>> Files(int nth = 1) =>
        [.. (await RuleTestInputs.All()).Where(static i => i is { Sdk: Sdk.V4, AllowErrors: false, Files.Length: 1 }).Select(static i => Markup.Parse(i.Files[0].Marked).Text)
            .Where(static t => t.Contains("\npublic class C\n", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Where((_, i) => i % nth == 0)
            .Select(static (t, i) => ($"Test{i}.cs", t.Replace("\npublic class C\n", $"\nnamespace N{i};\npublic class C\n", StringComparison.Ordinal)))];
}
