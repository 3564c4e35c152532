using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public class TurnLimitException : Exception;

public class BoundedAgent
{
    private const int MaxTurns = 20;

    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<BoundedAgent> _logger;
    private readonly ToolConfiguration _tools;
    private readonly TimeProvider _time;
    private int _calls;
    private int _spent;

    public BoundedAgent(IAmazonBedrockRuntime bedrock, ILogger<BoundedAgent> logger, ToolConfiguration tools, TimeProvider time) => (_bedrock, _logger, _tools, _time) = (bedrock, logger, tools, time);

    public async Task<string> For(List<Message> messages)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(RunTools(response));
        }

        throw new TurnLimitException();
    }

    public async Task<string> ForWithoutIncrement(List<Message> messages)
    {
        for (var left = MaxTurns; left > 0;)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(RunTools(response));
            left--;
        }

        throw new TurnLimitException();
    }

    public async Task<string> Break(List<Message> messages)
    {
        var turn = 0;
        while (true)
        {
            if (++turn > 10) break;
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(RunTools(response));
        }

        return "I could not find out.";
    }

    public async Task<string> Throw(List<Message> messages, int maximum)
    {
        var turn = 0;
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            turn = turn + 1;
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            if (turn >= maximum) throw new TurnLimitException();
            messages.Add(RunTools(response));
        }
    }

    public async Task<ConverseResponse> InTheCondition(List<Message> messages)
    {
        var turns = 0;
        ConverseResponse response;
        do
        {
            response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(RunTools(response));
            turns++;
        }
        while (response.StopReason == StopReason.Tool_use && turns < MaxTurns);

        return response;
    }

    // Past ten turns a wish for tools is refused.
    public async Task<string> Both(List<Message> messages)
    {
        var turns = 0;
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (turns++ >= 10 && response.StopReason == StopReason.Tool_use) throw new TurnLimitException();
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(RunTools(response));
        }
    }

    public async Task<ConverseResponse> Flag(List<Message> messages)
    {
        var (turns, goOn) = (0, true);
        ConverseResponse? response = null;
        while (goOn)
        {
            response = await _bedrock.ConverseAsync(Request(messages));
            turns += 1;
            goOn = response.StopReason == StopReason.Tool_use;
            if (turns == MaxTurns) goOn = false;
            messages.Add(RunTools(response));
        }

        return response!;
    }

    public async Task Deadline(List<Message> messages)
    {
        var deadline = DateTime.UtcNow.AddMinutes(2);
        while (DateTime.UtcNow < deadline)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task Watch(List<Message> messages)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use || watch.Elapsed > TimeSpan.FromMinutes(1)) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task Time(List<Message> messages)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            if (_time.GetElapsedTime(start) > TimeSpan.FromMinutes(1)) throw new TimeoutException();
            messages.Add(RunTools(response));
        }
    }

    public async Task Tokens(List<Message> messages, int budget)
    {
        var used = 0;
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            used += response.Usage.TotalTokens ?? 0;
            if (response.StopReason != StopReason.Tool_use) return;
            if (used > budget) throw new InvalidOperationException("The budget is spent.");
            messages.Add(RunTools(response));
        }
    }

    public async Task TokensOfOneAnswer(List<Message> messages)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use || response.Usage.InputTokens > 100_000) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task Messages(List<Message> messages)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
            if (messages.Count > 40) throw new TurnLimitException();
        }
    }

    public async Task MessagesOfTheRequest(ConverseRequest request)
    {
        var response = await _bedrock.ConverseAsync(request);
        while (response.StopReason == StopReason.Tool_use && request.Messages.Count < 30)
        {
            request.Messages.Add(response.Output.Message);
            request.Messages.Add(RunTools(response));
            response = await _bedrock.ConverseAsync(request);
        }
    }

    public async Task Gathered(List<Message> messages)
    {
        var used = new List<string>();
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use || used.Count >= 15) return;
            used.AddRange(response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => c.ToolUse.Name));
            messages.Add(RunTools(response));
        }
    }

    public async Task SameCallTwice(List<Message> messages)
    {
        var asked = new HashSet<string>();
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            foreach (var block in response.Output.Message.Content.Where(c => c.ToolUse != null))
            {
                if (!asked.Add(block.ToolUse.Name + block.ToolUse.Input)) throw new InvalidOperationException("The model goes round in circles.");
            }

            messages.Add(RunTools(response));
        }
    }

    public async Task Timed(List<Message> messages, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(TimeSpan.FromMinutes(5));
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages), source.Token);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task TimedFromTheStart(List<Message> messages)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var token = source.Token;
        ConverseResponse response;
        do
        {
            response = await _bedrock.ConverseAsync(Request(messages), token);
            messages.Add(RunTools(response));
        }
        while (response.StopReason == StopReason.Tool_use);
    }

    public async Task TimedByTheCaller(List<Message> messages)
    {
        using var source = new CancellationTokenSource(60_000);
        await GivenToken(messages, source.Token);
    }

    private async Task GivenToken(List<Message> messages, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages), cancellationToken);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task CountsInAField(List<Message> messages)
    {
        while (true)
        {
            if (_calls++ > 100) throw new TurnLimitException();
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task ThrowsInAMethod(List<Message> messages)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            Spend(response.Usage.TotalTokens ?? 0);
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    private void Spend(int tokens)
    {
        _spent += tokens;
        if (_spent > 500_000) throw new InvalidOperationException("The budget is spent.");
    }

    public async Task ThrowsOnAnArgument(List<Message> messages)
    {
        var turn = 0;
        while (true)
        {
            Check(++turn);
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    private static void Check(int turn)
    {
        if (turn > MaxTurns) throw new TurnLimitException();
    }

    public async Task AskedOfAMethod(List<Message> messages)
    {
        var turn = 0;
        ConverseResponse? response = null;
        while (GoesOn(response, turn++))
        {
            response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(RunTools(response));
        }
    }

    private static bool GoesOn(ConverseResponse? response, int turn)
    {
        if (response is null) return true;
        if (turn > MaxTurns) return false;
        return response.StopReason == StopReason.Tool_use;
    }

    public async Task OverARange(List<Message> messages)
    {
        foreach (var _ in Enumerable.Range(0, MaxTurns))
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    public async Task CountsInALambda(List<Message> messages)
    {
        var turn = 0;
        bool IsAtEnd() => turn++ > MaxTurns;
        while (!IsAtEnd())
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response.StopReason != StopReason.Tool_use) return;
            messages.Add(RunTools(response));
        }
    }

    private ConverseRequest Request(List<Message> messages) => new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Messages = messages, ToolConfig = _tools, InferenceConfig = new() { MaxTokens = 2000 } };

    private static Message RunTools(ConverseResponse response) => new()
    {
        Role = ConversationRole.User,
        Content = response.Output.Message.Content.Where(c => c.ToolUse != null)
            .Select(c => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = c.ToolUse.ToolUseId, Content = [new() { Text = "12 degrees" }] } })
            .ToList(),
    };
}
