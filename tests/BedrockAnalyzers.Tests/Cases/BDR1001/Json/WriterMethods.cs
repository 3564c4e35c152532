// Bodies written with a writer, as authors spread them over methods.
using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Writing;

public sealed record Turn(string Role, string Text);

public sealed record WriterOptions(int? MaxTokens, double Temperature, bool Stream);

// 1: the whole conversation in one method, messages in a loop, a system prompt when there is one.
public sealed class ConversationClient(IAmazonBedrockRuntime bedrock)
{
    private const string ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    public async Task<string> AskAsync(IReadOnlyList<Turn> turns, string? system, CancellationToken ct)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("anthropic_version", "bedrock-2023-05-31");
            if (!string.IsNullOrEmpty(system)) writer.WriteString("system", system);
            writer.WriteStartArray("messages");
            foreach (var turn in turns)
            {
                writer.WriteStartObject();
                writer.WriteString("role", turn.Role);
                writer.WriteStartArray("content");
                writer.WriteStartObject();
                writer.WriteString("type", "text");
                writer.WriteString("text", turn.Text);
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.Position = 0;
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
        {
            ModelId = ModelId,
            ContentType = "application/json",
            Accept = "application/json",
            Body = stream,
        }, ct);
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync(ct);
    }

    public async Task<string> AskCappedAsync(IReadOnlyList<Turn> turns, int limit, CancellationToken ct)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("anthropic_version", "bedrock-2023-05-31");
            writer.WriteNumber("max_tokens", limit);
            writer.WriteStartArray("messages");
            foreach (var turn in turns) WriteTurn(writer, turn);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.Position = 0;
        var response = await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = ModelId, Body = stream }, ct);
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync(ct);
    }

    private static void WriteTurn(Utf8JsonWriter writer, Turn turn)
    {
        writer.WriteStartObject();
        writer.WriteString("role", turn.Role);
        writer.WriteString("content", turn.Text);
        writer.WriteEndObject();
    }
}

// 2: the body is made in a method that answers bytes; the parameters are written by a helper.
public sealed class LlamaClient
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public LlamaClient(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task<InvokeModelResponse> CompleteAsync(string prompt) =>
        _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-70b-instruct-v1:0", Body = new MemoryStream(BuildBody(prompt, 0.5)) }); // !BDR1001

    public Task<InvokeModelResponse> CompleteWithLimitAsync(string prompt) =>
        _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-70b-instruct-v1:0", Body = new MemoryStream(BuildLimitedBody(prompt, 512)) });

    private static byte[] BuildBody(string prompt, double temperature)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("prompt"u8, prompt);
        WriteSampling(writer, temperature);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] BuildLimitedBody(string prompt, int limit)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("prompt"u8, prompt);
        WriteSampling(writer, 0.2);
        WriteLimit(writer, limit);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory.ToArray();
    }

    private static void WriteSampling(Utf8JsonWriter writer, double temperature)
    {
        writer.WriteNumber("temperature"u8, temperature);
        writer.WriteNumber("top_p"u8, 0.9);
    }

    private static void WriteLimit(Utf8JsonWriter writer, int limit) => writer.WriteNumber("max_gen_len"u8, limit);
}

// 3: a method that takes the action which writes.
public sealed class NovaClient(IAmazonBedrockRuntime bedrock)
{
    private const string ModelId = "amazon.nova-lite-v1:0";

    public Task<InvokeModelResponse> Bare(string prompt) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = ModelId,
        Body = Write(writer => WriteMessages(writer, prompt)),
    });

    public Task<InvokeModelResponse> Capped(string prompt, WriterOptions options) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = ModelId,
        Body = Write(writer =>
        {
            WriteMessages(writer, prompt);
            writer.WriteStartObject("inferenceConfig");
            writer.WriteNumber("maxTokens", options.MaxTokens ?? 1000);
            writer.WriteNumber("temperature", options.Temperature);
            writer.WriteEndObject();
        }),
    });

    public Task<InvokeModelResponse> WithoutTokensInConfig(string prompt, WriterOptions options) => bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = ModelId,
        Body = Write(writer =>
        {
            WriteMessages(writer, prompt);
            writer.WritePropertyName("inferenceConfig");
            writer.WriteStartObject();
            writer.WriteNumber("temperature", options.Temperature);
            writer.WriteEndObject();
        }),
    });

    // The caller decides.
    public Task<InvokeModelResponse> OptionalCap(string prompt, WriterOptions options) => bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = ModelId,
        Body = Write(writer =>
        {
            WriteMessages(writer, prompt);
            if (options.MaxTokens is not { } limit) return;
            writer.WriteStartObject("inferenceConfig");
            writer.WriteNumber("maxTokens", limit);
            writer.WriteEndObject();
        }),
    });

    public Task<InvokeModelResponse> WrittenByACaller(Action<Utf8JsonWriter> write) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = ModelId, Body = Write(write) });

    private static MemoryStream Write(Action<Utf8JsonWriter> write)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        stream.Seek(0, SeekOrigin.Begin);
        return stream;
    }

    private static void WriteMessages(Utf8JsonWriter writer, string prompt)
    {
        writer.WriteString("schemaVersion", "messages-v1");
        writer.WritePropertyName("messages");
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("role", "user");
        writer.WritePropertyName("content");
        JsonSerializer.Serialize(writer, new[] { new { text = prompt } });
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}

