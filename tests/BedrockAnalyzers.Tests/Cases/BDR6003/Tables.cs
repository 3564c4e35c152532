using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Tables;

public enum Tier { Fast, Smart, Cheap, Old }

public static class ModelIds
{
    public const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
    public const string Opus = "anthropic.claude-opus-4-5-20251101-v1:0";
    public static readonly string Nova = "amazon.nova-premier-v1:0"; // !BDR6003
    public static string Scout { get; } = "meta.llama4-scout-17b-instruct-v1:0"; // !BDR6003
    public static string Maverick => "meta.llama4-maverick-17b-instruct-v1:0"; // !BDR6003
    public const string Unused = "amazon.nova-2-lite-v1:0";
    public const string Large = "us.mistral.mistral-large-2402-v1:0"; // !BDR6003
    public const string Mixed = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
}

public class Router(IAmazonBedrockRuntime client)
{
    private static readonly Dictionary<Tier, string> s_ids = new()
    {
        [Tier.Fast] = "anthropic.claude-haiku-4-5-20251001-v1:0", // !BDR6003
        [Tier.Smart] = "us.anthropic.claude-opus-4-7",
        [Tier.Cheap] = "amazon.nova-lite-v1:0",
        [Tier.Old] = "us.mistral.mixtral-8x7b-instruct-v0:1", // !BDR6003
    };

    public Task<ConverseResponse> A(Tier tier, List<Message> m) => client.ConverseAsync(new ConverseRequest { ModelId = s_ids[tier], Messages = m });

    public Task<ConverseResponse> B(Tier tier, List<Message> m)
    {
        var id = tier switch
        {
            Tier.Fast => "anthropic.claude-haiku-4-5-20251001-v1:0", // !BDR6003
            Tier.Smart => "global.anthropic.claude-opus-4-7",
            Tier.Cheap => "amazon.nova-2-lite-v1:0", // !BDR6003
            _ => throw new ArgumentOutOfRangeException(nameof(tier)),
        };
        return client.ConverseAsync(new ConverseRequest { ModelId = id, Messages = m });
    }

    private static string IdOf(Tier tier)
    {
        switch (tier)
        {
            case Tier.Fast:
                return "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
            case Tier.Smart:
                return "jp.anthropic.claude-opus-4-7";
            default:
                return "mistral.ministral-3-8b-instruct";
        }
    }

