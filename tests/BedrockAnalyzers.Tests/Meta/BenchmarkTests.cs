using BedrockAnalyzers.Benchmarks;

namespace BedrockAnalyzers.Tests.Meta;

public class BenchmarkTests
{
    [Fact]
    public void Each_rule_has_a_benchmark() => Assert.Equal(AllRules.Descriptors.Select(d => d.Id), BenchmarkInput.Ids);

    [Theory, MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public async Task Its_input_raises_the_rule(string id)
    {
        var options = BenchmarkInput.Options(id);
        var (errors, once) = await Analysis.Build(BenchmarkInput.Compilation(id, copies: 1), AllRules.Analyzers, Configuration.Options(options, []));
        Assert.Empty(errors);
        Assert.Contains(once, d => string.Equals(d.Id, id, StringComparison.Ordinal));
    }
}
