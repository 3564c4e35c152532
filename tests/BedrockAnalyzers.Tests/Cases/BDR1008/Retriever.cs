using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;

namespace Contoso.Rag;

public sealed class RagOptions { public int TopK { get; set; } = 50; }

public class Retriever(IAmazonBedrockAgentRuntime runtime, RagOptions options)
{
    private const int TopK = 25;
    private const int Small = 5;
    private static readonly int s_many = 40;

    public Task<RetrieveResponse> Literal(string q) => runtime.RetrieveAsync(new RetrieveRequest
    {
        KnowledgeBaseId = "kb",
        RetrievalQuery = new() { Text = q },
        RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration
        {
            VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration
            {
                NumberOfResults = 100, // !BDR1008
                OverrideSearchType = SearchType.HYBRID,
            },
        },
    });

    public Task<RetrieveResponse> Const(string q) => runtime.RetrieveAsync(new()
    {
        KnowledgeBaseId = "kb",
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = TopK } }, // !BDR1008
    });
    public Task<RetrieveResponse> ConstOk(string q) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = Small } },
    });
    public Task<RetrieveResponse> ReadOnly(string q) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = s_many } }, // !BDR1008
    });
    public Task<RetrieveResponse> Exactly() => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 10 } },
    });
    public Task<RetrieveResponse> JustAbove() => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 11 } }, // !BDR1008
    });
    public Task<RetrieveResponse> Options() => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = options.TopK } },
    });
    public Task<RetrieveResponse> Parameter(int k) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = k } },
    });
    public Task<RetrieveResponse> Default(int k = 30) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = k } },
    });
    public Task<RetrieveResponse> Clamped(int k) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = Math.Min(k, 20) } },
    });
    public Task<RetrieveResponse> Sum() => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 5 * 4 } }, // !BDR1008
    });
    public Task<RetrieveResponse> Conditional(bool deep) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = deep ? 50 : 5 } }, // !BDR1008
    });
    public Task<RetrieveResponse> Coalesce(int? k) => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = k ?? 20 } }, // !BDR1008
    });
    public async Task Later()
    {
        var search = new KnowledgeBaseVectorSearchConfiguration();
        search.NumberOfResults = 20; // !BDR1008
        var request = new RetrieveRequest { RetrievalConfiguration = new() { VectorSearchConfiguration = search } };
        await runtime.RetrieveAsync(request);
        request.RetrievalConfiguration.VectorSearchConfiguration.NumberOfResults = 8;
        await runtime.RetrieveAsync(request);
        request.RetrievalConfiguration.VectorSearchConfiguration.NumberOfResults = 80; // !BDR1008
        await runtime.RetrieveAsync(request);
    }
    public async Task Local()
    {
        var k = 60;
        await runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = k } } }); // !BDR1008
        int n = 3;
        await runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = n } } });
    }
    public Task Rag(string q) => runtime.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = q },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
            KnowledgeBaseConfiguration = new()
            {
                RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 30 } }, // !BDR1008
                GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 500 } } },
            },
        },
    });
    public Task Managed() => runtime.RetrieveAsync(new()
    {
        RetrievalConfiguration = new() { ManagedSearchConfiguration = new() { NumberOfResults = 64 } }, // !BDR1008
    });
    public static object Rerank() => new BedrockRerankingConfiguration { NumberOfResults = 50 };
    public static object Reranked() => new KnowledgeBaseVectorSearchConfiguration
    {
        NumberOfResults = 10,
        RerankingConfiguration = new() { BedrockRerankingConfiguration = new() { NumberOfRerankedResults = 100 } },
    };
    public static KnowledgeBaseVectorSearchConfiguration Factory(int k) => new() { NumberOfResults = k }; // !BDR1008
    public Task FromFactory() => runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = Factory(40) } });
    public static KnowledgeBaseVectorSearchConfiguration Fixed() => new() { NumberOfResults = 40 }; // !BDR1008
    public Task FromFixed() => runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = Fixed() } });
    public Task Negative() => runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = -50 } } });
    public Task Commented() => runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = /* generous */ 0x40 /* see ADR */ } } }); // !BDR1008
    public Task Under() => runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 1_0 } } });
}

public class SearchSettings { public int? NumberOfResults { get; set; } }
public static class Mine
{
    public static SearchSettings Make() => new() { NumberOfResults = 100 };
}

public static class Filter
{
    // Over-fetch and rerank by hand
    public static async Task<List<KnowledgeBaseRetrievalResult>> Best(IAmazonBedrockAgentRuntime runtime, string q)
    {
        var response = await runtime.RetrieveAsync(new RetrieveRequest
        {
            RetrievalQuery = new() { Text = q },
            RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 10 } },
        });
        return response.RetrievalResults.Take(3).ToList();
    }
    public static Task<RetrieveResponse> Loop(IAmazonBedrockAgentRuntime runtime)
    {
        var request = new RetrieveRequest { RetrievalConfiguration = new() { VectorSearchConfiguration = new() } };
        request.RetrievalConfiguration.VectorSearchConfiguration = new() { NumberOfResults = 12 }; // !BDR1008
        return runtime.RetrieveAsync(request);
    }
    public static Task<RetrieveResponse> Overwritten(IAmazonBedrockAgentRuntime runtime)
    {
        var search = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = 5 };
        foreach (var n in new[] { 1, 2, 3 }) search.NumberOfResults = n;
        return runtime.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } });
    }
}
