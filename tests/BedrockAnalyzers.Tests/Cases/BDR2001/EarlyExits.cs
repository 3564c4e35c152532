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
using Microsoft.Extensions.AI;

public class EarlyExits(IAmazonBedrockRuntime client)
{
    public async Task<string> UntilAWord(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (delta.Delta.Text.Contains("END")) break;
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> UntilLongEnough(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            if (answer.Length > 2000) break;
        }

        return answer.ToString();
    }

    public async Task<string> UntilALine(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer += delta.Delta.Text;
            var end = answer.IndexOf('\n');
            if (end >= 0) return answer[..end];
        }

        return answer;
    }

    public async Task<string> UntilForbidden(ConverseStreamRequest request, IReadOnlySet<string> forbidden)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (forbidden.Any(answer.ToString().Contains)) throw new InvalidOperationException("The answer says what it must not.");
        }

        return answer.ToString();
    }

    public async Task<string> UntilAFlag(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var done = false;
        var response = await client.ConverseStreamAsync(request);
        using var events = response.Stream.GetEnumerator();
        while (!done && events.MoveNext())
        {
            if (events.Current is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            done = delta.Delta.Text.EndsWith("</answer>", StringComparison.Ordinal);
        }

        return answer.ToString();
    }

    public async Task<JsonDocument?> UntilItParses(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (TryParse(answer.ToString(), out var document)) return document;
        }

        return null;
    }

    private static bool TryParse(string json, out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    public async Task<string> UntilAMethodSaysSo(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta && IsEnough(answer += delta.Delta.Text)) break;
        }

        return answer;
    }

    private static bool IsEnough(string text) => text.Count(c => c == '.') >= 3;

    public async Task<string> UntilASecondSwitch(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent { Delta.Text: "STOP" }:
                    return answer.ToString();
                case ContentBlockDeltaEvent delta:
                    answer.Append(delta.Delta.Text);
                    break;
            }
        }

        return answer.ToString();
    }

    public async Task<string> UntilGoto(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            foreach (var c in delta.Delta.Text)
            {
                if (c == '}') goto Done;
                answer.Append(c);
            }
        }

    Done:
        return answer.ToString();
    }

    // Stops the generation as soon as the text is of no use.
    public async Task<string> Cancelled(ConverseStreamRequest request, CancellationTokenSource stop)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request, stop.Token);
        await foreach (var chunk in response.Stream.WithCancellation(stop.Token))
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer.Append(delta.Delta.Text);
            if (delta.Delta.Text.Contains("I cannot")) stop.Cancel();
        }

        return answer.ToString();
    }

    public async Task<bool> YesOrNo(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } text }) return text.StartsWith('Y');
        }

        return false;
    }

    public async Task<string> FirstTool(ConverseStreamRequest request)
    {
        var text = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockStartEvent { Start.ToolUse.Name: { } name }) return name;
            if (chunk is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
        }

        return text.ToString();
    }

    public async Task<string> Chat(IAmazonBedrockRuntime runtime, string prompt)
    {
        var answer = new StringBuilder();
        await foreach (var update in runtime.AsIChatClient("amazon.nova-lite-v1:0").GetStreamingResponseAsync(prompt))
        {
            answer.Append(update.Text);
            if (answer.ToString().Contains("\n\n")) break;
        }

        return answer.ToString();
    }
}

// These leave where the model does, or for a reason that is not the text.
public class ExitsAtTheEnd(IAmazonBedrockRuntime client)
{
    public async Task<string> AtMessageStop(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is MessageStopEvent) break;
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ReturnsAtMessageStop(ConverseStreamRequest request)
    {
        var answer = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in response.Stream.AsEnumerable())
        {
            switch (chunk)
            {
                case ContentBlockDeltaEvent delta:
                    answer += delta.Delta.Text;
                    break;
                case MessageStopEvent:
                    return answer;
            }
        }

        throw new InvalidOperationException("The message did not end.");
    }

    public async Task<string> ReturnsAtMetadata(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta.Text: { } text }) answer.Append(text);
            if (chunk is ConverseStreamMetadataEvent metadata) return $"{answer} ({metadata.Usage.OutputTokens})";
        }

        return answer.ToString();
    }

    public async Task<string> ThrowsOnTheStopReason(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            if (chunk is MessageStopEvent { StopReason: var reason } && reason == StopReason.Max_tokens) throw new InvalidOperationException("Cut off");
        }

        return answer.ToString();
    }

    public async Task<string> ThrowsOnCancellation(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request, cancellationToken); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return answer.ToString();
    }

    public async Task<string> SkipsEmptyOnes(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (string.IsNullOrWhiteSpace(delta.Delta.Text) && answer.Length == 0) continue;
            answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }
}
