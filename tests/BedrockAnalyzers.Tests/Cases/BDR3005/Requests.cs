using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using Microsoft.Extensions.AI;
using ContentBlock = Amazon.BedrockRuntime.Model.ContentBlock;
using InferenceConfiguration = Amazon.BedrockRuntime.Model.InferenceConfiguration;
using Message = Amazon.BedrockRuntime.Model.Message;

public class LongRequests
{
    private const string Model = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private const int Most = 15_000;

    private readonly AmazonBedrockRuntimeClient _client = new(RegionEndpoint.USEast1);

    private static List<Message> Ask(string text) => [new Message { Role = "user", Content = [new ContentBlock { Text = text }] }];

    public Task<ConverseResponse> Constant(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = Ask(text), InferenceConfig = new() { MaxTokens = Most } }); // !BDR3005

    public async Task<string> ByStatements(string text)
    {
        var request = new ConverseRequest { ModelId = Model, Messages = Ask(text) };
        request.InferenceConfig = new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = 12_000;
        var response = await _client.ConverseAsync(request).ConfigureAwait(false); // !BDR3005
        return response.Output.Message.Content[0].Text;
    }

    // Nobody knows how long the answer may become, and another rule says so.
    public Task<ConverseResponse> WithoutCap(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = Ask(text) }); // !BDR1001

    public Task<ConverseResponse> Thinking(string text) => _client.ConverseAsync(new ConverseRequest // !BDR3005
    {
        ModelId = Model,
        Messages = Ask(text),
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = new Document(new Dictionary<string, Document>
        {
            ["thinking"] = new Document(new Dictionary<string, Document> { ["type"] = "enabled", ["budget_tokens"] = 5000 }),
        }),
    });

    public Task<ConverseResponse> ThinkingBriefly(string text) => _client.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        Messages = Ask(text),
        InferenceConfig = new() { MaxTokens = 6000 },
        AdditionalModelRequestFields = new Document(new Dictionary<string, Document>
        {
            ["thinking"] = new Document(new Dictionary<string, Document> { ["type"] = "enabled", ["budget_tokens"] = 4096 }),
        }),
    });

    public async Task<string> Body(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 16000, messages = new[] { new { role = "user", content = text } } });
        var response = await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) }); // !BDR3005
        return await new StreamReader(response.Body).ReadToEndAsync();
    }

    public async Task<string> ThinkingBody(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 8000, thinking = new { type = "enabled", budget_tokens = 6000 }, messages = new[] { new { role = "user", content = text } } });
        var response = await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) }); // !BDR3005
        return await new StreamReader(response.Body).ReadToEndAsync();
    }

    public async Task<string> ShortBody(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 2000, messages = new[] { new { role = "user", content = text } } });
        var response = await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
        return await new StreamReader(response.Body).ReadToEndAsync();
    }

    public async Task StreamedBody(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 16000, messages = new[] { new { role = "user", content = text } } });
        var response = await _client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
        await foreach (var part in response.Body) Console.WriteLine(part);
    }

    // A number by that name that is no cap of this model.
    public async Task<string> OtherBody(string text)
    {
        var body = new JsonObject { ["inputText"] = text, ["dimensions"] = 1024, ["max_tokens"] = 16000 }.ToJsonString();
        var response = await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-embed-text-v2:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
        return await new StreamReader(response.Body).ReadToEndAsync();
    }

    public async Task Parallel(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            try
            {
                await _client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = Ask(text), InferenceConfig = new() { MaxTokens = 10_000 } }); // !BDR3005
            }
            catch (AmazonBedrockRuntimeException)
            {
                throw;
            }
        }
    }
}

public class Chats
{
    private const string Model = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private readonly IChatClient _chat = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1).AsIChatClient(Model);
    private readonly IChatClient _piped = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1).AsIChatClient(Model);
    private readonly IChatClient _patient = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) }).AsIChatClient(Model);
    private readonly IChatClient _injected;

    public Chats(IAmazonBedrockRuntime client) => _injected = client.AsIChatClient(Model);

    public Task<ChatResponse> Long(string text) => _chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 16000 }); // !BDR3005

    public Task<ChatResponse> Piped(string text) => _piped.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 16000 }); // !BDR3005

    public Task<ChatResponse> Short(string text) => _chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 1000 });

    public Task<ChatResponse> Patient(string text) => _patient.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 16000 });

    public Task<ChatResponse> Injected(string text) => _injected.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 16000 });

    public async Task Streamed(string text)
    {
        await foreach (var update in _chat.GetStreamingResponseAsync(text, new ChatOptions { MaxOutputTokens = 16000 })) Console.Write(update.Text);
    }
}

public class KnowledgeBases
{
    private readonly AmazonBedrockAgentRuntimeClient _client = new(RegionEndpoint.USEast1);

    public Task<RetrieveAndGenerateResponse> Ask(string text) => _client.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
    {
        Input = new() { Text = text },
        RetrieveAndGenerateConfiguration = new()
        {
            Type = RetrieveAndGenerateType.KNOWLEDGE_BASE,
            KnowledgeBaseConfiguration = new()
            {
                KnowledgeBaseId = "KB12345678",
                ModelArn = "anthropic.claude-haiku-4-5-20251001-v1:0",
                GenerationConfiguration = new() { InferenceConfig = new() { TextInferenceConfig = new() { MaxTokens = 16000 } } },
            },
        },
    });
}

// A client that only looks like the SDK's.
public class OwnClient(HttpClientLike http)
{
    public Task<string> Run() => http.ConverseAsync(new { MaxTokens = 16000 });
}

public class HttpClientLike
{
    public Task<string> ConverseAsync(object request) => Task.FromResult(request.ToString()!);
}
