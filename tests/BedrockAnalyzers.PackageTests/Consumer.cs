using System.Text.RegularExpressions;
using CliWrap.Buffered;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A user's project in a folder of its own, which installs the package and has nothing of this repository around it.</summary>
internal sealed partial class Consumer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-consumer-");

    public Consumer(PackedPackage package, string program, string properties = "")
    {
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");

        Write("nuget.config", package.ConsumerConfiguration);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BedrockAnalyzers" Version="{package.Version}" PrivateAssets="all" />
                <PackageReference Include="AWSSDK.Core" Version="{Metadata.Get("AwsSdk.Core.Version")}" />
                <Reference Include="AWSSDK.BedrockRuntime" HintPath="{Path.Combine(Metadata.Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll")}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    public string Program => File.ReadAllText(Path.Combine(_folder.FullName, "Program.cs")).ReplaceLineEndings("\n");

    /// <summary>Builds all of it again: a build that is up to date says nothing.</summary>
    public Task<BufferedCommandResult> BuildAsync(params IEnumerable<string> arguments) =>
        DotNet.RunAsync(_folder.FullName, ["build", "--no-incremental", .. arguments], TestContext.Current.CancellationToken);

    public Task<BufferedCommandResult> FormatAsync(params IEnumerable<string> arguments) =>
        DotNet.RunAsync(_folder.FullName, ["format", "analyzers", "--no-restore", .. arguments], TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The lines of Program.cs that a build reports a rule at, each once.</summary>
    public static IReadOnlyList<int> Lines(BufferedCommandResult build, string severity, string id) =>
        [.. Reports().Matches(build.StandardOutput).Where(m => m.Groups["severity"].Value == severity && m.Groups["id"].Value == id)
            .Select(m => int.Parse(m.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The places, <c>file:line:column</c>, at which a build reports a rule in JSON files, each once.</summary>
    public IReadOnlyList<string> PlacesInJson(BufferedCommandResult build, string id) =>
        [.. JsonReports().Matches(build.StandardOutput).Where(m => m.Groups["id"].Value == id)
            .Select(m => $"{Path.GetRelativePath(_folder.FullName, m.Groups["file"].Value.Trim()).Replace('\\', '/')}:{m.Groups["line"].Value}:{m.Groups["column"].Value}").Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>\w+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reports();

    [GeneratedRegex(@"^(?<file>[^(\r\n]+\.json)\((?<line>\d+),(?<column>\d+)\): warning (?<id>\w+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JsonReports();
}
