using System.Diagnostics;
using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Tests.Bedrock;

/// <summary>The check that a scheduled workflow runs, and no test does on the day of today.</summary>
public class ModelsAgeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public async Task It_fails_when_the_table_is_older_than_60_days(int days, int code)
    {
        // It runs on the workflow's machine, which is Linux.
        if (!OperatingSystem.IsLinux()) return;
        var day = DateOnly.ParseExact(ModelCatalog.Date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(days);
        using var process = Process.Start("bash", [Path.Combine(References.RepositoryRoot, ".ci", "models-age"), day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
    }

    [Fact]
    public void A_workflow_runs_it_and_the_checks_of_each_commit_do_not()
    {
        var workflows = Path.Combine(References.RepositoryRoot, ".github", "workflows");
        Assert.Contains(".ci/models-age", File.ReadAllText(Path.Combine(workflows, "models.yml")), StringComparison.Ordinal);
        Assert.Contains("schedule:", File.ReadAllText(Path.Combine(workflows, "models.yml")), StringComparison.Ordinal);
        Assert.DoesNotContain("models-age", File.ReadAllText(Path.Combine(workflows, "ci.yml")) + File.ReadAllText(Path.Combine(References.RepositoryRoot, ".ci", "run")), StringComparison.Ordinal);
    }
}
