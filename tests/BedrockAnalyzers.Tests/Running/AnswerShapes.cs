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
        ["ListConcat"] = Response + " var parts = new List<string>(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } return string.Concat(parts);",
        ["ListJoin"] = Response + " List<string> parts = []; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent { Delta.Text: { } piece }) parts.Add(piece); } return string.Join(string.Empty, parts);",
        ["Claude"] = Body("anthropic.claude-3-haiku-20240307-v1:0", "max_tokens = 1024") + " using var json = JsonDocument.Parse(part.Bytes); if (json.RootElement.TryGetProperty(\"delta\", out var delta) && delta.TryGetProperty(\"text\", out var piece)) { all.Append(piece.GetString()); } } } return all.ToString();",
        ["ClaudeByType"] = Body("anthropic.claude-3-haiku-20240307-v1:0", "max_tokens = 1024") + " var text = Encoding.UTF8.GetString(part.Bytes.ToArray()); var chunk = JsonNode.Parse(text); if (chunk?[\"type\"]?.ToString() == \"content_block_delta\") { all.Append(chunk[\"delta\"]?[\"text\"]?.GetValue<string>()); } } } return all.ToString();",
        ["ClaudeNode"] = Body("anthropic.claude-3-haiku-20240307-v1:0", "max_tokens = 1024") + " var chunk = JsonSerializer.Deserialize<JsonObject>(part.Bytes); var text = chunk?[\"delta\"]?[\"text\"] ?? \"\"; all.Append(text); } } return all.ToString();",
        ["ClaudeElement"] = Body("anthropic.claude-3-haiku-20240307-v1:0", "max_tokens = 1024") + " var chunk = JsonSerializer.Deserialize<JsonElement>(part.Bytes); if (!chunk.TryGetProperty(\"delta\", out var delta)) continue; if (delta.TryGetProperty(\"text\", out var text)) all.Append(text.GetString()); } } return all.ToString();",
        ["Titan"] = Body("amazon.titan-text-express-v1", "textGenerationConfig = new { maxTokenCount = 1024 }") + " var chunk = JsonSerializer.Deserialize<JsonObject>(part.Bytes); all.Append(chunk?[\"outputText\"]); } } return all.ToString();",
        ["TitanReader"] = Body("amazon.titan-text-express-v1", "textGenerationConfig = new { maxTokenCount = 1024 }") + " using var reader = new StreamReader(part.Bytes); var text = await reader.ReadToEndAsync(); using var json = JsonDocument.Parse(text); all.Append(json.RootElement.GetProperty(\"outputText\").GetString()); } } return all.ToString();",
        ["Llama"] = Body("meta.llama3-8b-instruct-v1:0", "max_gen_len = 1024") + " var chunk = await JsonSerializer.DeserializeAsync<JsonObject>(part.Bytes, cancellationToken: cancellationToken).ConfigureAwait(false); all.Append((string?)chunk![\"generation\"]); } } return all.ToString();",
        ["LlamaDocument"] = Body("meta.llama3-8b-instruct-v1:0", "max_gen_len = 1024") + " var json = JsonDocument.Parse(part.Bytes.ToArray()); var piece = json.RootElement.GetProperty(\"generation\").GetString(); if (!string.IsNullOrEmpty(piece)) all.Append(piece); } } return all.ToString();",
        ["Mistral"] = Body("mistral.mistral-7b-instruct-v0:2", "max_tokens = 1024") + " var chunk = JsonNode.Parse(part.Bytes); all.Append(chunk?[\"outputs\"]?[0]?[\"text\"]?.ToString() ?? \"\"); } } return all.ToString();",
        ["MistralDocument"] = Body("mistral.mistral-7b-instruct-v0:2", "max_tokens = 1024") + " using var json = JsonDocument.Parse(part.Bytes); all.Append(json.RootElement.GetProperty(\"outputs\")[0].GetProperty(\"text\").GetString()); } } return all.ToString() + response.ContentType;",
        ["Nova"] = Body("amazon.nova-lite-v1:0", "inferenceConfig = new { maxTokens = 1024 }") + " var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"contentBlockDelta\"] is { } delta) all.Append(delta[\"delta\"]?[\"text\"]); } } return all.ToString();",
        ["BodyList"] = Body("anthropic.claude-3-haiku-20240307-v1:0", "max_tokens = 1024").Replace("all = new StringBuilder()", "all = new List<string>()", StringComparison.Ordinal) + " var text = JsonNode.Parse(part.Bytes)?[\"delta\"]?[\"text\"]?.GetValue<string>(); if (text is { } piece) all.Add(piece); } } return string.Concat(all);",
        ["BodyCast"] = Body("meta.llama3-8b-instruct-v1:0", "max_gen_len = 1024").Replace("if (item is PayloadPart part) {", "{ var part = (PayloadPart)item;", StringComparison.Ordinal) + " all.Append(JsonSerializer.Deserialize<JsonObject>(part.Bytes)?[\"generation\"] ?? \"\"); } } return all.ToString();",
        ["Chat"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = new StringBuilder(); await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ", cancellationToken)) { all.Append(update.Text); } return all.ToString();",
        ["ChatUpdate"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = new StringBuilder(); await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ").ConfigureAwait(false)) all.Append(update); return all.ToString();",
        ["ChatConcatenation"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var all = \"\"; await foreach (var update in chat.GetStreamingResponseAsync(\"Hi\", " + Options + ")) { if (!string.IsNullOrEmpty(update.Text)) all += update.Text; } return all;",
        ["ChatResponse"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var answer = await chat.GetStreamingResponseAsync(\"Hi\", " + Options + ").ToChatResponseAsync(cancellationToken); return answer.Text + answer.FinishReason;",
        ["ChatResponseWithToken"] = "var chat = client.AsIChatClient(\"us.amazon.nova-lite-v1:0\"); var answer = await chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, \"Hi\")], " + Options + ", cancellationToken).ToChatResponseAsync(); return answer.Text;",
    };

    private static string Body(string model, string cap) =>
        $"var request = new InvokeModelWithResponseStreamRequest {{ ModelId = \"{model}\", ContentType = \"application/json\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new {{ {cap} }})) }}; "
        + "using var response = await client.InvokeModelWithResponseStreamAsync(request, cancellationToken); var all = new StringBuilder(); await foreach (var item in response.Body) { if (item is PayloadPart part) {";

    /// <summary>The whole program.</summary>
    public static string Program(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
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
