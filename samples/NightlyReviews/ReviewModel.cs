using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace NightlyReviews;

/// <summary>What the models do with a review: translate it, judge it, draft an answer.</summary>
internal sealed class ReviewModel(IAmazonBedrockRuntime bedrock)
{
    public async Task<Verdict> JudgeAsync(Review review, CancellationToken cancellationToken)
    {
        var text = review.Language == "en" ? review.Text : await TranslateAsync(review.Text, cancellationToken);
        var request = new ConverseRequest
        {
            ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0",
            System = [new SystemContentBlock { Text = """You judge product reviews. Answer with JSON alone: {"mood": "happy" | "mixed" | "angry", "topics": ["…"]}""" }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 200 },
        };
        var response = await Resilience.Bedrock.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);

        var json = response.Output.Message.Content[0].Text;
        return JsonSerializer.Deserialize<Verdict>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The model answered null.");
    }

    public async Task<string> DraftAnswerAsync(Review review, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            prompt = $"Draft a short and kind answer to this review of {review.Product}, without promising anything:\n\n{review.Text}",
            max_tokens = 400,
            temperature = 0.6,
        });
        var request = new InvokeModelRequest
        {
            ModelId = "us.meta.llama3-3-70b-instruct-v1:0",
            ContentType = "application/json",
            Body = new MemoryStream(body),
        };
        var response = await bedrock.InvokeModelAsync(request, cancellationToken);

        using var answer = await JsonDocument.ParseAsync(response.Body, cancellationToken: cancellationToken);
        return answer.RootElement.GetProperty("generation").GetString() ?? "";
    }

    private async Task<string> TranslateAsync(string text, CancellationToken cancellationToken)
    {
        var request = new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            System = [new SystemContentBlock { Text = "Translate into English, and write nothing else." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 8192 },
        };
        var response = await Resilience.Bedrock.ExecuteAsync(async token => await bedrock.ConverseAsync(request, token), cancellationToken);
        return response.Output.Message.Content[0].Text;
    }
}
