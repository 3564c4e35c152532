using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public class ChatAgents
{
    private readonly IChatClient _client;
    private readonly IChatClient _unknown;

    public ChatAgents(IAmazonBedrockRuntime bedrock, IChatClient unknown)
    {
        _client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");
        _unknown = unknown;
    }

    public async Task<string> Reason(List<ChatMessage> messages, ChatOptions options)
    {
        while (true) // !BDR1011
        {
            var response = await _client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            if (response.FinishReason != ChatFinishReason.ToolCalls) return response.Text;
            messages.Add(await ResultsAsync(response));
        }
    }

    public async Task<string> Content(List<ChatMessage> messages, ChatOptions options)
    {
        while (true) // !BDR1011
        {
            var response = await _client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            messages.Add(await ResultsAsync(response));
        }
    }

    public async Task<string> Counted(List<ChatMessage> messages, ChatOptions options)
    {
        var turns = 0;
        while (true)
        {
            var response = await _client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            if (response.FinishReason != ChatFinishReason.ToolCalls || ++turns == 10) return response.Text;
            messages.Add(await ResultsAsync(response));
        }
    }

    // Whose client it is, is not known.
    public async Task<string> Injected(List<ChatMessage> messages, ChatOptions options)
    {
        while (true)
        {
            var response = await _unknown.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            if (response.FinishReason != ChatFinishReason.ToolCalls) return response.Text;
            messages.Add(await ResultsAsync(response));
        }
    }

    // One call for each line that a person types: where the library runs the tools, it has a limit.
    public static async Task Invoked(IAmazonBedrockRuntime bedrock, ChatOptions options)
    {
        var client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");
        var messages = new List<ChatMessage>();
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            messages.Add(new(ChatRole.User, line));
            var response = await client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            Console.WriteLine(response.Text);
        }
    }

    public async Task Streamed(List<ChatMessage> messages, ChatOptions options)
    {
        bool called;
        do // !BDR1011
        {
            called = false;
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in _client.GetStreamingResponseAsync(messages, options))
            {
                updates.Add(update);
                foreach (var content in update.Contents)
                {
                    if (content is FunctionCallContent) called = true;
                }
            }

            var response = updates.ToChatResponse();
            messages.AddRange(response.Messages);
            if (called) messages.Add(await ResultsAsync(response));
        }
        while (called);
    }

    public async Task<string> Recursive(List<ChatMessage> messages, ChatOptions options)
    {
        var response = await _client.GetResponseAsync(messages, options);
        messages.AddRange(response.Messages);
        if (response.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(await ResultsAsync(response));
            return await Recursive(messages, options); // !BDR1011
        }

        return response.Text;
    }

    private static async Task<ChatMessage> ResultsAsync(ChatResponse response)
    {
        var results = new List<AIContent>();
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
        {
            using var http = new System.Net.Http.HttpClient();
            results.Add(new FunctionResultContent(call.CallId, await http.GetStringAsync("https://tools.example/" + call.Name)));
        }

        return new(ChatRole.Tool, results);
    }
}
