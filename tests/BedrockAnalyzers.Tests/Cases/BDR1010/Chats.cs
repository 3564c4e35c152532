using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

internal static class Chats
{
    private sealed record Sentiment(string Value);

    public static async Task Main(string[] texts)
    {
        IChatClient client = new AmazonBedrockRuntimeClient().AsIChatClient("us.anthropic.claude-haiku-4-5-20251001-v1:0");
        foreach (var text in texts)
        {
            var response = await client.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 100 }); // !BDR1010
            Console.WriteLine(response.Text);
        }

        foreach (var text in texts) Console.WriteLine(await client.GetResponseAsync(text)); // !BDR1010

        foreach (var text in texts) Console.WriteLine((await client.GetResponseAsync<Sentiment>(text)).Result);
        foreach (var text in texts) Console.WriteLine(await client.GetResponseAsync(text, new ChatOptions { ResponseFormat = ChatResponseFormat.Json }));
        foreach (var text in texts) Console.WriteLine(await client.GetResponseAsync(text, new ChatOptions { Tools = [AIFunctionFactory.Create(() => DateTime.Now)] }));
        foreach (var text in texts)
        {
            await foreach (var update in client.GetStreamingResponseAsync(text)) Console.Write(update);
        }

        var history = new List<ChatMessage>();
        foreach (var text in texts)
        {
            history.Add(new ChatMessage(ChatRole.User, text));
            var response = await client.GetResponseAsync(history);
            history.AddMessages(response);
        }
    }

    // Whose client it is is not known.
    public static async Task Main(IChatClient client, string[] texts)
    {
        foreach (var text in texts) Console.WriteLine(await client.GetResponseAsync(text));
    }
}
