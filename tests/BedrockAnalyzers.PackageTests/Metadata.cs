using System.Reflection;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What the build tells the tests: folders and versions.</summary>
internal static class Metadata
{
    public static string Get(string key) =>
        typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Value ?? "";
}
