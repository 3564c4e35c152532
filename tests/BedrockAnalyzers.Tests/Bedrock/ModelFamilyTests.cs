using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Tests.Bedrock;

public class ModelFamilyTests
{
    [Theory]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0", "Claude, messages", "max_tokens")]
    [InlineData("anthropic.claude-opus-5-5", "Claude, messages", "max_tokens")]
    [InlineData("anthropic.claude-v1", "Claude, text completions", "max_tokens_to_sample")]
    [InlineData("anthropic.claude-v2:1", "Claude, text completions", "max_tokens_to_sample")]
    [InlineData("anthropic.claude-instant-v1", "Claude, text completions", "max_tokens_to_sample")]
    [InlineData("amazon.titan-text-express-v1", "Titan text", "textGenerationConfig.maxTokenCount")]
    [InlineData("amazon.titan-tg1-large", "Titan text", "textGenerationConfig.maxTokenCount")]
    [InlineData("amazon.nova-micro-v1:0", "Nova", "inferenceConfig.maxTokens inferenceConfig.max_new_tokens")]
    [InlineData("amazon.nova-premier-v1:0", "Nova", "inferenceConfig.maxTokens inferenceConfig.max_new_tokens")]
    [InlineData("amazon.nova-2-lite-v1:0", "Nova", "inferenceConfig.maxTokens inferenceConfig.max_new_tokens")]
    [InlineData("meta.llama3-1-70b-instruct-v1:0", "Llama", "max_gen_len")]
    [InlineData("mistral.mistral-large-2402-v1:0", "Mistral", "max_tokens")]
    [InlineData("cohere.command-r-v1:0", "Cohere Command", "max_tokens")]
    [InlineData("ai21.jamba-1-5-mini-v1:0", "AI21 Jamba", "max_tokens")]
    [InlineData("ai21.j2-ultra-v1", "AI21 Jurassic-2", "maxTokens")]
    [InlineData("deepseek.r1-v1:0", "DeepSeek", "max_tokens")]
    [InlineData("openai.gpt-oss-20b-1:0", "OpenAI", "max_completion_tokens max_tokens")]
    [InlineData("qwen.qwen3-32b-v1:0", "OpenAI-shaped", "max_tokens max_completion_tokens maxTokens")]
    [InlineData("google.gemma-3-4b-it", "OpenAI-shaped", "max_tokens max_completion_tokens maxTokens")]
    [InlineData("twelvelabs.pegasus-1-2-v1:0", "TwelveLabs Pegasus", "maxOutputTokens")]
    [InlineData("amazon.titan-embed-text-v2:0", "no token output", "")]
    [InlineData("amazon.titan-image-generator-v2:0", "no token output", "")]
    [InlineData("amazon.nova-canvas-v1:0", "no token output", "")]
    [InlineData("amazon.nova-reel-v1:1", "no token output", "")]
    [InlineData("amazon.nova-sonic-v1:0", "no token output", "")]
    [InlineData("amazon.nova-2-multimodal-embeddings-v1:0", "no token output", "")]
    [InlineData("amazon.rerank-v1:0", "no token output", "")]
    [InlineData("cohere.embed-english-v3", "no token output", "")]
    [InlineData("cohere.rerank-v3-5:0", "no token output", "")]
    [InlineData("stability.sd3-large-v1:0", "no token output", "")]
    [InlineData("luma.ray-v2:0", "no token output", "")]
    [InlineData("twelvelabs.marengo-embed-2-7-v1:0", "no token output", "")]
    [InlineData("amazon.nova-3-something-v1:0", "unknown", "")]
    [InlineData("google.other-1", "unknown", "")]
    [InlineData("nobody.model-1", "unknown", "")]
    [InlineData("no-dot", "unknown", "")]
    public void Of_an_id(string baseId, string name, string capPaths)
    {
        var family = ModelFamily.Of(baseId);
        Assert.Equal(name, family.Name);
        Assert.Equal(capPaths, string.Join(' ', family.CapPaths));
    }

    [Fact]
    public void A_default_number_is_given_where_the_family_has_one_and_nowhere_else()
    {
        ModelFamily[] families =
        [
            ModelFamily.ClaudeMessages, ModelFamily.ClaudeTextCompletions, ModelFamily.TitanText, ModelFamily.Nova, ModelFamily.Llama, ModelFamily.Mistral, ModelFamily.CohereCommand, ModelFamily.Jamba,
            ModelFamily.Jurassic, ModelFamily.DeepSeek, ModelFamily.OpenAI, ModelFamily.OpenAIShaped, ModelFamily.Pegasus, ModelFamily.NoTokenOutput, ModelFamily.Unknown,
        ];
        Assert.All(families, family => Assert.Equal(family.WithoutCap == MissingCap.DefaultNumber, family.DefaultCap is not null));
        Assert.All(families, family => Assert.Equal(family.CapPaths.IsEmpty, family.WithoutCap is MissingCap.NothingToCap or MissingCap.Unknown));
    }
}
