using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;

public sealed class Retrieval(IAmazonBedrockAgentRuntime agents)
{
    public Task<RetrieveAndGenerateResponse> Tiny(string text) => agents.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = text },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
            KnowledgeBaseConfiguration = new()
            {
                KnowledgeBaseId = "KB",
                ModelArn = "us.anthropic.claude-opus-4-6", // !BDR1009
                GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 30 } } },
            },
        },
    });

    public Task<RetrieveAndGenerateResponse> Long(string text) => agents.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = text },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
            KnowledgeBaseConfiguration = new()
            {
                KnowledgeBaseId = "KB",
                ModelArn = "us.anthropic.claude-opus-4-6",
                GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 3000 } } },
            },
        },
    });
}
