using System.Reflection.Metadata;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What several tests read of an assembly's metadata.</summary>
internal static class MetadataReading
{
    /// <summary>The assemblies that an assembly asks for.</summary>
    public static IEnumerable<(string Name, Version Version)> References(this MetadataReader reader) =>
        reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(r => (reader.GetString(r.Name), r.Version)).ToList();
}
