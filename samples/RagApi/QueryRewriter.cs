using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

namespace RagApi;

/// <summary>Makes a search query of a question. The best model does it: what is not found cannot be answered.</summary>
internal sealed class QueryRewriter(IAmazonBedrockRuntime bedrock)
{
    private readonly IChatClient _chat = bedrock.AsIChatClient();

    public async Task<string> RewriteAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _chat.GetResponseAsync(
                [
                    new ChatMessage(ChatRole.System, "Write a search query of at most ten words for the user's question, and nothing else."),
                    new ChatMessage(ChatRole.User, question),
                ],
                new ChatOptions { ModelId = "eu.anthropic.claude-opus-4-7", MaxOutputTokens = 50, Temperature = 0 },
                cancellationToken);
            return response.Text;
        }
        catch (ThrottlingException)
        {
            // The question itself does as a query.
        }

        return question;
    }
}
