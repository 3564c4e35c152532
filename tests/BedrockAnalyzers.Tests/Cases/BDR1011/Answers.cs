using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class ReadsTheAnswer
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private StopReason? _lastReason;
    private bool _isDone;

    public ReadsTheAnswer(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task KeepGoing(ConverseRequest request)
    {
        var keepGoing = true;
        while (keepGoing) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            if (response.StopReason == StopReason.Tool_use)
            {
                request.Messages.Add(await RunAsync(response));
            }
            else
            {
                keepGoing = false;
            }
        }
    }

    public async Task ToolUsed(ConverseRequest request)
    {
        bool toolUsed;
        do // !BDR1011
        {
            toolUsed = false;
            var response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse != null)
                {
                    toolUsed = true;
                    request.Messages.Add(await RunAsync(response));
                }
            }
        }
        while (toolUsed);
    }

    public async Task Assigned(ConverseRequest request)
    {
        var done = false;
        while (!done) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(await RunAsync(response));
            done = response.StopReason != StopReason.Tool_use;
        }
    }

    public async Task Any(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            if (!response.Output.Message.Content.Any(c => c.ToolUse != null)) return;
            request.Messages.Add(await RunAsync(response));
        }
    }

    public async Task ListOfUses(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            var uses = response.Output.Message.Content.Where(c => c.ToolUse is not null).Select(c => c.ToolUse).ToList();
            if (uses.Count == 0) break;
            request.Messages.Add(await RunAsync(response));
        }
    }

    public async Task CountedUses(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            var count = 0;
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse is not null) count++;
            }

            if (count == 0) break;
            request.Messages.Add(await RunAsync(response));
        }
    }

    public async Task CollectedResults(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            var results = new List<ContentBlock>();
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse is { } use) results.Add(new() { ToolResult = await CallToolAsync(use) });
            }

            if (results.Count == 0) return;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = results });
        }
    }

    public async Task ResultsAsText(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            var outputs = new List<(string Id, string Text)>();
            foreach (var use in response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => c.ToolUse))
                outputs.Add((use.ToolUseId, await FetchAsync(use.Name)));
            if (!outputs.Any()) return;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = outputs.Select(o => new ContentBlock { ToolResult = new() { ToolUseId = o.Id, Content = [new() { Text = o.Text }] } }).ToList() });
        }
    }

    public async Task AllAtOnce(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            var results = await Task.WhenAll(response.Output.Message.Content.Where(c => c.ToolUse != null).Select(async c => new ContentBlock { ToolResult = await CallToolAsync(c.ToolUse) }));
            if (results.Length == 0) return;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = results.ToList() });
        }
    }

    public async Task FirstUse(ConverseRequest request)
    {
        ContentBlock? next;
        do // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            next = response.Output.Message.Content.FirstOrDefault(c => c.ToolUse != null);
            if (next is not null) request.Messages.Add(await RunAsync(response));
        }
        while (next is not null);
    }

    public async Task LastMessage(ConverseRequest request)
    {
        request.Messages.Add((await _bedrock.ConverseAsync(request)).Output.Message);
        while (request.Messages.Last().Content.Any(c => c.ToolUse != null)) // !BDR1011
        {
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [] });
            request.Messages.Add((await _bedrock.ConverseAsync(request)).Output.Message);
        }
    }

    public async Task InAField(ConverseRequest request)
    {
        do // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            _lastReason = response.StopReason;
            request.Messages.Add(await RunAsync(response));
        }
        while (_lastReason == StopReason.Tool_use);
    }

    // Somebody else ends it.
    public async Task UntilStopped(ConverseRequest request)
    {
        while (!_isDone)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(await RunAsync(response));
        }
    }

    public void Stop() => _isDone = true;

    public async Task Streamed(ConverseStreamRequest request)
    {
        StopReason? reason = null;
        do // !BDR1011
        {
            var response = await _bedrock.ConverseStreamAsync(request);
            await foreach (var item in response.Stream)
            {
                switch (item)
                {
                    case ContentBlockDeltaEvent delta:
                        Console.Write(delta.Delta.Text);
                        break;
                    case MessageStopEvent stop:
                        reason = stop.StopReason;
                        break;
                }
            }

            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() }] });
        }
        while (reason == StopReason.Tool_use);
    }

    public async Task StreamedWithLimit(ConverseStreamRequest request)
    {
        var reason = "";
        var turns = 0;
        do
        {
            var response = await _bedrock.ConverseStreamAsync(request);
            await foreach (var item in response.Stream)
            {
                if (item is MessageStopEvent stop) reason = stop.StopReason.Value;
            }

            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() }] });
        }
        while (reason == "tool_use" && ++turns < 10);
    }

    public async Task StreamedEvents(ConverseStreamRequest request)
    {
        string? reason = null;
        while (reason is null or "tool_use") // !BDR1011
        {
            var response = await _bedrock.ConverseStreamAsync(request);
            response.Stream.MessageStopReceived += (_, e) => reason = e.EventStreamEvent.StopReason;
            await response.Stream.StartProcessingAsync();
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() }] });
        }
    }

    // An answer that was cut is continued: no tool is in it.
    public async Task<string> Continued(ConverseRequest request)
    {
        var text = "";
        while (true)
        {
            var response = await _bedrock.ConverseAsync(request);
            text += response.Output.Message.Content[0].Text;
            if (response.StopReason != StopReason.Max_tokens) return text;
            request.Messages.Add(response.Output.Message);
        }
    }

    // A conversation, in which each turn may use one tool.
    public async Task OneTool(ConverseRequest request, IAsyncEnumerable<string> inputs)
    {
        await foreach (var input in inputs)
        {
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = input }] });
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use)
            {
                request.Messages.Add(response.Output.Message);
                request.Messages.Add(await RunAsync(response));
                response = await _bedrock.ConverseAsync(request);
            }

            Console.WriteLine(response.Output.Message.Content[0].Text);
        }
    }

    // Until the text is short enough: no tools.
    public async Task<string> Refined(ConverseRequest request)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(request);
            var text = response.Output.Message.Content[0].Text;
            if (text.Length < 500 && response.StopReason == StopReason.End_turn) return text;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = "Shorter." }] });
        }
    }

    // The model is not asked again.
    public async Task Walked(ConverseRequest request)
    {
        var response = await _bedrock.ConverseAsync(request);
        var index = 0;
        while (response.StopReason == StopReason.Tool_use)
        {
            var block = response.Output.Message.Content[index++];
            if (block.ToolUse == null) break;
            await CallToolAsync(block.ToolUse);
        }
    }

    // The way back does not come by the call.
    public async Task Once(ConverseRequest request)
    {
        while (true)
        {
            if (!await IsReadyAsync()) continue;
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use) await RunAsync(response);
            return;
        }
    }

    private static Task<bool> IsReadyAsync() => Task.FromResult(true);

    private static async Task<Message> RunAsync(ConverseResponse response)
    {
        var results = new List<ContentBlock>();
        foreach (var block in response.Output.Message.Content.Where(c => c.ToolUse != null)) results.Add(new() { ToolResult = await CallToolAsync(block.ToolUse) });
        return new() { Role = ConversationRole.User, Content = results };
    }

    private static async Task<ToolResultBlock> CallToolAsync(ToolUseBlock use) => new() { ToolUseId = use.ToolUseId, Content = [new() { Text = await FetchAsync(use.Name) }] };

    private static async Task<string> FetchAsync(string name)
    {
        using var http = new System.Net.Http.HttpClient();
        return await http.GetStringAsync("https://tools.example/" + name);
    }
}
