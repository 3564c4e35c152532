using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class ClaudeAnswer
{
    [JsonPropertyName("stop_reason")]
    public string? StopReason { get; set; }

    [JsonPropertyName("content")]
    public List<ClaudeBlock> Content { get; set; } = new();
}

public class ClaudeBlock
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }
}

public class ByInvokeModel
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public ByInvokeModel(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task<string?> Document(JsonArray messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.InvokeModelAsync(Request(messages));
            using var document = await JsonDocument.ParseAsync(response.Body);
            var reason = document.RootElement.GetProperty("stop_reason").GetString();
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = JsonNode.Parse(document.RootElement.GetProperty("content").GetRawText()) });
            if (reason != "tool_use") return document.RootElement.GetProperty("content")[0].GetProperty("text").GetString();
            messages.Add(Results());
        }
    }

    public async Task Node(JsonArray messages)
    {
        JsonNode? answer;
        do // !BDR1011
        {
            var response = await _bedrock.InvokeModelAsync(Request(messages));
            using var reader = new StreamReader(response.Body);
            answer = JsonNode.Parse(await reader.ReadToEndAsync());
            messages.Add(Results());
        }
        while ((string?)answer?["stop_reason"] == "tool_use");
    }

    public async Task Typed(JsonArray messages)
    {
        while (true) // !BDR1011
        {
            var response = await _bedrock.InvokeModelAsync(Request(messages));
            var answer = JsonSerializer.Deserialize<ClaudeAnswer>(response.Body) ?? throw new InvalidOperationException("No answer.");
            if (answer.StopReason != "tool_use") return;
            messages.Add(Results());
        }
    }

    public async Task TypedContent(JsonArray messages)
    {
        while (true) // !BDR1011
        {
            var answer = await InvokeAsync(messages);
            var uses = answer.Content.Where(c => c.Type == "tool_use").ToList();
            if (uses.Count == 0) return;
            foreach (var use in uses) messages.Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = use.Id }) });
        }
    }

    public async Task UntilEnd(JsonArray messages)
    {
        ClaudeAnswer answer;
        do // !BDR1011
        {
            answer = await InvokeAsync(messages);
            messages.Add(Results());
        }
        while (answer.StopReason != "end_turn");
    }

    public async Task UntilEndWithoutTools(JsonArray messages)
    {
        ClaudeAnswer answer;
        do
        {
            answer = await InvokeAsync(messages);
            messages.Add(new JsonObject { ["role"] = "user", ["content"] = "Go on." });
        }
        while (answer.StopReason != "end_turn");
    }

    public async Task Counted(JsonArray messages)
    {
        for (var turn = 0; ; turn++)
        {
            var answer = await InvokeAsync(messages);
            if (answer.StopReason != "tool_use") return;
            if (turn == 10) throw new InvalidOperationException("Too many turns.");
            messages.Add(Results());
        }
    }

    public async Task LimitOfMessages(JsonArray messages)
    {
        while (messages.Count < 40)
        {
            var answer = await InvokeAsync(messages);
            if (answer.StopReason != "tool_use") return;
            messages.Add(Results());
        }
    }

    private async Task<ClaudeAnswer> InvokeAsync(JsonArray messages)
    {
        var response = await _bedrock.InvokeModelAsync(Request(messages));
        return JsonSerializer.Deserialize<ClaudeAnswer>(response.Body)!;
    }

    private static InvokeModelRequest Request(JsonArray messages) => new()
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        Body = new MemoryStream(Encoding.UTF8.GetBytes(new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 1000, ["messages"] = messages.DeepClone() }.ToJsonString())),
    };

    private static JsonObject Results() => new() { ["role"] = "user", ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "1" }) };
}
