using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class Plain(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _history = new();

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var response = await bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "us.amazon.nova-pro-v1:0",
            Messages = _history, // !BDR1007
        });
        _history.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }

    public Task<ConverseResponse> AgainAsync() => bedrock.ConverseAsync(new ConverseRequest { Messages = _history });
}

public class Streamed(IAmazonBedrockRuntime bedrock)
{
    private List<Message> messages = [];

    public async Task AskAsync(string question)
    {
        this.messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var request = new ConverseStreamRequest { ModelId = "us.amazon.nova-pro-v1:0" };
        request.Messages = this.messages; // !BDR1007
        var answer = "";
        var response = await bedrock.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        this.messages.Add(new Message { Role = ConversationRole.Assistant, Content = [new() { Text = answer }] });
    }
}

public class Property(IAmazonBedrockRuntime bedrock)
{
    public List<Message> History { get; } = new List<Message>();

    public async Task<string> AskAsync(string question)
    {
        History.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = History }); // !BDR1007
        History.Add(response.Output.Message);
        return response.Output.Message.Content[0].Text;
    }

    public void Print()
    {
        foreach (var message in History) Console.WriteLine($"{message.Role}: {message.Content[0].Text}");
        Console.WriteLine($"{History.Count} messages, the last one of {History[^1].Role}, {History.Count(m => m.Role == ConversationRole.User)} questions");
    }
}

public static class Shared
{
    private static readonly List<Message> s_history = new();

    public static async Task<ConverseResponse> AskAsync(IAmazonBedrockRuntime bedrock, string question)
    {
        lock (s_history) s_history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        return await bedrock.ConverseAsync(new ConverseRequest { Messages = Shared.s_history }); // !BDR1007
    }
}

// What is put in by methods of its own.
public class Methods(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _messages = new();

    public void AddUserMessage(string text) => Remember(ConversationRole.User, text);

    public async Task<string> SendAsync()
    {
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _messages }); // !BDR1007
        var text = response.Output.Message.Content[0].Text;
        Remember(ConversationRole.Assistant, text);
        return text;
    }

    private void Remember(ConversationRole role, string text) => _messages.Add(new Message { Role = role, Content = [new() { Text = text }] });
}

// A method that is handed the list.
public class Handed(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _messages = new();

    public async Task<string> AskAsync(string question)
    {
        Append(_messages, ConversationRole.User, question);
        var response = await SendAsync(_messages, "You are helpful."); // !BDR1007
        _messages.Append(ConversationRole.Assistant, response.Output.Message.Content[0].Text);
        return response.Output.Message.Content[0].Text;
    }

    private static void Append(List<Message> messages, ConversationRole role, string text) => messages.Add(new Message { Role = role, Content = [new() { Text = text }] });

    private Task<ConverseResponse> SendAsync(List<Message> messages, string system) => bedrock.ConverseAsync(new ConverseRequest { System = [new() { Text = system }], Messages = messages });
}

public static class MessageExtensions
{
    public static void Append(this List<Message> messages, ConversationRole role, string text) => messages.Add(new Message { Role = role, Content = [new() { Text = text }] });
}

// Longer each time is not replaced.
public class Longer(IAmazonBedrockRuntime bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history = [.. _history, new Message { Role = ConversationRole.User, Content = [new() { Text = question }] }];
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _history }); // !BDR1007
        _history = _history.Append(response.Output.Message).ToList();
    }
}

public class Immutable(IAmazonBedrockRuntime bedrock)
{
    private ImmutableList<Message> _history = ImmutableList<Message>.Empty;

    public async Task AskAsync(string question)
    {
        _history = _history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _history.ToList() }); // !BDR1007
        _history = _history.Add(response.Output.Message);
    }
}

// A copy of it is all of it.
public class Copied(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        var messages = new List<Message>(_history) { new() { Role = ConversationRole.User, Content = [new() { Text = question }] } };
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages }); // !BDR1007
        _history.Add(messages[^1]);
        _history.Add(response.Output.Message);
    }
}

public class Spread(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        var asked = new Message { Role = ConversationRole.User, Content = [new() { Text = question }] };
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = [.. _history, asked] }); // !BDR1007
        _history.AddRange([asked, response.Output.Message]);
    }
}

