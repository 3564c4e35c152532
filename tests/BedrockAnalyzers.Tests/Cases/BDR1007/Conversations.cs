using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

namespace Contoso.Second;

public interface IAssistant { IAsyncEnumerable<string> SayAsync(string text, CancellationToken token); }

// MEAI, field.
public sealed class MeaiChat(IAmazonBedrockRuntime runtime)
{
    private readonly IChatClient _client = runtime.AsIChatClient("anthropic.claude-sonnet-4-6");
    private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You are brief.")];

    public async Task<string> AskAsync(string text)
    {
        _messages.Add(new ChatMessage(ChatRole.User, text));
        ChatResponse response = await _client.GetResponseAsync(_messages); // !BDR1007
        _messages.AddMessages(response);
        return response.Text;
    }
}

// MEAI with a reducer in hand.
public sealed class MeaiReduced(IAmazonBedrockRuntime runtime)
{
    private readonly IChatClient _client = runtime.AsIChatClient("anthropic.claude-sonnet-4-6");
    private List<ChatMessage> _messages = [];

    public async Task<string> AskAsync(string text, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>> reduce)
    {
        _messages.Add(new ChatMessage(ChatRole.User, text));
        _messages = reduce(_messages).ToList();
        return (await _client.GetResponseAsync(_messages)).Text;
    }
}

// MEAI of an unknown provider.
public sealed class MeaiUnknown(IChatClient client)
{
    private readonly List<ChatMessage> _messages = [];

    public async Task<string> AskAsync(string text)
    {
        _messages.Add(new ChatMessage(ChatRole.User, text));
        return (await client.GetResponseAsync(_messages)).Text;
    }
}

// Streaming over MEAI.
public sealed class MeaiStream(IAmazonBedrockRuntime runtime) : IAssistant
{
    private readonly List<ChatMessage> history = new();

    public async IAsyncEnumerable<string> SayAsync(string text, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        var client = runtime.AsIChatClient("us.amazon.nova-pro-v1:0");
        history.Add(new(ChatRole.User, text));
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync(history, new ChatOptions { MaxOutputTokens = 500 }, token)) // !BDR1007
        {
            updates.Add(update);
            yield return update.Text;
        }
        history.AddMessages(updates);
    }
}

// A window by range.
public sealed class RangeWindow(IAmazonBedrockRuntime runtime)
{
    private readonly List<Message> _all = [];
    public async Task<Message> Next(Message message)
    {
        _all.Add(message);
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _all[^Math.Min(_all.Count, 10)..] });
        _all.Add(response.Output.Message);
        return response.Output.Message;
    }
}

// A window from a helper in another class.
internal static class Windowing
{
    public static List<Message> Last(this List<Message> messages, int count) => messages.Count <= count ? messages : messages.GetRange(messages.Count - count, count);
    public static List<Message> Copy(this List<Message> messages) => new(messages);
}
public sealed class HelperWindow(IAmazonBedrockRuntime runtime)
{
    private readonly List<Message> _all = [];
    public async Task<Message> Next(Message message)
    {
        _all.Add(message);
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _all.Last(12) });
        _all.Add(response.Output.Message);
        return response.Output.Message;
    }
}

// Removal with LINQ, RemoveAll, a new list.
public sealed class RemovesAll(IAmazonBedrockRuntime runtime)
{
    private readonly List<Message> _all = [];
    public async Task<Message> Next(Message message)
    {
        _all.Add(message);
        _all.RemoveAll(m => m.Content.Any(c => c.ToolResult != null));
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _all });
        return response.Output.Message;
    }
}
public sealed class NewList(IAmazonBedrockRuntime runtime)
{
    private List<Message> _all = new();
    public void StartOver() => _all = new();
    public async Task<Message> Next(Message message)
    {
        _all.Add(message);
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _all });
        return response.Output.Message;
    }
}
public sealed class SetLater(IAmazonBedrockRuntime runtime)
{
    private List<Message>? _all;
    public async Task<Message> Next(Message message)
    {
        _all ??= new();
        _all.Add(message);
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _all }); // !BDR1007
        _all.Add(response.Output.Message);
        return response.Output.Message;
    }
}

// A local in a console method with a helper; a lambda sends it.
public static class ConsoleChat
{
    public static async Task RunAsync(IAmazonBedrockRuntime runtime, CancellationToken token)
    {
        List<Message> conversation = [];
        for (; ; )
        {
            var line = Console.ReadLine();
            if (line == "exit") return;
            conversation.Add(User(line));
            var answer = await SendAsync(runtime, conversation, token); // !BDR1007
            Console.WriteLine(answer.Content[0].Text);
            conversation.Add(answer);
        }
    }

    public static async Task RunOnceAsync(IAmazonBedrockRuntime runtime, IEnumerable<string> lines, CancellationToken token)
    {
        List<Message> conversation = [];
        foreach (var line in lines) conversation.Add(User(line));
        Console.WriteLine((await SendAsync(runtime, conversation, token)).Content[0].Text);
    }

    public static async Task RunThreeAsync(IAmazonBedrockRuntime runtime, CancellationToken token)
    {
        List<Message> conversation = [];
        for (var i = 0; i < 3; i++)
        {
            conversation.Add(User("Go on"));
            conversation.Add(await SendAsync(runtime, conversation, token));
        }
    }

