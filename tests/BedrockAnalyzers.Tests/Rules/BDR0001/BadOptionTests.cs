using BedrockAnalyzers.Rules.BDR0001;

namespace BedrockAnalyzers.Tests.Rules.BDR0001;

public class BadOptionTests
{
    private const string Keys = "is set, but no rule has it; use one of dotnet_code_quality.BDR1001.default_max_tokens, dotnet_code_quality.BDR1004.max_output_tokens, dotnet_code_quality.BDR1006.max_prompt_tokens, dotnet_code_quality.BDR1007.max_messages, "
        + "dotnet_code_quality.BDR1008.max_results, dotnet_code_quality.BDR1009.small_output_tokens, dotnet_code_quality.BDR6001.retired_models";

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("1000001")]
    [InlineData("1,000")]
    public Task A_value_that_the_rule_does_not_take(string value) => Reports(
        "dotnet_code_quality.BDR1001.default_max_tokens = " + value,
        $"The option dotnet_code_quality.BDR1001.default_max_tokens = {value} is not a value that the rule takes; write a whole number from 1 to 1000000");

    [Theory]
    [InlineData("dotnet_code_quality.BDR1001.default_max_tokens = 1")]
    [InlineData("dotnet_code_quality.BDR1001.default_max_tokens = 1000000")]
    [InlineData("dotnet_code_quality.bdr1001.DEFAULT_MAX_TOKENS = 2")]
    [InlineData("dotnet_code_quality.CA1001.default_max_tokens = many")]
    public Task A_value_that_the_rule_takes(string option) => Reports(option);

    [Fact]
    public Task A_key_that_no_rule_has() => Reports("dotnet_code_quality.BDR1001.max = 1", "The option dotnet_code_quality.bdr1001.max = 1 " + Keys);

    // U+034F joins letters, and says nothing to a culture.
    [Fact]
    public Task Keys_that_a_culture_takes_for_one() => Reports(
        "dotnet_code_quality.BDR1001.max = 1\ndotnet_code_quality.BDR1001.ma\u034Fx = 1",
        "The option dotnet_code_quality.bdr1001.max = 1 " + Keys,
        "The option dotnet_code_quality.bdr1001.ma\u034Fx = 1 " + Keys);

    private static Task Reports(string options, params string[] messages) => Verify.WithoutPlace<BadOptionAnalyzer>("class C;", options, messages);
}