// Turns of the project's own are messages too.
public class Turns(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Turn> _turns = new();

    public async Task AskAsync(string question)
    {
        _turns.Add(new Turn("user", question));
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _turns.Select(t => new Message { Role = t.Role, Content = [new() { Text = t.Text }] }).ToList() }); // !BDR1007
        _turns.Add(new Turn("assistant", response.Output.Message.Content[0].Text));
    }

    private sealed record Turn(string Role, string Text);
}

public class Built(IAmazonBedrockRuntime bedrock)
{
    private readonly List<(bool IsUser, string Text)> _turns = new();

    public async Task AskAsync(string question)
    {
        _turns.Add((true, question));
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = BuildMessages() }); // !BDR1007
        _turns.Add((false, response.Output.Message.Content[0].Text));
    }

    private List<Message> BuildMessages() => _turns.Select(t => new Message { Role = t.IsUser ? "user" : "assistant", Content = [new() { Text = t.Text }] }).ToList();
}

// Handed to the request's own list.
public class Ranged(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var request = new ConverseRequest { ModelId = "us.amazon.nova-pro-v1:0", Messages = [] };
        request.Messages.AddRange(_history); // !BDR1007
        _history.Add((await bedrock.ConverseAsync(request)).Output.Message);
    }
}

// An agent that lives on: each task is added to those before.
public class Agent(IAmazonBedrockRuntime bedrock, ToolConfiguration tools, Func<ConverseResponse, Task<Message>> run)
{
    private readonly List<Message> _messages = new();

    public IReadOnlyList<Message> Messages => _messages;

    public async Task<string> DoAsync(string task)
    {
        if (string.IsNullOrEmpty(task)) return "";
        _messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = task }] });
        for (var turn = 0; turn < 10; turn++)
        {
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _messages, ToolConfig = tools }); // !BDR1007
            _messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            _messages.Add(await run(response));
        }

        return "";
    }
}

// Busy or not, it grows with each question.
public class Busy(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _messages = [new() { Role = ConversationRole.User, Content = [new() { Text = "Hello" }] }];
    private bool _isBusy;
    private string _input = "";

    public string Input { get => _input; set => _input = value; }

    public async Task SendAsync()
    {
        if (_isBusy || string.IsNullOrWhiteSpace(_input)) return;
        _isBusy = true;
        try
        {
            _messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = _input }] });
            _input = "";
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _messages }); // !BDR1007
            _messages.Add(response.Output.Message);
        }
        finally
        {
            _isBusy = false;
        }
    }
}

public partial class Parts(IAmazonBedrockRuntime bedrock)
{
    private List<Message>? _history;

    public Task<ConverseResponse> SendAsync() => bedrock.ConverseAsync(Request(_history!)); // !BDR1007

    private static ConverseRequest Request(List<Message> messages)
    {
        var request = new ConverseRequest { ModelId = "us.amazon.nova-pro-v1:0" };
        request.Messages = messages;
        return request;
    }
}

public partial class Parts
{
    public async Task AskAsync(string question)
    {
        _history ??= [];
        _history?.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var answer = await SendAsync();
        _history?.Add(answer.Output.Message);
    }
}

// Behind an interface that has one implementation.
public interface IModel
{
    Task<string> AskAsync(IEnumerable<Message> messages);
}

public class Model(IAmazonBedrockRuntime bedrock) : IModel
{
    public async Task<string> AskAsync(IEnumerable<Message> messages)
    {
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages.ToList() });
        return response.Output.Message.Content[0].Text;
    }
}

public class ThroughInterface(IModel model)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var answer = await model.AskAsync(_history); // !BDR1007
        _history.Add(new Message { Role = ConversationRole.Assistant, Content = [new() { Text = answer }] });
    }
}

// Converted one by one.
public class Converted(IAmazonBedrockRuntime bedrock)
{
    private readonly List<(string Role, string Text)> _turns = new();

    public async Task AskAsync(string question)
    {
        _turns.Add(("user", question));
        var messages = new List<Message>();
        foreach (var turn in _turns) messages.Add(new Message { Role = turn.Role, Content = [new() { Text = turn.Text }] });
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages }); // !BDR1007
        _turns.Add(("assistant", response.Output.Message.Content[0].Text));
    }
}

// In an object of its own.
public class Held(IAmazonBedrockRuntime bedrock)
{
    private readonly Conversation _conversation = new();

    public async Task AskAsync(string question)
    {
        _conversation.Messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = _conversation.Messages }); // !BDR1007
        _conversation.Messages.Add(response.Output.Message);
    }

    private sealed class Conversation
    {
        public List<Message> Messages { get; } = new();
    }
}
