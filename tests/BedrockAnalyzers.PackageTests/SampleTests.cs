using System.Text.RegularExpressions;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The samples, and beside each what <c>dotnet format</c> makes of it with the packed package.</summary>
public partial class SampleTests(SampleFolder samples) : IClassFixture<SampleFolder>
{
    public static TheoryData<string> Names => [.. SampleFolder.Names];

    private static string Root => Metadata.Get("RepositoryRoot");

    [Fact]
    public void The_table_says_what_is_reported_where() => Snapshot.IsPart("samples/README.md", "reports", Table(samples.Before, samples.After));

    [Fact]
    public void The_page_on_continuous_integration_has_the_inventory_of_the_samples() => Snapshot.IsPart("docs/ci.md", "inventory", samples.Inventory);

    [Fact]
    public void Every_rule_is_in_a_sample()
    {
        var rules = Directory.GetDirectories(Path.Combine(Root, "src", "BedrockAnalyzers", "Rules")).Select(folder => Path.GetFileName(folder));

        // The rules on the analyzers' own settings are not about a program.
        Assert.Equal(
            rules.Where(id => !id.StartsWith("BDR0", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            samples.Before.Select(report => report.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dotnet_format_makes_the_twin_of_it(string name)
    {
        var twin = SampleFolder.FilesOf($"{name}.Fixed").Keys.Select(file => file.Replace(".Fixed", "", StringComparison.Ordinal));
        var repaired = samples.Repaired.Where(file => file.Key.StartsWith(name + "/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(twin.Order(StringComparer.Ordinal), repaired.Keys.Order(StringComparer.Ordinal));
        Assert.All(repaired, file => Snapshot.IsFile($"samples/{file.Key.Replace($"{name}/", $"{name}.Fixed/", StringComparison.Ordinal).Replace($"/{name}.csproj", $"/{name}.Fixed.csproj", StringComparison.Ordinal)}", file.Value));
    }

    [Fact]
    public void A_second_run_changes_nothing() => Assert.All(samples.RepairedAgain, file => Assert.Equal(samples.Repaired[file.Key], file.Value));

    [Fact]
    public void What_is_left_has_no_fix_for_all_places() =>
        Assert.All(samples.After.Select(report => report.Id).Distinct(), id => Assert.StartsWith("no", Page(id).FixAll, StringComparison.Ordinal));

    /// <summary>The table of the samples' page: a row a rule, and in it links to the lines, first those of the samples and then those of the twins.</summary>
    private static string Table(IReadOnlyList<SampleReport> before, IReadOnlyList<SampleReport> after)
    {
        var ids = before.Concat(after).Select(report => report.Id).Distinct().Order(StringComparer.Ordinal);
        return string.Concat(ids.Select(Row).Prepend($"| Rule | {string.Join(" | ", SampleFolder.Names)} | Left in the twin |\n|---|{string.Concat(SampleFolder.Names.Select(_ => "---|"))}---|\n"));

        string Row(string id) =>
            $"| [{id}](../src/BedrockAnalyzers/Rules/{id}/README.md) {Page(id).Title} |"
            + string.Concat(SampleFolder.Names.Select(name => Cell(before.Where(report => report.Id == id && report.Sample == name), "")))
            + Cell(after.Where(report => report.Id == id), ".Fixed") + "\n";
    }

    private static string Cell(IEnumerable<SampleReport> reports, string suffix)
    {
        var links = string.Join(", ", reports.Select(report => $"[{report.File}:{report.Line}]({report.Sample}{suffix}/{report.File}#L{report.Line})"));
        return links.Length == 0 ? " |" : $" {links} |";
    }

    private static (string Title, string FixAll) Page(string id)
    {
        var page = PageHead().Match(File.ReadAllText(Path.Combine(Root, "src", "BedrockAnalyzers", "Rules", id, "README.md")).ReplaceLineEndings("\n"));
        Assert.True(page.Success, $"The page of {id} has no title or no table.");
        return (page.Groups["title"].Value, page.Groups["all"].Value);
    }

    [GeneratedRegex(@"\A# BDR\d{4}: (?<title>[^\n]+)\n.*?\n\| Bedrock\.\w+ \|[^|\n]+\|[^|\n]+\| (?<all>[^|\n]+) \|", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PageHead();
}
