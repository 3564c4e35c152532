namespace BedrockAnalyzers.Tests.Running;

/// <summary>Programs that gather a stream to its end, in each form that the fix turns into a whole answer.</summary>
internal static class AnswerShapes
{
    private const string Request = "var request = new ConverseStreamRequest { ModelId = \"us.amazon.nova-lite-v1:0\", InferenceConfig = new InferenceConfiguration { MaxTokens = 1024 } };";
    private const string Response = Request + " var response = await client.ConverseStreamAsync(request, cancellationToken);";
    private const string Options = "new ChatOptions { MaxOutputTokens = 1024 }";

    /// <summary>The statements of each, by name. They answer a text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Append"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { all.Append(d.Delta.Text); } } return all.ToString();",
        ["AppendWithoutBraces"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); return all.ToString();",
        ["AppendNullConditional"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all.Append(d.Delta?.Text ?? \"\"); return all.ToString();",
        ["Synchronous"] = Response + " var all = new StringBuilder(); foreach (var e in response.Stream.AsEnumerable()) { if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); } return all.ToString();",
        ["Concatenation"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all;",
        ["ConcatenationToSome"] = Response + " var all = \"Answer: \"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all;",
        ["PropertyPattern"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent { Delta.Text: { } piece }) all += piece; } return all;",
        ["PropertyPatternOfLength"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent { Delta: { Text: { Length: > 0 } piece } }) all += piece; } return all;",
        ["TestedText"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d && d.Delta?.Text is { } piece) all += piece; } return all;",
        ["TestedForNull"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d && d.Delta != null && d.Delta.Text != null) all += d.Delta.Text; } return all;",
        ["TestedForEmpty"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d && !string.IsNullOrEmpty(d.Delta.Text)) { all += d.Delta.Text; } } return all;",
        ["NestedTest"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { if (d.Delta.Text is not null) { all.Append(d.Delta.Text); } } } return all.ToString();",
        ["Local"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { var piece = d.Delta.Text; if (string.IsNullOrEmpty(piece)) continue; all.Append(piece); } } return all.ToString();",
        ["Guard"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) { if (e is not ContentBlockDeltaEvent d) continue; all.Append(d.Delta.Text); } return all.ToString();",
        ["Switch"] = Response + " var all = new StringBuilder(); StopReason? reason = null; TokenUsage? usage = null; await foreach (var e in response.Stream) { switch (e) { case ContentBlockDeltaEvent d: all.Append(d.Delta.Text); break; case MessageStopEvent stop: reason = stop.StopReason; break; case ConverseStreamMetadataEvent m: usage = m.Usage; break; } } return all + \"|\" + reason + \"|\" + usage?.OutputTokens;",
        ["SwitchWithDefault"] = Response + " var all = \"\"; await foreach (var e in response.Stream) { switch (e) { case ContentBlockDeltaEvent { Delta.Text: { } piece }: all += piece; break; default: break; } } return all;",
        ["ElseIf"] = Response + " var all = new StringBuilder(); var output = 0; var input = 0; string? reason = null; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { all.Append(d.Delta.Text); } else if (e is ConverseStreamMetadataEvent m) { output = m.Usage.OutputTokens ?? 0; input = m.Usage.InputTokens ?? 0; } else if (e is MessageStopEvent s) { reason = s.StopReason.Value; } } return $\"{all} {reason} {input} {output}\";",
        ["SeveralIfs"] = Response + " var all = new StringBuilder(); StopReason? reason = null; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); if (e is MessageStopEvent s) reason = s.StopReason; } return $\"{all} {reason}\";",
        ["BreakAtStop"] = Response + " var all = new StringBuilder(); await foreach (var e in response.Stream) { if (e is MessageStopEvent) break; if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); } return all.ToString();",
        ["OfType"] = Response + " var all = new StringBuilder(); foreach (var d in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) { all.Append(d.Delta.Text); } return all.ToString();",
        ["StringConcat"] = Response + " return string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text));",
        ["StringJoin"] = Response + " return string.Join(\"\", response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta?.Text));",
        ["Using"] = Request + " using var response = await client.ConverseStreamAsync(request, cancellationToken); var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all;",
        ["ConfigureAwait"] = Request + " var response = await client.ConverseStreamAsync(request, cancellationToken).ConfigureAwait(false); var all = \"\"; await foreach (var e in response.Stream.WithCancellation(cancellationToken).ConfigureAwait(false)) { cancellationToken.ThrowIfCancellationRequested(); if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all + response.HttpStatusCode;",
        ["Inline"] = "ConverseStreamResponse response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = \"us.amazon.nova-lite-v1:0\", InferenceConfig = new InferenceConfiguration { MaxTokens = 1024 } }); var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all;",
        ["TargetTyped"] = "ConverseStreamRequest request = new() { ModelId = \"us.amazon.nova-lite-v1:0\" }; request.InferenceConfig = new() { MaxTokens = 1024 }; request.Messages = [new Message { Content = [] }]; var response = await client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all;",
        ["InTry"] = Request + " var all = \"\"; try { var response = await client.ConverseStreamAsync(request, cancellationToken); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } } catch (InvalidOperationException ex) { all = ex.Message; } return all;",
        ["Chat"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = new StringBuilder(); await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ", cancellationToken)) { all.Append(update.Text); } return all.ToString();",
        ["ChatUpdate"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = new StringBuilder(); await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ").ConfigureAwait(false)) all.Append(update); return all.ToString();",
        ["ChatConcatenation"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = \"\"; await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ")) { if (!string.IsNullOrEmpty(update.Text)) all += update.Text; } return all;",
        ["ChatResponse"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var answer = await chat.GetStreamingResponseAsync(\"Hi\", " + Options + ").ToChatResponseAsync(cancellationToken); return answer.Text + answer.FinishReason;",
        ["ChatResponseWithToken"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var answer = await chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, \"Hi\")], " + Options + ", cancellationToken).ToChatResponseAsync(); return answer.Text;",
    };

    /// <summary>The whole program.</summary>
    public static string Program(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Microsoft.Extensions.AI;

        public static class Program
        {
            public static async Task<string> Ask(IAmazonBedrockRuntime client, CancellationToken cancellationToken)
            {
                {{statements.Replace("; ", ";\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
