using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace NightlyReviews;

/// <summary>Writes the report on the night's reviews, with the larger model, which the company has in Oregon only.</summary>
internal sealed class ReportWriter : IDisposable
{
    private readonly AmazonBedrockRuntimeClient _bedrock = new(new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USWest2 });

    public async Task<string> WriteAsync(string notes, CancellationToken cancellationToken)
    {
        var response = await _bedrock.ConverseAsync(
            new ConverseRequest
            {
                ModelId = "us.anthropic.claude-sonnet-4-6",
                System = [new SystemContentBlock { Text = "Write a report on these product reviews for the heads of the departments, in Markdown: what went well, what did not, product by product." }],
                Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = notes }] }],
                InferenceConfig = new InferenceConfiguration { MaxTokens = 32000 },
            },
            cancellationToken);
        return response.Output.Message.Content[0].Text;
    }

    public void Dispose() => _bedrock.Dispose();
}
