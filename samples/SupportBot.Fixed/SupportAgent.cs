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

        for (var turn = 0; turn < 20; turn++)
        {
            var request = new ConverseRequest
            {
                ModelId = ModelId,
                System = [new SystemContentBlock { Text = HouseRules.Text }, new SystemContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } }],
                Messages = _turns.Skip(_turns.FindLastIndex(Math.Max(0, _turns.Count - 20), m => m.Role == ConversationRole.User && !m.Content.Exists(c => c.ToolResult != null))).ToList(),
                ToolConfig = OrderTool.Configuration,
                InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 },
            };
            var response = await Retry.WhenBusyAsync(() => bedrock.ConverseAsync(request));

            var answer = response.Output.Message;
            _turns.Add(answer);
            if (response.StopReason != StopReason.Tool_use) return answer.Content[0].Text;

            _turns.Add(new Message { Role = ConversationRole.User, Content = OrderTool.LookUp(answer) });
        }

        throw new InvalidOperationException("The model still asks for tools after 20 turns.");
    }

    public async Task<string> SummarizeAsync()
    {
        var transcript = string.Join("\n", _turns.Select(turn => $"{turn.Role}: {turn.Content[0].Text}"));
        var response = await bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = SummaryModelId,
            System = [new SystemContentBlock { Text = "Summarize this support chat in three sentences." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = transcript }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.2f },
        });

        var summary = string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));

        return summary;
    }
}
