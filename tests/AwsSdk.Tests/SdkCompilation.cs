using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsSdk.Tests;

/// <summary>Compilations in memory: against .NET 8, AWSSDK.Core of a major version, and whatever DLLs are given.</summary>
internal static class SdkCompilation
{
    public static CSharpCompilation Create(string source, string core, params IEnumerable<string> dlls) =>
        CSharpCompilation.Create(
            "InMemory",
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework().Append(core).Concat(dlls).Select(dll => MetadataReference.CreateFromFile(dll))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static IEnumerable<string> Surfaces(string folder) => Directory.EnumerateFiles(folder, "AWSSDK.*.dll");

    /// <summary>The public API of a DLL.</summary>
    public static IAssemblySymbol Load(string dll, params IEnumerable<string> others)
    {
        var compilation = Create("", Metadata.Get("AwsSdk.Core.v4"), others);
        var reference = MetadataReference.CreateFromFile(dll);
        return (IAssemblySymbol)compilation.AddReferences(reference).GetAssemblyOrModuleSymbol(reference)!;
    }

    public static IEnumerable<string> ExtensionsAI() =>
        [Path.Combine(Metadata.Get("PackageRoot"), "microsoft.extensions.ai.abstractions", "10.11.0", "lib", "net8.0", "Microsoft.Extensions.AI.Abstractions.dll")];

    private static string[] Framework() =>
        Directory.GetFiles(Path.Combine(Metadata.Get("PackageRoot"), "microsoft.netcore.app.ref", "8.0.0", "ref", "net8.0"), "*.dll");
}
