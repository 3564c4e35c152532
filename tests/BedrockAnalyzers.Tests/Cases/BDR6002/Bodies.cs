using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Util;
using Newtonsoft.Json.Linq;

namespace Contoso.Bodies;

public sealed class Body
{
    [JsonPropertyName("anthropic_version")] public string Version { get; set; } = "bedrock-2023-05-31";
    [JsonPropertyName("max_tokens")] public int MaxTokens { get; set; } = 1024;
    [JsonPropertyName("temperature"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public float? Temperature { get; set; }
    [JsonPropertyName("top_p"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public float? TopP { get; set; }
    [JsonPropertyName("messages")] public List<object> Messages { get; set; } = [];
}

public record BodyRecord(
    [property: JsonPropertyName("anthropic_version")] string Version,
    [property: JsonPropertyName("max_tokens")] int MaxTokens,
    [property: JsonPropertyName("temperature")] double Temperature,
    [property: JsonPropertyName("messages")] object[] Messages);

public sealed class Invoker(IAmazonBedrockRuntime client)
{
    private const string Model = "us.anthropic.claude-opus-4-7";
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    public Task A() => client.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Model,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new
        {
            anthropic_version = "bedrock-2023-05-31",
            max_tokens = 1000,
            temperature = 0.7, // !BDR6002
            messages = new[] { new { role = "user", content = "x" } },
        })),
    });

