// only: BDR1001
// Summaries with a fallback model. The first request is capped, that of the fallback is made anew and is not.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Northwind.Documents.Summaries;

public enum SummaryStyle
{
    OneLine,
    Paragraph,
    Bullets,
}

public sealed record Summary(string Text, string Model, TimeSpan Took, int OutputTokens);

public interface ISummarizer
{
    Task<Summary> SummarizeAsync(string document, SummaryStyle style, CancellationToken cancellationToken = default);

    Task<Summary> MergeAsync(IReadOnlyCollection<Summary> parts, CancellationToken cancellationToken = default);
}

public sealed class FallbackSummarizer : ISummarizer
{
    private const int ChunkLength = 40_000;

    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ModelPair _models;
    private readonly ILogger<FallbackSummarizer> _logger;
    private readonly TimeProvider _time;

    public FallbackSummarizer(IAmazonBedrockRuntime bedrock, ModelPair models, ILogger<FallbackSummarizer> logger, TimeProvider? time = null)
    {
        _bedrock = bedrock;
        _models = models;
        _logger = logger;
        _time = time ?? TimeProvider.System;
    }

    public async Task<Summary> SummarizeAsync(string document, SummaryStyle style, CancellationToken cancellationToken = default)
    {
        if (document.Length > ChunkLength)
        {
            var parts = new List<Summary>();
            foreach (var chunk in Chunks(document))
                parts.Add(await SummarizeAsync(chunk, SummaryStyle.Paragraph, cancellationToken));
            return await MergeAsync(parts, cancellationToken);
        }

        return await WithFallbackAsync(Instruction(style), document, TokensFor(style), cancellationToken);
    }

    public Task<Summary> MergeAsync(IReadOnlyCollection<Summary> parts, CancellationToken cancellationToken = default) =>
        WithFallbackAsync("Make one summary of these.", string.Join("\n\n", parts.Select(p => p.Text)), TokensFor(SummaryStyle.Paragraph), cancellationToken);

    private async Task<Summary> WithFallbackAsync(string instruction, string text, int maxTokens, CancellationToken cancellationToken)
    {
        var request = Create(_models.Preferred, instruction, text);
        request.InferenceConfig.MaxTokens = maxTokens;
        try
        {
            return await RunAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is ModelTimeoutException or ServiceUnavailableException or ModelNotReadyException)
        {
            _logger.LogWarning(e, "{Preferred} is not there, asking {Fallback}", _models.Preferred, _models.Fallback);
            // The number is not handed on.
            return await RunAsync(CreateForFallback(instruction, text), cancellationToken);
        }
    }

    private async Task<Summary> RunAsync(ConverseRequest request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var response = await _bedrock.ConverseAsync(request, cancellationToken).ConfigureAwait(false);
        var took = _time.GetElapsedTime(started);
        if (response.StopReason == StopReason.Max_tokens)
        {
            _logger.LogInformation("The summary was cut at {Tokens} tokens", response.Usage.OutputTokens);
        }

        return new Summary(response.Output.Message.Content[0].Text, request.ModelId, took, response.Usage.OutputTokens ?? 0);
    }

    // Its only caller gives the number.
    private static ConverseRequest Create(string model, string instruction, string text) => new()
    {
        ModelId = model,
        System = [new SystemContentBlock { Text = instruction }],
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
        InferenceConfig = Cold(),
    };

    private ConverseRequest CreateForFallback(string instruction, string text)
    {
        var request = new ConverseRequest // !BDR1001
        {
            ModelId = _models.Fallback,
            System = [new SystemContentBlock { Text = instruction + " Be short." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = Cold(),
        };
        return request;
    }

    private static InferenceConfiguration Cold() => new() { Temperature = 0.1f, TopP = 0.9f };

    private static int TokensFor(SummaryStyle style) => style switch
    {
        SummaryStyle.OneLine => 60,
        SummaryStyle.Paragraph => 400,
        SummaryStyle.Bullets => 700,
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };

    private static string Instruction(SummaryStyle style) => style switch
    {
        SummaryStyle.OneLine => "Summarize in one line.",
        SummaryStyle.Paragraph => "Summarize in one paragraph.",
        SummaryStyle.Bullets => "Summarize in at most ten bullets.",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };

    private static IEnumerable<string> Chunks(string document)
    {
        for (var i = 0; i < document.Length; i += ChunkLength)
            yield return document.Substring(i, Math.Min(ChunkLength, document.Length - i));
    }
}

public sealed record ModelPair(string Preferred, string Fallback)
{
    public static ModelPair Default { get; } = new("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "eu.amazon.nova-lite-v1:0");
}
