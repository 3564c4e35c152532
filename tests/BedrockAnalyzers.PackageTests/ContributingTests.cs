using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A rule is added to a copy of the repository, as CONTRIBUTING.md says, to the letter.</summary>
public sealed class ContributingTests : IDisposable
{
    private const string Id = "BDR1099";

    private static readonly string s_root = Metadata.Get("RepositoryRoot");

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("bedrock-analyzers-copy-");

    public void Dispose() => _copy.Delete(recursive: true);

    [Fact]
    public void There_are_fewer_than_ten_steps() => Assert.InRange(new Page("CONTRIBUTING.md").Steps("Add a rule"), 1, 9);

    [Fact]
    public async Task A_new_rule_builds_and_passes_the_tests_of_all_rules()
    {
        await CopyAsync();
        var blocks = new Page("CONTRIBUTING.md").Blocks("Add a rule");
        Assert.Equal(3, blocks.Count);

        await RunAsync(CommandLine.DotNet(blocks[0])[0]);
        Assert.Equal(["BDR1099.resx", "PromptInLoopAnalyzer.cs", "README.md"], Names($"src/BedrockAnalyzers/Rules/{Id}"));
        Assert.Equal(["PromptInLoopTests.cs"], Names($"tests/BedrockAnalyzers.Tests/Rules/{Id}"));
        Assert.Equal(1, Rows("src/BedrockAnalyzers/AnalyzerReleases.Unshipped.md"));
        Assert.Equal(1, Rows("CHANGELOG.md"));

        // An ID is not taken twice.
        Assert.Equal(2, (await DotNet.RunAsync(_copy.FullName, CommandLine.DotNet(blocks[0])[0], TestContext.Current.CancellationToken)).ExitCode);

        await RunAsync(CommandLine.DotNet(blocks[1])[0]);
        Assert.Equal(1, Rows("README.md"));

        // The tests of all rules. The second command of the block runs all tests, and this one among them.
        var tests = await RunAsync(CommandLine.DotNet(blocks[2])[0]);
        Assert.Contains("failed: 0", tests.StandardOutput, StringComparison.Ordinal);
    }

    private async Task CopyAsync()
    {
        var files = await Cli.Wrap("git").WithArguments(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]).WithWorkingDirectory(s_root).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        foreach (var name in files.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var (from, to) = (Path.Combine(s_root, name), Path.Combine(_copy.FullName, name));
            if (!File.Exists(from)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }

    private async Task<BufferedCommandResult> RunAsync(IReadOnlyList<string> command)
    {
        var result = await DotNet.RunAsync(_copy.FullName, command, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, $"{string.Join(' ', command)}\n{result.StandardOutput}{result.StandardError}");
        return result;
    }

    private IEnumerable<string> Names(string folder) => Directory.GetFiles(Path.Combine(_copy.FullName, folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private int Rows(string file) => File.ReadLines(Path.Combine(_copy.FullName, file)).Count(line => line.Contains(Id, StringComparison.Ordinal));
}