    public async Task B(string prompt)
    {
        var payload = new JsonObject
        {
            ["anthropic_version"] = "bedrock-2023-05-31",
            ["max_tokens"] = 1000,
            ["top_p"] = 0.9, // !BDR6002
            ["messages"] = new JsonArray { new JsonObject { ["role"] = "user", ["content"] = prompt } },
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = AWSSDKUtils.GenerateMemoryStreamFromString(payload.ToJsonString()) });
    }

    public async Task C(string prompt)
    {
        var payload = new Dictionary<string, object>
        {
            ["anthropic_version"] = "bedrock-2023-05-31",
            ["max_tokens"] = 1000,
            ["temperature"] = 0.5, // !BDR6002
            ["messages"] = new object[] { new { role = "user", content = prompt } },
        };
        var json = JsonSerializer.Serialize(payload);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = Model, ContentType = "application/json", Body = stream });
    }

    public async Task D()
    {
        var json = """
            {
              "anthropic_version": "bedrock-2023-05-31",
              "max_tokens": 100,
              "temperature": 0.5,
              "messages": []
            }
            """;
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-sonnet-4-6", Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    }

    public async Task E(string prompt)
    {
        var json = $"{{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,\"temperature\":0.5,\"messages\":[{{\"role\":\"user\",\"content\":\"{prompt}\"}}]}}"; // !BDR6002
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
    }

    public async Task F()
    {
        var body = new Body
        {
            MaxTokens = 30,
            Temperature = 0.2f, // !BDR6002
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }
    public async Task F2()
    {
        var body = new Body { MaxTokens = 30 };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }
    public async Task F3()
    {
        var body = new Body { MaxTokens = 30 };
        body.Temperature = 0.3f; // !BDR6002
        body.TopP = 0.9f; // !BDR6002
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Haiku, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    public async Task G()
    {
        var body = new BodyRecord("bedrock-2023-05-31", 100, 0.5, []); // !BDR6002 missed
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    public async Task H()
    {
        var body = new JObject
        {
            ["anthropic_version"] = "bedrock-2023-05-31",
            ["max_tokens"] = 100,
            ["temperature"] = 0.5, // !BDR6002
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToString())) });
    }

    public async Task I()
    {
        var body = new
        {
            anthropic_version = "bedrock-2023-05-31",
            max_tokens = 100,
            temperature = 0.5, // !BDR6002
            top_p = 0.9, // !BDR6002
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Haiku, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    }

    public async Task J()
    {
        var body = new
        {
            anthropic_version = "bedrock-2023-05-31",
            max_tokens = 9000,
            thinking = new
            {
                type = "enabled",
                budget_tokens = 4000, // !BDR6002
            },
            messages = Array.Empty<object>(),
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = Stream(body) });
    }
    private static MemoryStream Stream(object o) => new(JsonSerializer.SerializeToUtf8Bytes(o));

    // a tool's schema speaks of temperature
    public async Task K()
    {
        var body = new
        {
            anthropic_version = "bedrock-2023-05-31",
            max_tokens = 100,
            tools = new[] { new { name = "weather", input_schema = new { type = "object", properties = new { temperature = new { type = "number" } } } } },
            messages = new[] { new { role = "user", content = "What's the temperature?" } },
            metadata = new { temperature = 0.5 },
        };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = Stream(body) });
    }

    // both on one accepted
    public async Task L()
    {
        var body = new { anthropic_version = "bedrock-2023-05-31", max_tokens = 100, temperature = 0.5, top_p = 0.9 };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-opus-4-5-20251101-v1:0", Body = Stream(body) });
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-sonnet-4-6", Body = Stream(body) });
    }

    // removed again
    public async Task M()
    {
        var body = new JsonObject { ["max_tokens"] = 100, ["temperature"] = 0.5 };
        body.Remove("temperature");
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = Stream(body) });
    }

    public async Task N(double? temperature)
    {
        var body = new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 100 };
        if (temperature is { } t)
            body["temperature"] = t; // !BDR6002
        body["messages"] = new JsonArray();
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = Stream(body) });
    }

    public async Task O()
    {
        var body = new Dictionary<string, object> { { "max_tokens", 100 } };
        body.Add("temperature", 0.3); // !BDR6002
        body["top_p"] = 0.3; // !BDR6002
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Haiku, Body = Stream(body) });
    }
    // Titan, Nova
    public async Task P()
    {
        var body = new { inputText = "x", textGenerationConfig = new { maxTokenCount = 4, temperature = 0.5, topP = 0.9 } };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = Stream(body) });
        var nova = new { schemaVersion = "messages-v1", inferenceConfig = new { maxTokens = 4, temperature = 0.5, topP = 0.9 } };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.amazon.nova-pro-v1:0", Body = Stream(nova) });
    }

    public async Task Q()
    {
        string native = "{\"anthropic_version\": \"bedrock-2023-05-31\", \"max_tokens\": 100, \"temperature\": 0.5}"; // !BDR6002
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = AWSSDKUtils.GenerateMemoryStreamFromString(native) });
    }
    public async Task R()
    {
        string native = @"{""anthropic_version"": ""bedrock-2023-05-31"", ""temperature"": 0.5, ""top_p"": 0.2, ""max_tokens"": 100}"; // !BDR6002
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Haiku, Body = AWSSDKUtils.GenerateMemoryStreamFromString(native) });
    }
    public async Task S(string system)
    {
        var sb = new StringBuilder();
        sb.Append("{\"anthropic_version\":\"bedrock-2023-05-31\",");
        sb.Append("\"max_tokens\":300,");
        sb.Append("\"temperature\":0.3,"); // !BDR6002
        sb.Append("\"messages\":[]}");
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = AWSSDKUtils.GenerateMemoryStreamFromString(sb.ToString()) });
    }
    public async Task T()
    {
        using var ms = new MemoryStream();
        using (var w = new Utf8JsonWriter(ms))
        {
            w.WriteStartObject();
            w.WriteString("anthropic_version", "bedrock-2023-05-31");
            w.WriteNumber("max_tokens", 100);
            w.WriteNumber("temperature", 0.4); // !BDR6002
            w.WriteEndObject();
        }
        ms.Position = 0;
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ms });
    }
    // text content only
    public async Task U()
    {
        var body = new { anthropic_version = "bedrock-2023-05-31", max_tokens = 5, messages = new[] { new { role = "user", content = "set \"temperature\": 0.5 and top_p" } } };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = Stream(body) });
    }
    // unknown model
    public async Task V(string id)
    {
        var body = new { anthropic_version = "bedrock-2023-05-31", max_tokens = 5, temperature = 0.3, top_p = 0.1 };
        await client.InvokeModelAsync(new InvokeModelRequest { ModelId = id, Body = Stream(body) });
    }
    private Task<InvokeModelResponse> Send(string model, object body) => client.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = Stream(body) });
    public Task W() => Send(Model, new
    {
        anthropic_version = "bedrock-2023-05-31",
        max_tokens = 5,
        temperature = 0.3, // !BDR6002
    });
    public Task X() => Send("us.anthropic.claude-sonnet-4-6", new
    {
        anthropic_version = "bedrock-2023-05-31",
        max_tokens = 5,
        temperature = 0.3,
    });
    public Task Y()
    {
        var json = """
            {
              "anthropic_version": "bedrock-2023-05-31",
              "max_tokens": 100,
              "temperature": 1.0,
              "messages": []
            }
            """u8;
        return client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.amazon.nova-pro-v1:0", Body = new MemoryStream(json.ToArray()) });
    }
}
