using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

public interface IToolRunner
{
    Task<ToolOutcome> RunAsync(ToolUseBlock use);

    Task<bool> MayGoOnAsync();
}

public record ToolOutcome(string Text, bool IsFatal);

public class AgentState
{
    public bool Cancelled { get; set; }

    public int Turns { get; set; }
}

// What else than the model can end it.
public class EndedFromOutside
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly IToolRunner _runner;
    private readonly ILogger<EndedFromOutside> _logger;
    private volatile bool _stopRequested;

    public EndedFromOutside(IAmazonBedrockRuntime bedrock, IToolRunner runner, ILogger<EndedFromOutside> logger) => (_bedrock, _runner, _logger) = (bedrock, runner, logger);

    public bool IsPaused { get; set; }

    public async Task ByAPerson(ConverseRequest request)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            Console.Write("Run the tools? ");
            if (Console.ReadLine() != "y") return;
            request.Messages.Add(await ResultsAsync(response));
        }
    }

    public async Task Conversation(ConverseRequest request)
    {
        while (true)
        {
            Console.Write("> ");
            var input = Console.ReadLine();
            if (string.IsNullOrEmpty(input)) break;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = input }] });
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use)
            {
                request.Messages.Add(await ResultsAsync(response));
                response = await _bedrock.ConverseAsync(request);
            }

            Console.WriteLine(response.Output.Message.Content[0].Text);
        }
    }

    // The conversation is ended by a person, a turn by the model alone.
    public async Task ConversationWithTools(ConverseRequest request)
    {
        while (true)
        {
            Console.Write("> ");
            var input = Console.ReadLine();
            if (input is null or "exit") break;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { Text = input }] });
            var response = await _bedrock.ConverseAsync(request);
            while (response.StopReason == StopReason.Tool_use) // !BDR1011
            {
                request.Messages.Add(response.Output.Message);
                request.Messages.Add(await ResultsAsync(response));
                response = await _bedrock.ConverseAsync(request);
            }

            Console.WriteLine(response.Output.Message.Content[0].Text);
        }
    }

    public async Task ByAnInterface(ConverseRequest request)
    {
        while (await _runner.MayGoOnAsync())
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(await ResultsAsync(response));
        }
    }

    public async Task ByAToolsResult(ConverseRequest request)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            foreach (var block in response.Output.Message.Content.Where(c => c.ToolUse != null))
            {
                var outcome = await _runner.RunAsync(block.ToolUse);
                if (outcome.IsFatal) throw new InvalidOperationException(outcome.Text);
                request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() { ToolUseId = block.ToolUse.ToolUseId } }] });
            }
        }
    }

    public async Task ByADelegate(ConverseRequest request, Func<ConverseResponse, Task<bool>> goOn)
    {
        ConverseResponse response;
        do
        {
            response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(await ResultsAsync(response));
        }
        while (response.StopReason == StopReason.Tool_use && await goOn(response));
    }

    public async Task ByAFile(ConverseRequest request)
    {
        while (!File.Exists("stop"))
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(await ResultsAsync(response));
        }
    }

    public async Task ByAField(ConverseRequest request)
    {
        ConverseResponse response;
        do
        {
            response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(await ResultsAsync(response));
        }
        while (response.StopReason == StopReason.Tool_use && !_stopRequested);
    }

    public void RequestStop() => _stopRequested = true;

    public async Task ByAProperty(ConverseRequest request)
    {
        while (!IsPaused)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(await ResultsAsync(response));
        }
    }

    public async Task ByTheState(ConverseRequest request, AgentState state)
    {
        var goOn = true;
        while (goOn)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason == StopReason.Tool_use)
            {
                request.Messages.Add(await ResultsAsync(response));
                if (state.Cancelled) goOn = false;
            }
            else
            {
                goOn = false;
            }
        }
    }

    public async Task ByTheStatesNumber(ConverseRequest request)
    {
        var state = new AgentState();
        while (state.Turns < 20)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(await ResultsAsync(response));
            state.Turns++;
        }
    }

    // The person is asked by a tool, and can do nothing about the loop.
    public async Task AsksInATool(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            request.Messages.Add(new() { Role = ConversationRole.User, Content = [new() { ToolResult = new() { Content = [new() { Text = AskUser() }] } }] });
        }
    }

    private static string AskUser() => Console.ReadLine() ?? "";

    // What runs the tools may fail, and the model is told.
    public async Task FailuresAreTold(ConverseRequest request)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.ConverseAsync(request);
            request.Messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return;
            var results = new List<ContentBlock>();
            foreach (var block in response.Output.Message.Content.Where(c => c.ToolUse != null))
            {
                ToolResultBlock result;
                try
                {
                    var outcome = await _runner.RunAsync(block.ToolUse);
                    result = new() { ToolUseId = block.ToolUse.ToolUseId, Content = [new() { Text = outcome.Text }], Status = outcome.IsFatal ? ToolResultStatus.Error : ToolResultStatus.Success };
                }
                catch (Exception e)
                {
                    _logger.LogError(e, "{Tool} failed", block.ToolUse.Name);
                    result = new() { ToolUseId = block.ToolUse.ToolUseId, Content = [new() { Text = e.Message }], Status = ToolResultStatus.Error };
                }

                results.Add(new() { ToolResult = result });
            }

            request.Messages.Add(new() { Role = ConversationRole.User, Content = results });
        }
    }

    public async Task OnAFailedTool(ConverseRequest request)
    {
        while (true)
        {
            var response = await _bedrock.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) return;
            var message = await ResultsAsync(response);
            if (message.Content.Any(c => c.ToolResult.Status == ToolResultStatus.Error)) return;
            request.Messages.Add(message);
        }
    }

    private async Task<Message> ResultsAsync(ConverseResponse response)
    {
        var results = new List<ContentBlock>();
        foreach (var block in response.Output.Message.Content.Where(c => c.ToolUse != null))
        {
            var outcome = await _runner.RunAsync(block.ToolUse);
            results.Add(new() { ToolResult = new() { ToolUseId = block.ToolUse.ToolUseId, Content = [new() { Text = outcome.Text }] } });
        }

        return new() { Role = ConversationRole.User, Content = results };
    }
}
