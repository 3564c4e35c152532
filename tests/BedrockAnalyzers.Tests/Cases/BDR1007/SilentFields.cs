using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public abstract class Base(IAmazonBedrockRuntime bedrock)
{
    protected static Message User(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };

    protected async Task<Message> Converse(ConverseRequest request) => (await bedrock.ConverseAsync(request)).Output.Message;
}

public class RemovesFirst(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        while (_history.Count > 20) _history.RemoveAt(0);
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class RemovesRange(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
        Trim();
    }

    private void Trim()
    {
        if (_history.Count > 20) _history.RemoveRange(0, _history.Count - 20);
    }
}

public class RemovesAll(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.RemoveAll(m => m.Content.Count == 0);
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class Clears(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }

    public void NewConversation() => _history.Clear();
}

public class Replaces(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }

    public void Reset() => _history = new();
}

public class ReplacesByPart(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
        _history = _history.TakeLast(20).ToList();
    }
}

public class ReplacesBySkip(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history = _history.Skip(Math.Max(0, _history.Count - 10)).Append(User(question)).ToList();
        await Converse(new ConverseRequest { Messages = _history });
    }
}

public class Summarizes(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
        if (_history.Count > 30) _history = await SummarizeAsync(_history);
    }

    private Task<List<Message>> SummarizeAsync(List<Message> messages) => Task.FromResult(new List<Message> { messages[0] });
}

public class SendsLast(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history.TakeLast(20).ToList() }));
    }
}

public class SendsRange(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history.GetRange(Math.Max(0, _history.Count - 9), Math.Min(9, _history.Count)) }));
    }
}

public class SendsSlice(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = [.. _history.ToArray()[^Math.Min(9, _history.Count)..]] }));
    }
}

public class SendsSome(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history.Where(m => m.Content.Count > 0).ToList() }));
    }
}

public class SendsTrimmedCopy(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        var messages = _history.ToList();
        if (messages.Count > 20) messages.RemoveRange(0, messages.Count - 20);
        _history.Add(await Converse(new ConverseRequest { Messages = messages }));
    }
}

public class SendsWindow(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = Window(_history) }));
    }

    private static List<Message> Window(List<Message> messages) => messages.Count <= 20 ? messages : messages.GetRange(messages.Count - 20, 20);
}

// The helper that is given the list trims it.
public class TrimmedByHelper(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        Windows.Trim(_history, 20);
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class TrimmedByExtension(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.KeepLast(20);
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class TrimmedByReference(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        Windows.Trim(ref _history);
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class TrimmedBySender(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await SendAsync(_history));
    }

    private Task<Message> SendAsync(List<Message> messages)
    {
        if (messages.Count > 20) messages = messages.TakeLast(20).ToList();
        return Converse(new ConverseRequest { Messages = messages });
    }
}

internal static class Windows
{
    public static void Trim(List<Message> messages, int count)
    {
        while (messages.Count > count) messages.RemoveAt(0);
    }

    public static void Trim(ref List<Message> messages) => messages = messages.TakeLast(20).ToList();

    public static void KeepLast(this List<Message> messages, int count) => messages.RemoveRange(0, Math.Max(0, messages.Count - count));
}

public class TrimmedThroughRequest(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        var request = new ConverseRequest { Messages = _history };
        if (request.Messages.Count > 20) request.Messages.RemoveAt(0);
        _history.Add(await Converse(request));
    }
}

public partial class TrimmedInPart(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public partial class TrimmedInPart
{
    public void Undo() => _history.RemoveAt(_history.Count - 1);
}

public class TrimmedThroughAlias(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        var history = _history;
        history.Add(User(question));
        history.Add(await Converse(new ConverseRequest { Messages = history }));
        if (history.Count > 10) history.RemoveRange(0, 2);
    }
}

// Others see the list, and make it shorter.
public class Exposed(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    public List<Message> History { get; } = new();

    public async Task AskAsync(string question)
    {
        History.Add(User(question));
        History.Add(await Converse(new ConverseRequest { Messages = History }));
    }
}

