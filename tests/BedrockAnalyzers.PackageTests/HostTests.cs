using System.IO.Compression;
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

    public HostTests(PackedPackage package)
    {
        using var zip = ZipFile.OpenRead(package.File);
        _dlls = [.. new[] { "BedrockAnalyzers.dll", "BedrockAnalyzers.CodeFixes.dll" }.Select(n => Path.Combine(_folder.FullName, n))];
        foreach (var dll in _dlls) zip.GetEntry("analyzers/dotnet/cs/" + Path.GetFileName(dll))!.ExtractToFile(dll);
    }

    public static IEnumerable<TheoryDataRow<string>> Versions => Metadata.Get("RoslynHosts").Split(';').Select(v => new TheoryDataRow<string>(v));

    [Theory, MemberData(nameof(Versions))]
    public async Task They_load_find_and_repair(string version)
    {
        var references = Directory.GetFiles(Path.Combine(Metadata.Get("PackageRoot"), "microsoft.netcore.app.ref", "8.0.0", "ref", "net8.0"), "*.dll")
            .Append(Metadata.Get("AwsSdk.Core.v4")).Append(Path.Combine(Metadata.Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll"));
        string[] code = [Usings, Snippets.Uncapped("Uncapped"), Snippets.HighCap("High"), Snippets.Swallowed("Swallowed")];

        var lines = await new RoslynHost(version).RunAsync(_dlls, code, [.. references]);

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
