using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What is read beside the package leads to the pages as they were when it was built.</summary>
public partial class LinkTests(PackedPackage package)
{
    [Fact]
    public async Task The_catalogue_links_to_pages_of_the_commit()
    {
        var commit = await Repository.CommitAsync(TestContext.Current.CancellationToken);
        var catalogue = JsonNode.Parse(package.Read("rules.json"))!;

        var links = catalogue["rules"]!.AsArray().Select(r => (string)r!["helpLink"]!).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Repository.FileBehind(link, commit)), link));
        Assert.Equal($"https://raw.githubusercontent.com/BedrockAnalyzers/BedrockAnalyzers/{commit}/docs/rules.schema.json", (string)catalogue["$schema"]!);
    }

    [Fact]
    public void The_catalogue_is_else_that_of_the_repository() =>
        Assert.Equal(WithoutCommits(File.ReadAllText(Path.Combine(Metadata.Get("RepositoryRoot"), "docs", "rules.json"))), WithoutCommits(package.Read("rules.json")));

    [Fact]
    public async Task The_readme_links_to_pages_of_the_commit()
    {
        var commit = await Repository.CommitAsync(TestContext.Current.CancellationToken);
        var readme = package.Read("README.md");

        var links = Page().Matches(readme).Select(m => m.Value).ToList();

        Assert.Contains("<!-- rules -->", readme, StringComparison.Ordinal);
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Repository.FileBehind(link, commit)), link));
    }

    private static string WithoutCommits(string text) => Commit().Replace(text.ReplaceLineEndings("\n"), "main/");

    [GeneratedRegex("https://github.com/[^)\\s]+/blob/[^)\\s]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Page();

    [GeneratedRegex("(?<=/BedrockAnalyzers/|/blob/)[0-9a-f]{40}/", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Commit();
}
