// only: BDR1001
// An agent with tools, bounded; its turns are capped. When it runs out of turns, a last request asks for a conclusion, without a cap.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using Microsoft.Extensions.Logging;

namespace Woodgrove.Travel.Agent;

public interface IAgentTool
{
    string Name { get; }

    string Description { get; }

    Document Schema { get; }

    Task<string> InvokeAsync(Document input, CancellationToken cancellationToken);
}

public sealed record AgentSettings(string Model, int TurnTokens = 1500, int MaxTurns = 8)
{
    public float Temperature { get; init; } = 0.2f;
}

public sealed class TravelAgent
{
    private const string Instruction = "You plan journeys. Use the tools for everything that you do not know.";

    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly IReadOnlyDictionary<string, IAgentTool> _tools;
    private readonly AgentSettings _settings;
    private readonly ILogger _logger;

    public TravelAgent(IAmazonBedrockRuntime bedrock, IEnumerable<IAgentTool> tools, AgentSettings settings, ILoggerFactory loggers)
    {
        _bedrock = bedrock;
        _tools = tools.ToDictionary(t => t.Name);
        _settings = settings;
        _logger = loggers.CreateLogger<TravelAgent>();
    }

    public async Task<string> PlanAsync(string wish, CancellationToken cancellationToken)
    {
        var messages = new List<Message> { User(new ContentBlock { Text = wish }) };
        for (var turn = 1; turn <= _settings.MaxTurns; turn++)
        {
            var response = await AskAsync(messages, cancellationToken);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return TextOf(response);

            var results = new List<ContentBlock>();
            foreach (var use in response.Output.Message.Content.Where(c => c.ToolUse is not null).Select(c => c.ToolUse))
                results.Add(await RunToolAsync(use, cancellationToken));
            messages.Add(User([.. results]));
        }

        _logger.LogWarning("No plan after {Turns} turns", _settings.MaxTurns);
        return await ConcludeAsync(messages, cancellationToken);
    }

    public async Task<bool> IsJourneyAsync(string wish, CancellationToken cancellationToken)
    {
        var request = NewTurn([User(new ContentBlock { Text = "Is this about a journey? yes or no: " + wish })], withTools: false);
        request.InferenceConfig.MaxTokens = 3;
        var response = await _bedrock.ConverseAsync(request, cancellationToken);
        return TextOf(response).Contains("yes", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<ConverseResponse> AskAsync(List<Message> messages, CancellationToken cancellationToken)
    {
        var request = NewTurn(messages, withTools: true);
        var response = await _bedrock.ConverseAsync(request, cancellationToken);
        _logger.LogDebug("{In} in, {Out} out", response.Usage.InputTokens, response.Usage.OutputTokens);
        return response;
    }

    private async Task<string> ConcludeAsync(List<Message> messages, CancellationToken cancellationToken)
    {
        // Not by NewTurn: the tools stay, no tool is wanted, and the configuration was forgotten.
        var request = new ConverseRequest // !BDR1001
        {
            ModelId = _settings.Model,
            System = [new SystemContentBlock { Text = Instruction + " Conclude now." }],
            Messages = messages,
        };
        AddTools(request);
        return TextOf(await _bedrock.ConverseAsync(request, cancellationToken));
    }

    private ConverseRequest NewTurn(List<Message> messages, bool withTools)
    {
        var request = new ConverseRequest
        {
            ModelId = _settings.Model,
            System = [new SystemContentBlock { Text = Instruction }],
            Messages = messages,
        };
        if (withTools) AddTools(request);
        Configure(request, _settings);
        return request;
    }

    private static void Configure(ConverseRequest request, AgentSettings settings)
    {
        request.InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = settings.TurnTokens,
            Temperature = settings.Temperature,
        };
    }

    private void AddTools(ConverseRequest request)
    {
        if (_tools.Count == 0) return;
        request.ToolConfig = new ToolConfiguration
        {
            Tools = _tools.Values.Select(t => new Tool
            {
                ToolSpec = new ToolSpecification { Name = t.Name, Description = t.Description, InputSchema = new ToolInputSchema { Json = t.Schema } },
            }).ToList(),
        };
    }

    private async Task<ContentBlock> RunToolAsync(ToolUseBlock use, CancellationToken cancellationToken)
    {
        string text;
        ToolResultStatus status;
        try
        {
            text = _tools.TryGetValue(use.Name, out var tool) ? await tool.InvokeAsync(use.Input, cancellationToken) : "There is no such tool.";
            status = ToolResultStatus.Success;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _logger.LogError(e, "Tool {Tool} failed", use.Name);
            text = e.Message;
            status = ToolResultStatus.Error;
        }

        return new ContentBlock
        {
            ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Status = status, Content = [new ToolResultContentBlock { Text = text }] },
        };
    }

    private static Message User(params List<ContentBlock> content) => new() { Role = ConversationRole.User, Content = content };

    private static string TextOf(ConverseResponse response) => string.Concat(response.Output.Message.Content.Select(c => c.Text));
}
