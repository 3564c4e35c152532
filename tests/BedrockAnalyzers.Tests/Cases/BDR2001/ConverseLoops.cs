using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.Logging;

public class ConverseLoops(IAmazonBedrockRuntime client, ILogger<ConverseLoops> logger)
{
    private readonly AmazonBedrockRuntimeClient _concrete = new(Amazon.RegionEndpoint.USEast1);

    public async Task<string> Plain(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var answer = new StringBuilder();
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta)
            {
                answer.Append(delta.Delta.Text);
            }
        }

        return answer.ToString();
    }

    public async Task<string> Concatenated(ConverseStreamRequest request)
    {
        string result = "";
        var response = await _concrete.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in response.Stream.AsEnumerable())
        {
            if (chunk is ContentBlockDeltaEvent)
            {
                result += (chunk as ContentBlockDeltaEvent)!.Delta.Text;
            }
        }

        return result;
    }

    public async Task<string> ListOfParts(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var response = await client.ConverseStreamAsync(request, cancellationToken).ConfigureAwait(false); // !BDR2001
        var parts = new List<string>();
        await foreach (var e in response.Stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (e is ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } text }) parts.Add(text);
        }

        return string.Concat(parts);
    }

    public async Task<string> Joined(ConverseStreamRequest request)
    {
        List<string> parts = [];
        await foreach (var e in (await client.ConverseStreamAsync(request)).Stream) // !BDR2001
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            parts.Add(delta.Delta.Text);
        }

        return string.Join("", parts);
    }

    // Everything that an answer has, gathered as a careful user would.
    public async Task<Answer> WithSwitch(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        StopReason? stopReason = null;
        var outputTokens = 0;

        using var stream = (await client.ConverseStreamAsync(request, cancellationToken)).Stream; // !BDR2001
        await foreach (var chunk in stream)
        {
            switch (chunk)
            {
                case MessageStartEvent:
                    break;
                case ContentBlockDeltaEvent { Delta.ReasoningContent: { } thought }:
                    reasoning.Append(thought.Text);
                    break;
                case ContentBlockDeltaEvent delta when delta.Delta.Text is not null:
                    text.Append(delta.Delta.Text);
                    break;
                case MessageStopEvent stop:
                    stopReason = stop.StopReason;
                    break;
                case ConverseStreamMetadataEvent metadata:
                    outputTokens = metadata.Usage.OutputTokens ?? 0;
                    break;
            }
        }

        return new Answer(text.ToString(), reasoning.ToString(), stopReason?.Value, outputTokens);
    }

    public async Task<string> WithSwitchExpression(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        var builder = new StringBuilder(4096);
        foreach (var chunk in response.Stream)
        {
            builder.Append(chunk switch
            {
                ContentBlockDeltaEvent { Delta.Text: var text } => text,
                _ => "",
            });
        }

        return builder.ToString().Trim();
    }

    public async Task<string?> Guarded(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request); // !BDR2001
            var answer = new StringBuilder();
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent d) answer.Append(d.Delta?.Text ?? string.Empty);
            }

            logger.LogInformation("Got {Length} characters", answer.Length);
            return answer.ToString();
        }
        catch (ThrottlingException exception)
        {
            logger.LogWarning(exception, "Throttled");
            return null;
        }
        catch (BedrockRuntimeEventStreamException exception)
        {
            logger.LogError(exception, "The stream broke off");
            throw;
        }
    }

    // Printed, but only when all of it is there.
    public async Task PrintedAfterwards(ConverseStreamRequest request)
    {
        var answer = string.Empty;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta)
            {
                answer = answer + delta.Delta.Text;
            }
        }

        Console.WriteLine(answer);
    }

    public async Task PrintedPartAfterPart(ConverseStreamRequest request)
    {
        var parts = new List<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        foreach (var part in parts) Console.Write(part);
    }

    public async Task<string> Interpolated(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer = $"{answer}{delta.Delta.Text}";
        }

        return answer;
    }

    public async Task<string> ByConcat(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            var delta = chunk as ContentBlockDeltaEvent;
            if (delta?.Delta?.Text == null)
            {
                continue;
            }

            answer = string.Concat(answer, delta.Delta.Text);
        }

        return answer;
    }

    // Each token is looked at for cancellation: that is no use of the text.
    public async Task<string> Cancellable(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request, cancellationToken); // !BDR2001
        foreach (var chunk in response.Stream.AsEnumerable())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> UntilTheEnd(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta)
            {
                answer.Append(delta.Delta.Text);
            }
            else if (chunk is MessageStopEvent)
            {
                break;
            }
        }

        return answer.ToString();
    }

    // The arguments of a tool come in pieces of JSON that nobody can use before the last.
    public async Task<List<(string Name, JsonElement Input)>> ToolCalls(ConverseStreamRequest request)
    {
        var calls = new List<(string, JsonElement)>();
        var input = new StringBuilder();
        var name = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockStartEvent { Start.ToolUse: { } tool })
            {
                name = tool.Name;
                input.Clear();
            }
            else if (chunk is ContentBlockDeltaEvent { Delta.ToolUse: { } part })
            {
                input.Append(part.Input);
            }
            else if (chunk is ContentBlockStopEvent && name.Length > 0)
            {
                calls.Add((name, JsonDocument.Parse(input.ToString()).RootElement));
                name = "";
            }
        }

        return calls;
    }

    public async Task<string> ByContentBlock(ConverseStreamRequest request)
    {
        var blocks = new Dictionary<int, StringBuilder>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            var index = delta.ContentBlockIndex ?? 0;
            if (!blocks.TryGetValue(index, out var block)) blocks[index] = block = new StringBuilder();
            block.Append(delta.Delta.Text);
        }

        return string.Join("\n", blocks.OrderBy(b => b.Key).Select(b => b.Value.ToString()));
    }

    public async Task<IReadOnlyList<IEventStreamEvent>> AllEvents(ConverseStreamRequest request)
    {
        var events = new List<IEventStreamEvent>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream) events.Add(e);
        return events;
    }

    public async Task<Message> AsMessage(ConverseStreamRequest request)
    {
        var content = new StringBuilder();
        var role = ConversationRole.Assistant;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is MessageStartEvent start) role = start.Role;
            if (e is ContentBlockDeltaEvent delta) content.Append(delta.Delta.Text);
        }

        var message = new Message { Role = role, Content = [new ContentBlock { Text = content.ToString() }] };
        request.Messages.Add(message);
        return message;
    }

    public string Blocking(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = client.ConverseStreamAsync(request).GetAwaiter().GetResult(); // !BDR2001
        foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public string BlockingResult(ConverseStreamRequest request)
    {
        var answer = "";
        foreach (var e in client.ConverseStreamAsync(request).Result.Stream) // !BDR2001
        {
            if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> StartedFirst(ConverseStreamRequest request, Task<string> other)
    {
        var pending = client.ConverseStreamAsync(request); // !BDR2001
        var answer = new StringBuilder(await other);
        var response = await pending;
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    // Two calls, one of which is shown as it comes.
    public async Task<string> DraftAndAnswer(ConverseStreamRequest draftRequest, ConverseStreamRequest request)
    {
        var draft = new StringBuilder();
        var drafted = await client.ConverseStreamAsync(draftRequest); // !BDR2001
        await foreach (var e in drafted.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) draft.Append(delta.Delta.Text);
        }

        request.Messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = draft.ToString() }] });
        var answer = new StringBuilder();
        var answered = await client.ConverseStreamAsync(request);
        await foreach (var e in answered.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            Console.Write(delta.Delta.Text);
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<List<string>> EachPrompt(IEnumerable<string> prompts)
    {
        var answers = new List<string>();
        foreach (var prompt in prompts)
        {
            var answer = new StringBuilder();
            var response = await client.ConverseStreamAsync(new ConverseStreamRequest // !BDR2001
            {
                ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
                Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
                InferenceConfig = new InferenceConfiguration { MaxTokens = 1024 },
            });
            await foreach (var e in response.Stream)
            {
                if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            }

            answers.Add(answer.ToString());
        }

        return answers;
    }

    // Trimmed, cleaned and tested on its way, and still only gathered.
    public async Task<string> Cleaned(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent { Delta: { } delta }) continue;
            var text = delta.Text;
            if (string.IsNullOrEmpty(text)) continue;
            text = text.Replace("\r\n", "\n").Replace('\u00a0', ' ');
            answer.Append(text.ToUpperInvariant());
        }

        return answer.ToString();
    }

    public async Task<string> Lines(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        answer.AppendLine("# Answer");
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append($"{delta.Delta.Text}");
            if (e is MessageStopEvent stop) answer.AppendLine().AppendFormat("({0})", stop.StopReason);
        }

        return answer.ToString();
    }

    // Counted as well: the text is what the caller gets.
    public async Task<(string Text, int Chunks)> Counted(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var chunks = 0;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is not ContentBlockDeltaEvent delta) continue;
            chunks++;
            answer.Append(delta.Delta.Text);
        }

        return (answer.ToString(), chunks);
    }

    public Func<ConverseStreamRequest, Task<string>> InLambda() => async request =>
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    };

    public async Task<string[]> AllOfThem(IReadOnlyList<ConverseStreamRequest> requests)
    {
        return await Task.WhenAll(requests.Take(4).Select(Ask));

        async Task<string> Ask(ConverseStreamRequest request)
        {
            var answer = new StringBuilder();
            var response = await client.ConverseStreamAsync(request); // !BDR2001
            await foreach (var e in response.Stream)
            {
                if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            }

            return answer.ToString();
        }
    }

    public Task<string> InTheBackground(ConverseStreamRequest request) => Task.Run(async () =>
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    });

    public async Task<string> OnAThread(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await Task.Run(() =>
        {
            var answer = "";
            foreach (var e in response.Stream)
            {
                if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
            }

            return answer;
        });
    }

    public async Task<string> Retried(ConverseStreamRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var answer = new StringBuilder();
                using var stream = (await client.ConverseStreamAsync(request)).Stream; // !BDR2001
                await foreach (var e in stream)
                {
                    if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
                }

                return answer.ToString();
            }
            catch (ThrottlingException) when (attempt < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) + Random.Shared.NextDouble()));
            }
        }
    }
}

public sealed record Answer(string Text, string Reasoning, string? StopReason, int OutputTokens);

// A client of the user's is one as well.
public class TenantClient : AmazonBedrockRuntimeClient
{
    public async Task<string> AskAsync(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await ConverseStreamAsync(request); // !BDR2001
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public override async Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default) =>
        await base.ConverseStreamAsync(request, cancellationToken);
}

// Another service that only sounds like it.
public class OtherService(Other.IModelClient client)
{
    public async Task<string> Ask(string prompt)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(prompt);
        await foreach (var text in response.Stream) answer.Append(text);
        return answer.ToString();
    }
}

namespace Other
{
    public interface IModelClient
    {
        Task<StreamResponse> ConverseStreamAsync(string prompt);
    }

    public class StreamResponse
    {
        public required IAsyncEnumerable<string> Stream { get; init; }
    }
}