// 4: asynchronous writing, names that are encoded once.
public sealed class TitanClient(IAmazonBedrockRuntime bedrock)
{
    private static readonly JsonEncodedText s_inputText = JsonEncodedText.Encode("inputText");
    private static readonly JsonEncodedText s_config = JsonEncodedText.Encode("textGenerationConfig");
    private static readonly JsonEncodedText s_max = JsonEncodedText.Encode("maxTokenCount");
    private static readonly JsonEncodedText s_temperature = JsonEncodedText.Encode("temperature");

    public async Task<InvokeModelResponse> Bare(string text)
    {
        var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString(s_inputText, text);
            writer.WriteStartObject(s_config);
            writer.WriteNumber(s_temperature, 0);
            writer.WriteEndObject();
            writer.WriteEndObject();
            await writer.FlushAsync();
        }

        stream.Position = 0;
        return await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = stream }); // !BDR1001
    }

    public async Task<InvokeModelResponse> Capped(string text)
    {
        var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString(s_inputText, text);
            writer.WriteStartObject(s_config);
            writer.WriteNumber(s_max, 100);
            writer.WriteEndObject();
            writer.WriteEndObject();
            await writer.FlushAsync();
        }

        stream.Position = 0;
        return await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = stream });
    }
}

// 5: a class that builds the body with a writer of its own.
public sealed class BodyWriter : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _writer;

    public BodyWriter()
    {
        _writer = new Utf8JsonWriter(_stream);
        _writer.WriteStartObject();
    }

    public BodyWriter Text(string name, string value)
    {
        _writer.WriteString(name, value);
        return this;
    }

    public BodyWriter Number(string name, int value)
    {
        _writer.WriteNumber(name, value);
        return this;
    }

    public MemoryStream Build()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _stream.Position = 0;
        return _stream;
    }

    public void Dispose() => _writer.Dispose();
}

public sealed class BuiltClient(IAmazonBedrockRuntime bedrock)
{
    public async Task Bare(string prompt)
    {
        using var body = new BodyWriter();
        body.Text("prompt", prompt);
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = body.Build() }); // !BDR1001
    }

    public async Task Capped(string prompt)
    {
        using var body = new BodyWriter();
        body.Text("prompt", prompt).Number("max_tokens", 200);
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = body.Build() });
    }

    public async Task Named(string prompt, string cap)
    {
        using var body = new BodyWriter();
        body.Text("prompt", prompt).Number(cap, 200);
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = body.Build() });
    }
}

// 6: a writer that others of the project get, virtually: which one runs nobody knows.
public abstract class Family
{
    public abstract void WriteParameters(Utf8JsonWriter writer);
}

public sealed class VirtualClient(IAmazonBedrockRuntime bedrock, Family family)
{
    public async Task Ask(string prompt)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("prompt", prompt);
        family.WriteParameters(writer);
        writer.WriteEndObject();
        writer.Flush();
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = new MemoryStream(stream.ToArray()) });
    }
}

// 7: retries and try/finally around the writing, text kept for the log.
public sealed class LoggedClient(IAmazonBedrockRuntime bedrock)
{
    public async Task Bare(string prompt)
    {
        var stream = new MemoryStream();
        var writer = new Utf8JsonWriter(stream);
        try
        {
            writer.WriteStartObject();
            writer.WriteString("prompt", prompt);
            writer.WriteNumber("temperature", 0.1);
            writer.WriteEndObject();
            writer.Flush();
        }
        finally
        {
            writer.Dispose();
        }

        var json = Encoding.UTF8.GetString(stream.ToArray());
        Console.WriteLine(json);
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(json)) }); // !BDR1001
    }

    public async Task InALoop(string[] prompts)
    {
        foreach (var prompt in prompts)
        {
            using var stream = new MemoryStream();
            using var writer = new Utf8JsonWriter(stream);
            writer.WriteStartObject();
            writer.WriteString("prompt", prompt);
            writer.WriteEndObject();
            writer.Flush();
            stream.Position = 0;
            await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = stream }); // !BDR1001
        }
    }

    public async Task OneWriterForAll(string[] prompts)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        foreach (var prompt in prompts)
        {
            stream.SetLength(0);
            writer.Reset(stream);
            writer.WriteStartObject();
            writer.WriteString("prompt", prompt);
            writer.WriteEndObject();
            writer.Flush();
            await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = new MemoryStream(stream.ToArray()) });
        }
    }

    public async Task Copied(string prompt, JsonElement settings)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("prompt", prompt);
        foreach (var setting in settings.EnumerateObject()) setting.WriteTo(writer);
        writer.WriteEndObject();
        writer.Flush();
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = new MemoryStream(stream.ToArray()) });
    }

    // A body of which the model is chosen with the parameters.
    public async Task ByFamily(string model, string prompt)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("prompt", prompt);
            switch (model.Split('.')[0])
            {
                case "meta":
                    writer.WriteNumber("max_gen_len", 200);
                    break;
                case "mistral":
                    writer.WriteNumber("max_tokens", 200);
                    break;
            }

            writer.WriteEndObject();
        }

        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = stream });
    }
}
