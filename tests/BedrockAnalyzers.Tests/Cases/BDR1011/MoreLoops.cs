// C# 14
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public enum Outcome
{
    Done,
    NeedsTools,
    CutOff,
}

public sealed class Conversation(IAmazonBedrockRuntime bedrock)
{
    private readonly List<Message> _messages = [];

    public bool IsFinished { get; private set; }

    public bool WantsTools => Last?.StopReason == StopReason.Tool_use;

    public ConverseResponse? Last { get; private set; }

    public int Turns { get; private set; }

    public async Task SendAsync(Message message)
    {
        _messages.Add(message);
        Turns++;
        Last = await bedrock.ConverseAsync(new() { ModelId = "us.amazon.nova-pro-v1:0", Messages = _messages, InferenceConfig = new() { MaxTokens = 1000 } });
        _messages.Add(Last.Output.Message);
        IsFinished = Last.StopReason != StopReason.Tool_use;
    }
}

public sealed class MoreAgents(IAmazonBedrockRuntime bedrock, ILogger<MoreAgents> logger)
{
    private static readonly string ToolUse = "tool_use";
    private static readonly HashSet<string> ToolReasons = ["tool_use", "malformed_tool_use"];
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(10));
    private readonly CancellationTokenSource _stop = new();

    public async Task Wrapped(Message question)
    {
        var conversation = new Conversation(bedrock);
        await conversation.SendAsync(question);
        while (conversation.WantsTools) // !BDR1011
        {
            await conversation.SendAsync(Results(conversation.Last!));
        }
    }

    public async Task WrappedFlag(Message question)
    {
        var conversation = new Conversation(bedrock);
        await conversation.SendAsync(question);
        while (!conversation.IsFinished) // !BDR1011
        {
            await conversation.SendAsync(Results(conversation.Last!));
        }
    }

    public async Task WrappedAndCounted(Message question)
    {
        var conversation = new Conversation(bedrock);
        await conversation.SendAsync(question);
        while (conversation is { WantsTools: true, Turns: < 12 }) await conversation.SendAsync(Results(conversation.Last!));
    }

    public async Task CounterWithoutEnd(ConverseRequest request)
    {
        for (var turn = 1; ; turn++) // !BDR1011
        {
            logger.LogInformation("Turn {Turn}", turn);
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) break;
            request.Messages.Add(Results(response));
        }
    }

    // The counter never counts.
    public async Task Forgotten(ConverseRequest request, int maxTurns)
    {
        var turn = 0;
        while (turn < maxTurns) // !BDR1011
        {
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(Results(response));
        }
    }

    public async Task Reminded(ConverseRequest request)
    {
        var turn = 0;
        while (true) // !BDR1011
        {
            if (++turn == 10) request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = "Please come to an end." }] });
            var response = await bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(Results(response));
        }
    }

    // Without tools it has to answer.
    public async Task ToolsAreTakenAway(ConverseRequest request)
    {
        var turn = 0;
        while (true)
        {
            if (++turn == 10) request.ToolConfig = null;
            var response = await bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(Results(response));
        }
    }

    public async Task ToolsAreLeftOut(List<Message> messages, ToolConfiguration tools)
    {
        var turn = 0;
        while (true)
        {
            var response = await bedrock.ConverseAsync(new() { Messages = messages, ToolConfig = turn++ < 10 ? tools : null, InferenceConfig = new() { MaxTokens = 1000 } });
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(Results(response));
        }
    }

    public async Task ToolsAreNotAllowed(List<Message> messages, ToolConfiguration tools)
    {
        var turn = 0;
        ConverseResponse response;
        do
        {
            response = await SendAsync(messages, tools, allowTools: turn < 10);
            messages.Add(Results(response));
            turn++;
        }
        while (response.StopReason == StopReason.Tool_use);
    }

    private Task<ConverseResponse> SendAsync(List<Message> messages, ToolConfiguration tools, bool allowTools) =>
        bedrock.ConverseAsync(new() { Messages = messages, ToolConfig = allowTools ? tools : null, InferenceConfig = new() { MaxTokens = 1000 } });

    // Trimming makes each turn cheaper, and there are no fewer of them.
    public async Task Trimmed(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            if (messages.Count > 20) messages.RemoveRange(1, 2);
            var response = await bedrock.ConverseAsync(new() { Messages = messages, InferenceConfig = new() { MaxTokens = 1000 } });
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(Results(response));
        }
    }

    public async Task<JsonElement> UntilItUsesTheTool(ConverseRequest request)
    {
        while (true)
        {
            var response = await bedrock.ConverseAsync(request);
            var use = response.Output.Message.Content.FirstOrDefault(c => c.ToolUse != null)?.ToolUse;
            if (use != null) return JsonSerializer.SerializeToElement(use.Input.AsDictionary());
            request.Messages.Add(response.Output.Message);
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = "Use the tool." }] });
        }
    }

    public async Task<ToolUseBlock> UntilTheReasonIsTool(ConverseRequest request)
    {
        ConverseResponse response;
        do
        {
            response = await bedrock.ConverseAsync(request);
        }
        while (response.StopReason != StopReason.Tool_use);

        return response.Output.Message.Content.First(c => c.ToolUse != null).ToolUse;
    }

    public async Task<ToolUseBlock> UntilFound(ConverseRequest request)
    {
        ToolUseBlock? found = null;
        while (found is null)
        {
            var response = await bedrock.ConverseAsync(request);
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse?.Name == "extract") found = block.ToolUse;
            }
        }

        return found;
    }

    public async Task InTheCondition(ConverseRequest request)
    {
        ConverseResponse response;
        while ((response = await bedrock.ConverseAsync(request)).StopReason == StopReason.Tool_use) // !BDR1011
        {
            request.Messages.Add(Results(response));
        }
    }

    public async Task FieldsWithTheText(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason.Value != ToolUse && !ToolReasons.Contains(response.StopReason.Value)) return;
            request.Messages.Add(Results(response));
        }
    }

    public async Task Mapped(ConverseRequest request)
    {
        Outcome outcome;
        do // !BDR1011
        {
            var response = await bedrock.ConverseAsync(request);
            outcome = OutcomeOf(response);
            if (outcome == Outcome.NeedsTools) request.Messages.Add(Results(response));
        }
        while (outcome == Outcome.NeedsTools);
    }

    private static Outcome OutcomeOf(ConverseResponse response)
    {
        if (response.StopReason == StopReason.Tool_use) return Outcome.NeedsTools;
        return response.StopReason == StopReason.Max_tokens ? Outcome.CutOff : Outcome.Done;
    }

    public async Task SwitchedOutcome(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await bedrock.ConverseAsync(request);
            switch (OutcomeOf(response))
            {
                case Outcome.NeedsTools:
                    request.Messages.Add(Results(response));
                    continue;
                case Outcome.CutOff:
                    throw new InvalidOperationException("Cut off.");
            }

            break;
        }
    }

    public async Task CountsEachTool(ConverseRequest request)
    {
        var calls = new Dictionary<string, int>();
        while (true)
        {
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            foreach (var use in response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => c.ToolUse))
            {
                calls[use.Name] = calls.GetValueOrDefault(use.Name) + 1;
                if (calls[use.Name] > 5) throw new InvalidOperationException($"{use.Name} was called too often.");
            }

            request.Messages.Add(Results(response));
        }
    }

    public async Task Failures(ConverseRequest request, Func<ToolUseBlock, Task<string>> run)
    {
        var failures = 0;
        while (true)
        {
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            try
            {
                await run(response.Output.Message.Content.First(c => c.ToolUse != null).ToolUse);
                failures = 0;
            }
            catch (JsonException)
            {
                failures++;
            }

            if (failures > 3) throw new InvalidOperationException("The tools fail.");
            request.Messages.Add(Results(response));
        }
    }

    // Only failures are counted, and the handler leads back to the call.
    public async Task FailuresOfTheCall(ConverseRequest request)
    {
        var failures = 0;
        while (true) // !BDR1011
        {
            try
            {
                var response = await bedrock.ConverseAsync(request);
                if (response.StopReason != StopReason.Tool_use) return;
                request.Messages.Add(Results(response));
            }
            catch (ModelErrorException) when (++failures < 3)
            {
                logger.LogWarning("Again");
            }
        }
    }

    public async Task TimedField(ConverseRequest request)
    {
        while (true)
        {
            var response = await bedrock.ConverseAsync(request, _timeout.Token);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(Results(response));
        }
    }

    public async Task Pending(ConverseRequest request)
    {
        var pending = new Queue<ToolUseBlock>();
        do // !BDR1011
        {
            while (pending.TryDequeue(out var use)) request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() { ToolUseId = use.ToolUseId } }] });
            var response = await bedrock.ConverseAsync(request);
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse != null) pending.Enqueue(block.ToolUse);
            }
        }
        while (pending.Count > 0);
    }

    public async Task Chunks(InvokeModelWithResponseStreamRequest request)
    {
        var stopReason = "";
        do // !BDR1011
        {
            var response = await bedrock.InvokeModelWithResponseStreamAsync(request);
            await foreach (var item in response.Body)
            {
                if (item is not PayloadPart part) continue;
                var chunk = JsonNode.Parse(part.Bytes);
                if ((string?)chunk?["type"] == "message_delta") stopReason = (string?)chunk["delta"]?["stop_reason"] ?? "";
            }
        }
        while (stopReason == "tool_use");
    }

    // A service works off a queue; each job may ask for one tool.
    public async Task Work(Channel<ConverseRequest> jobs, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var request = await jobs.Reader.ReadAsync(stoppingToken);
            var response = await bedrock.ConverseAsync(request, stoppingToken);
            if (response.StopReason != StopReason.Tool_use) continue;
            request.Messages.Add(Results(response));
            await bedrock.ConverseAsync(request, stoppingToken);
        }
    }

    public async Task WorkUntilEmpty(ConcurrentQueue<ConverseRequest> jobs)
    {
        while (jobs.TryDequeue(out var request))
        {
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use) request.Messages.Add(Results(response));
        }
    }

    // Each job's own loop has a bound.
    public async Task Nested(IEnumerable<ConverseRequest> jobs)
    {
        foreach (var request in jobs)
        {
            var (turns, response) = (0, await bedrock.ConverseAsync(request));
            while (response.StopReason == StopReason.Tool_use)
            {
                if (++turns > 8) break;
                request.Messages.Add(Results(response));
                response = await bedrock.ConverseAsync(request);
            }
        }
    }

    public async Task StoppedByToken(ConverseRequest request)
    {
        while (!_stop.IsCancellationRequested) // !BDR1011
        {
            var response = await bedrock.ConverseAsync(request, _stop.Token);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(Results(response));
        }
    }

    public async Task Resilient(ConverseRequest request, Func<Func<CancellationToken, Task>, Task> pipeline)
    {
        await pipeline(async token =>
        {
            while (true)
            {
                var response = await bedrock.ConverseAsync(request, token);
                if (response.StopReason != StopReason.Tool_use) return;
                request.Messages.Add(Results(response));
            }
        });
    }

    public async Task OnlyOneSideIsBounded(ConverseRequest request, bool strict)
    {
        var turn = 0;
        while (true) // !BDR1011
        {
            turn++;
            var response = await bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.End_turn) return;
            if (response.StopReason == StopReason.Tool_use)
            {
                logger.LogDebug("Turn {Turn} of {Limit}", turn, strict ? 10 : 20);
                request.Messages.Add(Results(response));
            }
            else
            {
                return;
            }
        }
    }

    public async Task<string> AskAgain(ConverseRequest request)
    {
        var response = await bedrock.ConverseAsync(request);
        var use = response.Output.Message.Content.FirstOrDefault(c => c.ToolUse != null);
        if (use == null) return await AskAgain(request);
        return use.ToolUse.Name;
    }

    private static Message Results(ConverseResponse response) => new()
    {
        Role = ConversationRole.User,
        Content = [.. response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => new ContentBlock { ToolResult = new() { ToolUseId = c.ToolUse.ToolUseId } })],
    };
}
