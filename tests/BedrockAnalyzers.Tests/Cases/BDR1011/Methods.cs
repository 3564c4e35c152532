using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public record Turn(Message Message, bool WantsTools);

public interface IModel
{
    Task<Turn> AskAsync(List<Message> messages);
}

public class BedrockModel : IModel
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public BedrockModel(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task<Turn> AskAsync(List<Message> messages)
    {
        var response = await _bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-pro-v1:0", Messages = messages, InferenceConfig = new() { MaxTokens = 1000 } });
        return new Turn(response.Output.Message, response.StopReason == StopReason.Tool_use);
    }
}

public class ThroughMethods
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly IModel _model;
    private readonly List<Message> _messages = new();
    private int _turns;

    public ThroughMethods(IAmazonBedrockRuntime bedrock, IModel model) => (_bedrock, _model) = (bedrock, model);

    public async Task<string> Send()
    {
        while (true) // !BDR1011
        {
            var response = await SendAsync(_messages);
            _messages.Add(response.Output.Message);
            if (!NeedsTools(response)) return TextOf(response);
            _messages.Add(Results(response.Output.Message));
        }
    }

    public async Task<string> SendAnInterface()
    {
        while (true) // !BDR1011
        {
            var turn = await _model.AskAsync(_messages);
            _messages.Add(turn.Message);
            if (!turn.WantsTools) return turn.Message.Content[0].Text;
            _messages.Add(Results(turn.Message));
        }
    }

    public async Task SendTurns()
    {
        while (await RunTurnAsync()) // !BDR1011
        {
        }
    }

    private async Task<bool> RunTurnAsync()
    {
        var response = await SendAsync(_messages);
        _messages.Add(response.Output.Message);
        if (response.StopReason != StopReason.Tool_use) return false;
        _messages.Add(Results(response.Output.Message));
        return true;
    }

    public async Task SendCountedTurns()
    {
        while (await RunCountedTurnAsync())
        {
        }
    }

    private async Task<bool> RunCountedTurnAsync()
    {
        if (++_turns > 25) return false;
        var response = await SendAsync(_messages);
        _messages.Add(response.Output.Message);
        if (response.StopReason != StopReason.Tool_use) return false;
        _messages.Add(Results(response.Output.Message));
        return true;
    }

    public async Task Uses()
    {
        var response = await SendAsync(_messages);
        var uses = UsesOf(response);
        while (uses.Count > 0) // !BDR1011
        {
            _messages.Add(Results(response.Output.Message));
            response = await SendAsync(_messages);
            uses = UsesOf(response);
        }
    }

    public async Task TryUses()
    {
        while (true) // !BDR1011
        {
            var response = await SendAsync(_messages);
            if (!TryGetUse(response, out var use)) return;
            _messages.Add(Results(response.Output.Message));
            Console.WriteLine(use!.Name);
        }
    }

    public async Task Deconstructed()
    {
        while (true) // !BDR1011
        {
            var (message, uses) = await AskAsync();
            if (uses.Count == 0) return;
            _messages.Add(Results(message));
        }
    }

    public async Task InsideTheHelper()
    {
        while (true)
        {
            var response = await SendAsync(_messages);
            var goesOn = await HandleAsync(response);
            if (!goesOn) return;
        }
    }

    // The helper asks somebody.
    private async Task<bool> HandleAsync(ConverseResponse response)
    {
        if (response.StopReason != StopReason.Tool_use) return false;
        _messages.Add(Results(response.Output.Message));
        return await ApproveAsync();
    }

    private static async Task<bool> ApproveAsync()
    {
        Console.Write("Go on? ");
        return await Console.In.ReadLineAsync() == "y";
    }

    public async Task Resilient(Func<Func<Task<ConverseResponse>>, Task<ConverseResponse>> retry)
    {
        while (true) // !BDR1011
        {
            var response = await retry(() => _bedrock.ConverseAsync(Request(_messages)));
            if (response.StopReason != StopReason.Tool_use) return;
            _messages.Add(Results(response.Output.Message));
        }
    }

    private static bool NeedsTools(ConverseResponse response) => response.StopReason == StopReason.Tool_use;

    private static string TextOf(ConverseResponse response) => string.Join("\n", response.Output.Message.Content.Where(c => c.Text != null).Select(c => c.Text));

    private static List<ToolUseBlock> UsesOf(ConverseResponse response) => response.Output.Message.Content.Where(c => c.ToolUse != null).Select(c => c.ToolUse).ToList();

    private static bool TryGetUse(ConverseResponse response, out ToolUseBlock? use)
    {
        use = response.Output.Message.Content.FirstOrDefault(c => c.ToolUse != null)?.ToolUse;
        return use != null;
    }

    private async Task<(Message Message, List<ToolUseBlock> Uses)> AskAsync()
    {
        var response = await SendAsync(_messages);
        return (response.Output.Message, UsesOf(response));
    }

    private async Task<ConverseResponse> SendAsync(List<Message> messages)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _bedrock.ConverseAsync(Request(messages));
            }
            catch (ThrottlingException)
            {
                if (attempt == 5) throw;
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * Random.Shared.NextDouble()));
            }
        }
    }

    private static ConverseRequest Request(List<Message> messages) => new() { ModelId = "us.amazon.nova-pro-v1:0", Messages = messages, InferenceConfig = new() { MaxTokens = 1000 } };

    private static Message Results(Message asked) => new()
    {
        Role = ConversationRole.User,
        Content = asked.Content.Where(c => c.ToolUse != null).Select(c => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = c.ToolUse.ToolUseId } }).ToList(),
    };
}
