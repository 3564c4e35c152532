using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public class WeatherAgent
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<WeatherAgent> _logger;
    private readonly ToolConfiguration _tools;

    public WeatherAgent(IAmazonBedrockRuntime bedrock, ILogger<WeatherAgent> logger, ToolConfiguration tools) => (_bedrock, _logger, _tools) = (bedrock, logger, tools);

    public async Task<string> WhileTrue(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use)
            {
                return response.Output.Message.Content.First(c => c.Text != null).Text;
            }

            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    public async Task<string> ForEver(List<Message> messages)
    {
        for (; ; ) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason == StopReason.Tool_use)
            {
                messages.Add(await RunToolsAsync(response.Output.Message));
                continue;
            }

            return response.Output.Message.Content[0].Text;
        }
    }

    public async Task<ConverseResponse> DoWhile(List<Message> messages)
    {
        ConverseResponse response;
        do // !BDR1011
        {
            response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason == StopReason.Tool_use) messages.Add(await RunToolsAsync(response.Output.Message));
        }
        while (response.StopReason == StopReason.Tool_use);

        return response;
    }

    public async Task<ConverseResponse> WhileReason(List<Message> messages)
    {
        var response = await _bedrock.ConverseAsync(Request(messages));
        while (response.StopReason == "tool_use") // !BDR1011
        {
            messages.Add(response.Output.Message);
            messages.Add(await RunToolsAsync(response.Output.Message));
            response = await _bedrock.ConverseAsync(Request(messages));
        }

        return response;
    }

    public async Task<string> ReasonAsText(List<Message> messages)
    {
        var stopReason = "tool_use";
        var text = new StringBuilder();
        while (stopReason == "tool_use") // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            stopReason = response.StopReason.Value;
            foreach (var block in response.Output.Message.Content.Where(b => b.Text is not null)) text.AppendLine(block.Text);
            messages.Add(response.Output.Message);
            if (stopReason == "tool_use") messages.Add(await RunToolsAsync(response.Output.Message));
        }

        return text.ToString();
    }

    public async Task UntilEndTurn(List<Message> messages)
    {
        StopReason? reason = null;
        while (reason != StopReason.End_turn) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            reason = response.StopReason;
            messages.Add(response.Output.Message);
            var results = new List<ContentBlock>();
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse == null) continue;
                var output = await LookUpAsync(block.ToolUse.Name);
                results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId, Content = [new ToolResultContentBlock { Text = output }] } });
            }

            if (results.Count > 0) messages.Add(new Message { Role = ConversationRole.User, Content = results });
        }
    }

    public async Task<string?> Pattern(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            if (response is not { StopReason.Value: "tool_use", Output.Message: { } message }) return response.Output.Message.Content.FirstOrDefault()?.Text;
            messages.Add(message);
            messages.Add(await RunToolsAsync(message));
        }
    }

    public async Task<string> Switched(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            switch (response.StopReason.Value)
            {
                case "tool_use":
                    messages.Add(await RunToolsAsync(response.Output.Message));
                    break;
                case "max_tokens":
                    throw new InvalidOperationException("Cut off.");
                default:
                    return response.Output.Message.Content[0].Text;
            }
        }
    }

    public async Task<string> Equal(List<Message> messages, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) // !BDR1011
        {
            cancellationToken.ThrowIfCancellationRequested();
            var response = await _bedrock.ConverseAsync(Request(messages), cancellationToken).ConfigureAwait(false);
            messages.Add(response.Output.Message);
            if (!response.StopReason.Equals(StopReason.Tool_use)) return response.Output.Message.Content[0].Text;
            messages.Add(await RunToolsAsync(response.Output.Message));
        }

        throw new OperationCanceledException(cancellationToken);
    }

    public async Task OnlyLogged(List<Message> messages)
    {
        var turn = 0;
        while (true) // !BDR1011
        {
            turn++;
            _logger.LogInformation("Turn {Turn}, {Count} messages", turn, messages.Count);
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (turn > 10) _logger.LogWarning("This takes long: {Turn}", turn);
            if (response.StopReason != StopReason.Tool_use) break;
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    public async Task<string?> EndsByTool(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return null;
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse?.Name == "submit_answer") return block.ToolUse.Input.AsDictionary()["answer"].AsString();
            }

            if (response.StopReason == StopReason.Content_filtered) return "refused";
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    // Retries have their own bound, and turns have none.
    public async Task<string> WithRetries(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            ConverseResponse? response = null;
            for (var attempt = 1; response is null; attempt++)
            {
                try
                {
                    response = await _bedrock.ConverseAsync(Request(messages));
                }
                catch (ThrottlingException) when (attempt < 5)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * Random.Shared.NextDouble()));
                }
            }

            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    public async Task<string> EachCallIsTimed(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            var response = await _bedrock.ConverseAsync(Request(messages), source.Token);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    public async Task OverPrompts(IEnumerable<string> prompts)
    {
        foreach (var prompt in prompts)
        {
            List<Message> messages = [new() { Role = ConversationRole.User, Content = [new() { Text = prompt }] }];
            var response = await _bedrock.ConverseAsync(Request(messages));
            while (response.StopReason == StopReason.Tool_use) // !BDR1011
            {
                messages.Add(response.Output.Message);
                messages.Add(await RunToolsAsync(response.Output.Message));
                response = await _bedrock.ConverseAsync(Request(messages));
            }
        }
    }

    public async Task ForWithStep(List<Message> messages)
    {
        for (var response = await _bedrock.ConverseAsync(Request(messages)); response.StopReason == StopReason.Tool_use; response = await _bedrock.ConverseAsync(Request(messages))) // !BDR1011
        {
            messages.Add(response.Output.Message);
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    public async IAsyncEnumerable<string> Yielded(List<Message> messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages));
            messages.Add(response.Output.Message);
            foreach (var block in response.Output.Message.Content)
            {
                if (block.Text is { Length: > 0 } text) yield return text;
            }

            if (response.StopReason != StopReason.Tool_use) yield break;
            messages.Add(await RunToolsAsync(response.Output.Message));
        }
    }

    // The first turn alone may be skipped: a flag of the caller does not end it.
    public async Task Invariant(List<Message> messages, bool useTools, ConverseRequest? first = null)
    {
        var response = await _bedrock.ConverseAsync(first ?? Request(messages));
        while (useTools && response.StopReason == StopReason.Tool_use) // !BDR1011
        {
            messages.Add(await RunToolsAsync(response.Output.Message));
            response = await _bedrock.ConverseAsync(Request(messages));
        }
    }

    public async Task InALambda(List<Message> messages)
    {
        Func<Task> run = async () =>
        {
            while (true) // !BDR1011
            {
                var response = await _bedrock.ConverseAsync(Request(messages));
                messages.Add(response.Output.Message);
                if (response.StopReason != StopReason.Tool_use) return;
                messages.Add(await RunToolsAsync(response.Output.Message));
            }
        };
        await run();
    }

    public async Task UnknownTool(List<Message> messages, IReadOnlyDictionary<string, Func<ToolUseBlock, Task<string>>> handlers)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(Request(messages)) ?? throw new InvalidOperationException("No answer.");
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) break;
            var results = new List<ContentBlock>();
            foreach (var block in response.Output.Message.Content)
            {
                if (block.ToolUse is not { } use) continue;
                if (!handlers.TryGetValue(use.Name, out var handler)) throw new InvalidOperationException($"Unknown tool: {use.Name}");
                var output = await handler(use);
                results.Add(new() { ToolResult = new() { ToolUseId = use.ToolUseId, Content = [new() { Text = output }] } });
            }

            messages.Add(new() { Role = ConversationRole.User, Content = results });
        }
    }

    private ConverseRequest Request(List<Message> messages) => new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Messages = messages, ToolConfig = _tools, InferenceConfig = new() { MaxTokens = 2000 } };

    private static async Task<Message> RunToolsAsync(Message asked)
    {
        var results = new List<ContentBlock>();
        foreach (var block in asked.Content)
        {
            if (block.ToolUse is null) continue;
            var output = await LookUpAsync(block.ToolUse.Name);
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId, Content = [new ToolResultContentBlock { Text = output }] } });
        }

        return new Message { Role = ConversationRole.User, Content = results };
    }

    private static async Task<string> LookUpAsync(string name)
    {
        using var http = new System.Net.Http.HttpClient();
        return await http.GetStringAsync("https://api.weather.example/" + name);
    }
}
