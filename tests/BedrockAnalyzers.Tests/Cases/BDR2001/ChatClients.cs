using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public class ChatClients
{
    private readonly IAmazonBedrockRuntime _runtime;
    private readonly IChatClient _chat;
    private readonly IChatClient _calm;
    private readonly List<ChatMessage> _history = [];

    public ChatClients(IAmazonBedrockRuntime runtime)
    {
        _runtime = runtime;
        _chat = runtime.AsIChatClient("amazon.nova-lite-v1:0");
        _calm = new ChatClientBuilder(runtime.AsIChatClient("amazon.nova-pro-v1:0")).ConfigureOptions(o => o.Temperature = 0.2f).Build();
    }

    public async Task<string> Local(string prompt)
    {
        IChatClient chat = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1).AsIChatClient("amazon.nova-lite-v1:0");
        var answer = new StringBuilder();
        await foreach (var update in chat.GetStreamingResponseAsync(prompt)) // !BDR2001
        {
            answer.Append(update.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Field(string prompt, CancellationToken cancellationToken)
    {
        var answer = "";
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt, cancellationToken: cancellationToken).ConfigureAwait(false)) // !BDR2001
        {
            answer += update;
        }

        return answer;
    }

    public async Task<ChatResponse> ToResponse(List<ChatMessage> messages)
    {
        return await _chat.GetStreamingResponseAsync(messages).ToChatResponseAsync(); // !BDR2001
    }

    public async Task<ChatResponse> ToResponseLater(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var updates = _chat.GetStreamingResponseAsync(messages, options, cancellationToken); // !BDR2001
        var response = await updates.ToChatResponseAsync(cancellationToken);
        messages.AddMessages(response);
        return response;
    }

    public Task<ChatResponse> ToResponseAsExpression(string prompt) => _chat.GetStreamingResponseAsync(prompt).ToChatResponseAsync(); // !BDR2001

    public async Task<ChatResponse> Updates(List<ChatMessage> messages)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in _chat.GetStreamingResponseAsync(messages)) // !BDR2001
        {
            updates.Add(update);
        }

        messages.AddMessages(updates);
        return updates.ToChatResponse();
    }

    public async Task<List<ChatResponseUpdate>> ToList(string prompt) =>
        await _chat.GetStreamingResponseAsync(prompt).ToListAsync(); // !BDR2001

    public async Task<string> Joined(string prompt)
    {
        var texts = await _chat.GetStreamingResponseAsync(prompt) // !BDR2001
            .Select(u => u.Text)
            .Where(t => t.Length > 0)
            .ToArrayAsync();
        return string.Concat(texts);
    }

    public async Task<string> Calm(List<ChatMessage> messages, ChatOptions options)
    {
        var answer = new StringBuilder();
        await foreach (var update in _calm.GetStreamingResponseAsync(messages, options)) // !BDR2001
        {
            answer.Append(update.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Contents(string prompt)
    {
        var parts = new List<string>();
        var calls = new List<FunctionCallContent>();
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt)) // !BDR2001
        {
            foreach (var content in update.Contents)
            {
                if (content is TextContent text) parts.Add(text.Text);
                else if (content is FunctionCallContent call) calls.Add(call);
            }
        }

        return calls.Count == 0 ? string.Concat(parts) : calls[0].Name;
    }

    public async Task<string> Loop(IEnumerable<string> questions)
    {
        using var chat = _runtime.AsIChatClient().AsBuilder().ConfigureOptions(o => o.Temperature = 0.2f).Build();
        var history = new List<ChatMessage>();
        foreach (var question in questions)
        {
            history.Add(new ChatMessage(ChatRole.User, question));
            var answer = new StringBuilder();
            await foreach (var update in chat.GetStreamingResponseAsync(history)) // !BDR2001
            {
                answer.Append(update.Text);
            }

            history.Add(new ChatMessage(ChatRole.Assistant, answer.ToString()));
        }

        return history[^1].Text;
    }

    public string Blocking(string prompt)
    {
        var answer = new StringBuilder();
        foreach (var update in _chat.GetStreamingResponseAsync(prompt).ToBlockingEnumerable()) // !BDR2001
        {
            answer.Append(update.Text);
        }

        return answer.ToString();
    }

    // Shown, gathered and then kept: the usual way.
    public async Task Shown()
    {
        while (Console.ReadLine() is { Length: > 0 } question)
        {
            _history.Add(new ChatMessage(ChatRole.User, question));
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in _chat.GetStreamingResponseAsync(_history))
            {
                Console.Write(update);
                updates.Add(update);
            }

            Console.WriteLine();
            _history.AddMessages(updates);
        }
    }

    public async IAsyncEnumerable<string> Yielded(string prompt, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt, cancellationToken: cancellationToken))
        {
            if (!string.IsNullOrEmpty(update.Text)) yield return update.Text;
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> Returned(string prompt) => _chat.GetStreamingResponseAsync(prompt);

    public IAsyncEnumerable<string> ReturnedTexts(string prompt) => _chat.GetStreamingResponseAsync(prompt).Select(u => u.Text);

    public async Task ToField(string prompt)
    {
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt))
        {
            _history.AddMessages(update);
        }
    }

    public async Task ToChannel(string prompt, ChannelWriter<string> writer)
    {
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt)) await writer.WriteAsync(update.Text);
        writer.Complete();
    }

    public async Task<ChatResponseUpdate> First(string prompt) => await _chat.GetStreamingResponseAsync(prompt).FirstAsync(u => u.Text.Length > 0);

    public async Task<int> HowMany(string prompt) => await _chat.GetStreamingResponseAsync(prompt).CountAsync();

    public async Task<ChatResponse> NotStreamed(string prompt) => await _chat.GetResponseAsync(prompt);

    public async Task InvokedAtOnce(string prompt, IReadOnlyDictionary<string, AIFunction> functions)
    {
        var answer = new StringBuilder();
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt))
        {
            answer.Append(update.Text);
            foreach (var call in update.Contents.OfType<FunctionCallContent>())
            {
                await functions[call.Name].InvokeAsync(new AIFunctionArguments(call.Arguments));
            }
        }
    }
}

