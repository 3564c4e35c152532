// only: BDR1001
// RetrieveAndGenerate, ConverseStream and additional fields through helpers.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using InferenceConfiguration = Amazon.BedrockRuntime.Model.InferenceConfiguration;

namespace Lamna.Healthcare.Knowledge;

public sealed class KnowledgeBase
{
    private const string ModelArn = "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    private readonly IAmazonBedrockAgentRuntime _agents;
    private readonly string _id;

    public KnowledgeBase(IAmazonBedrockAgentRuntime agents, string id)
    {
        _agents = agents;
        _id = id;
    }

    public async Task<string> AskAsync(string q, CancellationToken ct)
    {
        var response = await _agents.RetrieveAndGenerateAsync(Build(q), ct);
        return response.Output.Text;
    }

    public async Task<string> AskCappedAsync(string q, CancellationToken ct)
    {
        var response = await _agents.RetrieveAndGenerateAsync(BuildCapped(q), ct);
        return response.Output.Text;
    }

    public Task<RetrieveAndGenerateResponse> AskWith(string q, CancellationToken ct) => _agents.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
    {
        Input = new RetrieveAndGenerateInput { Text = q },
        RetrieveAndGenerateConfiguration = Configuration(Capped()),
    }, ct);

    public Task<RetrieveAndGenerateResponse> AskWithout(string q, CancellationToken ct) => _agents.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest // !BDR1001
    {
        Input = new RetrieveAndGenerateInput { Text = q },
        RetrieveAndGenerateConfiguration = Configuration(Templated()),
    }, ct);

    public Task<RetrieveAndGenerateResponse> AskOrchestrated(string q, CancellationToken ct)
    {
        // The cap of the orchestration does not count.
        var request = new RetrieveAndGenerateRequest { Input = new() { Text = q }, RetrieveAndGenerateConfiguration = Configuration(Templated()) }; // !BDR1001
        request.RetrieveAndGenerateConfiguration.KnowledgeBaseConfiguration.OrchestrationConfiguration = new OrchestrationConfiguration { InferenceConfig = Text(300) };
        return _agents.RetrieveAndGenerateAsync(request, ct);
    }

    public Task<RetrieveAndGenerateResponse> AskLate(string q, CancellationToken ct)
    {
        var request = Build(q, out var generation);
        generation.InferenceConfig = Text(300);
        return _agents.RetrieveAndGenerateAsync(request, ct);
    }

    public Task<RetrieveAndGenerateResponse> AskApplied(string q, CancellationToken ct)
    {
        var request = new RetrieveAndGenerateRequest { Input = new() { Text = q } };
        Apply(request);
        return _agents.RetrieveAndGenerateAsync(request, ct);
    }

    public Task<RetrieveAndGenerateResponse> AskDocuments(string q, List<ExternalSource> sources, CancellationToken ct) => SendAsync(new RetrieveAndGenerateRequest // !BDR1001
    {
        Input = new() { Text = q },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.EXTERNAL_SOURCES,
            ExternalSourcesConfiguration = new() { ModelArn = ModelArn, Sources = sources },
        },
    }, ct);

    public Task<RetrieveAndGenerateResponse> AskDocumentsCapped(string q, List<ExternalSource> sources, CancellationToken ct) => SendAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = q },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.EXTERNAL_SOURCES,
            ExternalSourcesConfiguration = new()
            {
                ModelArn = ModelArn,
                Sources = sources,
                GenerationConfiguration = new ExternalSourcesGenerationConfiguration { InferenceConfig = Text(250) },
            },
        },
    }, ct);

    // Whoever calls gives it: unknown.
    public Task<RetrieveAndGenerateResponse> AskGiven(string q, GenerationConfiguration generation, CancellationToken ct) => SendAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = q },
        RetrieveAndGenerateConfiguration = Configuration(generation),
    }, ct);

    public async Task StreamAsync(string q, CancellationToken ct)
    {
        var request = new RetrieveAndGenerateStreamRequest { Input = new() { Text = q }, RetrieveAndGenerateConfiguration = Configuration(Empty()) }; // !BDR1001
        await _agents.RetrieveAndGenerateStreamAsync(request, ct);
    }

    public async Task StreamCappedAsync(string q, CancellationToken ct)
    {
        var request = new RetrieveAndGenerateStreamRequest { Input = new() { Text = q }, RetrieveAndGenerateConfiguration = Configuration(Capped()) };
        await _agents.RetrieveAndGenerateStreamAsync(request, ct);
    }

    // Only retrieves, and writes nothing.
    public Task<RetrieveResponse> RetrieveAsync(string q, CancellationToken ct) =>
        _agents.RetrieveAsync(new RetrieveRequest { KnowledgeBaseId = _id, RetrievalQuery = new KnowledgeBaseQuery { Text = q } }, ct);

    private Task<RetrieveAndGenerateResponse> SendAsync(RetrieveAndGenerateRequest request, CancellationToken ct) => _agents.RetrieveAndGenerateAsync(request, ct);

    private RetrieveAndGenerateRequest Build(string q) => new() // !BDR1001
    {
        Input = new() { Text = q },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
            KnowledgeBaseConfiguration = new() { KnowledgeBaseId = _id, ModelArn = ModelArn },
        },
    };

    private RetrieveAndGenerateRequest BuildCapped(string q)
    {
        var knowledge = new KnowledgeBaseRetrieveAndGenerateConfiguration { KnowledgeBaseId = _id, ModelArn = ModelArn };
        knowledge.GenerationConfiguration = Capped();
        return new RetrieveAndGenerateRequest
        {
            Input = new() { Text = q },
            RetrieveAndGenerateConfiguration = new() { Type = RetrieveAndGenerateType.KNOWLEDGE_BASE, KnowledgeBaseConfiguration = knowledge },
        };
    }

    private RetrieveAndGenerateRequest Build(string q, out GenerationConfiguration generation)
    {
        generation = new GenerationConfiguration();
        return new RetrieveAndGenerateRequest { Input = new() { Text = q }, RetrieveAndGenerateConfiguration = Configuration(generation) };
    }

    private void Apply(RetrieveAndGenerateRequest request) => request.RetrieveAndGenerateConfiguration = Configuration(Capped());

    private RetrieveAndGenerateConfiguration Configuration(GenerationConfiguration generation) => new()
    {
        Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
        KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
        {
            KnowledgeBaseId = _id,
            ModelArn = ModelArn,
            GenerationConfiguration = generation,
        },
    };

    private static GenerationConfiguration Capped() => new() { InferenceConfig = Text(500) };

    private static GenerationConfiguration Templated() => new()
    {
        PromptTemplate = new PromptTemplate { TextPromptTemplate = "Answer from $search_results$" },
        InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { Temperature = 0f } },
    };

    private static GenerationConfiguration Empty() => new();

    private static InferenceConfig Text(int cap) => new() { TextInferenceConfig = new TextInferenceConfig { MaxTokens = cap } };
}

