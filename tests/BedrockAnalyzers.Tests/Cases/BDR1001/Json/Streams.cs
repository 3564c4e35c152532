// Bodies that helpers, extension methods and generic calls make into streams.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Streams;

internal static class BodyExtensions
{
    private static readonly JsonSerializerOptions s_snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static MemoryStream ToStream(this object body) => new(JsonSerializer.SerializeToUtf8Bytes(body));

    public static MemoryStream ToSnakeStream<T>(this T body)
    {
        var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, body, s_snake);
        stream.Position = 0;
        return stream;
    }

    public static async Task<MemoryStream> ToStreamAsync<T>(this T body, CancellationToken ct = default)
    {
        var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, body, cancellationToken: ct).ConfigureAwait(false);
        stream.Seek(0, SeekOrigin.Begin);
        return stream;
    }

    public static MemoryStream AsStream(this string json)
    {
        var stream = new MemoryStream();
        var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(json);
        writer.Flush();
        stream.Position = 0;
        return stream;
    }
}

public sealed class ClaudeBody
{
    public string AnthropicVersion { get; set; } = "bedrock-2023-05-31";

    public int? MaxTokens { get; set; }

    public List<ClaudeMessage> Messages { get; } = new();

    public string? System { get; init; }
}

public sealed record ClaudeMessage(string Role, string Content);

public sealed record TitanConfig([property: JsonPropertyName("maxTokenCount")] int MaxTokenCount, [property: JsonPropertyName("temperature")] double Temperature);

public sealed record TitanBody([property: JsonPropertyName("inputText")] string InputText, [property: JsonPropertyName("textGenerationConfig")] TitanConfig? Config = null);

public sealed class Extensions(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "anthropic.claude-3-haiku-20240307-v1:0";

    public Task Anonymous(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = Claude,
        Body = new { anthropic_version = "bedrock-2023-05-31", messages = new[] { new { role = "user", content = prompt } } }.ToStream(),
    });

    public Task AnonymousCapped(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Claude,
        Body = new { anthropic_version = "bedrock-2023-05-31", max_tokens = 300, messages = new[] { new { role = "user", content = prompt } } }.ToStream(),
    });

    public Task Snake() => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new ClaudeBody { System = "x" }.ToSnakeStream() }); // !BDR1001

    public Task SnakeCapped() => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new ClaudeBody { MaxTokens = 10 }.ToSnakeStream() });

    public async Task SnakeLater(string prompt, int limit)
    {
        var body = new ClaudeBody();
        body.Messages.Add(new ClaudeMessage("user", prompt));
        body.MaxTokens = limit;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = body.ToSnakeStream() });
    }

    public async Task Async(string prompt)
    {
        await using var stream = await new TitanBody(prompt).ToStreamAsync();
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-lite-v1", Body = stream }); // !BDR1001
    }

    public async Task AsyncCapped(string prompt)
    {
        await using var stream = await new TitanBody(prompt, new TitanConfig(100, 0)).ToStreamAsync();
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-lite-v1", Body = stream });
    }

    public Task Text(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = Claude,
        Body = $$"""{ "anthropic_version": "bedrock-2023-05-31", "messages": [ { "role": "user", "content": {{JsonSerializer.Serialize(prompt)}} } ] }""".AsStream(),
    });

    public Task TextCapped(string prompt, int limit) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Claude,
        Body = $$"""{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": {{limit}}, "messages": [ { "role": "user", "content": {{JsonSerializer.Serialize(prompt)}} } ] }""".AsStream(),
    });
}

// One generic method for all families: what a caller hands over decides. Two of its callers set a cap, the third does not.
public sealed class GenericClient(IAmazonBedrockRuntime bedrock)
{
    public Task<TResponse?> ClaudeAsync<TResponse>(string prompt) => InvokeAsync<object, TResponse>("anthropic.claude-3-haiku-20240307-v1:0", new { anthropic_version = "bedrock-2023-05-31", max_tokens = 100, messages = new[] { new { role = "user", content = prompt } } });

    public Task<TResponse?> TitanAsync<TResponse>(string prompt) => InvokeAsync<TitanBody, TResponse>("amazon.titan-text-lite-v1", new TitanBody(prompt, new TitanConfig(100, 0.5)));

    public Task<TResponse?> LlamaAsync<TResponse>(string prompt) => InvokeAsync<Dictionary<string, object>, TResponse>("meta.llama3-8b-instruct-v1:0", new Dictionary<string, object> { ["prompt"] = prompt });

    private async Task<TResponse?> InvokeAsync<TRequest, TResponse>(string model, TRequest body)
    {
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, body);
        stream.Position = 0;
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = stream }); // !BDR1001
        return await JsonSerializer.DeserializeAsync<TResponse>(response.Body);
    }
}

// What a public caller hands over is not known.
public sealed class OpenGenericClient(IAmazonBedrockRuntime bedrock)
{
    public async Task<Stream> InvokeAsync<TRequest>(string model, TRequest body)
    {
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
        return response.Body;
    }
}

// A stream that somebody else makes or fills.
public interface IStreamPool
{
    MemoryStream Rent();
}

public sealed class PooledClient(IAmazonBedrockRuntime bedrock, IStreamPool pool, Func<string, MemoryStream> render)
{
    public async Task Pooled(string prompt)
    {
        using var stream = pool.Rent();
        JsonSerializer.Serialize(stream, new { prompt });
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-v2", Body = stream });
    }

    public Task Rendered(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-v2", Body = render(prompt) });

    public async Task FromFile(string path)
    {
        var stream = new MemoryStream();
        await using (var file = File.OpenRead(path)) await file.CopyToAsync(stream);
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-v2", Body = stream });
    }

    public async Task Finished(string prompt, Action<Stream> finish)
    {
        var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, new { prompt });
        finish(stream);
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-v2", Body = stream });
    }
}

// Nodes that are made first and completed later.
public sealed class NodeClient(IAmazonBedrockRuntime bedrock)
{
    private const string Template = """{ "anthropic_version": "bedrock-2023-05-31", "messages": [] }""";

    public Task FromTemplate(string prompt)
    {
        var body = JsonNode.Parse(Template)!;
        body["messages"]!.AsArray().Add(new JsonObject { ["role"] = "user", ["content"] = prompt });
        return Send(body);
    }

    public Task FromTemplateCapped(string prompt)
    {
        var body = JsonNode.Parse(Template)!;
        body["messages"]!.AsArray().Add(new JsonObject { ["role"] = "user", ["content"] = prompt });
        body["max_tokens"] = 100;
        return SendCapped(body);
    }

    public Task FromObject(object given)
    {
        var body = JsonSerializer.SerializeToNode(given)!.AsObject();
        body["anthropic_version"] = "bedrock-2023-05-31";
        return SendCapped(body);
    }

    private Task Send(JsonNode body) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) }); // !BDR1001

    private Task SendCapped(JsonNode body) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) });
}
