using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public class Recursive
{
    private const int MaxDepth = 10;

    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<Recursive> _logger;
    private readonly List<Message> _history = new();
    private int _turns;

    public Recursive(IAmazonBedrockRuntime bedrock, ILogger<Recursive> logger) => (_bedrock, _logger) = (bedrock, logger);

    public async Task<string> ConverseAsync(List<Message> messages)
    {
        var response = await _bedrock.ConverseAsync(Request(messages));
        messages.Add(response.Output.Message);
        if (response.StopReason == StopReason.Tool_use)
        {
            messages.Add(Results(response.Output.Message));
            return await ConverseAsync(messages); // !BDR1011
        }

        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> EarlyReturn(List<Message> messages, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = await SendAsync(messages, cancellationToken);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
        return await this.EarlyReturn([.. messages, response.Output.Message, Results(response.Output.Message)], cancellationToken); // !BDR1011
    }

    public async Task<string> Depth(List<Message> messages, int depth = 0)
    {
        if (depth >= MaxDepth) throw new InvalidOperationException("Too many turns.");
        var response = await SendAsync(messages, default);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
        messages.Add(Results(response.Output.Message));
        return await Depth(messages, depth + 1);
    }

    public async Task<string> Remaining(List<Message> messages, int remaining)
    {
        var response = await SendAsync(messages, default);
        if (response.StopReason == StopReason.Tool_use && remaining > 0)
        {
            messages.Add(Results(response.Output.Message));
            return await Remaining(messages, remaining - 1);
        }

        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> DepthIsLogged(List<Message> messages, int depth = 0)
    {
        _logger.LogDebug("Turn {Depth}", depth);
        var response = await SendAsync(messages, default);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
        messages.Add(Results(response.Output.Message));
        return await DepthIsLogged(messages, depth + 1); // !BDR1011
    }

    public async Task<string> Messages(List<Message> messages)
    {
        if (messages.Count > 50) return "I could not find out.";
        var response = await SendAsync(messages, default);
        messages.Add(response.Output.Message);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
        messages.Add(Results(response.Output.Message));
        return await Messages(messages);
    }

    public async Task<string> FieldCounts(List<Message> messages)
    {
        if (_turns++ > 20) throw new InvalidOperationException("Too many turns.");
        var response = await SendAsync(messages, default);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
        messages.Add(Results(response.Output.Message));
        return await FieldCounts(messages);
    }

    public async Task Handle(ConverseResponse response)
    {
        _history.Add(response.Output.Message);
        if (response.StopReason == "tool_use")
        {
            await UseTools(response.Output); // !BDR1011
        }
        else
        {
            Console.WriteLine(response.Output.Message.Content[0].Text);
        }
    }

    private async Task UseTools(ConverseOutput output)
    {
        _history.Add(Results(output.Message));
        var response = await SendAsync(_history, default);
        await Handle(response);
    }

    public async Task HandleCounted(ConverseResponse response, int left)
    {
        _history.Add(response.Output.Message);
        if (response.StopReason == "tool_use")
        {
            if (left <= 0) throw new InvalidOperationException("Too many turns.");
            await UseToolsCounted(response.Output, left - 1);
        }
    }

    private async Task UseToolsCounted(ConverseOutput output, int left)
    {
        _history.Add(Results(output.Message));
        var response = await SendAsync(_history, default);
        await HandleCounted(response, left);
    }

    // It says that it is too much, and goes on.
    public async Task HandleWarned(ConverseResponse response, int left)
    {
        if (left <= 0) Console.WriteLine("Too many turns.");
        _history.Add(response.Output.Message);
        if (response.StopReason == "tool_use") await UseToolsWarned(response.Output, left - 1); // !BDR1011
    }

    private async Task UseToolsWarned(ConverseOutput output, int left)
    {
        _history.Add(Results(output.Message));
        await HandleWarned(await SendAsync(_history, default), left);
    }

    public async Task<string> Local(List<Message> messages)
    {
        return await TurnAsync();

        async Task<string> TurnAsync()
        {
            var response = await SendAsync(messages, default);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(Results(response.Output.Message));
            return await TurnAsync(); // !BDR1011
        }
    }

    public async Task<string> LocalCounts(List<Message> messages)
    {
        var turns = 0;
        return await TurnAsync();

        async Task<string> TurnAsync()
        {
            if (++turns > 20) throw new InvalidOperationException("Too many turns.");
            var response = await SendAsync(messages, default);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(Results(response.Output.Message));
            return await TurnAsync();
        }
    }

    // A tree of something else, and a model call that has no tools.
    public async Task<string> Summarize(IReadOnlyList<string> parts)
    {
        if (parts.Count == 1) return parts[0];
        var response = await SendAsync([new() { Role = ConversationRole.User, Content = [new() { Text = string.Join("\n", parts) }] }], default);
        var text = response.Output.Message.Content[0].Text;
        return text.Length < 1000 ? text : await Summarize(text.Split("\n\n"));
    }

    private Task<ConverseResponse> SendAsync(List<Message> messages, CancellationToken cancellationToken) => _bedrock.ConverseAsync(Request(messages), cancellationToken);

    private static ConverseRequest Request(List<Message> messages) => new() { ModelId = "us.amazon.nova-pro-v1:0", Messages = messages, InferenceConfig = new() { MaxTokens = 1000 } };

    private static Message Results(Message asked) => new()
    {
        Role = ConversationRole.User,
        Content = asked.Content.Where(c => c.ToolUse != null).Select(c => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = c.ToolUse.ToolUseId } }).ToList(),
    };
}

public class Jumps
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public Jumps(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task<string> Again(ConverseRequest request)
    {
    again:
        var response = await _bedrock.ConverseAsync(request);
        request.Messages.Add(response.Output.Message);
        if (response.StopReason == StopReason.Tool_use)
        {
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() }] });
            goto again; // !BDR1011
        }

        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> Counted(ConverseRequest request)
    {
        var turn = 0;
    again:
        var response = await _bedrock.ConverseAsync(request);
        if (response.StopReason == StopReason.Tool_use && turn++ < 20)
        {
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() }] });
            goto again;
        }

        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> Forward(ConverseRequest request)
    {
        var response = await _bedrock.ConverseAsync(request);
        if (response.StopReason == StopReason.Tool_use) goto done;
        return response.Output.Message.Content[0].Text;
    done:
        return "";
    }
}
