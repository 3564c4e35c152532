using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Rig;

public class RuleTestInputsTests
{
    [Fact]
    public async Task All_rule_tests_give_their_inputs() => Assert.True((await RuleTestInputs.All()).Length > 150);

    // A form that does not compile is skipped by the rule tests: were they many, a rewriter would look right and do nothing.
    [Fact]
    public async Task Each_rewriter_rewrites_enough_inputs_into_code_that_compiles()
    {
        var inputs = (await RuleTestInputs.All()).Where(i => !i.AllowErrors).DistinctBy(i => i.ToString(), StringComparer.Ordinal).ToList();
        var compiles = inputs.AsParallel().SelectMany(i => Variants.Of(i, i.Compile().Compilation)).ToLookup(v => v.Rewriter, v => Compiles(v.Compilation));
        Assert.All(Rewriters.All, rewriter =>
        {
            var (all, broken) = (compiles[rewriter].Count(), compiles[rewriter].Count(c => !c));
            Assert.True(all >= 40 && broken <= all / 20, $"{rewriter}: rewrites {all} of {inputs.Count} inputs, and {broken} of them do not compile then.");
        });
    }

    private static bool Compiles(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken).All(d => d.Severity != DiagnosticSeverity.Error);
}
