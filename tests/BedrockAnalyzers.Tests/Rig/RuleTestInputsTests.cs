using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Rig;

public class RuleTestInputsTests
{
    // Fewer would not show that the rewriter is more than an idea.
    private const int Enough = 10;

    [Fact]
    public async Task All_rule_tests_give_their_inputs() => Assert.True((await RuleTestInputs.All()).Length > 150);

    [Fact]
    public async Task Each_rewriter_rewrites_enough_inputs_into_code_that_compiles()
    {
        var missing = Rewriters.All.ToDictionary(r => r, _ => Enough);
        foreach (var input in await RuleTestInputs.All())
        {
            if (missing.Count == 0) break;
            foreach (var (rewriter, compilation) in Variants.Of(input, input.Compile().Compilation).Where(v => missing.ContainsKey(v.Rewriter)))
            {
                if (compilation.GetDiagnostics(TestContext.Current.CancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error)) continue;
                if (--missing[rewriter] == 0) missing.Remove(rewriter);
            }
        }

        Assert.Empty(missing);
    }
}
