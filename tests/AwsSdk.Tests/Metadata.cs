using System.Reflection;

namespace AwsSdk.Tests;

/// <summary>What the build tells the tests: folders and versions.</summary>
internal static class Metadata
{
    private static readonly IReadOnlyList<AssemblyMetadataAttribute> s_all = [.. typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()];

    public static string Get(string key) => s_all.Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Value ?? "";

    /// <summary>Where the restored package of that name would have its DLL.</summary>
    public static string PackageDll(string package) =>
        Path.Combine(Get("PackageRoot"), package.ToLowerInvariant(), Get("AwsSdk.Package." + package), "lib", "net8.0", package + ".dll");
}
