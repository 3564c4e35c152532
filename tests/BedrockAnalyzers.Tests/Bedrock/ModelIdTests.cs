using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Tests.Bedrock;

public class ModelIdTests
{
    [Theory]
    [InlineData("amazon.nova-lite-v1:0", null, "amazon.nova-lite-v1:0", null)]
    [InlineData("anthropic.claude-v2", null, "anthropic.claude-v2", null)]
    [InlineData("anthropic.claude-v2:1", null, "anthropic.claude-v2:1", null)]
    [InlineData("anthropic.claude-sonnet-4-6", null, "anthropic.claude-sonnet-4-6", null)]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0:48k", null, "anthropic.claude-3-haiku-20240307-v1:0", "48k")]
    [InlineData("cohere.embed-english-v3:0:512", null, "cohere.embed-english-v3:0", "512")]
    [InlineData("deepseek.r1-v1:0", null, "deepseek.r1-v1:0", null)]
    [InlineData("zai.glm-4.6", null, "zai.glm-4.6", null)]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", "us", "anthropic.claude-haiku-4-5-20251001-v1:0", null)]
    [InlineData("eu.amazon.nova-pro-v1:0", "eu", "amazon.nova-pro-v1:0", null)]
    [InlineData("jp.anthropic.claude-sonnet-4-6", "jp", "anthropic.claude-sonnet-4-6", null)]
    [InlineData("au.anthropic.claude-sonnet-4-6", "au", "anthropic.claude-sonnet-4-6", null)]
    [InlineData("apac.amazon.nova-pro-v1:0", "apac", "amazon.nova-pro-v1:0", null)]
    [InlineData("us-gov.amazon.nova-pro-v1:0", "us-gov", "amazon.nova-pro-v1:0", null)]
    [InlineData("global.anthropic.claude-opus-4-7", "global", "anthropic.claude-opus-4-7", null)]
    public void Ids(string text, string? prefix, string baseId, string? context)
    {
        var id = ModelId.TryParse(text);
        Assert.NotNull(id);
        Assert.Equal(prefix is null ? ModelIdForm.FoundationModel : ModelIdForm.InferenceProfile, id.Form);
        Assert.Equal(prefix, id.RegionPrefix);
        Assert.Equal(baseId, id.BaseId);
        Assert.Equal(context, id.ContextSuffix);
        Assert.False(id.IsPrompt);
        Assert.Equal((prefix is null ? "" : prefix + ".") + "meta.llama4-x", id.WithBaseId("meta.llama4-x"));
    }

