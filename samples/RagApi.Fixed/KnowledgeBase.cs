using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Microsoft.Extensions.Options;

namespace RagApi;

/// <summary>Finds passages in the company's documents, and answers from them.</summary>
internal sealed class KnowledgeBase(IAmazonBedrockAgentRuntime bedrock, IOptions<RagOptions> options)
{
    public async Task<IReadOnlyList<Passage>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var response = await bedrock.RetrieveAsync(
            new RetrieveRequest
            {
                KnowledgeBaseId = options.Value.KnowledgeBaseId,
                RetrievalQuery = new KnowledgeBaseQuery { Text = query },
                RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration
                {
                    VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration
                    {
                        NumberOfResults = 10,
                        OverrideSearchType = SearchType.HYBRID,
                    },
                },
            },
            cancellationToken);

        return response.RetrievalResults.ConvertAll(result => new Passage(result.Content.Text, result.Location?.S3Location?.Uri, result.Score ?? 0));
    }

    public async Task<Answer> AskAsync(string question, CancellationToken cancellationToken)
    {
        var response = await bedrock.RetrieveAndGenerateAsync(
            new RetrieveAndGenerateRequest
            {
                Input = new RetrieveAndGenerateInput { Text = question },
                RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration
                {
                    Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
                    KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
                    {
                        KnowledgeBaseId = options.Value.KnowledgeBaseId,
                        ModelArn = options.Value.ModelId,
                        GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 4096 } } },
                    },
                },
            },
            cancellationToken);

        var sources = response.Citations
            .SelectMany(citation => citation.RetrievedReferences)
            .Select(reference => reference.Location?.S3Location?.Uri)
            .OfType<string>()
            .Distinct()
            .ToList();
        return new Answer(response.Output.Text, sources);
    }
}

internal sealed record Passage(string Text, string? Source, float Score);

internal sealed record Answer(string Text, IReadOnlyList<string> Sources);
