using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Newtonsoft.Json.Linq;

public class InvokeModelBodies(IAmazonBedrockRuntime client)
{
    public async Task<string> Claude(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        var answer = new StringBuilder();
        foreach (var item in response.Body)
        {
            var chunk = JsonSerializer.Deserialize<JsonObject>((item as PayloadPart)!.Bytes);
            var text = chunk!["delta"]?["text"] ?? "";
            answer.Append(text);
        }

        return answer.ToString();
    }

    public async Task<string> ClaudeByType(InvokeModelWithResponseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = "";
        var response = await client.InvokeModelWithResponseStreamAsync(request, cancellationToken); // !BDR2001
        await foreach (var item in response.Body.WithCancellation(cancellationToken))
        {
            if (item is not PayloadPart part) continue;
            var chunk = await JsonSerializer.DeserializeAsync<JsonNode>(part.Bytes, cancellationToken: cancellationToken);
            switch (chunk?["type"]?.GetValue<string>())
            {
                case "content_block_delta":
                    answer += chunk["delta"]?["text"]?.GetValue<string>();
                    break;
                case "message_delta":
                case "message_stop":
                    break;
            }
        }

        return answer;
    }

    public async Task<string> Titan(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        using var body = (await client.InvokeModelWithResponseStreamAsync(request)).Body; // !BDR2001
        await foreach (var item in body)
        {
            if (item is PayloadPart part)
            {
                using var reader = new StreamReader(part.Bytes);
                var json = await reader.ReadToEndAsync();
                using var document = JsonDocument.Parse(json);
                answer.Append(document.RootElement.GetProperty("outputText").GetString());
            }
        }

        return answer.ToString();
    }

    public async Task<string> Llama(InvokeModelWithResponseStreamRequest request)
    {
        var parts = new List<string>();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        foreach (PayloadPart part in response.Body)
        {
            var json = Encoding.UTF8.GetString(part.Bytes.ToArray());
            var node = JsonNode.Parse(json);
            if (node?["generation"] is { } generation) parts.Add(generation.GetValue<string>());
        }

        return string.Concat(parts);
    }

    public async Task<string> Mistral(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            var chunk = JsonSerializer.Deserialize<MistralChunk>(((PayloadPart)item).Bytes);
            foreach (var output in chunk?.Outputs ?? [])
            {
                answer.Append(output.Text);
            }
        }

