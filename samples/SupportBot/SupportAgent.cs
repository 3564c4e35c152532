using System.Text;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace SupportBot;

/// <summary>Answers a customer's questions, and writes the summary for the ticket at the end.</summary>
internal sealed class SupportAgent(IAmazonBedrockRuntime bedrock)
{
    private const string ModelId = "us.anthropic.claude-3-7-sonnet-20250219-v1:0";
    private const string SummaryModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    private readonly List<Message> _turns = [];

    public async Task<string> AnswerAsync(string question)
    {
        _turns.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = question }] });

        while (true)
        {
            var request = new ConverseRequest
            {
                ModelId = ModelId,
                System = [new SystemContentBlock { Text = HouseRules.Text }],
                Messages = _turns,
                ToolConfig = OrderTool.Configuration,
            };
            var response = await Retry.WhenBusyAsync(() => bedrock.ConverseAsync(request));

            var answer = response.Output.Message;
            _turns.Add(answer);
            if (response.StopReason != StopReason.Tool_use) return answer.Content[0].Text;

            _turns.Add(new Message { Role = ConversationRole.User, Content = OrderTool.LookUp(answer) });
        }
    }

    public async Task<string> SummarizeAsync()
    {
        var transcript = string.Join("\n", _turns.Select(turn => $"{turn.Role}: {turn.Content[0].Text}"));
        var response = await bedrock.ConverseStreamAsync(new ConverseStreamRequest
        {
            ModelId = SummaryModelId,
            System = [new SystemContentBlock { Text = "Summarize this support chat in three sentences." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = transcript }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.2f, TopP = 0.9f },
        });

        var summary = new StringBuilder();
        await foreach (var part in response.Stream)
        {
            if (part is ContentBlockDeltaEvent delta) summary.Append(delta.Delta.Text);
        }

        return summary.ToString();
    }
}
