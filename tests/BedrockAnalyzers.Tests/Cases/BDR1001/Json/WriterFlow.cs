// Writers under loops, branches, exceptions, lambdas and recursion.
using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.WriterFlow;

public sealed record Part(string Kind, string Text, IReadOnlyList<Part> Children);

public enum Verbosity
{
    Short,
    Long,
}

public sealed class Writers(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private Task Send(Stream body) => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = (MemoryStream)body });

    // A recursion writes an object inside itself: where the writer stands then nobody says, and the cap behind it may be anywhere.
    public async Task Recursive(Part part)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        writer.WritePropertyName("messages");
        WritePart(writer, part);
        writer.WriteEndObject();
        writer.Flush();
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    private static void WritePart(Utf8JsonWriter writer, Part part)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", part.Kind);
        writer.WriteStartArray("children");
        foreach (var child in part.Children) WritePart(writer, child);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // A switch that sets the cap on each of its paths.
    public async Task Switched(string prompt, Verbosity verbosity)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        switch (verbosity)
        {
            case Verbosity.Short:
                writer.WriteNumber("max_tokens", 100);
                break;
            default:
                writer.WriteNumber("max_tokens", 4000);
                break;
        }

        writer.WriteString("prompt", prompt);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    public async Task OnlyWhenShort(string prompt, Verbosity verbosity)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        if (verbosity == Verbosity.Short) writer.WriteNumber("max_tokens", 100);
        writer.WriteString("prompt", prompt);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream }); // !BDR1001
    }

    // Tools in a loop, with nested loops in them; a continue in the middle.
    public async Task Tools(IEnumerable<Part> tools, bool capped)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("anthropic_version", "bedrock-2023-05-31");
            writer.WriteStartArray("tools");
            foreach (var tool in tools)
            {
                if (tool.Text.Length == 0) continue;
                writer.WriteStartObject();
                writer.WriteString("name", tool.Kind);
                writer.WriteStartObject("input_schema");
                foreach (var child in tool.Children.Where(c => c.Text.Length > 0))
                {
                    writer.WriteStartObject(child.Kind);
                    writer.WriteString("type", "string");
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(buffer.WrittenSpan.ToArray()) }); // !BDR1001
    }

    public async Task ToolsCapped(IEnumerable<Part> tools)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("tools");
            foreach (var tool in tools)
            {
                if (tool.Text.Length == 0) continue;
                writer.WriteStartObject();
                writer.WriteString("name", tool.Kind);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("max_tokens", 1024);
            writer.WriteEndObject();
        }

        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(buffer.WrittenMemory.Span.ToArray()) });
    }

    // What runs inside somebody else's lambda makes everything anew there.
    public Task InALambda(string prompt, Func<Func<Task>, Task> retry) => retry(async () =>
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        writer.WriteString("prompt", prompt);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream }); // !BDR1001
    });

    public Task InALambdaCapped(string prompt, Func<Func<Task>, Task> retry) => retry(async () =>
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        writer.WriteNumber("max_tokens", 10);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    });

    // A lambda of others that writes with a writer from outside: when, nobody knows.
    public async Task WrittenFromALambda(string prompt, Action<Action> whenever)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        whenever(() => writer.WriteNumber("max_tokens", 10));
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    // A local function that writes.
    public async Task LocalFunction(string prompt, int? limit)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        Version();
        Limit();
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });

        void Version() => writer.WriteString("anthropic_version", "bedrock-2023-05-31");

        void Limit()
        {
            if (limit.HasValue) writer.WriteNumber("max_tokens", limit.Value);
        }
    }

    // The catch writes another body.
    public async Task WithFallback(string prompt, Func<string> template)
    {
        var stream = new MemoryStream();
        try
        {
            using var writer = new Utf8JsonWriter(stream);
            writer.WriteStartObject();
            writer.WriteRawValue(template());
            writer.WriteEndObject();
        }
        catch (JsonException)
        {
            stream = new MemoryStream();
            using var writer = new Utf8JsonWriter(stream);
            writer.WriteStartObject();
            writer.WriteString("anthropic_version", "bedrock-2023-05-31");
            writer.WriteNumber("max_tokens", 10);
            writer.WriteEndObject();
        }

        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    // Extra members that the caller gives, by any name.
    public async Task Extras(string prompt, IDictionary<string, int> extras)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        foreach (var (name, value) in extras) writer.WriteNumber(name, value);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    // The stream goes on to code outside before it is sent.
    public async Task Rewritten(string prompt, IProgress<Stream> observer)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        writer.WriteEndObject();
        writer.Flush();
        observer.Report(stream);
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream });
    }

    // Two bodies of one writer's code, by a flag.
    public async Task Two(string prompt, bool native)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (native)
            {
                writer.WriteStartObject();
                writer.WriteString("anthropic_version", "bedrock-2023-05-31");
                writer.WriteString("prompt", prompt);
                writer.WriteEndObject();
            }
            else
            {
                JsonSerializer.Serialize(writer, new { anthropic_version = "bedrock-2023-05-31", max_tokens = 5, prompt });
            }
        }

        stream.Position = 0;
        await bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = stream }); // !BDR1001
    }

    // Handed through several methods of the project before it is sent.
    public Task Through(string prompt)
    {
        var stream = new MemoryStream();
        Fill(stream, w => w.WriteNumber("max_tokens", 5));
        return Send(stream);
    }

    private static void Fill(Stream stream, Action<Utf8JsonWriter>? more)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        more?.Invoke(writer);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
    }
}

public sealed class FilledWithout(IAmazonBedrockRuntime bedrock)
{
    public Task Ask()
    {
        var stream = new MemoryStream();
        Fill(stream, null);
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", Body = stream }); // !BDR1001
    }

    private static void Fill(Stream stream, Action<Utf8JsonWriter>? more)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("anthropic_version", "bedrock-2023-05-31");
        more?.Invoke(writer);
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
    }
}
