using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
using ConversationRole = Amazon.BedrockRuntime.ConversationRole;
using Message = Amazon.BedrockRuntime.Model.Message;

namespace SupportDesk;

public sealed class Desk(IAmazonBedrockRuntime bedrock, IAmazonBedrockAgentRuntime agents, IChatClient injected)
{
    private readonly IChatClient _chat = new AmazonBedrockRuntimeClient().AsIChatClient("us.amazon.nova-lite-v1:0");

    public async Task<string> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        var response = await bedrock.ConverseAsync(Build(question), cancellationToken); // !BDR0002
        return response.Output.Message.Content[0].Text;
    }

    public async IAsyncEnumerable<string> StreamAsync(string question)
    {
        var stream = await bedrock
            .ConverseStreamAsync(new ConverseStreamRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = Messages(question) }); // !BDR0002
        await foreach (var chunk in stream.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { } text }) yield return text;
        }
    }

    public async Task<string> LookUpAsync(string question)
    {
        var answer = await agents.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest { Input = new() { Text = question } }); // !BDR0002
        var passages = await agents.RetrieveAsync(new RetrieveRequest { KnowledgeBaseId = "KB12345678" });
        return answer.Output.Text + passages.RetrievalResults.Count;
    }

    public async Task<float[]> EmbedAsync(string text)
    {
        var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { inputText = text }));
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-embed-text-v2:0", Body = body }); // !BDR0002
        using var document = await JsonDocument.ParseAsync(response.Body);
        return document.RootElement.GetProperty("embedding").EnumerateArray().Select(e => e.GetSingle()).ToArray();
    }

    public Task<ChatResponse[]> TitlesAsync(IEnumerable<string> texts) =>
        Task.WhenAll(texts.Select(text => _chat.GetResponseAsync("A title for: " + text, new ChatOptions { MaxOutputTokens = 20 }))); // !BDR0002

    // Whose client it is, only the container knows.
    public Task<ChatResponse> OfAnybodyAsync(string text) => injected.GetResponseAsync(text);

    public Task<int> CountAsync(string text) => Task.FromResult(text.Length / 4);

    private static ConverseRequest Build(string question) => new()
    {
        ModelId = "us.amazon.nova-lite-v1:0",
        Messages = Messages(question),
        InferenceConfig = new() { MaxTokens = 512 },
    };

    private static List<Message> Messages(string question) => [new() { Role = ConversationRole.User, Content = [new() { Text = question }] }];
}