    public Task<ConverseStreamResponse> C(Tier tier) => client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = IdOf(tier) });

    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        { "haiku", "anthropic.claude-haiku-4-5-20251001-v1:0" }, // !BDR6003
        { "opus", "au.anthropic.claude-opus-4-5-20251101-v1:0" },
    };

    public async Task<ConverseResponse?> D(string alias)
    {
        if (!s_aliases.TryGetValue(alias, out var id))
            return null;
        return await client.ConverseAsync(new ConverseRequest { ModelId = id });
    }

    // a table that is only shown
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["Haiku"] = "anthropic.claude-haiku-4-5-20251001-v1:0",
        ["Nova"] = "amazon.nova-2-lite-v1:0",
    };
    public void Print() { foreach (var p in s_names) Console.WriteLine(p.Key + p.Value); }

    // a table of prices by id
    private static readonly Dictionary<string, decimal> s_prices = new()
    {
        ["anthropic.claude-haiku-4-5-20251001-v1:0"] = 1m,
        ["amazon.nova-2-lite-v1:0"] = 0.3m,
    };
    public Task<ConverseResponse> E(string id) => s_prices.ContainsKey(id) ? client.ConverseAsync(new ConverseRequest { ModelId = "us." + id }) : throw new ArgumentException(id);

    // a table of profiles by base id
    private static readonly Dictionary<string, string> s_profiles = new()
    {
        ["anthropic.claude-haiku-4-5-20251001-v1:0"] = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        ["amazon.nova-2-lite-v1:0"] = "us.amazon.nova-2-lite-v1:0",
    };
    public Task<ConverseResponse> F(string id) => client.ConverseAsync(new ConverseRequest { ModelId = s_profiles.GetValueOrDefault(id, "global.anthropic.claude-haiku-4-5-20251001-v1:0") });

    public Task<ConverseResponse> G(bool fast) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = fast
            ? "anthropic.claude-haiku-4-5-20251001-v1:0" // !BDR6003
            : "eu.anthropic.claude-opus-4-7",
    });

    public Task<ConverseResponse> H() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Haiku });
    public Task<ConverseResponse> I() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Nova });
    public Task<ConverseResponse> J() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Scout });
    public Task<ConverseResponse> K() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Maverick });
    public Task<ConverseResponse> L() => client.ConverseAsync(new ConverseRequest { ModelId = $"us.{ModelIds.Opus}" });
    public Task<ConverseResponse> M() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Large });
    public Task<ConverseResponse> N() => client.ConverseAsync(new ConverseRequest { ModelId = ModelIds.Mixed });

    // fallback list
    private static readonly string[] s_fallbacks =
    [
        "us.anthropic.claude-opus-4-7",
        "anthropic.claude-haiku-4-5-20251001-v1:0", // !BDR6003
        "mistral.mistral-large-2402-v1:0",
    ];

    public async Task<ConverseResponse> Fallback(List<Message> m)
    {
        foreach (var id in s_fallbacks)
        {
            try { return await client.ConverseAsync(new ConverseRequest { ModelId = id, Messages = m }); }
            catch (Amazon.BedrockRuntime.Model.ServiceUnavailableException) { }
        }
        throw new InvalidOperationException();
    }

    public async Task Later()
    {
        var request = new InvokeModelRequest();
        request.ContentType = "application/json";
        request.ModelId = "anthropic.claude-opus-4-7"; // !BDR6003
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes("{}"));
        await client.InvokeModelAsync(request);

        request.ModelId = "global.anthropic.claude-opus-4-7";
        await client.InvokeModelAsync(request);
    }

    public async Task Stream()
    {
        const string model = "mistral.pixtral-large-2502-v1:0"; // !BDR6003
        var r = await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = model });
    }

    public async Task Prefixes()
    {
        await client.ConverseAsync(new() { ModelId = "us.meta.llama3-3-70b-instruct-v1:0" });
        await client.ConverseAsync(new() { ModelId = "meta.llama3-3-70b-instruct-v1:0" });
        await client.ConverseAsync(new() { ModelId = "us.mistral.pixtral-large-2502-v1:0" });
        await client.ConverseAsync(new() { ModelId = "us.deepseek.r1-v1:0" });
        await client.ConverseAsync(new() { ModelId = "deepseek.r1-v1:0" });
        await client.ConverseAsync(new() { ModelId = "anthropic.claude-sonnet-4-6" });
        await client.ConverseAsync(new() { ModelId = "anthropic.claude-sonnet-5" });
        await client.ConverseAsync(new() { ModelId = "openai.gpt-oss-120b-1:0" });
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123" });
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0" });
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/amazon.nova-2-lite-v1:0" });
        await client.ConverseAsync(new() { ModelId = "meta.llama4-scout-17b-instruct-v1:0" }); // !BDR6003
        await client.ConverseAsync(new() { ModelId = "amazon.nova-premier-v1:0" }); // !BDR6003
        await client.ConverseAsync(new() { ModelId = "amazon.nova-pro-v1:0" });
        await client.ConverseAsync(new() { ModelId = "apac.mistral.magistral-small-2509" }); // !BDR6003
    }
}

public class Admin(IAmazonBedrock control, IAmazonBedrockRuntime runtime)
{
    private const string Model = "amazon.nova-2-lite-v1:0";
    public Task A() => control.GetFoundationModelAsync(new GetFoundationModelRequest { ModelIdentifier = Model });
    public Task B() => control.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0", ModelUnits = 1 });
    public Task C() => control.CreateModelInvocationJobAsync(new CreateModelInvocationJobRequest { ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0", JobName = "x" });
    public Task D() => runtime.CountTokensAsync(new CountTokensRequest { ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0" });
    public bool E(string id) => id == "anthropic.claude-haiku-4-5-20251001-v1:0" || id is "amazon.nova-2-lite-v1:0";
}