    [Theory]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", nameof(ModelIdForm.FoundationModelArn), null, "amazon.nova-pro-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:foundation-model/amazon.nova-pro-v1:0", nameof(ModelIdForm.FoundationModelArn), null, "amazon.nova-pro-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/us.amazon.nova-pro-v1:0", nameof(ModelIdForm.FoundationModelArn), "us", "amazon.nova-pro-v1:0")]
    [InlineData("arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-pro-v1:0:24k", nameof(ModelIdForm.FoundationModelArn), null, "amazon.nova-pro-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6", nameof(ModelIdForm.InferenceProfileArn), "us", "anthropic.claude-sonnet-4-6")]
    [InlineData("arn:aws-cn:bedrock:cn-north-1:123456789012:inference-profile/abc123", nameof(ModelIdForm.InferenceProfileArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123", nameof(ModelIdForm.ApplicationInferenceProfileArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc123", nameof(ModelIdForm.ProvisionedModelArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abc123", nameof(ModelIdForm.CustomModelDeploymentArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123", nameof(ModelIdForm.ImportedModelArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.titan-text-lite-v1:0:4k/abc123", nameof(ModelIdForm.CustomModelArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt-router/abc123", nameof(ModelIdForm.PromptRouterArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1", nameof(ModelIdForm.DefaultPromptRouterArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1", nameof(ModelIdForm.PromptArn), null, null)]
    [InlineData("arn:aws:bedrock:us-east-1:ACCOUNT_ID:prompt/PROMPT12345", nameof(ModelIdForm.PromptArn), null, null)]
    public void Arns(string text, string form, string? prefix, string? baseId)
    {
        var id = ModelId.TryParse(text);
        Assert.NotNull(id);
        Assert.Equal(form, id.Form.ToString());
        Assert.Equal(prefix, id.RegionPrefix);
        Assert.Equal(baseId, id.BaseId);
        Assert.Equal(id.Form == ModelIdForm.PromptArn, id.IsPrompt);
        if (baseId is null)
        {
            Assert.Same(ModelFamily.Unknown, id.Family);
            Assert.Null(id.WithBaseId("meta.llama4-x"));
        }
        else
        {
            var kept = text[..text.IndexOf(baseId, StringComparison.Ordinal)];
            Assert.Equal(kept + "meta.llama4-x", id.WithBaseId("meta.llama4-x"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("amazon.")]
    [InlineData("amazon.com")]
    [InlineData("google.com")]
    [InlineData("system.text.json")]
    [InlineData("anthropic.claude")]
    [InlineData("anthropic.claude-")]
    [InlineData("anthropic.-claude-v2")]
    [InlineData("anthropic.claude--v2")]
    [InlineData("anthropic..claude-v2")]
    [InlineData("anthropic.claude-v2:")]
    [InlineData("anthropic.claude-v2:x")]
    [InlineData("anthropic.claude-v2:1:")]
    [InlineData("anthropic.claude-v2:1:k")]
    [InlineData("anthropic.claude-v2:1:18kb")]
    [InlineData("anthropic.claude-v2:1:18k:2")]
    [InlineData("Anthropic.claude-v2")]
    [InlineData("anthropic.Claude-v2")]
    [InlineData(" anthropic.claude-v2")]
    [InlineData("anthropic.claude-v2 ")]
    [InlineData("anthropic.claude-v2\n")]
    [InlineData("anthropic.claude-v2 is gone")]
    [InlineData("use anthropic.claude-v2")]
    [InlineData("mars.anthropic.claude-v2")]
    [InlineData("us.us.anthropic.claude-v2")]
    [InlineData("someone.claude-v2")]
    [InlineData("us-east-1.amazonaws.com")]
    [InlineData("arn:aws:s3:::my-bucket/anthropic.claude-v2")]
    [InlineData("arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/agent-1")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:guardrail/abc")]
    [InlineData("arn:aws:bedrock:*::foundation-model/anthropic.claude-v2")]
    [InlineData("arn:aws:bedrock:{0}::foundation-model/anthropic.claude-v2")]
    [InlineData("arn:aws:bedrock:::foundation-model/anthropic.claude-v2")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/*")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2 or another")]
    [InlineData("arn:aws:bedrock:us-east-1")]
    [InlineData("arn:aws:bedrock:")]
    [InlineData("arn:azure:bedrock:us-east-1::foundation-model/anthropic.claude-v2")]
    [InlineData("arn:::::::::")]
    public void What_is_none(string text) => Assert.Null(ModelId.TryParse(text));

    [Fact]
    public void Any_text_is_taken_without_an_exception()
    {
        const string Characters = "arn:aws.bedrock-/us1v*{}\n\u00e9K";
        var random = new Random(7);
        foreach (var seed in (string[])["anthropic.claude-v2:1:18k", "us.amazon.nova-pro-v1:0", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6"])
        {
            for (var round = 0; round < 5_000; round++)
            {
                var text = seed.ToCharArray();
                for (var change = random.Next(4); change >= 0; change--) text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
                var mutated = new string(text, 0, random.Next(text.Length + 1));
                if (ModelId.TryParse(mutated) is { BaseId: not null } id) Assert.EndsWith(id.WithBaseId(id.BaseId + (id.ContextSuffix is null ? "" : ":" + id.ContextSuffix))!, mutated, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_text_that_is_no_id_costs_no_memory()
    {
        string[] texts = ["hello", "Amazon.Bedrock.Model", "the quick brown fox. And so on", "application/json", "amazon.com", "us-east-1"];
        foreach (var text in texts) ModelId.TryParse(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts) ModelId.TryParse(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
