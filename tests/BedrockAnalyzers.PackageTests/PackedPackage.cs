using System.IO.Compression;
using Xunit;

[assembly: AssemblyFixture(typeof(BedrockAnalyzers.PackageTests.PackedPackage))]

namespace BedrockAnalyzers.PackageTests;

/// <summary>The package, packed once for all tests into a folder that serves as a feed.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-package-");

    public string Feed => _folder.FullName;

    /// <summary>A version that no cache can have.</summary>
    public string Version { get; } = $"0.0.1-test.{Guid.NewGuid():N}";

    public string File => Path.Combine(Feed, $"BedrockAnalyzers.{Version}.nupkg");

    /// <summary>
    /// The nuget.config of a project that installs the package: it comes from the folder it was packed to, everything else from what this repository's own restore has
    /// laid down. No stale copy, no download.
    /// </summary>
    public string ConsumerConfiguration => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="packages" /></config>
          <packageSources><add key="packed" value="{Feed}" /></packageSources>
          <packageSourceMapping><clear /><packageSource key="packed"><package pattern="BedrockAnalyzers" /></packageSource></packageSourceMapping>
          <fallbackPackageFolders><clear /><add key="restored" value="{Metadata.Get("PackageRoot")}" /></fallbackPackageFolders>
        </configuration>
        """;

    public async ValueTask InitializeAsync()
    {
        var result = await DotNet.RunAsync(
            Metadata.Get("RepositoryRoot"),
            ["pack", "src/BedrockAnalyzers.Package", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}"],
            TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.StandardOutput + result.StandardError);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    public string Read(string entry)
    {
        using var package = ZipFile.OpenRead(File);
        using var reader = new StreamReader(package.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