public class ExposedField(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public List<Message> History => _history;

    public async Task AskAsync(string question)
    {
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class Owner(Exposed exposed, ExposedField field)
{
    public void Reset()
    {
        exposed.History.Clear();
        field.History.RemoveAt(0);
    }
}

public class Limited(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private const int MaximumMessages = 40;

    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        if (_history.Count >= MaximumMessages) throw new InvalidOperationException("The conversation is too long.");
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class LimitedByPattern(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public async Task AskAsync(string question)
    {
        if (_history is { Count: > 40 }) throw new InvalidOperationException("The conversation is too long.");
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class LimitedElsewhere(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();

    public bool IsFull => _history.Count > 40;

    public async Task AskAsync(string question)
    {
        if (IsFull) return;
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

// Examples that are there once.
public class Examples : Base
{
    private readonly List<Message> _examples = new();

    public Examples(IAmazonBedrockRuntime bedrock, IEnumerable<string> examples)
        : base(bedrock)
    {
        foreach (var example in examples) _examples.Add(User(example));
        Load("one more");
    }

    public Task<Message> AskAsync(string question) => Converse(new ConverseRequest { Messages = [.. _examples, User(question)] });

    private void Load(string text) => _examples.Add(User(text));
}

public class LazyExamples(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _examples = new();
    private bool _isLoaded;

    public async Task<Message> AskAsync(string question)
    {
        await LoadAsync();
        return await Converse(new ConverseRequest { Messages = [.. _examples, User(question)] });
    }

    private async Task LoadAsync()
    {
        if (_isLoaded) return;
        foreach (var line in await System.IO.File.ReadAllLinesAsync("examples.txt")) _examples.Add(User(line));
        _isLoaded = true;
    }
}

public class FilledWhenEmpty(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _examples = new();

    public async Task<Message> AskAsync(string question, IEnumerable<string> examples)
    {
        if (_examples.Count == 0)
        {
            foreach (var example in examples) _examples.Add(User(example));
        }

        return await Converse(new ConverseRequest { Messages = _examples.Append(User(question)).ToList() });
    }
}

public class LoadedFromOutside(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _examples = new();

    public void AddExample(string question, string answer)
    {
        _examples.Add(User(question));
        _examples.Add(new Message { Role = ConversationRole.Assistant, Content = [new() { Text = answer }] });
    }

    public Task<Message> AskAsync(string question) => Converse(new ConverseRequest { Messages = [.. _examples, User(question)] });
}

// Whose list it is, is not known.
public class GivenList(IAmazonBedrockRuntime bedrock, List<Message> history) : Base(bedrock)
{
    private readonly List<Message> _history = history;

    public async Task AskAsync(string question)
    {
        history.Add(User(question));
        await Converse(new ConverseRequest { Messages = history });
    }

    public async Task MoreAsync(string question)
    {
        _history.Add(User(question));
        await Converse(new ConverseRequest { Messages = _history });
    }
}

public class SetFromOutside(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    public List<Message> History { get; set; } = new();

    public async Task AskAsync(string question)
    {
        History.Add(User(question));
        await Converse(new ConverseRequest { Messages = History });
    }
}

public class Setter
{
    public SetFromOutside Make(IAmazonBedrockRuntime bedrock, List<Message> stored) => new(bedrock) { History = stored };
}

public class Parameter(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    public async Task AskAsync(List<Message> history, string question)
    {
        history.Add(User(question));
        history.Add(await Converse(new ConverseRequest { Messages = history }));
    }
}

public class Sessions(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly Dictionary<string, List<Message>> _sessions = new();

    public async Task AskAsync(string id, string question)
    {
        if (!_sessions.TryGetValue(id, out var history)) _sessions[id] = history = new();
        history.Add(User(question));
        history.Add(await Converse(new ConverseRequest { Messages = history }));
    }

    public async Task DirectAsync(string id, string question)
    {
        _sessions[id].Add(User(question));
        await Converse(new ConverseRequest { Messages = _sessions[id] });
    }
}

public class Loaded(IAmazonBedrockRuntime bedrock, Func<string, Task<Session>> load) : Base(bedrock)
{
    public async Task AskAsync(string id, string question)
    {
        var session = await load(id);
        session.Messages.Add(User(question));
        await Converse(new ConverseRequest { Messages = session.Messages });
    }
}

public class Session
{
    public List<Message> Messages { get; } = new();
}

// In other hands.
public class HandedOut(IAmazonBedrockRuntime bedrock, Action<List<Message>> compact, System.Collections.Concurrent.ConcurrentBag<List<Message>> all) : Base(bedrock)
{
    private readonly List<Message> _compacted = new();
    private readonly List<Message> _stored = new();

    public async Task AskAsync(string question)
    {
        _compacted.Add(User(question));
        compact(_compacted);
        await Converse(new ConverseRequest { Messages = _compacted });
    }

    public async Task StoredAsync(string question)
    {
        all.Add(_stored);
        _stored.Add(User(question));
        await Converse(new ConverseRequest { Messages = _stored });
    }
}

public class Queue(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly Queue<Message> _history = new();

    public async Task AskAsync(string question)
    {
        _history.Enqueue(User(question));
        if (_history.Count > 10) _history.Dequeue();
        await Converse(new ConverseRequest { Messages = _history.ToList() });
    }
}

public class ImmutableWindow(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private ImmutableList<Message> _history = ImmutableList<Message>.Empty;

    public async Task AskAsync(string question)
    {
        _history = _history.Add(User(question));
        if (_history.Count > 10) _history = _history.RemoveAt(0);
        await Converse(new ConverseRequest { Messages = _history.ToList() });
    }
}

// Nothing of it is sent, or nothing is added.
public class NotSent(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _log = new();
    private readonly List<Message> _fixed = [User("Hello")];

    public async Task AskAsync(string question)
    {
        _log.Add(User(question));
        _log.Add(await Converse(new ConverseRequest { Messages = [User(question)] }));
        await Converse(new ConverseRequest { Messages = _fixed });
        await Converse(new ConverseRequest { Messages = [_log[^1]] });
    }
}

// One of another name.
public class OtherRequest
{
    private readonly List<Message> _history = new();

    public ChatRequest Make(string question)
    {
        _history.Add(new Message { Content = [new() { Text = question }] });
        return new ChatRequest { Messages = _history };
    }
}

public class ChatRequest
{
    public List<Message> Messages { get; set; } = new();
}

public class CountsTurns(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<Message> _history = new();
    private int _turns;

    public async Task AskAsync(string question)
    {
        if (++_turns > 10) throw new InvalidOperationException("That is enough.");
        _history.Add(User(question));
        _history.Add(await Converse(new ConverseRequest { Messages = _history }));
    }
}

public class ConvertsSome(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly List<(DateTime At, string Text)> _turns = new();

    public async Task AskAsync(string question)
    {
        _turns.Add((DateTime.Now, question));
        var messages = new List<Message>();
        foreach (var (at, text) in _turns)
        {
            if (at < DateTime.Now.AddHours(-1)) continue;
            messages.Add(User(text));
        }

        await Converse(new ConverseRequest { Messages = messages });
    }
}

public class HeldAndCleared(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    private readonly Conversation _conversation = new();

    public async Task AskAsync(string question)
    {
        _conversation.Messages.Add(User(question));
        _conversation.Messages.Add(await Converse(new ConverseRequest { Messages = _conversation.Messages }));
    }

    public void Reset() => _conversation.Reset();

    private sealed class Conversation
    {
        public List<Message> Messages { get; } = new();

        public void Reset() => Messages.Clear();
    }
}

// Given by whoever makes the object.
public record Given(IAmazonBedrockRuntime Bedrock, List<Message> History)
{
    public async Task AskAsync(string question)
    {
        History.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
        History.Add((await Bedrock.ConverseAsync(new ConverseRequest { Messages = History })).Output.Message);
    }
}

public class Stored(IAmazonBedrockRuntime bedrock) : Base(bedrock)
{
    [System.Text.Json.Serialization.JsonPropertyName("messages")]
    public List<Message> Messages { get; set; } = new();

    public List<Message>? More { get; set; }

    public async Task AskAsync(string question)
    {
        Messages.Add(User(question));
        Messages.Add(await Converse(new ConverseRequest { Messages = Messages }));
        More!.Add(User(question));
        More.Add(await Converse(new ConverseRequest { Messages = More }));
    }
}
