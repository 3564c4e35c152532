using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Bots;

public interface IBot { Task<string> Reply(string text); }

public abstract class BotBase
{
    protected readonly List<Message> History = [];
    protected readonly List<Message> Trimmed = [];
    protected void Cut() { if (Trimmed.Count > 10) Trimmed.RemoveRange(0, 2); }
}

// The list belongs to an open base: others may trim.
public class BotA(IAmazonBedrockRuntime runtime) : BotBase, IBot
{
    public async Task<string> Reply(string text)
    {
        History.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        Trimmed.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        Cut();
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = Trimmed });
        return r.Output.Message.Content[0].Text;
    }
}

public sealed class BotB(IAmazonBedrockRuntime runtime) : IBot
{
    private List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages = [.. _messages, new() { Role = ConversationRole.User, Content = [new() { Text = text }] }];
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages }); // !BDR1007
        return r.Output.Message.Content[0].Text;
    }
}

public sealed class BotC(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];
    private string? _summary;

    public async Task<string> Reply(string text)
    {
        _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        if (_messages.Count > 12) await Summarize();
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages });
        return r.Output.Message.Content[0].Text;
    }

    private async Task Summarize()
    {
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages });
        _summary = r.Output.Message.Content[0].Text;
        _messages.Clear();
        _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = _summary }] });
    }
}

public sealed class BotD(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var window = _messages.Count > 20 ? _messages.GetRange(_messages.Count - 20, 20) : _messages;
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = window });
        _messages.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }
}

public sealed class BotE(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = Window() });
        _messages.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }

    private List<Message> Window() => _messages.Where((_, i) => i >= _messages.Count - 20).ToList();
}

public sealed class BotF(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        var messages = _messages;
        messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var request = BuildRequest(messages); // !BDR1007
        var r = await runtime.ConverseAsync(request);
        messages.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }

    private static ConverseRequest BuildRequest(List<Message> messages) => new() { ModelId = "m", Messages = messages };
}

public sealed class BotG(IAmazonBedrockRuntime runtime, ICompactor compactor) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        compactor.Compact(_messages);
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages });
        _messages.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }
}
public interface ICompactor { void Compact(List<Message> messages); }

public sealed class BotH(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages.Insert(_messages.Count, new() { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = new List<Message>(_messages) }); // !BDR1007
        _messages.Insert(_messages.Count, r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }
}

public sealed class BotI(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        var message = new Message { Role = ConversationRole.User, Content = [new() { Text = text }] };
        _messages.AddRange([message]);
        async Task<string> Send(CancellationToken token)
        {
            var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages }, token); // !BDR1007
            _messages.Add(r.Output.Message);
            return r.Output.Message.Content[0].Text;
        }
        return await Send(default);
    }
}

public sealed class BotJ(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _audit = [];

    public async Task<string> Reply(string text)
    {
        var message = new Message { Role = ConversationRole.User, Content = [new() { Text = text }] };
        _audit.Add(message);
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = [message] });
        _audit.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }
}

public sealed class BotK(IAmazonBedrockRuntime runtime) : IBot
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        var message = new Message { Role = ConversationRole.User, Content = [new() { Text = text }] };
        _messages.Add(message);
        try
        {
            var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages });
            return r.Output.Message.Content[0].Text;
        }
        finally { _messages.Remove(message); }
    }
}

internal sealed class Session
{
    public string Id { get; init; } = "";
    public List<Message> Turns { get; } = [];
}

internal sealed class BotL(IAmazonBedrockRuntime runtime)
{
    private readonly Session _session = new();

    public async Task<string> Reply(string text)
    {
        _session.Turns.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        var r = await runtime.ConverseAsync(new() { ModelId = "m", Messages = _session.Turns }); // !BDR1007
        _session.Turns.Add(r.Output.Message);
        return r.Output.Message.Content[0].Text;
    }
}

// One instance is made for one question.
internal sealed class OneShot(IAmazonBedrockRuntime runtime)
{
    private readonly List<Message> _messages = [];

    public async Task<string> Reply(string text)
    {
        _messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
        _messages.Add(new Message { Role = ConversationRole.Assistant, Content = [new() { Text = "{" }] });
        try
        {
            return (await runtime.ConverseAsync(new() { ModelId = "m", Messages = _messages })).Output.Message.Content[0].Text;
        }
        finally { _messages.Clear(); }
    }
}
