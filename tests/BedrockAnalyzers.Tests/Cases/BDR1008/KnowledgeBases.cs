using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;

namespace Search;

public sealed class SearchOptions
{
    public string KnowledgeBaseId { get; set; } = "";

    public int Results { get; set; } = 25;
}

public sealed class KnowledgeBaseSearch(IAmazonBedrockAgentRuntime runtime, SearchOptions options)
{
    private const int PassagesForPrompt = 30;
    private const int Usual = 5;

    // The passages that an answer is written from.
    public async Task<string> ContextAsync(string question, CancellationToken cancellationToken)
    {
        var response = await runtime.RetrieveAsync(
            new RetrieveRequest
            {
                KnowledgeBaseId = options.KnowledgeBaseId,
                RetrievalQuery = new KnowledgeBaseQuery { Text = question },
                RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration
                {
                    VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration
                    {
                        NumberOfResults = PassagesForPrompt, // !BDR1008
                        OverrideSearchType = SearchType.HYBRID,
                    },
                },
            },
            cancellationToken);
        return string.Join("\n\n", response.RetrievalResults.Select(r => r.Content.Text));
    }

    public Task<RetrieveResponse> ConfiguredAsync(string question) => runtime.RetrieveAsync(Request(question, options.Results));

    public Task<RetrieveResponse> UsualAsync(string question) => runtime.RetrieveAsync(Request(question, Usual));

    public Task<RetrieveResponse> AtMostAsync(string question, int wanted) => runtime.RetrieveAsync(Request(question, Math.Clamp(wanted, 1, 50)));

    public async Task<IReadOnlyList<string>> RerankedAsync(string question, string rerankerArn)
    {
        var request = Request(question, 50);
        request.RetrievalConfiguration.VectorSearchConfiguration.RerankingConfiguration = new VectorSearchRerankingConfiguration
        {
            Type = VectorSearchRerankingConfigurationType.BEDROCK_RERANKING_MODEL,
            BedrockRerankingConfiguration = new VectorSearchBedrockRerankingConfiguration
            {
                NumberOfRerankedResults = 5,
                ModelConfiguration = new VectorSearchBedrockRerankingModelConfiguration { ModelArn = rerankerArn },
            },
        };
        var response = await runtime.RetrieveAsync(request);
        return [.. response.RetrievalResults.Select(r => r.Content.Text)];
    }

    public async Task<string> AnswerAsync(string question, string modelArn)
    {
        var search = new KnowledgeBaseVectorSearchConfiguration();
        search.NumberOfResults = 20; // !BDR1008
        var response = await runtime.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
        {
            Input = new RetrieveAndGenerateInput { Text = question },
            RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration
            {
                Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
                KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
                {
                    KnowledgeBaseId = options.KnowledgeBaseId,
                    ModelArn = modelArn,
                    RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration { VectorSearchConfiguration = search },
                },
            },
        });
        return response.Output.Text;
    }

    private RetrieveRequest Request(string question, int results) => new()
    {
        KnowledgeBaseId = options.KnowledgeBaseId,
        RetrievalQuery = new KnowledgeBaseQuery { Text = question },
        RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration
        {
            VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = results },
        },
    };
}
