using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What is in the nupkg.</summary>
public class NupkgTests(PackedPackage package)
{
    // A third-party DLL would have to match whatever the host has loaded already; a lib folder would reach the user's program.
    private static readonly string[] s_entries =
    [
        "BedrockAnalyzers.nuspec",
        "README.md",
        "analyzers/dotnet/cs/BedrockAnalyzers.CodeFixes.dll",
        "analyzers/dotnet/cs/BedrockAnalyzers.dll",
        "build/BedrockAnalyzers.props",
        "buildTransitive/BedrockAnalyzers.props",
        "icon.png",
        "rules.json",
    ];

    [Fact]
    public void It_has_both_DLLs_and_the_build_files_and_nothing_else()
    {
        using var zip = ZipFile.OpenRead(package.File);

        Assert.Equal(s_entries, zip.Entries.Select(e => e.FullName).Where(IsContent).Order(StringComparer.Ordinal));

        // The rest is what every zip of this format has.
        static bool IsContent(string name) =>
            name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal);
    }

    [Fact]
    public void It_depends_on_nothing_and_stays_with_the_developer()
    {
        var metadata = Nuspec();

        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName.StartsWith("dependenc", StringComparison.Ordinal));
        Assert.Equal("true", Value(metadata, "developmentDependency"));
    }

    [Fact]
    public void It_says_who_made_it_and_under_which_licence()
    {
        var metadata = Nuspec();

        Assert.Equal("BedrockAnalyzers", Value(metadata, "id"));
        Assert.Equal(package.Version, Value(metadata, "version"));
        Assert.Equal("Apache-2.0", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.StartsWith("https://", Value(metadata, "projectUrl"), StringComparison.Ordinal);
        Assert.NotEmpty(Value(metadata, "tags"));
        Assert.NotEmpty(Value(metadata, "description"));
    }

    [Theory]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.dll")]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.CodeFixes.dll")]
    public void A_DLL_is_deterministic_and_holds_its_debug_information(string entry)
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var stream = new MemoryStream();
        using (var content = zip.GetEntry(entry)!.Open()) content.CopyTo(stream);
        stream.Position = 0;
        using var pe = new PEReader(stream);

        var kinds = pe.ReadDebugDirectory().Select(d => d.Type).ToList();

        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
    }

    [Theory]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.dll")]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.CodeFixes.dll")]
    public void A_DLL_asks_for_nothing_newer_than_the_oldest_host_has(string entry)
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var stream = new MemoryStream();
        using (var content = zip.GetEntry(entry)!.Open()) content.CopyTo(stream);
        stream.Position = 0;
        using var pe = new PEReader(stream);
        var reader = pe.GetMetadataReader();

        var references = reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(r => (Name: reader.GetString(r.Name), r.Version)).ToList();

        Assert.All(references, r => Assert.True(r.Version <= Newest(r.Name), $"{r.Name} {r.Version}"));

        // What comes with the .NET SDK 8.0.100 and Visual Studio 2022 17.8.
        static Version Newest(string name) => name switch
        {
            "netstandard" => new(2, 0, 0, 0),
            "BedrockAnalyzers" => new(0, 1, 0, 0),
            "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" or "Microsoft.CodeAnalysis.Workspaces" or "Microsoft.CodeAnalysis.CSharp.Workspaces" => new(4, 8, 0, 0),
            "System.Collections.Immutable" or "System.Composition.AttributedModel" => new(7, 0, 0, 0),
            "System.Memory" => new(4, 0, 1, 2),
            "System.Runtime.CompilerServices.Unsafe" => new(6, 0, 0, 0),
            "System.Threading.Tasks.Extensions" => new(4, 2, 0, 1),
            _ => new(0, 0, 0, 0),
        };
    }

    private XElement Nuspec() => XDocument.Parse(package.Read("BedrockAnalyzers.nuspec")).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(e => string.Equals(e.Name.LocalName, name, StringComparison.Ordinal)).Value;
}
