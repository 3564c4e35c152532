using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public sealed class Chats(IAmazonBedrockRuntime bedrock)
{
    private readonly IChatClient _client = bedrock.AsIChatClient("us.anthropic.claude-opus-4-6");

    public async Task<string> Options(string text)
    {
        var client = bedrock.AsIChatClient();
        var response = await client.GetResponseAsync(text, new ChatOptions { ModelId = "us.anthropic.claude-opus-4-6", MaxOutputTokens = 5 }); // !BDR1009
        return response.Text;
    }

    public async Task<string> Client(string text)
    {
        using var client = bedrock.AsIChatClient("us.anthropic.claude-opus-4-6"); // !BDR1009
        var first = await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 });
        var second = await client.GetResponseAsync(text + "?", new ChatOptions { MaxOutputTokens = 10, Temperature = 0 });
        return first.Text + second.Text;
    }

    public async Task<string> AtOnce(string text) =>
        (await bedrock.AsIChatClient("us.anthropic.claude-sonnet-4-6").GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 })).Text; // !BDR1009

    public async Task<string> OneIsLong(string text)
    {
        using var client = bedrock.AsIChatClient("us.anthropic.claude-opus-4-6");
        var first = await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 });
        var second = await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 1000 });
        return first.Text + second.Text;
    }

    public async Task<string> OneIsUncapped(string text)
    {
        using var client = bedrock.AsIChatClient("us.anthropic.claude-opus-4-6");
        var first = await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 });
        var second = await client.GetResponseAsync(text);
        return first.Text + second.Text;
    }

    public async Task<string> HandedOn(string text, List<IChatClient> clients)
    {
        var client = bedrock.AsIChatClient("us.anthropic.claude-opus-4-6");
        clients.Add(client);
        return (await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 })).Text;
    }

    public async Task<string> OfMember(string text) => (await _client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 })).Text;

    public async Task<string> WithTools(string text) =>
        (await bedrock.AsIChatClient().GetResponseAsync(text, new ChatOptions { ModelId = "us.anthropic.claude-opus-4-6", MaxOutputTokens = 5, Tools = [AIFunctionFactory.Create(() => DateTime.Now)] })).Text;

    public async Task<string> Small(string text) =>
        (await bedrock.AsIChatClient("us.anthropic.claude-haiku-4-5-20251001-v1:0").GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5 })).Text;

    // Whose client it is is not known.
    public static async Task<string> Unknown(IChatClient client, string text) => (await client.GetResponseAsync(text, new ChatOptions { ModelId = "us.anthropic.claude-opus-4-6", MaxOutputTokens = 5 })).Text;
}
