using System.Text.RegularExpressions;
using CliWrap.Buffered;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A user's project that installs the package.</summary>
internal sealed partial class Consumer : UserFolder
{
    public Consumer(PackedPackage package, string program, string properties = "", string items = "")
        : base(package)
    {
        WriteProject(properties, items);
        Write("Program.cs", program);
    }

    public string Program => Read("Program.cs");

    public void WriteProject(string properties, string items = "") =>
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              {items}
              <ItemGroup>
                {References(privateAssets: "all")}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Builds all of it again: a build that is up to date says nothing.</summary>
    public Task<BufferedCommandResult> BuildAsync(params IEnumerable<string> arguments) => RunAsync(["build", "--no-incremental", .. arguments]);

    public Task<BufferedCommandResult> FormatAsync(params IEnumerable<string> arguments) => RunAsync(["format", "analyzers", "--no-restore", .. arguments]);

    /// <summary>The lines of Program.cs that a build reports a rule at, each once.</summary>
    public static IReadOnlyList<int> Lines(BufferedCommandResult build, string severity, string id) =>
        [.. LinesOfProgram().Matches(build.StandardOutput).Where(m => m.Groups["severity"].Value == severity && m.Groups["id"].Value == id)
            .Select(m => int.Parse(m.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];

    /// <summary>The places, <c>file:line:column</c>, at which a build reports a rule in JSON files, each once.</summary>
    public IReadOnlyList<string> PlacesInJson(BufferedCommandResult build, string id) =>
        [.. JsonReports().Matches(build.StandardOutput).Where(m => m.Groups["id"].Value == id)
            .Select(m => $"{Path.GetRelativePath(PathOf(""), m.Groups["file"].Value.Trim()).Replace('\\', '/')}:{m.Groups["line"].Value}:{m.Groups["column"].Value}").Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>\w+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LinesOfProgram();

    [GeneratedRegex(@"^(?<file>[^(\r\n]+\.json)\((?<line>\d+),(?<column>\d+)\): warning (?<id>\w+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JsonReports();
}