// Whose client this is nobody knows.
public class InjectedChatClient(IChatClient chat, [FromKeyed("nova")] IChatClient keyed)
{
    public IChatClient Current { get; set; } = chat;

    public async Task<string> Ask(string prompt)
    {
        var answer = new StringBuilder();
        await foreach (var update in chat.GetStreamingResponseAsync(prompt)) answer.Append(update.Text);
        return answer.ToString();
    }

    public async Task<ChatResponse> Keyed(string prompt) => await keyed.GetStreamingResponseAsync(prompt).ToChatResponseAsync();

    public async Task<List<ChatResponseUpdate>> Property(string prompt) => await Current.GetStreamingResponseAsync(prompt).ToListAsync();

    public async Task<string> Located(IServiceProvider services, string prompt)
    {
        var client = (IChatClient)services.GetService(typeof(IChatClient))!;
        var answer = "";
        await foreach (var update in client.GetStreamingResponseAsync(prompt)) answer += update.Text;
        return answer;
    }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromKeyedAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

// A client of the project that shows each update on its way: who asks it may gather.
public class EchoingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            Console.Write(update.Text);
            yield return update;
        }
    }
}

public static class Echoed
{
    public static async Task<ChatResponse> Ask(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = new EchoingChatClient(runtime.AsIChatClient("amazon.nova-lite-v1:0"));
        return await chat.GetStreamingResponseAsync(prompt).ToChatResponseAsync();
    }

    public static async Task<string> AskTheBuilt(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0").AsBuilder().Use(inner => new EchoingChatClient(inner)).Build();
        var answer = "";
        await foreach (var update in chat.GetStreamingResponseAsync(prompt)) answer += update.Text;
        return answer;
    }

    // What stands in the pipeline may do anything with an update.
    public static async Task<ChatResponse> AskTheDelegate(IAmazonBedrockRuntime runtime, string prompt, Func<ChatResponseUpdate, ChatResponseUpdate> tap)
    {
        using var chat = runtime.AsIChatClient("amazon.nova-lite-v1:0").AsBuilder()
            .Use(null, (messages, options, inner, cancellationToken) => inner.GetStreamingResponseAsync(messages, options, cancellationToken).Select(tap))
            .Build();
        return await chat.GetStreamingResponseAsync(prompt).ToChatResponseAsync();
    }

    public static async Task<ChatResponse> AskTheGivenFactory(IAmazonBedrockRuntime runtime, string prompt, Func<IChatClient, IChatClient> decorate)
    {
        using var chat = decorate(runtime.AsIChatClient("amazon.nova-lite-v1:0"));
        return await chat.GetStreamingResponseAsync(prompt).ToChatResponseAsync();
    }

    // A decorator that leaves the stream alone.
    public static async Task<ChatResponse> AskTheNamed(IAmazonBedrockRuntime runtime, string prompt)
    {
        using var chat = new NamedChatClient(runtime.AsIChatClient("amazon.nova-lite-v1:0"), "support");
        return await chat.GetStreamingResponseAsync(prompt).ToChatResponseAsync(); // !BDR2001
    }
}

public sealed class NamedChatClient(IChatClient inner, string name) : DelegatingChatClient(inner)
{
    public string Name { get; } = name;
}
