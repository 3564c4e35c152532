using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

public sealed record AskOptions(float? Temperature, float? TopP, float Strictness);

/// <summary>Which model is asked is written beside the question.</summary>
public class Assistant(IAmazonBedrockRuntime bedrock)
{
    private const string Opus = "global.anthropic.claude-opus-5-5";
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Sonnet = "us.anthropic.claude-sonnet-4-6";

    private static readonly InferenceConfiguration s_precise = new() { MaxTokens = 500, Temperature = 0 }; // !BDR6002

    private static readonly InferenceConfiguration s_shared = new() { MaxTokens = 500, Temperature = 0 };

    public Task<ConverseResponse> Precise(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest { ModelId = Opus, Messages = messages, InferenceConfig = s_precise });

    public Task<ConverseResponse> Shared(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest { ModelId = Opus, Messages = messages, InferenceConfig = s_shared });

    public Task<ConverseResponse> SharedWithOther(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest { ModelId = Sonnet, Messages = messages, InferenceConfig = s_shared });

    public async Task<ConverseResponse> FromOptions(List<Message> messages, AskOptions options)
    {
        var config = new InferenceConfiguration { MaxTokens = 1024 };
        if (options.Temperature is { } temperature) config.Temperature = temperature; // !BDR6002
        if (options.TopP.HasValue)
        {
            config.TopP = options.TopP.Value; // !BDR6002
        }

        return await bedrock.ConverseAsync(new ConverseRequest { ModelId = Opus, Messages = messages, InferenceConfig = config });
    }

    public Task<ConverseResponse> AsTheyAre(List<Message> messages, AskOptions options) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = Opus,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = 1024,
            Temperature = options.Temperature,
            TopP = options.TopP,
        },
    });

    public Task<ConverseResponse> Strict(List<Message> messages, AskOptions options) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = Opus,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = 1024,
            Temperature = 1 - options.Strictness, // !BDR6002
        },
    });

    public Task<ConverseResponse> AsInTheSamples(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = Haiku,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = 512,
            Temperature = 0.5F, // !BDR6002
            TopP = 0.9F, // !BDR6002
        },
    });

    public Task<ConverseResponse> OneOfThem(List<Message> messages, bool nucleus)
    {
        var config = new InferenceConfiguration { MaxTokens = 512 };
        if (nucleus) config.TopP = 0.9f;
        else config.Temperature = 0.5f;
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Haiku, Messages = messages, InferenceConfig = config });
    }

    public Task<ConverseResponse> Any(List<Message> messages, string modelId) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = modelId,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.5f, TopP = 0.9f },
    });

    public Task<ConverseResponse> BySize(List<Message> messages, bool large) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = large ? Opus : Sonnet,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.5f },
    });

    public Task<ConverseResponse> Checked(List<Message> messages)
    {
        var config = new InferenceConfiguration { MaxTokens = 512 };
        if (SupportsTemperature(Opus)) config.Temperature = 0.5f;
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Opus, Messages = messages, InferenceConfig = config });
    }

    public Task<ConverseStreamResponse> Thinks(List<Message> messages) => bedrock.ConverseStreamAsync(new ConverseStreamRequest
    {
        ModelId = Opus,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new { thinking = new { type = "enabled", budget_tokens = 4000 } }), // !BDR6002
    });

    public Task<ConverseStreamResponse> ThinksAsLongAsItLikes(List<Message> messages) => bedrock.ConverseStreamAsync(new ConverseStreamRequest
    {
        ModelId = Opus,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new { thinking = new { type = "adaptive" } }),
    });

    public Task<InvokeModelResponse> Body(string question, double temperature)
    {
        var body = new Dictionary<string, object>
        {
            ["anthropic_version"] = "bedrock-2023-05-31",
            ["max_tokens"] = 500,
            ["temperature"] = temperature, // !BDR6002
            ["messages"] = new[] { new { role = "user", content = question } },
        };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Opus, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    public Task<InvokeModelResponse> BodyOfOlder(string question, double temperature)
    {
        var body = new Dictionary<string, object> { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 500, ["temperature"] = temperature };
        if (question.Length > 100) body["top_p"] = 0.9;
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Sonnet, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    public Task<InvokeModelResponse> BodyThatIsCleaned(string question)
    {
        var body = new Dictionary<string, object> { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 500, ["temperature"] = 0.5 };
        body.Remove("temperature");
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Opus, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    private static bool SupportsTemperature(string model) => !model.Contains("opus-5");
}
