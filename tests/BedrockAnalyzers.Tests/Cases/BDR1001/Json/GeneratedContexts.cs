// Source-generated contexts; the half that the generator writes is written out, as far as it is used.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Contexts;

public sealed record ChatMessage(string Role, string Content);

public sealed class ChatBody
{
    public string AnthropicVersion { get; init; } = "bedrock-2023-05-31";

    public int? MaxTokens { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }
}

public sealed record PlainBody([property: JsonPropertyName("prompt")] string Prompt, [property: JsonPropertyName("max_gen_len")] int? MaxGenLen = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(PlainBody))]
internal sealed partial class BodyContext : JsonSerializerContext;

partial class BodyContext
{
    private static readonly JsonSerializerOptions s_defaultOptions = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private JsonTypeInfo<ChatBody>? _ChatBody;
    private JsonTypeInfo<PlainBody>? _PlainBody;

    public BodyContext() : base(null)
    {
    }

    public BodyContext(JsonSerializerOptions options) : base(options)
    {
    }

    public static BodyContext Default { get; } = new BodyContext(new JsonSerializerOptions(s_defaultOptions));

    public JsonTypeInfo<ChatBody> ChatBody => _ChatBody ??= (JsonTypeInfo<ChatBody>)Options.GetTypeInfo(typeof(ChatBody));

    public JsonTypeInfo<PlainBody> PlainBody => _PlainBody ??= (JsonTypeInfo<PlainBody>)Options.GetTypeInfo(typeof(PlainBody));

    protected override JsonSerializerOptions? GeneratedSerializerOptions { get; } = s_defaultOptions;

    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}

public sealed class ContextClient(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static readonly BodyContext s_own = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

    public Task Bare(IReadOnlyList<ChatMessage> messages) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = Claude,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new ChatBody { Messages = messages }, BodyContext.Default.ChatBody)),
    });

    public Task Capped(IReadOnlyList<ChatMessage> messages) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Claude,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new ChatBody { Messages = messages, MaxTokens = 200 }, BodyContext.Default.ChatBody)),
    });

    public async Task Streamed(string prompt)
    {
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, new PlainBody(prompt), BodyContext.Default.PlainBody);
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-8b-instruct-v1:0", Body = stream }); // !BDR1001
    }

    public async Task StreamedCapped(string prompt)
    {
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, new PlainBody(prompt, 100), BodyContext.Default.PlainBody);
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-8b-instruct-v1:0", Body = stream });
    }

    // Which names a shared context uses, whose options others may have changed, is not known.
    public Task Shared(IReadOnlyList<ChatMessage> messages) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001 missed
    {
        ModelId = Claude,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new ChatBody { Messages = messages }, s_own.ChatBody)),
    });

    public Task Through<T>(T body, JsonTypeInfo<T> info) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Claude,
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, info)),
    });

    public Task Handed(string prompt) => Send(new PlainBody(prompt), BodyContext.Default.PlainBody);

    private Task Send<T>(T body, JsonTypeInfo<T> info) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = "meta.llama3-8b-instruct-v1:0",
        Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, info)),
    });
}
