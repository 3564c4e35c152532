using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// Wherever the chunks go, as long as it is the method's own.
public class LocalBuffers(IAmazonBedrockRuntime client)
{
    public async Task<string> Bytes(ConverseStreamRequest request)
    {
        using var buffer = new MemoryStream();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) buffer.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public async Task<string> Writer(ConverseStreamRequest request)
    {
        using var writer = new StringWriter();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }

        return writer.ToString();
    }

    public async Task<string> WriterOnAStream(ConverseStreamRequest request)
    {
        using var memory = new MemoryStream();
        using var writer = new StreamWriter(memory);
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }

        writer.Flush();
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public async Task<string> FromAQueue(ConverseStreamRequest request)
    {
        var queue = new Queue<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) queue.Enqueue(delta.Delta.Text);
        }

        var answer = new StringBuilder();
        while (queue.TryDequeue(out var text)) answer.Append(text);
        return answer.ToString();
    }

    public async Task<string> ByInterface(ConverseStreamRequest request)
    {
        IList<string> parts = new List<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        return string.Concat(parts);
    }

    public async Task<string> ConditionalAppend(ConverseStreamRequest request)
    {
        StringBuilder? answer = null;
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent delta) continue;
            answer ??= new StringBuilder();
            answer.Append(delta.Delta.Text);
        }

        return answer?.ToString() ?? "";
    }

    public async Task<string> TwoSteps(ConverseStreamRequest request)
    {
        var deltas = new List<ContentBlockDelta>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent { Delta: { } delta }) deltas.Add(delta);
        }

        var answer = new StringBuilder();
        foreach (var delta in deltas) answer.Append(delta.Text);
        return answer.ToString();
    }

    public async Task<string> Insert(ConverseStreamRequest request)
    {
        var answer = new StringBuilder("[]");
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Insert(answer.Length - 1, delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Last(ConverseStreamRequest request)
    {
        var answer = "";
        var last = "";
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is not ContentBlockDeltaEvent { Delta.Text: var text }) continue;
            last = text;
            answer += last;
        }

        return answer.TrimEnd() + (last.EndsWith('.') ? "" : ".");
    }

    public async Task<(string, string)> OneOfTwo(ConverseStreamRequest request)
    {
        var first = new StringBuilder();
        var others = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) (delta.ContentBlockIndex == 0 ? first : others).Append(delta.Delta.Text);
        }

        return (first.ToString(), others.ToString());
    }

    public async Task<ImmutableArray<string>> Immutable(ConverseStreamRequest request)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) parts.Add(delta.Delta.Text);
        }

        return parts.ToImmutable();
    }

    public async Task<JsonArray> Nodes(InvokeModelWithResponseStreamRequest request)
    {
        var nodes = new JsonArray();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) nodes.Add(JsonNode.Parse(part.Bytes));
        }

        return nodes;
    }

    public async Task<string> Cleaned(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(Clean(delta.Delta.Text));
        }

        return answer.ToString();
    }

    private static string Clean(string text) => string.IsNullOrEmpty(text) ? "" : new string(text.Where(c => !char.IsControl(c)).ToArray());

    public async Task<string> LastBlockOnly(ConverseStreamRequest request)
    {
        var block = new StringBuilder();
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        await foreach (var chunk in response.Stream)
        {
            switch (chunk)
            {
                case ContentBlockStartEvent:
                    block = new StringBuilder();
                    break;
                case ContentBlockDeltaEvent delta:
                    block.Append(delta.Delta.Text);
                    break;
            }
        }

        return block.ToString();
    }

    // Not the method's own.
    public async Task PooledOfTheCaller(InvokeModelWithResponseStreamRequest request, IBufferWriter<byte> writer)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) writer.Write(part.Bytes.ToArray());
        }
    }

    public async Task<string> MemoryOfTheCaller(ConverseStreamRequest request, MemoryStream memory)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) memory.Write(Encoding.UTF8.GetBytes(delta.Delta.Text));
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public async Task<string> FromAFactory(ConverseStreamRequest request, Func<TextWriter> open)
    {
        using var writer = open();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) writer.Write(delta.Delta.Text);
        }

        return writer.ToString() ?? "";
    }

    // The caller holds the buffer before it is full.
    public (StringBuilder Text, Task Done) Growing(ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        return (answer, Read());

        async Task Read()
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            }
        }
    }

    public async Task<string> WatchedByAnother(ConverseStreamRequest request, Action<StringBuilder> watch)
    {
        var answer = new StringBuilder();
        watch(answer);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> ReadByALambda(ConverseStreamRequest request, Action<Func<string>> register)
    {
        var answer = "";
        register(() => answer);
        var response = await client.ConverseStreamAsync(request);
        await foreach (var chunk in response.Stream)
        {
            if (chunk is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }
}
