using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Mixed;

// Documents are cached elsewhere in this program; the system prompts here are not.
public sealed class Documents(IAmazonBedrockRuntime runtime)
{
    private const string Model = "us.anthropic.claude-sonnet-4-6";
    private static readonly CachePointBlock s_point = new() { Type = CachePointType.Default };
    private static readonly SystemContentBlock s_cache = new() { CachePoint = s_point };

    public Task<ConverseResponse> A(string q) => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        System = [new SystemContentBlock { Text = P.Long }, s_cache],
        Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = q }] }],
    });

    public Task<ConverseResponse> B(string q)
    {
        var request = new ConverseRequest { ModelId = Model, Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = q }] }] };
        request.System = [new SystemContentBlock { Text = P.Long }];
        Cache(request);
        return runtime.ConverseAsync(request);
    }

    private static void Cache(ConverseRequest request) => request.System.Add(new SystemContentBlock { CachePoint = s_point });

    public Task<ConverseResponse> C(string q)
    {
        var request = new ConverseRequest { ModelId = Model, Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = q }] }] };
        request.System = new List<SystemContentBlock> { new SystemContentBlock { Text = P.Long } };
        request.System.Insert(1, new SystemContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } });
        return runtime.ConverseAsync(request);
    }

    public Task<ConverseResponse> D(string q)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new SystemContentBlock { Text = P.Long }] };
        request.Messages = [User(q)];
        return runtime.ConverseAsync(request);
    }

    private static Message User(string q) => new() { Role = "user", Content = [new() { Text = q }, new() { CachePoint = new() { Type = "default" } }] };
}
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
