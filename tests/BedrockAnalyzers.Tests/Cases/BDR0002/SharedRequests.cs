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
using Message = Amazon.BedrockRuntime.Model.Message;

namespace Shop;
public static class Models { public const string Lite = "us.amazon.nova-lite-v1:0"; public static readonly string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0"; public static string Pro => "amazon.nova-pro-v1:0"; public static string Mutable = "amazon.nova-pro-v1:0"; }
public sealed class SharedRequests
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly int _cap = 300;
    private int _changing = 300;
    public SharedRequests(IAmazonBedrockRuntime client) { _client = client; }
    public void Raise() => _changing++;
    // shared by two calls
    public async Task Two(List<Message> messages)
    {
        var request = new ConverseRequest { ModelId = Models.Haiku, Messages = messages, InferenceConfig = new() { MaxTokens = 100 } };
        await _client.ConverseAsync(request); // Converse | us.anthropic.claude-haiku-4-5-20251001-v1:0 | 100 | false | SDK | $0.00055 // !BDR0002
        request.InferenceConfig.MaxTokens = 200;
        request.ModelId = Models.Pro;
        await _client.ConverseAsync(request); // Converse | amazon.nova-pro-v1:0 | 200 | false | SDK | $0.00064 // !BDR0002
        request.InferenceConfig = null;
        await _client.ConverseAsync(request); // Converse | amazon.nova-pro-v1:0 | none | false | SDK | $0.016 // !BDR0002
    }
    public async Task Swap(List<Message> messages, bool deep)
    {
        var request = new ConverseRequest { ModelId = Models.Lite, Messages = messages };
        request.InferenceConfig = new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = _cap;
        if (deep) { request.ModelId = Models.Pro; request.InferenceConfig.MaxTokens = 1000; }
        await _client.ConverseAsync(request); // Converse | amazon.nova-pro-v1:0 or us.amazon.nova-lite-v1:0 | 300 or 1000 | false | SDK | $0.0032 // !BDR0002
        request = new ConverseRequest { ModelId = Models.Lite, Messages = messages, InferenceConfig = new() { MaxTokens = _changing } };
        await _client.ConverseAsync(request); // Converse | us.amazon.nova-lite-v1:0 | unknown | false | SDK | unknown // !BDR0002
        await _client.ConverseAsync(new() { ModelId = Models.Mutable, InferenceConfig = new() { MaxTokens = 5 } }); // Converse | unknown | 5 | false | SDK | unknown // !BDR0002
    }
    public async Task Loop(List<Message> messages)
    {
        var request = new ConverseRequest { ModelId = Models.Lite, Messages = messages, InferenceConfig = new() { MaxTokens = 10 } };
        for (var i = 0; i < 3; i++)
        {
            await _client.ConverseAsync(request); // Converse | us.amazon.nova-lite-v1:0 | 10 or unknown | false | SDK | unknown // !BDR0002
            request.InferenceConfig.MaxTokens *= 2;
        }
    }
    public async Task Loop2(List<Message> messages)
    {
        var request = new ConverseRequest { ModelId = Models.Lite, Messages = messages, InferenceConfig = new() { MaxTokens = 10 } };
        while (true)
        {
            var r = await _client.ConverseAsync(request); // Converse | us.amazon.nova-lite-v1:0 | 10 or 20 | false | SDK | $0.0000048 // !BDR0002
            if (r.StopReason == StopReason.End_turn) break;
            request.InferenceConfig.MaxTokens = 20;
        }
    }
    public async Task Loop3()
    {
        foreach (var model in new[] { Models.Lite, "amazon.nova-micro-v1:0" })
            await _client.ConverseAsync(new() { ModelId = model, InferenceConfig = new() { MaxTokens = 1000 } }); // Converse | unknown | 1000 | false | SDK | unknown // !BDR0002
    }
    public async Task Outside(ConverseRequest r, IConfigurationLike configuration)
    {
        r.InferenceConfig = new() { MaxTokens = 50 };
        await _client.ConverseAsync(r); // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
        await _client.ConverseAsync(new() { ModelId = configuration["Model"] ?? Models.Lite, InferenceConfig = new() { MaxTokens = 7 } }); // Converse | us.amazon.nova-lite-v1:0 or unknown | 7 | false | SDK | unknown // !BDR0002
        Tune(r);
        await _client.ConverseAsync(r); // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
        configuration.Change(r);
        await _client.ConverseAsync(r); // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
    }
    private static void Tune(ConverseRequest r) => r.InferenceConfig.MaxTokens = 77;
    public Task Ternary(bool a, bool b) => _client.ConverseAsync(new ConverseRequest { ModelId = a ? Models.Lite : b ? "amazon.nova-micro-v1:0" : throw new InvalidOperationException(), InferenceConfig = a ? new() { MaxTokens = 1000 } : null }); // Converse | amazon.nova-micro-v1:0 or us.amazon.nova-lite-v1:0 | 1000 or none | false | SDK | $0.00072 // !BDR0002
    public Task Sw(string tier) => _client.ConverseAsync(new ConverseRequest { ModelId = tier switch { "a" => Models.Lite, "b" => "amazon.nova-micro-v1:0", _ => throw new ArgumentException(tier) }, InferenceConfig = new() { MaxTokens = tier switch { "a" => 10, _ => 20 } } }); // Converse | amazon.nova-micro-v1:0 or us.amazon.nova-lite-v1:0 | 10 or 20 | false | SDK | $0.0000048 // !BDR0002
}
public interface IConfigurationLike { string? this[string k] { get; } void Change(ConverseRequest r); }
