using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>What an answer of full length costs, in the message.</summary>
public class PriceTests
{
    [Theory]
    [InlineData("deepseek.r1-v1:0", "32,768 tokens for DeepSeek-R1", "$0.18")]
    [InlineData("mistral.mistral-large-2402-v1:0", "8,192 tokens for Mistral Large (24.02)", "$0.098")]
    [InlineData("amazon.nova-pro-v1:0", "5,120 tokens for Nova Pro", "$0.016")]
    [InlineData("amazon.nova-micro-v1:0", "5,120 tokens for Nova Micro", "$0.001")]
    public Task A_cent_has_a_tenth_where_it_is_little(string model, string maximum, string price) => Verify.Message<NoOutputTokenCapAnalyzer>(
        Verify.Statements($"await client.ConverseAsync(new ConverseRequest {{ ModelId = \"{model}\" }});"),
        $"This ConverseRequest sets no MaxTokens: the model may write up to its maximum ({maximum}) and that much quota is reserved (about {price} an answer); set InferenceConfig.MaxTokens");
}
