using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Options;

namespace RagApi;

/// <summary>Sends an answer to the browser while the model writes it, as server-sent events.</summary>
internal sealed class AnswerStream(IAmazonBedrockRuntime bedrock, KnowledgeBase knowledge, IOptions<RagOptions> options, ILogger<AnswerStream> logger)
{
    public async Task WriteAsync(string question, HttpResponse http, CancellationToken cancellationToken)
    {
        var passages = await knowledge.SearchAsync(question, cancellationToken);
        var request = new ConverseStreamRequest
        {
            ModelId = options.Value.ModelId,
            System = [new SystemContentBlock { Text = "Answer from the passages alone, and say so when they do not hold the answer." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = Prompt(question, passages) }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 1024, Temperature = 0.1f },
        };

        http.ContentType = "text/event-stream";
        try
        {
            // Streaming is cheaper than waiting for the whole answer. Proxies would gather the events, so flush each of them.
            var response = await bedrock.ConverseStreamAsync(request, cancellationToken);
            foreach (var part in response.Stream)
            {
                if (part is not ContentBlockDeltaEvent delta) continue;
                await http.WriteAsync($"data: {JsonSerializer.Serialize(delta.Delta.Text)}\n\n", cancellationToken);
                await http.Body.FlushAsync(cancellationToken);
            }
        }
        catch (ThrottlingException ex)
        {
            logger.LogWarning(ex, "Throttled while answering");
            await http.WriteAsync("event: busy\ndata: {}\n\n", cancellationToken);
        }
    }

    private static string Prompt(string question, IReadOnlyList<Passage> passages) =>
        $"""
        <passages>
        {string.Join("\n\n", passages.Select(passage => passage.Text))}
        </passages>

        {question}
        """;
}
