using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public class Chats
{
    private readonly IChatClient _client;
    private readonly List<ChatMessage> _history = [new(ChatRole.System, "You are helpful.")];

    public Chats(IAmazonBedrockRuntime bedrock) => _client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new ChatMessage(ChatRole.User, question));
        var response = await _client.GetResponseAsync(_history); // !BDR1007
        _history.AddRange(response.Messages);
        return response.Text;
    }
}

public class StreamedChat(IAmazonBedrockRuntime bedrock)
{
    private readonly List<ChatMessage> _history = new();

    public async Task AskAsync(string question)
    {
        using var client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");
        _history.Add(new ChatMessage(ChatRole.User, question));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(_history, new ChatOptions { MaxOutputTokens = 500 })) // !BDR1007
        {
            Console.Write(update.Text);
            updates.Add(update);
        }

        _history.AddMessages(updates);
    }
}

public class ConsoleChat
{
    public async Task RunAsync(IAmazonBedrockRuntime bedrock)
    {
        IChatClient client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");
        List<ChatMessage> chat = new();
        while (true)
        {
            Console.Write("Q: ");
            chat.Add(new(ChatRole.User, Console.ReadLine()));
            var response = await client.GetResponseAsync(chat); // !BDR1007
            Console.WriteLine(response);
            chat.AddMessages(response);
        }
    }
}

public class Wrapped
{
    private readonly IChatClient _client;
    private readonly List<ChatMessage> _history = new();

    public Wrapped(IAmazonBedrockRuntime bedrock) => _client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new ChatMessage(ChatRole.User, question));
        return await SendAsync(_history); // !BDR1007
    }

    private async Task<string> SendAsync(IList<ChatMessage> messages) => (await _client.GetResponseAsync(messages)).Text;
}

// Whose client it is, is not known.
public class Injected(IChatClient client)
{
    private readonly List<ChatMessage> _history = new();

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new ChatMessage(ChatRole.User, question));
        return (await client.GetResponseAsync(_history)).Text;
    }
}

public class Windowed
{
    private readonly IChatClient _client;
    private readonly List<ChatMessage> _history = new();
    private readonly List<ChatMessage> _cleared = new();

    public Windowed(IAmazonBedrockRuntime bedrock) => _client = bedrock.AsIChatClient("us.amazon.nova-pro-v1:0");

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new ChatMessage(ChatRole.User, question));
        return (await _client.GetResponseAsync(_history.TakeLast(10))).Text;
    }

    public async Task<string> ClearedAsync(string question)
    {
        _cleared.Add(new ChatMessage(ChatRole.User, question));
        return (await _client.GetResponseAsync([.. _cleared])).Text;
    }

    public void Reset() => _cleared.Clear();

    public async Task<string> OnceAsync(string question)
    {
        List<ChatMessage> messages = [new(ChatRole.System, "You are helpful.")];
        messages.Add(new ChatMessage(ChatRole.User, question));
        return (await _client.GetResponseAsync(messages)).Text;
    }

    public async Task<string> TextAsync(string question) => (await _client.GetResponseAsync(question)).Text;
}
