using System.Reflection;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What the build tells the tests: folders and versions.</summary>
internal static class Metadata
{
    /// <summary>What a program is compiled against that calls Bedrock: .NET 8 and AWS SDK for .NET 4.</summary>
    public static string[] References =>
        [.. Directory.GetFiles(Path.Combine(Get("PackageRoot"), "microsoft.netcore.app.ref", "8.0.0", "ref", "net8.0"), "*.dll"), Get("AwsSdk.Core.v4"), Path.Combine(Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll")];

    public static string Get(string key) =>
        typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Value ?? "";
}
