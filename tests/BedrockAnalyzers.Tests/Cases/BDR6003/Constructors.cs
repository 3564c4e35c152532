using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Default;

// default parameter
public sealed class Summarizer(IAmazonBedrockRuntime client)
{
    private async Task<string> AskAsync(string prompt, string modelId = "anthropic.claude-haiku-4-5-20251001-v1:0") // !BDR6003
    {
        var response = await client.ConverseAsync(new ConverseRequest
        {
            ModelId = modelId,
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
        });
        return response.Output.Message.Content[0].Text;
    }

    public Task<string> Short(string text) => AskAsync("Shorten: " + text);
    public Task<string> Long(string text) => AskAsync("Expand: " + text, modelId: "us.anthropic.claude-haiku-4-5-20251001-v1:0");
}

// public, so outside callers may leave it out too: still what the request gets
public sealed class PublicDefault
{
    private readonly IAmazonBedrockRuntime _client;
    public PublicDefault(IAmazonBedrockRuntime client) => _client = client;
    public async Task<ConverseResponse> AskAsync(List<Message> messages, string modelId = "amazon.nova-premier-v1:0", CancellationToken token = default) // !BDR6003
        => await _client.ConverseAsync(new() { ModelId = modelId, Messages = messages }, token);

    public Task<ConverseResponse> Again(List<Message> messages) => AskAsync(messages);
}

// constructor parameter into readonly field
public sealed class Holder
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _modelId;

    public Holder(IAmazonBedrockRuntime client, string modelId)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _modelId = modelId;
    }

    public Task<ConverseResponse> Ask(List<Message> m) => _client.ConverseAsync(new ConverseRequest { ModelId = _modelId, Messages = m });
}

public sealed class PrimaryHolder(IAmazonBedrockRuntime client, string modelId)
{
    public Task<ConverseResponse> Ask(List<Message> m) => client.ConverseAsync(new ConverseRequest { ModelId = modelId, Messages = m });
}

public sealed class DefaultCtor(IAmazonBedrockRuntime client, string modelId = "meta.llama4-scout-17b-instruct-v1:0") // !BDR6003
{
    private readonly string _modelId = modelId;
    public Task<ConverseResponse> Ask(List<Message> m) => client.ConverseAsync(new ConverseRequest { ModelId = _modelId, Messages = m });
}

public sealed class NullGuardHolder
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _model;
    public NullGuardHolder(IAmazonBedrockRuntime client, string? model)
    {
        _client = client;
        _model = model ?? "anthropic.claude-opus-4-5-20251101-v1:0"; // !BDR6003
    }
    public Task<ConverseStreamResponse> Ask(List<Message> m) => _client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = _model, Messages = m });
}

public static class Factory
{
    public static Holder Haiku(IAmazonBedrockRuntime c) => new Holder(c, "anthropic.claude-haiku-4-5-20251001-v1:0"); // !BDR6003
    public static PrimaryHolder Nova(IAmazonBedrockRuntime c) => new(c, "amazon.nova-2-lite-v1:0"); // !BDR6003
    public static Holder Good(IAmazonBedrockRuntime c) => new Holder(c, "eu.anthropic.claude-haiku-4-5-20251001-v1:0");
    public static PrimaryHolder GoodMistral(IAmazonBedrockRuntime c) => new(c, "mistral.mistral-large-2407-v1:0");
    public static PrimaryHolder BadMistral(IAmazonBedrockRuntime c) => new(c, modelId: "us.mistral.mistral-large-2407-v1:0"); // !BDR6003
    public static DefaultCtor D(IAmazonBedrockRuntime c) => new(c);
}

// property set in a ctor
public class PropHolder
{
    public PropHolder(IAmazonBedrockRuntime c, string id) { Client = c; ModelId = id; }
    public IAmazonBedrockRuntime Client { get; }
    public string ModelId { get; }
    public async Task Run() => await Client.ConverseAsync(new ConverseRequest { ModelId = this.ModelId });
    public static PropHolder Make(IAmazonBedrockRuntime c) => new(c, "anthropic.claude-opus-4-7"); // !BDR6003
}

// base constructor
public abstract class ChatBase
{
    private readonly string _id;
    protected readonly IAmazonBedrockRuntime Client;
    protected ChatBase(IAmazonBedrockRuntime c, string id) { Client = c; _id = id; }
    protected Task<ConverseResponse> Send(List<Message> m) => Client.ConverseAsync(new() { ModelId = _id, Messages = m });
}
public sealed class HaikuChat : ChatBase
{
    public HaikuChat(IAmazonBedrockRuntime c) : base(c, "anthropic.claude-haiku-4-5-20251001-v1:0") { } // !BDR6003
    public Task<ConverseResponse> Do() => Send([]);
}
public sealed class ScoutChat(IAmazonBedrockRuntime c) : ChatBase(c, "meta.llama4-scout-17b-instruct-v1:0") // !BDR6003
{
    public Task<ConverseResponse> Do() => Send([]);
}
public sealed class GlobalChat(IAmazonBedrockRuntime c) : ChatBase(c, "global.anthropic.claude-haiku-4-5-20251001-v1:0")
{
    public Task<ConverseResponse> Do() => Send([]);
}
public sealed class NovaLiteChat(IAmazonBedrockRuntime c) : ChatBase(c, "amazon.nova-lite-v1:0")
{
    public Task<ConverseResponse> Do() => Send([]);
}

// near misses: stored but not sent
public sealed class Report(string modelId)
{
    public string Line => $"model={modelId}";
    public static Report Make() => new("anthropic.claude-haiku-4-5-20251001-v1:0");
}
public sealed class Transformer(IAmazonBedrockRuntime client, string modelId)
{
    // a prefix is put before it
    public Task<ConverseResponse> Ask(List<Message> m) => client.ConverseAsync(new ConverseRequest { ModelId = "us." + modelId, Messages = m });
    public static Transformer Make(IAmazonBedrockRuntime c) => new(c, "anthropic.claude-haiku-4-5-20251001-v1:0");
}
public sealed class Interpolating(IAmazonBedrockRuntime client, string region, string modelId = "anthropic.claude-haiku-4-5-20251001-v1:0")
{
    public Task<ConverseResponse> Ask(List<Message> m) => client.ConverseAsync(new ConverseRequest { ModelId = $"{region}.{modelId}", Messages = m });
}
public sealed class Counter(IAmazonBedrockRuntime client)
{
    public Task<CountTokensResponse> Count(string modelId = "anthropic.claude-haiku-4-5-20251001-v1:0") => client.CountTokensAsync(new CountTokensRequest { ModelId = modelId });
}
public sealed class Prefixed
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _modelId;
    public Prefixed(IAmazonBedrockRuntime client, string modelId = "anthropic.claude-haiku-4-5-20251001-v1:0")
    {
        _client = client;
        _modelId = Profile(modelId);
    }
    private static string Profile(string id) => id.StartsWith("anthropic.") ? "eu." + id : id;
    public Task<ConverseResponse> Ask(List<Message> m) => _client.ConverseAsync(new ConverseRequest { ModelId = _modelId, Messages = m });
}
