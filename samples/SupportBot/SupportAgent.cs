using System.Text;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace SupportBot;

/// <summary>Answers a customer's questions, and writes the summary for the ticket at the end.</summary>
internal sealed class SupportAgent(IAmazonBedrockRuntime bedrock)
{
    private const string ModelId = "anthropic.claude-3-haiku-20240307-v1:0";

    private const string Instructions =
        "You answer customers of an online shop for bicycles. Be friendly and short. Say so when you do not know, and never promise a refund.";

    private readonly List<Message> _turns = [];

    public async Task<string> AnswerAsync(string question)
    {
        _turns.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = question }] });

        var request = new ConverseRequest
        {
            ModelId = ModelId,
            System = [new SystemContentBlock { Text = Instructions }],
            Messages = _turns,
        };
        var response = await Retry.WhenThrottledAsync(() => bedrock.ConverseAsync(request));

        _turns.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> SummarizeAsync()
    {
        var transcript = string.Join("\n", _turns.Select(turn => $"{turn.Role}: {turn.Content[0].Text}"));
        var response = await bedrock.ConverseStreamAsync(new ConverseStreamRequest
        {
            ModelId = ModelId,
            System = [new SystemContentBlock { Text = "Summarize this support chat in three sentences." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = transcript }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 512 },
        });

        var summary = new StringBuilder();
        await foreach (var part in response.Stream)
        {
            if (part is ContentBlockDeltaEvent delta) summary.Append(delta.Delta.Text);
        }

        return summary.ToString();
    }
}
