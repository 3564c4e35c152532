using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using Microsoft.Extensions.AI;

public class LongAnswers(IAmazonBedrockRuntime client)
{
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private const int Long = 20000;
    private const int Short = 2000;
    private static readonly int s_longest = 32_000;

    private static InferenceConfiguration LongConfig => new() { MaxTokens = 16_384 };

    private static async Task<string> Drain(ConverseStreamOutput stream)
    {
        var answer = new StringBuilder();
        await foreach (var e in stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> Short_(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new InferenceConfiguration { MaxTokens = Short } };
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await Drain(response.Stream);
    }

    public async Task<string> JustShortEnough(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new() { MaxTokens = 8192 } };
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await Drain(response.Stream);
    }

    // A thousandth more, and the answer may take longer than the client waits.
    public async Task<string> JustTooLong(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new() { MaxTokens = 8193 } };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> NoCap(List<Message> messages)
    {
        var response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = Claude, Messages = messages }); // !BDR2001
        return await Drain(response.Stream);
    }

    public async Task<string> CallersCap(List<Message> messages, int maxTokens)
    {
        var response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new() { MaxTokens = maxTokens } }); // !BDR2001
        return await Drain(response.Stream);
    }

    public async Task<string> ByConstant(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new InferenceConfiguration { MaxTokens = Long, Temperature = 0.1f } };
        var answer = "";
        foreach (var e in (await client.ConverseStreamAsync(request)).Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer += delta.Delta.Text;
        }

        return answer;
    }

    public async Task<string> ByField(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new InferenceConfiguration { MaxTokens = s_longest } };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> ByProperty(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = LongConfig };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> SetLater(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages };
        request.InferenceConfig = new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = 12_000;
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> MadeElsewhere(List<Message> messages)
    {
        var response = await client.ConverseStreamAsync(Report(messages));
        return await Drain(response.Stream);
    }

    private static ConverseStreamRequest Report(List<Message> messages) => new()
    {
        ModelId = Claude,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 10_000 },
    };

    public async Task<string> MadeElsewhereAndShort(List<Message> messages)
    {
        var response = await client.ConverseStreamAsync(Summary(messages)); // !BDR2001
        return await Drain(response.Stream);
    }

    private static ConverseStreamRequest Summary(List<Message> messages) => new()
    {
        ModelId = Claude,
        Messages = messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = 300 },
    };

    // One of two ways is long.
    public async Task<string> OneOfTwo(List<Message> messages, bool detailed)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, InferenceConfig = new() { MaxTokens = detailed ? 16_000 : 500 } };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> Thinking(List<Message> messages)
    {
        var request = new ConverseStreamRequest
        {
            ModelId = Claude,
            Messages = messages,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 8000 },
            AdditionalModelRequestFields = new Document { { "thinking", new Document { { "type", "enabled" }, { "budget_tokens", 4000 } } } },
        };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }

    public async Task<string> ThinkingFromObject(List<Message> messages)
    {
        var request = new ConverseStreamRequest
        {
            ModelId = Claude,
            Messages = messages,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 6000 },
            AdditionalModelRequestFields = Document.FromObject(new { thinking = new { type = "enabled", budget_tokens = 2048 } }),
        };
        var answer = new StringBuilder();
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
        }

        return answer.ToString();
    }

    public async Task<string> OtherFields(List<Message> messages)
    {
        var request = new ConverseStreamRequest
        {
            ModelId = Claude,
            Messages = messages,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 6000 },
            AdditionalModelRequestFields = new Document { { "top_k", 200 } },
        };
        var response = await client.ConverseStreamAsync(request); // !BDR2001
        return await Drain(response.Stream);
    }

    public async Task<string> CapInAdditionalFields(List<Message> messages)
    {
        var request = new ConverseStreamRequest { ModelId = Claude, Messages = messages, AdditionalModelRequestFields = new Document { { "max_tokens", 30_000 } } };
        var response = await client.ConverseStreamAsync(request);
        return await Drain(response.Stream);
    }
}

public class LongBodies(IAmazonBedrockRuntime client)
{
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private static string Drain(ResponseStream body)
    {
        var answer = new StringBuilder();
        foreach (var item in body)
        {
            if (item is PayloadPart part) answer.Append((string?)JsonNode.Parse(part.Bytes)?["delta"]?["text"]);
        }

        return answer.ToString();
    }

    public async Task<string> Short(string prompt)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 1000, messages = new[] { new { role = "user", content = prompt } } });
        var response = await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentType = "application/json" }); // !BDR2001
        return Drain(response.Body);
    }

    public async Task<string> Long(string prompt)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 16000, messages = new[] { new { role = "user", content = prompt } } });
        var request = new InvokeModelWithResponseStreamRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentType = "application/json" };
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        return Drain(response.Body);
    }

    public async Task<string> Thinking(string prompt)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 6000, thinking = new { type = "enabled", budget_tokens = 3000 }, messages = new[] { new { role = "user", content = prompt } } });
        var request = new InvokeModelWithResponseStreamRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentType = "application/json" };
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        return Drain(response.Body);
    }

    public async Task<string> RawText(string prompt)
    {
        var body = $$"""
            { "anthropic_version": "bedrock-2023-05-31", "max_tokens": 12000, "messages": [ { "role": "user", "content": {{JsonSerializer.Serialize(prompt)}} } ] }
            """;
        var request = new InvokeModelWithResponseStreamRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) };
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        return Drain(response.Body);
    }

    public async Task<string> Node(string prompt)
    {
        var body = new JsonObject { ["prompt"] = prompt, ["max_gen_len"] = 512 };
        var request = new InvokeModelWithResponseStreamRequest { ModelId = "meta.llama3-8b-instruct-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) };
        var answer = new StringBuilder();
        var response = await client.InvokeModelWithResponseStreamAsync(request); // !BDR2001
        await foreach (var item in response.Body)
        {
            if (item is PayloadPart part) answer.Append((string?)JsonNode.Parse(part.Bytes)?["generation"]);
        }

        return answer.ToString();
    }

    public async Task<string> Nova(string prompt)
    {
        var body = JsonSerializer.Serialize(new { inferenceConfig = new { maxTokens = 10000 }, messages = new[] { new { role = "user", content = new[] { new { text = prompt } } } } });
        var request = new InvokeModelWithResponseStreamRequest { ModelId = "amazon.nova-2-lite-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) };
        var response = await client.InvokeModelWithResponseStreamAsync(request);
        return Drain(response.Body);
    }
}

public class LongChats
{
    private readonly IChatClient _chat;
    private static readonly ChatOptions s_long = new() { MaxOutputTokens = 16_000 };

    public LongChats(IAmazonBedrockRuntime runtime) => _chat = runtime.AsIChatClient("amazon.nova-pro-v1:0");

    public async Task<ChatResponse> Short(string prompt) =>
        await _chat.GetStreamingResponseAsync(prompt, new ChatOptions { MaxOutputTokens = 1000 }).ToChatResponseAsync(); // !BDR2001

    public async Task<ChatResponse> Long(string prompt) =>
        await _chat.GetStreamingResponseAsync(prompt, new ChatOptions { MaxOutputTokens = 20_000 }).ToChatResponseAsync();

    public async Task<string> LongByField(string prompt)
    {
        var answer = new StringBuilder();
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt, s_long)) answer.Append(update.Text);
        return answer.ToString();
    }

    public async Task<string> LongByLocal(string prompt)
    {
        var options = new ChatOptions();
        options.MaxOutputTokens = 9000;
        var answer = "";
        await foreach (var update in _chat.GetStreamingResponseAsync(prompt, options)) answer += update.Text;
        return answer;
    }
}
