#if !ROSLYN_FLOOR // What the compiler allocates depends on its version, and the baseline is of one.
using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Benchmarks;
using BedrockAnalyzers.Benchmarks.Performance;
using BedrockAnalyzers.Tests.Meta;
using BedrockAnalyzers.Tests.Robustness;

namespace BedrockAnalyzers.Tests.Costs;

/// <summary>
/// What the rules cost, in what is the same on every machine: allocated bytes and visited operations. Times are in <c>docs/performance.md</c>.
/// After a change that is meant to cost more, or that costs far less, <c>WriteSnapshots=true</c> writes the baseline anew.
/// </summary>
[Collection(nameof(HostileInputTests.Alone))]
public class CostTests(RuleCosts costs) : IClassFixture<RuleCosts>
{
    private const string Header = "rule\tcode\tallocated kB\tvisited operations";

    // What is allocated once a compilation varies with what the runtime has compiled by then.
    private const long RoomBytes = 40_000;

    private static readonly string s_baseline = Path.Combine(References.RepositoryRoot, "tests", "BedrockAnalyzers.Tests", "Costs", "baseline.tsv");

    [Fact]
    public void Without_the_SDK_a_compilation_allocates_at_most_100_KB_more() => Assert.InRange(costs[RuleCosts.AllTogether, "without-sdk"].Bytes, long.MinValue, 100_000);

    [Fact]
    public void Where_the_SDK_is_not_used_a_compilation_allocates_at_most_4_percent_more()
    {
        Assert.InRange(costs.CompilersBytes, 20_000_000, long.MaxValue);
        Assert.InRange((double)costs[RuleCosts.AllTogether, "sdk-unused"].Bytes / costs.CompilersBytes, 0, 0.04);
    }

    [Theory, MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public void It_reports_in_each_of_its_codes(string id)
    {
        Assert.All(BenchmarkInput.Codes, code => Assert.Equal(code.StartsWith("example", StringComparison.Ordinal), costs[id, code].Found > 0));
        // All but the one that reports once a compilation.
        if (id is not "BDR0001") Assert.Equal(100 * costs[id, "example"].Found, costs[id, "example-100"].Found);
    }

    [Theory, MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public void A_hundred_times_the_code_is_at_most_110_times_the_work(string id)
    {
        var (one, ten, hundred) = (costs[id, "example"], costs[id, "example-10"], costs[id, "example-100"]);
        Assert.InRange(hundred.Visits, 0, 110 * one.Visits);
        // From ten copies on, for what a compilation costs once would hide growth if it counted a hundred times. Up to twice as much as ten times:
        // who calls a method is looked for in all files that have its name, and here all copies do.
        Assert.InRange(hundred.Bytes, long.MinValue, (20 * ten.Bytes) + RoomBytes);
    }

    [Fact]
    public void Every_analyzer_is_measured_on_every_code()
    {
        Assert.Equal(AllRules.Analyzers.Select(static a => a.GetType().Name).Order(StringComparer.Ordinal), BenchmarkInput.Ids.Select(static id => BenchmarkInput.Analyzer(id).GetType().Name).Order(StringComparer.Ordinal));
        Assert.Empty(AllRules.Descriptors.SelectMany(static d => BenchmarkInput.Codes.Select(code => (d.Id, code))).Except(ReadBaseline().Select(static row => (row.Rule, row.Code))));
    }

    [Fact]
    public void No_rule_costs_more_than_the_baseline_says_or_far_less()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("WriteSnapshots"), "true", StringComparison.OrdinalIgnoreCase))
            File.WriteAllLines(s_baseline, costs.Rows.Select(static row => row.Row).Order(StringComparer.Ordinal).Prepend(Header));
        var baseline = ReadBaseline();
        Assert.Equal(baseline.Select(static row => (row.Rule, row.Code)).Order(), costs.Rows.Select(static row => (row.Rule, row.Code)).Order());

        // In few rounds the runtime's own bytes can be in all of them: what is off is measured again before it is told.
        var off = baseline.Select(known => (Known: known, Now: costs[known.Rule, known.Code])).Where(static row => Differences(row.Known, row.Now).Any()).SelectMany(static row => Differences(row.Known, RuleCosts.Again(row.Now))).ToList();
        Assert.True(off.Count == 0, string.Join('\n', off.Prepend("To write the baseline anew: WriteSnapshots=true dotnet test --project tests/BedrockAnalyzers.Tests --filter-class '*CostTests'")));
    }

    [Fact]
    public void A_difference_from_the_baseline_is_told()
    {
        var known = new RuleCosts.Cost("BDR9999", "example", 1_000_000, 1_000, Found: 0);
        Assert.Empty(Differences(known, known with { Bytes = 1_180_000, Visits = 1_050 }));
        Assert.Empty(Differences(known, known with { Bytes = 670_000, Visits = 700 }));
        Assert.Single(Differences(known, known with { Bytes = 1_200_000 }));
        Assert.Single(Differences(known, known with { Bytes = 650_000 }));
        Assert.Single(Differences(known, known with { Visits = 1_051 }));
        Assert.Single(Differences(known, known with { Visits = 699 }));
    }

    [Fact]
    public void An_open_compilation_keeps_at_most_5_MB_a_thousand_files_and_a_closed_one_nothing()
    {
        var compilation = MeasuredCode.Ordinary(Sdk.V4, files: 100);
        var options = Configuration.Options(options: null, []);
        var idle = Retained.By(compilation, [new IdleAnalyzer(asksForFiles: false)], options);
        var ours = Retained.By(compilation, AllRules.Analyzers, options);
        TestContext.Current.TestOutputHelper?.WriteLine($"{idle} {ours}");
        Assert.InRange(ours.Open - idle.Open, long.MinValue, 500_000);
        Assert.InRange(ours.After, long.MinValue, 100_000);
    }

    private static IEnumerable<string> Differences(RuleCosts.Cost known, RuleCosts.Cost now)
    {
        if (now.Bytes > (known.Bytes * 1.15) + RoomBytes) yield return Told("allocates more", known.Bytes, now.Bytes);
        if (now.Bytes < (known.Bytes * 0.7) - RoomBytes) yield return Told("allocates far less", known.Bytes, now.Bytes);
        if (now.Visits > known.Visits * 1.05) yield return Told("visits more operations", known.Visits, now.Visits);
        if (now.Visits < known.Visits * 0.7) yield return Told("visits far fewer operations", known.Visits, now.Visits);

        string Told(string what, long before, long after) => string.Create(CultureInfo.InvariantCulture, $"{known.Rule} on {known.Code} {what}: {after:N0}, the baseline says {before:N0}");
    }

    private static ImmutableArray<RuleCosts.Cost> ReadBaseline() => File.Exists(s_baseline) ? [.. File.ReadAllLines(s_baseline).Skip(1).Select(RuleCosts.Cost.Parse)] : [];
}
#endif
