using System.Text.Json;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>
/// The samples in a folder of their own, which installs the package and has nothing of this repository around it but its package versions:
/// what a build reports, what <c>dotnet format</c> makes of them, and what a build reports then. All of it runs once for all tests.
/// </summary>
public sealed class SampleFolder(PackedPackage package) : IAsyncLifetime
{
    private readonly UserFolder _folder = new(package);

    /// <summary>The samples of the repository that have a twin beside them, their own name and <c>.Fixed</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Samples, "*.Fixed").Select(folder => Path.GetFileNameWithoutExtension(folder)).Order(StringComparer.Ordinal)];

    /// <summary>What is reported in the samples as they are.</summary>
    internal IReadOnlyList<SampleReport> Before { get; private set; } = [];

    /// <summary>What is reported after <c>dotnet format</c>.</summary>
    internal IReadOnlyList<SampleReport> After { get; private set; } = [];

    /// <summary>The table of all calls in the samples as they are.</summary>
    public string Inventory { get; private set; } = "";

    /// <summary>The files of all samples after the first run of <c>dotnet format</c>, by sample and name.</summary>
    internal IReadOnlyDictionary<string, string> Repaired { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same after the second run.</summary>
    internal IReadOnlyDictionary<string, string> RepairedAgain { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private static string Samples => Path.Combine(Metadata.Get("RepositoryRoot"), "samples");

    public async ValueTask InitializeAsync()
    {
        WriteSolution();
        foreach (var name in Names)
        {
            foreach (var (file, text) in FilesOf(name)) _folder.Write(file, text);
        }

        Before = await BuildAsync();
        await RunAsync("tool", "install", "BedrockAnalyzers.Inventory", "--create-manifest-if-needed");
        Inventory = (await RunAsync("bedrock-inventory", "table", ".")).ReplaceLineEndings("\n");
        await RunAsync("format", "analyzers", "--no-restore", "--severity", "info");
        Repaired = Names.SelectMany(ReadBack).ToDictionary(StringComparer.Ordinal);
        await RunAsync("format", "analyzers", "--no-restore", "--severity", "info");
        RepairedAgain = Names.SelectMany(ReadBack).ToDictionary(StringComparer.Ordinal);
        After = await BuildAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    /// <summary>The files that make up a project in the repository, by <c>folder/name</c>.</summary>
    internal static IReadOnlyDictionary<string, string> FilesOf(string project)
    {
        var folder = Path.Combine(Samples, project);
        return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), Text: File.ReadAllText(file.FullName).ReplaceLineEndings("\n")))
            .Where(file => !file.Name.StartsWith("bin/", StringComparison.Ordinal) && !file.Name.StartsWith("obj/", StringComparison.Ordinal))
            .ToDictionary(file => $"{project}/{file.Name}", file => file.Text, StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, string>> ReadBack(string name) =>
        FilesOf(name).Keys.Select(file => KeyValuePair.Create(file, _folder.Read(file)));

    private void WriteSolution()
    {
        _folder.Write("Samples.slnx", $"<Solution>{string.Concat(Names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");

        // The code is the user's, its style is no matter here. What is no warning is only in the log.
        _folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AnalysisLevel>none</AnalysisLevel>
                <ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>
                <BedrockInventory>true</BedrockInventory>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BedrockAnalyzers" PrivateAssets="all" />
                <PackageReference Include="AWSSDK.Core" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Directory.Build.targets", $"""
            <Project>
              <ItemGroup>
                <AwsSdk Update="@(AwsSdk)" Package="AWSSDK.%(Identity)" />
                <AwsSdk Update="MEAI" Package="AWSSDK.Extensions.Bedrock.MEAI" />
                <Reference Include="@(AwsSdk->'{Metadata.Get("AwsSdk.v4")}/%(Package).dll')" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Directory.Packages.props", $"""
            <Project>
              <Import Project="{Path.Combine(Metadata.Get("RepositoryRoot"), "Directory.Packages.props")}" />
              <ItemGroup>
                <PackageVersion Include="BedrockAnalyzers" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    private async Task<IReadOnlyList<SampleReport>> BuildAsync()
    {
        await RunAsync("build", "--no-incremental");
        return [.. Names.SelectMany(ReadLog).Where(report => report.Id is not "BDR0002").Distinct()
            .OrderBy(report => report.Id, StringComparer.Ordinal).ThenBy(report => report.Sample, StringComparer.Ordinal).ThenBy(report => report.File, StringComparer.Ordinal).ThenBy(report => report.Line)];
    }

    private async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var result = await _folder.RunAsync(arguments);
        Assert.True(result.IsSuccess, result.StandardOutput + result.StandardError);
        return result.StandardOutput;
    }

    private IEnumerable<SampleReport> ReadLog(string name)
    {
        using var log = JsonDocument.Parse(_folder.Read($"{name}/log.sarif"));
        foreach (var result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
            yield return new SampleReport(
                result.GetProperty("ruleId").GetString()!,
                name,
                Path.GetRelativePath(_folder.PathOf(name), file).Replace('\\', '/'),
                place.GetProperty("region").GetProperty("startLine").GetInt32());
        }
    }
}
