using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

namespace Contoso.Gate;

public enum Verdict { Yes, No }
public sealed class GateOptions { public string ModelId { get; set; } = "anthropic.claude-opus-4-8"; public int MaxTokens { get; set; } = 8; }

public sealed class Gate(IAmazonBedrockRuntime bedrock, GateOptions options)
{
    private static readonly InferenceConfiguration s_tiny = new() { MaxTokens = 4, Temperature = 0 };
    private readonly string _model = "global.anthropic.claude-opus-4-6-v1";

    public async Task<Verdict> IsSafe(string text)
    {
        var r = await bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "global.anthropic.claude-opus-4-6-v1", // !BDR1009
            System = [new() { Text = "Answer with yes or no." }],
            Messages = [Say(text)],
            InferenceConfig = s_tiny,
        });
        return Enum.Parse<Verdict>(r.Output.Message.Content[0].Text);
    }

    public async Task<string> Field(string text) => (await bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = _model, // !BDR1009
        Messages = [Say(text)],
        InferenceConfig = s_tiny,
    })).Output.Message.Content[0].Text;

    public async Task<string> FromOptions(string text) => (await bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = options.ModelId,
        Messages = [Say(text)],
        InferenceConfig = new() { MaxTokens = options.MaxTokens },
    })).Output.Message.Content[0].Text;

    public async Task<string> Thinking(string text)
    {
        var request = new ConverseRequest
        {
            ModelId = "global.anthropic.claude-opus-4-6-v1",
            Messages = [Say(text)],
            InferenceConfig = new() { MaxTokens = 64 },
        };
        request.InferenceConfig.MaxTokens = text.Length > 100 ? 2048 : 64;
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Json(string text)
    {
        var body = new JsonObject
        {
            ["anthropic_version"] = "bedrock-2023-05-31",
            ["max_tokens"] = 16,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
        };
        var request = new InvokeModelRequest
        {
            ModelId = "us.anthropic.claude-sonnet-4-6", // !BDR1009
            Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())),
        };
        var response = await bedrock.InvokeModelAsync(request);
        using var reader = new StreamReader(response.Body);
        return JsonNode.Parse(await reader.ReadToEndAsync())!["content"]![0]!["text"]!.GetValue<string>();
    }

    public async Task<string> JsonLater(string text)
    {
        var body = new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 16 };
        body["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text });
        body["max_tokens"] = 4000;
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-sonnet-4-6", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) });
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync();
    }

    public async Task<string> Nova(string text)
    {
        var body = $$$"""{"schemaVersion":"messages-v1","messages":[{"role":"user","content":[{"text":"{{{text}}}"}]}],"inferenceConfig":{"maxTokens":20}}""";
        var response = await bedrock.InvokeModelAsync(new() { ModelId = "us.amazon.nova-premier-v1:0", Body = new(Encoding.UTF8.GetBytes(body)) }); // !BDR1009
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync();
    }

    public async Task<string> NovaPro(string text)
    {
        var body = $$$"""{"schemaVersion":"messages-v1","messages":[{"role":"user","content":[{"text":"{{{text}}}"}]}],"inferenceConfig":{"maxTokens":20}}""";
        var response = await bedrock.InvokeModelAsync(new() { ModelId = "us.amazon.nova-pro-v1:0", Body = new(Encoding.UTF8.GetBytes(body)) });
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync();
    }

    // Ended models are another rule's.
    public Task<ConverseResponse> Zero(string text) => bedrock.ConverseAsync(new() { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = [Say(text)], InferenceConfig = new() { MaxTokens = 0 } });

    public Task<ConverseResponse> ToolChoice(string text, Tool tool)
    {
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-opus-4-7", Messages = [Say(text)], InferenceConfig = new() { MaxTokens = 60 } };
        request.ToolConfig = new() { Tools = [tool] };
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Raised(string text, int? wanted)
    {
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-opus-4-7", Messages = [Say(text)], InferenceConfig = new() { MaxTokens = 60 } };
        if (wanted is { } n) request.InferenceConfig.MaxTokens = n;
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Caller(string text, int cap = 32)
    {
        return bedrock.ConverseAsync(new() { ModelId = "us.anthropic.claude-opus-4-7", Messages = [Say(text)], InferenceConfig = new() { MaxTokens = cap } });
    }

    public Task<ConverseResponse> Region(string text)
    {
        var model = RegionEndpoint.USEast1.SystemName.StartsWith("us") ? "us.anthropic.claude-sonnet-4-6" : "eu.anthropic.claude-sonnet-4-6";
        return bedrock.ConverseAsync(new() { ModelId = model, Messages = [Say(text)], InferenceConfig = new() { MaxTokens = 12 } }); // !BDR1009
    }

    public Task<ConverseResponse> Router(string text) => bedrock.ConverseAsync(new()
    {
        ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-7", // !BDR1009
        Messages = [Say(text)],
        InferenceConfig = new() { MaxTokens = 12 },
    });

    public Task<ConverseResponse> Provisioned(string text) => bedrock.ConverseAsync(new()
    {
        ModelId = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456",
        Messages = [Say(text)],
        InferenceConfig = new() { MaxTokens = 12 },
    });

    public Task<ConverseResponse> Effort(string text) => bedrock.ConverseAsync(new()
    {
        // A label only.
        ModelId = "eu.anthropic.claude-opus-5-5", // !BDR1009
        Messages = [Say(text)], /* the text */
        InferenceConfig = new() { MaxTokens = 1 },
    });

    public async Task Unsent()
    {
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-opus-4-7", InferenceConfig = new() { MaxTokens = 12 } };
        Console.WriteLine(request.ModelId);
        await Task.CompletedTask;
    }

    private static Message Say(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };
}

public static class Chats
{
    public static async Task<bool> IsSpam(IAmazonBedrockRuntime runtime, string text)
    {
        using IChatClient chat = runtime.AsIChatClient("us.anthropic.claude-sonnet-4-6"); // !BDR1009
        var answer = await chat.GetResponseAsync($"Spam? {text}", new ChatOptions { MaxOutputTokens = 5, Temperature = 0 });
        return answer.Text == "yes";
    }

    public static async Task<bool> Injected(IChatClient chat, string text) => (await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 5, ModelId = "us.anthropic.claude-sonnet-4-6" })).Text == "yes";
    public static IChatClient Make(IAmazonBedrockRuntime runtime) => runtime.AsIChatClient("us.anthropic.claude-sonnet-4-6");
}
