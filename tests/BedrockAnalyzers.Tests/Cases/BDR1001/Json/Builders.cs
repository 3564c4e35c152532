// Builders and payload classes, as libraries around Bedrock have them.
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

namespace Contoso.Builders;

// A builder over a JsonObject.
public sealed class PayloadBuilder
{
    private readonly JsonObject _root = new();

    public static PayloadBuilder ForClaude() => new PayloadBuilder().With("anthropic_version", "bedrock-2023-05-31");

    public PayloadBuilder With(string name, JsonNode? value)
    {
        _root[name] = value;
        return this;
    }

    public PayloadBuilder WithMaxTokens(int value) => With("max_tokens", value);

    public PayloadBuilder WithSection(string name, Action<JsonObject> fill)
    {
        var section = new JsonObject();
        fill(section);
        _root[name] = section;
        return this;
    }

    public MemoryStream ToStream() => new(Encoding.UTF8.GetBytes(_root.ToJsonString()));
}

// A builder over a dictionary of what has been set.
public sealed class DictionaryPayload
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        set => _values[name] = value;
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(_values);
}

// Payload classes with a base.
public abstract class Payload
{
    [JsonIgnore]
    public abstract string ModelId { get; }

    public MemoryStream ToStream() => new(JsonSerializer.SerializeToUtf8Bytes(this, GetType()));
}

public sealed class MistralPayload : Payload
{
    public override string ModelId => "mistral.mistral-large-2402-v1:0";

    [JsonPropertyName("prompt")]
    public string Prompt { get; set; } = "";

    [JsonPropertyName("max_tokens")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxTokens { get; set; }
}

public sealed class LlamaPayload : Payload
{
    public override string ModelId => "meta.llama3-70b-instruct-v1:0";

    [JsonPropertyName("prompt")]
    public string Prompt { get; set; } = "";

    [JsonPropertyName("max_gen_len")]
    public int MaxGenLen { get; set; } = 512;
}

public sealed class BuilderClient(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "anthropic.claude-3-5-sonnet-20240620-v1:0";

    public Task Bare(string prompt)
    {
        var body = PayloadBuilder.ForClaude().With("messages", new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt })).ToStream();
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = body }); // !BDR1001
    }

    public Task Capped(string prompt)
    {
        var body = PayloadBuilder.ForClaude().With("prompt", prompt).WithMaxTokens(200).ToStream();
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = body });
    }

    public Task Section(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = "amazon.titan-text-express-v1",
        Body = new PayloadBuilder().With("inputText", prompt).WithSection("textGenerationConfig", c => c["maxTokenCount"] = 100).ToStream(),
    });

    public Task SectionWithout(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = "amazon.titan-text-express-v1",
        Body = new PayloadBuilder().With("inputText", prompt).WithSection("textGenerationConfig", c => c["temperature"] = 0).ToStream(),
    });

    public Task Dictionary(string prompt)
    {
        var payload = new DictionaryPayload { ["prompt"] = prompt, ["max_gen_len"] = 200 };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-70b-instruct-v1:0", Body = new MemoryStream(payload.ToBytes()) });
    }

    public Task DictionaryWithout(string prompt)
    {
        var payload = new DictionaryPayload { ["prompt"] = prompt };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-70b-instruct-v1:0", Body = new MemoryStream(payload.ToBytes()) }); // !BDR1001
    }

    public Task Mistral(string prompt)
    {
        var payload = new MistralPayload { Prompt = prompt };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = payload.ModelId, Body = payload.ToStream() }); // !BDR1001
    }

    public Task MistralCapped(string prompt)
    {
        var payload = new MistralPayload { Prompt = prompt, MaxTokens = 100 };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = payload.ModelId, Body = payload.ToStream() });
    }

    public Task Llama(string prompt) => Send(new LlamaPayload { Prompt = prompt });

    private Task Send(Payload payload) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = payload.ModelId, Body = payload.ToStream() });

    // A configuration object of which nobody here knows what it is.
    public Task UnknownSection(string prompt, object config) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = "amazon.titan-text-express-v1",
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { inputText = prompt, textGenerationConfig = config })),
    });

    // Options that the caller chose.
    public Task UnknownOptions(string prompt, JsonSerializerOptions options) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Claude,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { Prompt = prompt, MaxTokens = 5 }, options)),
    });

    // By the family, each with its own name for the cap; the embedding has none.
    public Task ByFamily(string model, string prompt)
    {
        JsonObject body = model switch
        {
            _ when model.StartsWith("anthropic.", StringComparison.Ordinal) => new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 100, ["prompt"] = prompt },
            _ when model.StartsWith("meta.", StringComparison.Ordinal) => new JsonObject { ["prompt"] = prompt, ["max_gen_len"] = 100 },
            _ when model.StartsWith("amazon.titan-text", StringComparison.Ordinal) => new JsonObject { ["inputText"] = prompt, ["textGenerationConfig"] = new JsonObject { ["maxTokenCount"] = 100 } },
            _ => new JsonObject { ["inputText"] = prompt },
        };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) });
    }

    // Copied from another object, member by member.
    public Task Copied(string prompt, JsonObject defaults)
    {
        var body = new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["prompt"] = prompt };
        foreach (var (name, value) in defaults) body[name] = value?.DeepClone();
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) });
    }

    public Task Cloned(string prompt)
    {
        var template = new JsonObject { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = 10 };
        var body = template.DeepClone().AsObject();
        body["prompt"] = prompt;
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) });
    }
}
