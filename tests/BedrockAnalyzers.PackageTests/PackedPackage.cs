using System.IO.Compression;
using Xunit;

[assembly: AssemblyFixture(typeof(BedrockAnalyzers.PackageTests.PackedPackage))]

namespace BedrockAnalyzers.PackageTests;

/// <summary>The package and its tool, packed once for all tests into a folder that serves as a feed.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-package-");

    public string Feed => _folder.FullName;

    /// <summary>A version that no cache can have, and that <c>dotnet add package</c> takes: none before a release.</summary>
    public string Version { get; } = $"0.0.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    public string File => Path.Combine(Feed, $"BedrockAnalyzers.{Version}.nupkg");

    /// <summary>
    /// The nuget.config of a project that installs the package: it comes from the folder it was packed to, everything else from what this repository's own restore has
    /// laid down. No stale copy, no download.
    /// </summary>
    public string ConsumerConfiguration => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="packages" /></config>
          <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
          <packageSourceMapping><clear /></packageSourceMapping>
          <fallbackPackageFolders><clear /><add key="restored" value="{Metadata.Get("PackageRoot")}" /></fallbackPackageFolders>
        </configuration>
        """;

    public async ValueTask InitializeAsync()
    {
        await Packing.PackAsync("BedrockAnalyzers.Package", Feed, Version, TestContext.Current.CancellationToken);
        await Packing.PackAsync("BedrockAnalyzers.Inventory", Feed, Version, TestContext.Current.CancellationToken);
        AddAwsSdk();
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

    // The feed has the AWS SDK's package too, made of its surface: the real one is not on every feed.
    private void AddAwsSdk()
    {
        using var zip = ZipFile.Open(Path.Combine(Feed, "AWSSDK.BedrockRuntime.4.0.0.nupkg"), ZipArchiveMode.Create);
        zip.CreateEntryFromFile(Path.Combine(Metadata.Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll"), "lib/net8.0/AWSSDK.BedrockRuntime.dll");
        using var nuspec = new StreamWriter(zip.CreateEntry("AWSSDK.BedrockRuntime.nuspec").Open());
        nuspec.Write($"""
            <package>
              <metadata>
                <id>AWSSDK.BedrockRuntime</id><version>4.0.0</version><authors>Tests</authors><description>The surface, with no code behind it.</description>
                <dependencies><group targetFramework="net8.0"><dependency id="AWSSDK.Core" version="{Metadata.Get("AwsSdk.Core.Version")}" /></group></dependencies>
              </metadata>
            </package>
            """);
    }
}