        return answer.ToString();
    }

    public async Task<List<MistralChunk>> Parsed(InvokeModelWithResponseStreamRequest request)
    {
        var chunks = new List<MistralChunk>();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart { Bytes: { } bytes } && JsonSerializer.Deserialize<MistralChunk>(bytes) is { } chunk) chunks.Add(chunk);
        }

        return chunks;
    }

    public async Task<string> Documents(InvokeModelWithResponseStreamRequest request)
    {
        var documents = new List<JsonDocument>();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) documents.Add(JsonDocument.Parse(part.Bytes));
        }

        return documents.Aggregate("", (text, d) => text + d.RootElement.GetProperty("generation").GetString());
    }

    public async Task<string> Newtonsoft(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        foreach (var item in response.Body)
        {
            var part = (PayloadPart)item;
            var chunk = JObject.Parse(Encoding.UTF8.GetString(part.Bytes.ToArray()));
            answer.Append((string?)chunk["completion"]);
        }

        return answer.ToString();
    }

    public async Task<byte[]> Bytes(InvokeModelWithResponseStreamRequest request)
    {
        using var buffer = new MemoryStream();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) part.Bytes.CopyTo(buffer);
        }

        return buffer.ToArray();
    }

    public async Task<string> BytesWritten(InvokeModelWithResponseStreamRequest request)
    {
        var buffer = new MemoryStream();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part)
            {
                var bytes = part.Bytes.ToArray();
                buffer.Write(bytes, 0, bytes.Length);
            }
        }

        buffer.Position = 0;
        using var reader = new StreamReader(buffer);
        return await reader.ReadToEndAsync();
    }

    public async Task<byte[]> BytesOneByOne(InvokeModelWithResponseStreamRequest request)
    {
        var all = new List<byte>();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) all.AddRange(part.Bytes.ToArray());
        }

        return [.. all];
    }

    public async Task<string> ThroughAParser(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        foreach (var item in response.Body)
        {
            if (item is PayloadPart part)
            {
                var text = ProcessStreamChunk(part);
                if (!string.IsNullOrEmpty(text)) answer.Append(text);
            }
        }

        return answer.ToString();
    }

    private static string ProcessStreamChunk(PayloadPart part)
    {
        try
        {
            using var document = JsonDocument.Parse(part.Bytes);
            return document.RootElement.TryGetProperty("delta", out var delta) && delta.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    public async Task<(string Text, int Tokens)> WithMetrics(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var tokens = 0;
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is not PayloadPart part) continue;
            var chunk = JsonNode.Parse(part.Bytes)!;
            answer.Append(chunk["outputText"]?.ToString());
            if (chunk["amazon-bedrock-invocationMetrics"] is { } metrics) tokens = (int)metrics["outputTokenCount"]!;
        }

        return (answer.ToString(), tokens);
    }

    // The end of the message is the end of the stream.
    public async Task<string> UntilTheLast(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            var chunk = JsonNode.Parse(((PayloadPart)item).Bytes)!;
            if ((string?)chunk["type"] == "message_stop") break;
            answer.Append((string?)chunk["delta"]?["text"]);
        }

        return answer.ToString();
    }

    public async Task Printed(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        foreach (var item in response.Body)
        {
            var chunk = JsonSerializer.Deserialize<JsonObject>((item as PayloadPart)!.Bytes);
            var text = chunk!["delta"]?["text"] ?? "";
            Console.Write(text);
        }
    }

    public async Task<string> PrintedByTheParser(InvokeModelWithResponseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        foreach (var item in response.Body)
        {
            if (item is PayloadPart part) answer.Append(Show(part));
        }

        return answer.ToString();
    }

    private static string Show(PayloadPart part)
    {
        var text = (string?)JsonNode.Parse(part.Bytes)?["generation"] ?? "";
        Console.Write(text);
        return text;
    }

    public async Task ToAFile(InvokeModelWithResponseStreamRequest request, string path)
    {
        await using var file = File.Create(path);
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) await part.Bytes.CopyToAsync(file);
        }
    }

    public async Task ToAStream(InvokeModelWithResponseStreamRequest request, Stream output, CancellationToken cancellationToken)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request, cancellationToken);
        await foreach (var item in response.Body)
        {
            if (item is not PayloadPart part) continue;
            part.Bytes.WriteTo(output);
            await output.FlushAsync(cancellationToken);
        }
    }

    public async Task ToStandardOutput(InvokeModelWithResponseStreamRequest request)
    {
        using var output = Console.OpenStandardOutput();
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        foreach (var item in response.Body)
        {
            if (item is PayloadPart part) output.Write(part.Bytes.ToArray());
        }
    }

    public async Task AsJsonLines(InvokeModelWithResponseStreamRequest request, Stream output)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part && JsonSerializer.Deserialize<MistralChunk>(part.Bytes) is { } chunk) await JsonSerializer.SerializeAsync(output, chunk);
        }
    }

    public async IAsyncEnumerable<string> Yielded(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part && ProcessStreamChunk(part) is { Length: > 0 } text) yield return text;
        }
    }

    public async Task<ResponseStream> HandedOn(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        return response.Body;
    }

    public Task<InvokeModelWithResponseStreamResponse> HandedOnWhole(InvokeModelWithResponseStreamRequest request) => client.InvokeModelWithResponseStreamAsync(request);

    // Nothing is streamed.
    public async Task<string> Whole(InvokeModelRequest request)
    {
        var response = await client.InvokeModelAsync(request);
        using var reader = new StreamReader(response.Body);
        return await reader.ReadToEndAsync();
    }

    public async Task NeverRead(InvokeModelWithResponseStreamRequest request)
    {
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        Console.WriteLine(response.ContentType);
    }
}

public sealed class MistralChunk
{
    [JsonPropertyName("outputs")]
    public List<MistralOutput> Outputs { get; set; } = [];
}

public sealed record MistralOutput([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("stop_reason")] string? StopReason);
