using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

internal static class Models
{
    public const string Large = "us.anthropic.claude-opus-4-6";
    public const string Small = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    public static string Configured => Environment.GetEnvironmentVariable("MODEL") ?? Large;
}

public sealed class Settings { public string ModelId { get; set; } = "us.anthropic.claude-opus-4-6"; public int MaxTokens { get; set; } = 10; }

public sealed class Classifiers(IAmazonBedrockRuntime bedrock, Settings settings)
{
    private const int OneWord = 5;
    private readonly InferenceConfiguration _yesOrNo = new() { MaxTokens = 3, Temperature = 0 };
    private readonly string _model = "global.anthropic.claude-opus-5";

    public Task<ConverseResponse> Named(string text) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = Models.Large, // !BDR1009
        Messages = [User(text)],
        InferenceConfig = new InferenceConfiguration { MaxTokens = OneWord },
    });

    public Task<ConverseResponse> Shared(string text) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-sonnet-4-6", // !BDR1009
        Messages = [User(text)],
        InferenceConfig = _yesOrNo,
    });

    public Task<ConverseResponse> Member(string text) => bedrock.ConverseAsync(new() { InferenceConfig = _yesOrNo, Messages = [User(text)], ModelId = _model }); // !BDR1009

    public async Task<bool> Assigned(string text)
    {
        var request = new ConverseRequest { Messages = [User(text)] };
        request.InferenceConfig = new();
        request.InferenceConfig.MaxTokens = 1;
        request.ModelId = "us.amazon.nova-premier-v1:0"; // !BDR1009
        var response = await bedrock.ConverseAsync(request);
        return response.Output.Message.Content[0].Text == "yes";
    }

    public Task<InvokeModelResponse> Body(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 20, temperature = 0, messages = new[] { new { role = "user", content = text } } });
        return bedrock.InvokeModelAsync(new InvokeModelRequest
        {
            ModelId = "us.anthropic.claude-opus-4-5-20251101-v1:0", // !BDR1009
            ContentType = "application/json",
            Body = new MemoryStream(Encoding.UTF8.GetBytes(body)),
        });
    }

    public Task<InvokeModelResponse> Nodes(string text)
    {
        var body = new JsonObject { ["inferenceConfig"] = new JsonObject { ["maxTokens"] = 8 }, ["messages"] = new JsonArray(text) };
        var request = new InvokeModelRequest { ModelId = "us.amazon.nova-premier-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) }; // !BDR1009
        return bedrock.InvokeModelAsync(request);
    }

    // Known on its path only.
    public Task<ConverseResponse> Configured(string text) => bedrock.ConverseAsync(new() { ModelId = Models.Configured, Messages = [User(text)], InferenceConfig = _yesOrNo });

    public Task<ConverseResponse> FromSettings(string text) => bedrock.ConverseAsync(new() { ModelId = settings.ModelId, Messages = [User(text)], InferenceConfig = new() { MaxTokens = settings.MaxTokens } });

    public Task<ConverseResponse> CapOfSettings(string text) => bedrock.ConverseAsync(new() { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = new() { MaxTokens = settings.MaxTokens } });

    public Task<ConverseResponse> Small(string text) => bedrock.ConverseAsync(new() { ModelId = Models.Small, Messages = [User(text)], InferenceConfig = _yesOrNo });

    public Task<ConverseResponse> Long(string text) => bedrock.ConverseAsync(new() { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = new() { MaxTokens = 4000 } });

    public Task<ConverseResponse> Uncapped(string text) => bedrock.ConverseAsync(new() { ModelId = Models.Large, Messages = [User(text)] });

    public Task<ConverseResponse> WithTools(string text, ToolConfiguration? tools) => bedrock.ConverseAsync(new() { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = _yesOrNo, ToolConfig = tools });

    public Task<ConverseResponse> Thinking(string text) => bedrock.ConverseAsync(new()
    {
        ModelId = Models.Large,
        Messages = [User(text)],
        InferenceConfig = _yesOrNo,
        AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = "adaptive" } }),
    });

    public Task<ConverseResponse> Changed(string text, Action<ConverseRequest> configure)
    {
        var request = new ConverseRequest { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = new() { MaxTokens = 5 } };
        configure(request);
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Asked(string text, int? tokens) => bedrock.ConverseAsync(new() { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = new() { MaxTokens = tokens ?? 10 } });

    public Task<ConverseResponse> Either(string text, bool brief)
    {
        var request = new ConverseRequest { ModelId = Models.Large, Messages = [User(text)], InferenceConfig = new() { MaxTokens = 2000 } };
        if (brief) request.InferenceConfig = new() { MaxTokens = 5 };
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Ended(string text) => bedrock.ConverseAsync(new() { ModelId = "us.anthropic.claude-3-opus-20240229-v1:0", Messages = [User(text)], InferenceConfig = _yesOrNo });

    public Task<ConverseResponse> Provisioned(string text) => bedrock.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl", Messages = [User(text)], InferenceConfig = _yesOrNo });

    public Task<InvokeModelResponse> BodyWithTools(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 20, tools = new[] { new { name = "search" } }, messages = new[] { new { role = "user", content = text } } });
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Models.Large, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    }

    public Task<InvokeModelResponse> UnknownBody(Dictionary<string, object> body)
    {
        body["max_tokens"] = 10;
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Models.Large, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    private static Message User(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };
}
