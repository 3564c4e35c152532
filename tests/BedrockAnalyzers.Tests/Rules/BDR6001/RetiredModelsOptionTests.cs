using BedrockAnalyzers.Rules.BDR6001;

namespace BedrockAnalyzers.Tests.Rules.BDR6001;

public class RetiredModelsOptionTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("none", true)]
    [InlineData("anthropic.claude-sonnet-4-6", true)]
    [InlineData("anthropic.claude-sonnet-4-6=2027-01-31", true)]
    [InlineData(" anthropic.claude-sonnet-4-6 = 2027-01-31 > anthropic.claude-sonnet-5 , amazon.nova-lite-v1:0 ", true)]
    [InlineData("us.anthropic.claude-sonnet-4-6>global.anthropic.claude-sonnet-5", true)]
    [InlineData("anthropic.claude-sonnet-4-6>anthropic.claude-sonnet-5=2027-01-31", false)]
    [InlineData("anthropic.claude-sonnet-4-6=31.1.2027", false)]
    [InlineData("anthropic.claude-sonnet-4-6=", false)]
    [InlineData("anthropic.claude-sonnet-4-6>", false)]
    [InlineData("Claude Sonnet 4.6", false)]
    [InlineData("anthropic.claude-sonnet-4-6;amazon.nova-lite-v1:0", false)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc", false)]
    public void Takes(string text, bool takes) => Assert.Equal(takes, RetiredModelAnalyzer.RetiredModels.Takes(text));
}