    public static async Task RunUntilLongAsync(IAmazonBedrockRuntime runtime, CancellationToken token)
    {
        List<Message> conversation = [];
        while (true)
        {
            conversation.Add(User(Console.ReadLine()));
            var answer = await SendAsync(runtime, conversation, token);
            conversation.Add(answer);
            if (conversation.Count > 50) break;
        }
    }

    public static async Task RunOwnAsync(IAmazonBedrockRuntime runtime, CancellationToken token)
    {
        while (Console.ReadLine() is { } line)
        {
            List<Message> conversation = [User(line)];
            var answer = await SendAsync(runtime, conversation, token);
            conversation.Add(answer);
            conversation.Add(User("Shorter."));
            await SendAsync(runtime, conversation, token);
        }
    }

    private static Message User(string? text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };

    private static async Task<Message> SendAsync(IAmazonBedrockRuntime runtime, List<Message> messages, CancellationToken token)
    {
        var request = new ConverseRequest { ModelId = "m", Messages = messages };
        return (await runtime.ConverseAsync(request, token)).Output.Message;
    }
}

// Conversations by key.
public sealed class Sessions(IAmazonBedrockRuntime runtime)
{
    private readonly ConcurrentDictionary<string, List<Message>> _sessions = new();

    public async Task<string> Ask(string id, string text)
    {
        var history = _sessions.GetOrAdd(id, _ => []);
        history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = history });
        history.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }

    public void End(string id) => _sessions.TryRemove(id, out _);
}

// Loaded from a store each time, and saved.
public interface IStore { Task<List<Message>> LoadAsync(string id); Task SaveAsync(string id, List<Message> messages); }
public sealed class Stored(IAmazonBedrockRuntime runtime, IStore store)
{
    public async Task<string> Ask(string id, string text)
    {
        var history = await store.LoadAsync(id);
        history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = history });
        history.Add(response.Output.Message);
        await store.SaveAsync(id, history);
        return response.Output.Message.Content[0].Text;
    }
}

// A list given in by the caller.
public sealed class Given(IAmazonBedrockRuntime runtime)
{
    public async Task<string> Ask(List<Message> history, string text)
    {
        history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = history });
        history.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }
}

// Handed to a foreign hand that may trim it.
public sealed class ForeignHand(IAmazonBedrockRuntime runtime, Action<List<Message>> trim)
{
    private readonly List<Message> _history = [];
    public async Task<string> Ask(string text)
    {
        _history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        trim(_history);
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _history });
        return response.Output.Message.Content[0].Text;
    }
}

// System.Collections.ObjectModel, Insert at the start; and a queue with a bound.
public sealed class Bounded(IAmazonBedrockRuntime runtime)
{
    private readonly Queue<Message> _history = new();
    public async Task<string> Ask(string text)
    {
        _history.Enqueue(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        if (_history.Count > 20) _history.Dequeue();
        var response = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _history.ToList() });
        return response.Output.Message.Content[0].Text;
    }
}

// Nested class, target of an event.
public sealed class Window
{
    private readonly AmazonBedrockRuntimeClient _client = new();
    private readonly List<Message> _turns = [];
    public event EventHandler<string>? Answered;

    public async void OnSend(object? sender, string text)
    {
        _turns.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var request = new ConverseRequest
        {
            ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            InferenceConfig = new() { MaxTokens = 400 },
            Messages = [.. _turns], // !BDR1007
        };
        var response = await _client.ConverseAsync(request);
        _turns.Add(response.Output.Message);
        Answered?.Invoke(this, response.Output.Message.Content[0].Text);
    }
}

// The history has a property that others clear through an interface.
public interface IClearable { void Clear(); }
public sealed class Clearable(IAmazonBedrockRuntime runtime) : IClearable
{
    private readonly List<Message> _turns = [];
    void IClearable.Clear() => _turns.Clear();
    public async Task<string> Ask(string text)
    {
        _turns.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        return (await runtime.ConverseAsync(new() { ModelId = "m", Messages = _turns })).Output.Message.Content[0].Text;
    }
}

// Built fresh by a method of the class.
public sealed class Fresh(IAmazonBedrockRuntime runtime)
{
    private readonly List<(string Question, string Answer)> _pairs = [];
    public async Task<string> Ask(string text)
    {
        var messages = new List<Message>();
        foreach (var (q, a) in _pairs.TakeLast(5))
        {
            messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = q }] });
            messages.Add(new() { Role = ConversationRole.Assistant, Content = [new() { Text = a }] });
        }
        messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var answer = (await runtime.ConverseAsync(new() { ModelId = "m", Messages = messages })).Output.Message.Content[0].Text;
        _pairs.Add((text, answer));
        return answer;
    }
}

// Fluent conversation object with its own list, sends itself.
public sealed class Dialog
{
    private readonly IAmazonBedrockRuntime _runtime;
    private readonly ConverseRequest _request;
    private readonly List<Message> _messages = [];
    public Dialog(IAmazonBedrockRuntime runtime)
    {
        _runtime = runtime;
        _request = new ConverseRequest { ModelId = "m", Messages = _messages }; // !BDR1007
    }
    public Dialog User(string text) { _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] }); return this; }
    public async Task<string> SendAsync()
    {
        var response = await _runtime.ConverseAsync(_request);
        _messages.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }
}
