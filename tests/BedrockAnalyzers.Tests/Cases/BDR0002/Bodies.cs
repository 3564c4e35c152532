#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Bodies;
using System.Text; using System.Text.Json; using System.Text.Json.Nodes; using System.Text.Json.Serialization;
public class InvokedBodies
{
    private IAmazonBedrockRuntime? _client;
    private IAmazonBedrockRuntime Client => _client ??= new AmazonBedrockRuntimeClient();
    private const string Claude = "anthropic.claude-3-sonnet-20240229-v1:0";
    public async Task A(string q)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 512, messages = new[] { new { role = "user", content = q } } });
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentType = "application/json" }); // InvokeModel | anthropic.claude-3-sonnet-20240229-v1:0 | 512 | false | SDK | $0.0077 // !BDR0002
        var s = await Client.InvokeModelWithResponseStreamAsync(new() { ModelId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) }); // InvokeModelWithResponseStream | us.anthropic.claude-sonnet-4-5-20250929-v1:0 | 512 | true | SDK | $0.0084 // !BDR0002
    }
    public async Task B(string q, int n)
    {
        var body = new JsonObject { ["prompt"] = q, ["max_gen_len"] = 256 };
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-1-70b-instruct-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) }); // InvokeModel | meta.llama3-1-70b-instruct-v1:0 | 256 | false | SDK | $0.00018 // !BDR0002
        body["max_gen_len"] = n;
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "meta.llama3-1-70b-instruct-v1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString())) }); // InvokeModel | meta.llama3-1-70b-instruct-v1:0 | unknown | false | SDK | unknown // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"inputText":"{{q}}","textGenerationConfig":{"maxTokenCount":{{n}} } }""")) }); // InvokeModel | amazon.titan-text-express-v1 | unknown | false | SDK | unknown // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = new MemoryStream("""{"inputText":"x"}"""u8.ToArray()) }); // InvokeModel | amazon.titan-text-express-v1 | none | false | SDK | unknown // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.nova-pro-v1:0", Body = new MemoryStream("""{"messages":[],"inferenceConfig":{"max_new_tokens":100}}"""u8.ToArray()) }); // InvokeModel | amazon.nova-pro-v1:0 | 100 | false | SDK | $0.00032 // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "mistral.mistral-large-2402-v1:0", Body = new MemoryStream("""{"prompt":"x"}"""u8.ToArray()) }); // InvokeModel | mistral.mistral-large-2402-v1:0 | none | false | SDK | $0.098 // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "openai.gpt-oss-120b-1:0", Body = new MemoryStream("""{"messages":[],"max_completion_tokens":1000}"""u8.ToArray()) }); // InvokeModel | openai.gpt-oss-120b-1:0 | 1000 | false | SDK | $0.00060 // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "cohere.embed-multilingual-v3", Body = new MemoryStream("""{"texts":["a"]}"""u8.ToArray()) }); // InvokeModel | cohere.embed-multilingual-v3 | not applicable | false | SDK | unknown // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "stability.sd3-5-large-v1:0", Body = new MemoryStream("""{"prompt":"a"}"""u8.ToArray()) }); // InvokeModel | stability.sd3-5-large-v1:0 | not applicable | false | SDK | unknown // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "acme.new-model-v1:0", Body = new MemoryStream("""{"prompt":"a","max_tokens":5}"""u8.ToArray()) }); // InvokeModel | acme.new-model-v1:0 | unknown | false | SDK | unknown // !BDR0002
    }
    public Task<InvokeModelResponse> C(Ask ask) => Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Ask { Messages = [] })) }); // InvokeModel | us.anthropic.claude-haiku-4-5-20251001-v1:0 | 777 | false | SDK | $0.0043 // !BDR0002
    public Task<InvokeModelResponse> D(Ask ask) => Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(ask)) }); // InvokeModel | us.anthropic.claude-haiku-4-5-20251001-v1:0 | unknown | false | SDK | unknown // !BDR0002
    private static MemoryStream Body(string prompt, int max = 400) => new(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object> { ["anthropic_version"] = "bedrock-2023-05-31", ["max_tokens"] = max, ["messages"] = prompt })));
    public async Task E(string q)
    {
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "global.anthropic.claude-haiku-4-5-20251001-v1:0", Body = Body(q) }); // InvokeModel | global.anthropic.claude-haiku-4-5-20251001-v1:0 | 400 | false | SDK | $0.0020 // !BDR0002
        await Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "global.anthropic.claude-haiku-4-5-20251001-v1:0", Body = Body(q, 100) }); // InvokeModel | global.anthropic.claude-haiku-4-5-20251001-v1:0 | 100 | false | SDK | $0.00050 // !BDR0002
    }
    public sealed class Ask { [JsonPropertyName("anthropic_version")] public string Version { get; init; } = "bedrock-2023-05-31"; [JsonPropertyName("max_tokens")] public int MaxTokens { get; init; } = 777; [JsonPropertyName("messages")] public object[]? Messages { get; init; } }
}
