using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

internal static class ModelIds
{
    public const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
    public const string Opus = "anthropic.claude-opus-4-7";
    public const string Sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    public const string Nova = "amazon.nova-lite-v1:0";
    public const string MistralLarge = "us.mistral.mistral-large-2407-v1:0"; // !BDR6003

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string> { ["anthropic.claude-haiku-4-5-20251001-v1:0"] = "Haiku" };
}

public class Questions
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly IChatClient _chat;
    private readonly string _region;

    public Questions(string region)
    {
        _region = region;
        _client = new AmazonBedrockRuntimeClient(RegionEndpoint.GetBySystemName(region));
        _chat = _client.AsIChatClient("anthropic.claude-opus-4-5-20251101-v1:0"); // !BDR6003
    }

    public Task<ConverseResponse> Short(string question) => Ask(ModelIds.Haiku, question);

    public Task<ConverseResponse> French(string question) => Ask(ModelIds.MistralLarge, question);

    public Task<ConverseResponse> Cheap(string question) => Ask(ModelIds.Nova, question);

    public Task<ConverseResponse> Long(string question) => Ask($"{Geography()}.{ModelIds.Opus}", question);

    public Task<ConverseResponse> Known(string question) => Ask("us." + ModelIds.Sonnet, question);

    public Task<ChatResponse> Chat(string question) => _chat.GetResponseAsync(question, new ChatOptions { ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0" }); // !BDR6003

    public async Task<bool> IsThere(IAmazonBedrock control)
    {
        var answer = await control.GetFoundationModelAsync(new GetFoundationModelRequest { ModelIdentifier = ModelIds.Sonnet });
        return answer.ModelDetails.ModelId == "anthropic.claude-haiku-4-5-20251001-v1:0";
    }

    public string NameOf(string id) => ModelIds.Names.TryGetValue(id, out var name) ? name : id switch
    {
        "anthropic.claude-opus-4-7" => "Opus",
        _ => id,
    };

    private string Geography() => _region.StartsWith("eu-", StringComparison.Ordinal) ? "eu" : "us";

    private Task<ConverseResponse> Ask(string model, string question)
    {
        Console.WriteLine($"Asking {model}");
        return _client.ConverseAsync(new ConverseRequest
        {
            ModelId = model,
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = question }] }],
        });
    }
}
