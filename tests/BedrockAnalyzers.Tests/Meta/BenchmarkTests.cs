using BedrockAnalyzers.Benchmarks;
using BedrockAnalyzers.Tests.Flow;

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

    [Theory, MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public async Task A_hundred_times_the_code_is_a_hundred_times_the_work(string id) => Assert.InRange(await Visits.Of(id, copies: 100), 0, 110 * await Visits.Of(id, copies: 1));

    // A rule that walks nothing passes the test above: this one sees to it that visits are counted.
    [Fact]
    public async Task Work_is_counted() => Assert.InRange(await Visits.Of("BDR1001", copies: 1), 1, 1000);

    [Theory]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = \"m\" });")]
    [InlineData("if (flag) await client.ConverseAsync(new ConverseRequest { ModelId = \"m\" });")]
    [InlineData("try { await client.ConverseAsync(new ConverseRequest { ModelId = \"m\" }); } catch (Exception) { number++; }")]
    public void A_member_of_ten_times_the_statements_is_ten_times_the_work(string statement)
    {
        // Somewhat more: what is known of each request is carried on to the end of the member, and joined where paths meet. Of a member without loops, which is gone through once, that is a larger part.
        Walk.Of(string.Concat(Enumerable.Repeat(statement + "\n", 10)), out var ten);
        Walk.Of(string.Concat(Enumerable.Repeat(statement + "\n", 100)), out var hundred);
        Assert.InRange(hundred, 9 * ten, 14 * ten);
    }
}
