using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The packed DLLs in hosts of the Roslyn versions of several SDKs.</summary>
public sealed class HostTests : IDisposable
{
    private const string Usings = "global using System.Collections.Generic; global using System.Threading.Tasks;";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-host-");
    private readonly string[] _dlls;

    public HostTests(PackedPackage package) => _dlls = Packing.ExtractAnalyzers(package.File, _folder.FullName);

    public static IEnumerable<TheoryDataRow<string>> Versions => Metadata.Get("RoslynHosts").Split(';').Select(v => new TheoryDataRow<string>(v));

    [Theory, MemberData(nameof(Versions))]
    public async Task They_load_find_and_repair(string version)
    {
        string[] code = [Usings, Snippets.Uncapped("Uncapped"), Snippets.HighCap("High"), Snippets.Swallowed("Swallowed")];

        var lines = await new RoslynHost(version).RunAsync(_dlls, code, Metadata.References);

        Assert.Equal(
            [
                "Code1.cs: BDR1001",
                "Code2.cs: BDR1004",
                "Code3.cs: BDR3006",
                "BDR1001 fixed: InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 },",
                "BDR1004 fixed: InferenceConfig = new InferenceConfiguration { MaxTokens = 16_384 },",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Versions))]
    public void They_ask_for_nothing_newer_than_the_host_has(string version)
    {
        var versions = new RoslynHost(version).Versions();
        foreach (var dll in _dlls)
        {
            using var pe = new PEReader(File.OpenRead(dll));
            var references = pe.GetMetadataReader().References().Where(r => r.Name is not ("netstandard" or "BedrockAnalyzers")).ToList();
            Assert.Contains(references, r => r.Name is "Microsoft.CodeAnalysis");
            Assert.All(references, r => Assert.True(versions.TryGetValue(r.Name, out var has) && r.Version <= has, $"{Path.GetFileName(dll)} asks for {r.Name} {r.Version}"));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