public class Streams(IAmazonBedrockRuntime bedrock)
{
    public async IAsyncEnumerable<string> Tokens(string text)
    {
        var response = await bedrock.ConverseStreamAsync(Start(text));
        await foreach (var part in response.Stream)
        {
            if (part is ContentBlockDeltaEvent { Delta.Text: { } t }) yield return t;
        }
    }

    public async IAsyncEnumerable<string> CappedTokens(string text)
    {
        var response = await bedrock.ConverseStreamAsync(Limited(Open(text)));
        await foreach (var part in response.Stream)
        {
            if (part is ContentBlockDeltaEvent { Delta.Text: { } t }) yield return t;
        }
    }

    // The same configuration for both kinds of request.
    public async Task Both(string text)
    {
        var config = Config();
        await bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = config });
        await bedrock.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = config });
    }

    public async Task OneOfBoth(string text)
    {
        var config = Config();
        await bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = config });
        await bedrock.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0" }); // !BDR1001
    }

    // Turned from one kind into the other.
    public Task Converted(string text) => bedrock.ConverseStreamAsync(ToStream(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = Config() }));

    public Task ConvertedWithoutConfig(string text) => bedrock.ConverseStreamAsync(ToStreamForgetful(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = Config() }));

    private static ConverseStreamRequest ToStream(ConverseRequest r) => new() { ModelId = r.ModelId, Messages = r.Messages, InferenceConfig = r.InferenceConfig };

    private static ConverseStreamRequest ToStreamForgetful(ConverseRequest r) => new() { ModelId = r.ModelId, Messages = r.Messages }; // !BDR1001

    private static ConverseStreamRequest Start(string text) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001

    private static ConverseStreamRequest Open(string text) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };

    private static ConverseStreamRequest Limited(ConverseStreamRequest request)
    {
        request.InferenceConfig = Config();
        return request;
    }

    private static InferenceConfiguration Config() => new() { MaxTokens = 100 };
}

public class AdditionalFields(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "anthropic.claude-3-haiku-20240307-v1:0";
    private const string Llama = "meta.llama3-8b-instruct-v1:0";

    // A cap under the family's own name counts.
    public Task A()
    {
        var request = new ConverseRequest { ModelId = Claude };
        AddClaude(request);
        return bedrock.ConverseAsync(request);
    }

    public Task B() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Llama, AdditionalModelRequestFields = LlamaFields(80) });

    public Task C()
    {
        // Other fields are no cap.
        var request = new ConverseRequest { ModelId = Claude }; // !BDR1001
        AddTopK(request);
        return bedrock.ConverseAsync(request);
    }

    public Task D() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = Stops() }); // !BDR1001

    // What is in the document is unknown.
    public Task E(Document fields) => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = fields });

    public Task F(object fields)
    {
        var request = new ConverseRequest { ModelId = Claude };
        AddAny(request, fields);
        return bedrock.ConverseAsync(request);
    }

    public Task G()
    {
        var request = new ConverseRequest { ModelId = Claude, InferenceConfig = new() { MaxTokens = 20 } };
        AddTopK(request);
        return bedrock.ConverseAsync(request);
    }

    public Task H() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = new Document { { "max_tokens", 90 } } });

    public Task I() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = new Document { { "top_k", 90 } } }); // !BDR1001

    public Task J() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = Document.FromObject(new { top_k = 5, max_tokens = 400 }) });

    public Task K() => bedrock.ConverseAsync(new ConverseRequest { ModelId = Claude, AdditionalModelRequestFields = Document.FromObject(new { top_k = 5 }) }); // !BDR1001

    private static void AddClaude(ConverseRequest request) =>
        request.AdditionalModelRequestFields = new Document(new Dictionary<string, Document> { ["max_tokens"] = 100, ["top_k"] = 50 });

    private static void AddTopK(ConverseRequest request) =>
        request.AdditionalModelRequestFields = new Document(new Dictionary<string, Document> { ["top_k"] = 50 });

    private static void AddAny(ConverseRequest request, object fields) => request.AdditionalModelRequestFields = Document.FromObject(fields);

    private static Document LlamaFields(int cap) => new(new Dictionary<string, Document> { ["max_gen_len"] = cap });

    private static Document Stops() => Document.FromObject(new { stop_sequences = new[] { "\n\nHuman:" } });
}
