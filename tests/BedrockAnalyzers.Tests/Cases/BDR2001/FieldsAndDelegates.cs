using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.AI;

// Whoever looks at the object sees the answer grow.
public class FieldsAndDelegates(IAmazonBedrockRuntime client) : INotifyPropertyChanged
{
    private static string s_last = "";
    private readonly StringBuilder _answer = new();
    private readonly List<string> _parts = [];
    private string _text = "";

    public event PropertyChangedEventHandler? PropertyChanged;

    public event Action<string>? TokenReceived;

    public Func<string, Task>? OnTokenAsync { get; set; }

    public string Text
    {
        get => _text;
        private set
        {
            _text = value;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Text)));
        }
    }

    public string Status { get; private set; } = "";

    public ObservableCollection<Bubble> Bubbles { get; } = [];

    public async Task BuilderField(ConverseStreamRequest request)
    {
        _answer.Clear();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) _answer.Append(delta.Delta.Text);
        }
    }

    public async Task StringField(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) _text += delta.Delta.Text;
        }
    }

    public async Task StaticField(ConverseStreamRequest request)
    {
        s_last = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) s_last = string.Concat(s_last, delta.Delta.Text);
        }
    }

    public async Task ListField(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) _parts.Add(delta.Delta.Text);
        }
    }

    public async Task Property(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) Text += delta.Delta.Text;
        }
    }

    public async Task PropertyOfAnItem(ConverseStreamRequest request)
    {
        var bubble = new Bubble();
        Bubbles.Add(bubble);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) bubble.Text = string.Concat(bubble.Text, delta.Delta.Text);
        }
    }

    // The field only says how far it is.
    public async Task<string> StatusOnly(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            Status = $"{answer.Length} characters";
        }

        return answer.ToString();
    }

    // The buffer is local, but the field was given it before the stream began.
    private StringBuilder? _current;

    public async Task<string> BuilderInAField(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        _current = answer;
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        _current = null;
        return answer.ToString();
    }

    public async Task<string> BuilderOfTheField(ConverseStreamRequest request)
    {
        var answer = _current ??= new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task BuilderOfTheCaller(ConverseStreamRequest request, StringBuilder answer)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }
    }

    public async Task ListOfTheCaller(ConverseStreamRequest request, IList<string> parts)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }
    }

    public async Task MessageOfTheCaller(ConverseStreamRequest request, ChatMessage message)
    {
        var content = new TextContent("");
        message.Contents.Add(content);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) content.Text += delta.Delta.Text;
        }
    }

    public async Task<string> Raised(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            TokenReceived?.Invoke(delta.Delta.Text);
        }

        return answer;
    }

    public async Task<string> RaisedWithoutText(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs("Progress"));
        }

        return answer;
    }

    public async Task<string> DelegateProperty(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (OnTokenAsync is { } tell) await tell(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // A delegate with no argument may still make a page draw itself again.
    public async Task<string> Redrawn(ConverseStreamRequest request, Action stateHasChanged)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            stateHasChanged();
        }

        return answer.ToString();
    }

    public async Task<string> Transformed(ConverseStreamRequest request, Func<string, string> transform)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(transform(delta.Delta.Text));
        }

        return answer.ToString();
    }

    public async Task<string> Filtered(ConverseStreamRequest request, Predicate<IEventStreamEvent> filter)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (filter(chunk) && chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // After the end, who does not matter: this drains.
    public async Task ToldAfterwards(ConverseStreamRequest request, Action<string> onAnswer)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        onAnswer(answer.ToString());
    }

    public async Task StoredAfterwards(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        Text = answer;
        TokenReceived?.Invoke(answer);
    }

    public async Task AddedAfterwards(ConverseStreamRequest request)
    {
        List<string> parts = [];
        using (var stream = (await client.ConverseStreamAsync(request)).Stream) // !BDR2001
        {
            await foreach (var chunk in stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
            }
        }

        _parts.AddRange(parts);
        Status = "done";
    }

    public async Task<Bubble> ReturnedObject(ConverseStreamRequest request)
    {
        var bubble = new Bubble();
        foreach (var part in Enumerable.Range(0, 1))
        {
            Bubbles.Add(bubble);
        }

        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) bubble.Text += delta.Delta.Text;
        }

        return bubble;
    }

    private readonly ConcurrentDictionary<string, StringBuilder> _sessions = new();

    public async Task Session(string id, ConverseStreamRequest request)
    {
        var answer = _sessions.GetOrAdd(id, _ => new StringBuilder());
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            lock (answer) answer.Append(delta.Delta.Text);
        }
    }

    // The response is kept where others may read it.
    private ConverseStreamResponse? _response;

    public async Task Kept(ConverseStreamRequest request) => _response = await client.ConverseStreamAsync(request);

    public string ReadKept()
    {
        var answer = "";
        foreach (var chunk in _response!.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task Overwritten(ConverseStreamRequest request, string[] slots)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) slots[0] = answer += delta.Delta.Text;
        }
    }
}

public sealed class Bubble
{
    public string Text { get; set; } = "";
}
