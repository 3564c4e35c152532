// C# 14, by which the newest Roslyn is meant: the lowest cannot say what new() makes in a collection expression, and is silent.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Mixed2;

public sealed class Answers(IAmazonBedrockRuntime runtime, ILookup lookup)
{
    private const string Model = "us.anthropic.claude-sonnet-4-6";

    public Task<ConverseResponse> Document(string document, string q) => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        System = [new() { Text = P.Long }],
        Messages = [new() { Role = "user", Content = [new() { Text = document }, new() { CachePoint = new() { Type = CachePointType.Default } }, new() { Text = q }] }],
    });

    public Task<ConverseResponse> Plain(string q) => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        System = [new() { Text = P.Long }], // !BDR1006
        Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
    });

    public async Task<string> Local(string q)
    {
        var system = new List<SystemContentBlock>();
        system.Add(new SystemContentBlock { Text = P.Long }); // !BDR1006
        var request = new ConverseRequest
        {
            ModelId = Model,
            System = system,
            Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
        };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> LocalCached(string q)
    {
        var system = new List<SystemContentBlock>();
        system.Add(new SystemContentBlock { Text = P.Long });
        system.Add(new SystemContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } });
        var request = new ConverseRequest
        {
            ModelId = Model,
            System = system,
            Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
        };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> AddedToRequest(string q)
    {
        var request = new ConverseRequest
        {
            ModelId = Model,
            System = [],
            Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
        };
        request.System.Add(new SystemContentBlock { Text = P.Long });
        request.System.Add(new SystemContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } });
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Replaced(string q, bool cache)
    {
        var request = new ConverseRequest
        {
            ModelId = Model,
            System = [new() { Text = P.Long }],
            Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
        };
        if (cache) request.System = [new() { Text = P.Long }, new() { CachePoint = new() { Type = CachePointType.Default } }];
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> TwoLong(string q) => (await runtime.ConverseAsync(new()
    {
        ModelId = Model,
        System =
        [
            new() { Text = P.Long },
            new() { Text = P.LongProperty }, // !BDR1006
        ],
        Messages = [new() { Role = "user", Content = [new() { Text = q }] }],
    })).Output.Message.Content[0].Text;

    public async Task<string> MessagesLater(string q)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = P.Long }], Messages = [new() { Role = "user", Content = [new() { Text = q }] }] };
        request.Messages.Add(await lookup.Find(q));
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> ContentLater(string q)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = P.Long }], Messages = [new() { Role = "user", Content = [new() { Text = q }] }] };
        request.Messages[0].Content.Add(new() { CachePoint = new() { Type = CachePointType.Default } });
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Decorated(string q)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = P.Long }], Messages = [new() { Role = "user", Content = [new() { Text = q }] }] };
        lookup.Prepare(request);
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
}

public interface ILookup { Task<Message> Find(string q); void Prepare(ConverseRequest request); }
static class P
{
    private const string L = "You are a careful assistant of Contoso. Answer only from facts!! "; // 64
    private const string L4 = L + L + L + L;
    private const string L16 = L4 + L4 + L4 + L4;
    private const string L64 = L16 + L16 + L16 + L16;
    public const string Medium = L64 + L64 + L64; // about 3,100 tokens
    public const string Long = Medium + L64 + L64; // about 5,200 tokens
    public static readonly string LongField = Long;
    public static string LongProperty => Long + "Be brief.";
}
