using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests;

/// <summary>The references of the inputs: read once, and shared with all their symbols by every compilation of the process.</summary>
internal static class References
{
    private static readonly ImmutableDictionary<string, string> s_metadata = typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(a => a.Value is not null).ToImmutableDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);

    private static readonly ImmutableDictionary<Sdk, CSharpCompilation> s_compilations = Enum.GetValues<Sdk>().ToImmutableDictionary(sdk => sdk, sdk =>
    {
        var compilation = CSharpCompilation.Create("Input", [], Files(sdk).Select(f => MetadataReference.CreateFromFile(f)), new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        // Binds the references, which compilations made from this one then share.
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    });

    /// <summary>The folder that the repository is checked out in.</summary>
    public static string RepositoryRoot { get; } = s_metadata["RepositoryRoot"];

    /// <summary>A compilation of nothing against these references. What is added to it costs no reading of references.</summary>
    public static CSharpCompilation Compilation(Sdk sdk) => s_compilations[sdk];

    private static string[] Files(Sdk sdk) => sdk switch
    {
        Sdk.V4 => [.. Framework("10.0.12", "net10.0"), .. Surface("v4"), Package("microsoft.extensions.ai"), Package("microsoft.extensions.ai.abstractions"), Package("newtonsoft.json"), Package("polly"), Package("polly.core")],
        Sdk.V3 => [.. Framework("8.0.0", "net8.0"), .. Surface("v3"), Package("polly", "net8.0"), Package("polly.core", "net8.0")],
        Sdk.CloudWatchOnly => [.. Framework("10.0.12", "net10.0"), s_metadata["AwsSdk.Core.v4"], Path.Combine(s_metadata["AwsSdk.v4"], "AWSSDK.CloudWatch.dll")],
        Sdk.CoreOnly => [.. Framework("10.0.12", "net10.0"), s_metadata["AwsSdk.Core.v4"]],
        _ => Framework("10.0.12", "net10.0"),
    };

    private static string[] Framework(string version, string target) => Directory.GetFiles(Path.Combine(s_metadata["PackageRoot"], "microsoft.netcore.app.ref", version, "ref", target), "*.dll");

    private static string[] Surface(string major) => [s_metadata["AwsSdk.Core." + major], .. Directory.GetFiles(s_metadata["AwsSdk." + major], "AWSSDK.*.dll")];

    /// <summary>The folder of the newest restored version of a package.</summary>
    public static string PackageFolder(string id) =>
        // As versions: 10.11 comes after 10.5.
        Directory.GetDirectories(Path.Combine(s_metadata["PackageRoot"], id)).MaxBy(static folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]))!;

    private static string Package(string id, string newestTarget = "net10.0")
    {
        var libraries = Path.Combine(PackageFolder(id), "lib");
        var target = new[] { "net10.0", "net8.0", "net6.0" }.SkipWhile(t => !string.Equals(t, newestTarget, StringComparison.Ordinal)).First(t => Directory.Exists(Path.Combine(libraries, t)));
        return Directory.GetFiles(Path.Combine(libraries, target), "*.dll").Single();
    }
}
