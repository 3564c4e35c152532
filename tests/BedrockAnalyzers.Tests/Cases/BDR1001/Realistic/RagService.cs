// only: BDR1001
// A service that retrieves passages, answers from them, and asks a small model to check the answer. Every call is capped.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using InferenceConfiguration = Amazon.BedrockRuntime.Model.InferenceConfiguration;

namespace Contoso.Handbook.Rag;

public sealed class RagOptions
{
    public const string Section = "Rag";

    public required string KnowledgeBaseId { get; set; }

    public string AnswerModel { get; set; } = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

    public string CheckModel { get; set; } = "eu.amazon.nova-micro-v1:0";

    public int Passages { get; set; } = 6;

    public int? AnswerTokens { get; set; }
}

public sealed record Answer(string Text, bool Grounded, IReadOnlyList<string> Sources);

public interface IHandbookSearch
{
    Task<Answer> AskAsync(string question, CancellationToken cancellationToken);

    Task<string> AskDirectlyAsync(string question, string? sessionId, CancellationToken cancellationToken);
}

public sealed class HandbookSearch : IHandbookSearch
{
    private const int DefaultAnswerTokens = 1_200;
    private static readonly InferenceConfiguration s_verdict = new() { MaxTokens = 5, Temperature = 0f };

    private readonly IAmazonBedrockRuntime _runtime;
    private readonly IAmazonBedrockAgentRuntime _agents;
    private readonly RagOptions _options;
    private readonly ILogger<HandbookSearch> _logger;

    public HandbookSearch(
        IAmazonBedrockRuntime runtime,
        IAmazonBedrockAgentRuntime agents,
        IOptions<RagOptions> options,
        ILogger<HandbookSearch> logger)
    {
        _runtime = runtime;
        _agents = agents;
        _options = options.Value;
        _logger = logger;
    }

    public async Task<Answer> AskAsync(string question, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);

        var passages = await RetrieveAsync(question, cancellationToken);
        if (passages.Count == 0)
        {
            _logger.LogInformation("Nothing found for {Question}", question);
            return new Answer("I do not know.", Grounded: true, []);
        }

        var text = await CompleteAsync(AnswerRequest(question, passages), cancellationToken);
        var verdict = await CompleteAsync(CheckRequest(text, passages), cancellationToken);
        var grounded = verdict.StartsWith("yes", StringComparison.OrdinalIgnoreCase);
        if (!grounded) _logger.LogWarning("The answer is not grounded: {Answer}", text);
        return new Answer(text, grounded, passages.Select(p => p.Source).ToList());
    }

    public async Task<string> AskDirectlyAsync(string question, string? sessionId, CancellationToken cancellationToken)
    {
        var request = new RetrieveAndGenerateRequest
        {
            Input = new RetrieveAndGenerateInput { Text = question },
            RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration
            {
                Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
                KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
                {
                    KnowledgeBaseId = _options.KnowledgeBaseId,
                    ModelArn = _options.AnswerModel,
                },
            },
        };
        if (sessionId is not null) request.SessionId = sessionId;
        LimitGeneration(request.RetrieveAndGenerateConfiguration.KnowledgeBaseConfiguration, DefaultAnswerTokens);
        var response = await _agents.RetrieveAndGenerateAsync(request, cancellationToken);
        return response.Output.Text;
    }

    private async Task<IReadOnlyList<Passage>> RetrieveAsync(string question, CancellationToken cancellationToken)
    {
        var response = await _agents.RetrieveAsync(new RetrieveRequest
        {
            KnowledgeBaseId = _options.KnowledgeBaseId,
            RetrievalQuery = new KnowledgeBaseQuery { Text = question },
            RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration
            {
                VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = _options.Passages },
            },
        }, cancellationToken);
        return response.RetrievalResults.Select(r => new Passage(r.Content.Text, r.Location?.S3Location?.Uri ?? "unknown")).ToList();
    }

    private ConverseRequest AnswerRequest(string question, IReadOnlyList<Passage> passages) => new ConverseRequest
    {
        ModelId = _options.AnswerModel,
        System = [new SystemContentBlock { Text = "Answer from the passages only." }],
        Messages = [Turns.User(Render(question, passages))],
    }.WithCap(_options.AnswerTokens ?? DefaultAnswerTokens);

    private ConverseRequest CheckRequest(string answer, IReadOnlyList<Passage> passages)
    {
        var request = new ConverseRequest { ModelId = _options.CheckModel };
        request.Messages = [Turns.User("Is this supported by the passages? yes or no.\n" + Render(answer, passages))];
        request.InferenceConfig = s_verdict;
        return request;
    }

    private async Task<string> CompleteAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var response = await _runtime.ConverseAsync(request, cancellationToken);
        _logger.LogDebug("{Model} used {Tokens} tokens", request.ModelId, response.Usage.TotalTokens);
        return string.Concat(response.Output.Message.Content.Select(c => c.Text));
    }

    private static void LimitGeneration(KnowledgeBaseRetrieveAndGenerateConfiguration knowledge, int maxTokens)
    {
        knowledge.GenerationConfiguration ??= new GenerationConfiguration();
        knowledge.GenerationConfiguration.InferenceConfig = new InferenceConfig
        {
            TextInferenceConfig = new TextInferenceConfig { MaxTokens = maxTokens, Temperature = 0f },
        };
    }

    private static string Render(string head, IReadOnlyList<Passage> passages)
    {
        var builder = new StringBuilder(head).AppendLine().AppendLine();
        foreach (var passage in passages) builder.Append("<passage>").Append(passage.Text).AppendLine("</passage>");
        return builder.ToString();
    }

    private sealed record Passage(string Text, string Source);
}

internal static class Turns
{
    public static Amazon.BedrockRuntime.Model.Message User(string text) =>
        new() { Role = Amazon.BedrockRuntime.ConversationRole.User, Content = [new Amazon.BedrockRuntime.Model.ContentBlock { Text = text }] };

    public static ConverseRequest WithCap(this ConverseRequest request, int maxTokens)
    {
        request.InferenceConfig ??= new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = maxTokens;
        return request;
    }
}

public static class RagRegistration
{
    public static IServiceCollection AddHandbook(this IServiceCollection services)
    {
        services.AddOptions<RagOptions>().BindConfiguration(RagOptions.Section);
        services.AddSingleton<IAmazonBedrockRuntime>(_ => new AmazonBedrockRuntimeClient());
        services.AddSingleton<IAmazonBedrockAgentRuntime>(_ => new AmazonBedrockAgentRuntimeClient());
        services.AddScoped<IHandbookSearch, HandbookSearch>();
        return services;
    }
}
