using System.Text.RegularExpressions;
using CliWrap.Buffered;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A folder of a user, who restores the package from a folder feed and has nothing of this repository around it.</summary>
internal partial class UserFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-user-");

    public UserFolder(PackedPackage package)
    {
        Package = package;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");

        Write("nuget.config", package.ConsumerConfiguration);
    }

    public PackedPackage Package { get; }

    /// <summary>What a project that calls Bedrock references: the package, and the surface of the AWS SDK.</summary>
    public string References(string privateAssets) => $"""
        <PackageReference Include="BedrockAnalyzers" Version="{Package.Version}" PrivateAssets="{privateAssets}" />
        <PackageReference Include="AWSSDK.Core" Version="{Metadata.Get("AwsSdk.Core.Version")}" />
        <Reference Include="AWSSDK.BedrockRuntime" HintPath="{Path.Combine(Metadata.Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll")}" />
        """;

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    public void Write(string name, string text)
    {
        var file = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The files whose names end so, without those of packages, relative to the folder.</summary>
    public IReadOnlyList<string> Files(string ending) =>
        [.. Directory.GetFiles(PathOf(""), "*" + ending, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(PathOf(""), f).Replace('\\', '/')).Where(f => !f.StartsWith("packages/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Leaves what a fresh clone has: no folder that a restore or a build has made.</summary>
    public void Clean()
    {
        foreach (var name in new[] { "bin", "obj", "packages" })
        {
            foreach (var made in _folder.GetDirectories(name, SearchOption.AllDirectories)) made.Delete(recursive: true);
        }
    }

    public Task<BufferedCommandResult> RunAsync(params IEnumerable<string> arguments) => RunInAsync("", arguments);

    public Task<BufferedCommandResult> RunInAsync(string folder, IEnumerable<string> arguments) => DotNet.RunAsync(PathOf(folder), [.. arguments], TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a build reports of our rules, <c>file: severity ID</c>, each once; of a project with several frameworks with the framework in front.</summary>
    public static IReadOnlyList<string> Reports(BufferedCommandResult build) =>
        [.. ReportLine().Matches(build.StandardOutput)
            .Select(m => $"{(m.Groups["framework"].Success ? m.Groups["framework"].Value + " " : "")}{Path.GetFileName(m.Groups["file"].Value.Trim())}: {m.Groups["severity"].Value} {m.Groups["id"].Value}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^(?<file>[^(\r\n]+)\(\d+,\d+\): (?<severity>warning|error) (?<id>BDR\d{4}): [^\r\n]* \[[^\]\r\n]*?(::TargetFramework=(?<framework>[^\]\r\n]+))?\]\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ReportLine();
}
