// only: BDR1001
// A chat behind a controller: an answer, a streamed answer, a title. The streamed one has lost its cap.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fabrikam.Chat.Web;

public sealed class ChatOptions
{
    public string Model { get; set; } = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    public int MaxTokens { get; set; } = 2048;

    public float Temperature { get; set; } = 0.4f;

    public string SystemPrompt { get; set; } = "You are the assistant of Fabrikam.";
}

public sealed record ChatInput(Guid Conversation, string Text, int? MaxTokens = null);

public sealed record ChatOutput(string Text, string? Title, bool Truncated);

[ApiController]
[Route("api/chat")]
public sealed class ChatController(IAmazonBedrockRuntime bedrock, ConversationStore store, IOptionsSnapshot<ChatOptions> options, ILogger<ChatController> logger) : ControllerBase
{
    private const int TitleTokens = 24;

    private ChatOptions Options => options.Value;

    [HttpPost]
    public async Task<ActionResult<ChatOutput>> PostAsync([FromBody] ChatInput input, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(input.Text)) return BadRequest("No text.");

        var history = store.Append(input.Conversation, ConversationRole.User, input.Text);
        var request = CreateRequest(history);
        if (input.MaxTokens is { } wanted)
        {
            request.InferenceConfig.MaxTokens = Math.Min(wanted, Options.MaxTokens);
        }

        try
        {
            var response = await bedrock.ConverseAsync(request, cancellationToken);
            var text = TextOf(response.Output.Message);
            store.Append(input.Conversation, ConversationRole.Assistant, text);
            var title = history.Count == 1 ? await TitleAsync(input.Text, cancellationToken) : null;
            return new ChatOutput(text, title, response.StopReason == StopReason.Max_tokens);
        }
        catch (ThrottlingException e)
        {
            logger.LogWarning(e, "Throttled");
            Response.Headers.RetryAfter = "10";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [HttpPost("stream")]
    public async Task StreamAsync([FromBody] ChatInput input, CancellationToken cancellationToken)
    {
        Response.ContentType = "text/event-stream";
        var request = CreateStreamRequest(store.Append(input.Conversation, ConversationRole.User, input.Text));
        // The copy of the configuration below takes the temperature over, and not the cap.
        var response = await bedrock.ConverseStreamAsync(request, cancellationToken);
        await foreach (var part in response.Stream.WithCancellation(cancellationToken))
        {
            if (part is ContentBlockDeltaEvent delta)
            {
                await Response.WriteAsync($"data: {delta.Delta.Text}\n\n", cancellationToken);
                await Response.Body.FlushAsync(cancellationToken);
            }
        }
    }

    [HttpDelete("{conversation:guid}")]
    public IActionResult Delete(Guid conversation) => store.Remove(conversation) ? NoContent() : NotFound();

    private async Task<string> TitleAsync(string text, CancellationToken cancellationToken)
    {
        var response = await bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "us.amazon.nova-micro-v1:0",
            Messages = [ConversationStore.Turn(ConversationRole.User, "A title of at most six words for: " + text)],
            InferenceConfig = new InferenceConfiguration { MaxTokens = TitleTokens },
        }, cancellationToken);
        return TextOf(response.Output.Message).Trim('"', ' ');
    }

    private ConverseRequest CreateRequest(List<Message> history) => new()
    {
        ModelId = Options.Model,
        System = SystemPrompt(),
        Messages = history,
        InferenceConfig = CreateConfig(),
    };

    private ConverseStreamRequest CreateStreamRequest(List<Message> history)
    {
        var config = CreateConfig();
        return new ConverseStreamRequest // !BDR1001
        {
            ModelId = Options.Model,
            System = SystemPrompt(),
            Messages = history,
            InferenceConfig = new InferenceConfiguration { Temperature = config.Temperature },
        };
    }

    private InferenceConfiguration CreateConfig() => new() { MaxTokens = Options.MaxTokens, Temperature = Options.Temperature };

    private List<SystemContentBlock> SystemPrompt() => [new SystemContentBlock { Text = Options.SystemPrompt }];

    private static string TextOf(Message message) => string.Concat(message.Content.Where(c => c.Text is not null).Select(c => c.Text));
}

public sealed class ConversationStore
{
    private const int Kept = 20;
    private readonly ConcurrentDictionary<Guid, List<Message>> _conversations = new();

    public List<Message> Append(Guid conversation, ConversationRole role, string text)
    {
        var messages = _conversations.GetOrAdd(conversation, _ => []);
        lock (messages)
        {
            messages.Add(Turn(role, text));
            while (messages.Count > Kept) messages.RemoveAt(0);
            return [.. messages];
        }
    }

    public bool Remove(Guid conversation) => _conversations.TryRemove(conversation, out _);

    public static Message Turn(ConversationRole role, string text) => new() { Role = role, Content = [new ContentBlock { Text = text }] };
}
