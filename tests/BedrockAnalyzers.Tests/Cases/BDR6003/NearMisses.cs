using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

namespace Contoso.NearMisses;

// a catalog for a picker, with the profile made where it is called
public sealed record ModelInfo(string Id, string Name, bool NeedsProfile);
public static class Catalog
{
    public static readonly IReadOnlyList<ModelInfo> All =
    [
        new("anthropic.claude-haiku-4-5-20251001-v1:0", "Haiku", true),
        new("amazon.nova-lite-v1:0", "Nova Lite", false),
        new(Id: "amazon.nova-2-lite-v1:0", Name: "Nova 2 Lite", NeedsProfile: true),
    ];
}
public sealed class PickerClient(IAmazonBedrockRuntime client, string geography)
{
    public Task<ConverseResponse> Ask(ModelInfo info) => client.ConverseAsync(new ConverseRequest { ModelId = info.NeedsProfile ? $"{geography}.{info.Id}" : info.Id });
}

// a resolver turns what it is given into a profile
public interface IProfileResolver { string Resolve(string modelId); }
public sealed class Resolving(IAmazonBedrockRuntime client, IProfileResolver resolver, string modelId = "anthropic.claude-opus-4-7")
{
    private readonly string _id = resolver.Resolve(modelId);
    public Task<ConverseResponse> Ask() => client.ConverseAsync(new ConverseRequest { ModelId = _id });
}
public static class Made { public static Resolving R(IAmazonBedrockRuntime c, IProfileResolver r) => new(c, r); }

// parameter changed before use
public sealed class Normalizing(IAmazonBedrockRuntime client)
{
    public Task<ConverseResponse> Ask(string prompt, string modelId = "anthropic.claude-opus-4-7")
    {
        if (!modelId.StartsWith("us."))
            modelId = "us." + modelId;
        return client.ConverseAsync(new ConverseRequest { ModelId = modelId });
    }
    public Task<ConverseResponse> Now() => Ask("x");

    public Task<ConverseResponse> Ask2(string prompt, string modelId = "anthropic.claude-opus-4-7")
    {
        modelId = Environment.GetEnvironmentVariable("PROFILE") + modelId;
        return client.ConverseAsync(new ConverseRequest { ModelId = modelId });
    }
    public Task<ConverseResponse> Now2() => Ask2("x");

    public Task<ConverseResponse> Ask3(string prompt, string modelId = "anthropic.claude-opus-4-7")
    {
        var profile = modelId;
        profile = profile.Insert(0, "eu.");
        return client.ConverseAsync(new ConverseRequest { ModelId = profile });
    }
    public Task<ConverseResponse> Now3() => Ask3("x");

    public Task<ConverseResponse> Ask4(string prompt, string modelId = "anthropic.claude-opus-4-7")
    {
        var request = new ConverseRequest { ModelId = modelId };
        request.ModelId = "us." + request.ModelId;
        return client.ConverseAsync(request);
    }
    public Task<ConverseResponse> Now4() => Ask4("x");

    public Task<ConverseResponse> Ask5(string prompt, string modelId = "anthropic.claude-opus-4-7")
    {
        var request = new ConverseRequest { ModelId = modelId };
        Fill(request);
        return client.ConverseAsync(request);
    }
    private static void Fill(ConverseRequest r) => r.ModelId = "global.anthropic.claude-opus-4-7";
    public Task<ConverseResponse> Now5() => Ask5("x");

    // everybody gives one
    public Task<ConverseResponse> Ask6(string prompt, string modelId = "anthropic.claude-opus-4-7") => client.ConverseAsync(new ConverseRequest { ModelId = modelId });
    public Task<ConverseResponse> Now6() => Ask6("x", "eu.anthropic.claude-opus-4-7");
}

// settable settings bound from configuration
public sealed class BedrockSettings
{
    public string ModelId { get; set; } = "anthropic.claude-haiku-4-5-20251001-v1:0";
    public string? Fallback { get; init; } = "amazon.nova-2-lite-v1:0";
}
public sealed class Bound(IAmazonBedrockRuntime client, IConfiguration configuration)
{
    private readonly BedrockSettings _settings = configuration.Get<BedrockSettings>("Bedrock") ?? new BedrockSettings();
    public Task<ConverseResponse> Ask() => client.ConverseAsync(new ConverseRequest { ModelId = _settings.ModelId });
    public Task<ConverseResponse> Ask2() => client.ConverseAsync(new ConverseRequest { ModelId = _settings.Fallback });
}

// table: only keys are IDs; values names
public sealed class Names(IAmazonBedrockRuntime client)
{
    private static readonly Dictionary<string, string> s_profileOf = new()
    {
        { "anthropic.claude-haiku-4-5-20251001-v1:0", "us.anthropic.claude-haiku-4-5-20251001-v1:0" },
        { "amazon.nova-2-lite-v1:0", "us.amazon.nova-2-lite-v1:0" },
    };
    public Task<ConverseResponse> Ask(string id) => client.ConverseAsync(new ConverseRequest { ModelId = s_profileOf.TryGetValue(id, out var p) ? p : id });
    public Task<ConverseResponse> Direct() => Ask("us.amazon.nova-2-lite-v1:0");

    private static readonly string[] s_bare = ["anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-opus-4-7"];
    public async Task All()
    {
        foreach (var id in s_bare.Select(b => "us." + b))
            await client.ConverseAsync(new ConverseRequest { ModelId = id });
        foreach (var bare in s_bare)
        {
            var id = string.Join('.', "us", bare);
            await client.ConverseAsync(new ConverseRequest { ModelId = id });
        }
    }

    private static readonly HashSet<string> s_needProfile = new(StringComparer.Ordinal) { "anthropic.claude-haiku-4-5-20251001-v1:0" };
    public Task<ConverseResponse> Checked(string id) => client.ConverseAsync(new ConverseRequest { ModelId = s_needProfile.Contains(id) ? "us." + id : id });
}

// counts before it asks: the bare ID is right for CountTokens
public sealed class Counting(IAmazonBedrockRuntime client, string baseModel)
{
    public Task<CountTokensResponse> Count() => client.CountTokensAsync(new CountTokensRequest { ModelId = baseModel });
    public static Counting Make(IAmazonBedrockRuntime c) => new(c, "anthropic.claude-haiku-4-5-20251001-v1:0");
}

public abstract class Agent(IAmazonBedrockRuntime client)
{
    protected abstract string ModelId { get; }
    public Task<ConverseResponse> Ask() => client.ConverseAsync(new ConverseRequest { ModelId = ModelId });
}
public sealed class HaikuAgent(IAmazonBedrockRuntime client) : Agent(client)
{
    protected override string ModelId => "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
}
public sealed class NovaAgent(IAmazonBedrockRuntime client) : Agent(client)
{
    protected override string ModelId { get; } = "global.amazon.nova-2-lite-v1:0";
}
public abstract class PrefixingAgent(IAmazonBedrockRuntime client)
{
    protected abstract string BaseModelId { get; }
    public Task<ConverseResponse> Ask() => client.ConverseAsync(new ConverseRequest { ModelId = $"eu.{BaseModelId}" });
}
public sealed class PrefixedHaiku(IAmazonBedrockRuntime client) : PrefixingAgent(client)
{
    protected override string BaseModelId => "anthropic.claude-haiku-4-5-20251001-v1:0";
}

public interface IAsk { Task<ConverseResponse> AskAsync(string prompt, string? modelId = null); }
public sealed class Asker(IAmazonBedrockRuntime client) : IAsk
{
    public Task<ConverseResponse> AskAsync(string prompt, string? modelId = null) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = modelId ?? "global.anthropic.claude-haiku-4-5-20251001-v1:0",
    });
}
public sealed class Controller(IAsk ask)
{
    public Task A() => ask.AskAsync("x", "anthropic.claude-opus-4-5-20251101-v1:0"); // !BDR6003
    public Task B() => ask.AskAsync("x", modelId: "us.anthropic.claude-opus-4-5-20251101-v1:0");
    public Task C() => ask.AskAsync("anthropic.claude-opus-4-5-20251101-v1:0");
}
public interface IAskBare { Task<ConverseResponse> AskAsync(string prompt, string modelId); }
public sealed class BareAsker(IAmazonBedrockRuntime client) : IAskBare
{
    public Task<ConverseResponse> AskAsync(string prompt, string modelId) => client.ConverseAsync(new ConverseRequest { ModelId = ToProfile(modelId) });
    private static string ToProfile(string id) => "us." + id;
}
public sealed class Controller2(IAskBare ask)
{
    public Task A() => ask.AskAsync("x", "anthropic.claude-opus-4-5-20251101-v1:0");
}
// primary constructor with a default in DI
public sealed class Worker(IAmazonBedrockRuntime client, string modelId = "anthropic.claude-haiku-4-5-20251001-v1:0") // !BDR6003
{
    public Task Run(CancellationToken t) => client.ConverseAsync(new() { ModelId = modelId }, t);
}
public static class Startup
{
    public static IServiceCollection Add(IServiceCollection s) => s.AddSingleton<Worker>();
}
// enum extension
public enum Size { Small, Big }
public static class Sizes
{
    public static string ToModelId(this Size s) => s switch
    {
        Size.Small => "anthropic.claude-haiku-4-5-20251001-v1:0", // !BDR6003
        Size.Big => "us.anthropic.claude-opus-4-7",
        _ => throw new ArgumentOutOfRangeException(nameof(s)),
    };
    public static string ToBase(this Size s) => s switch
    {
        Size.Small => "anthropic.claude-haiku-4-5-20251001-v1:0",
        _ => "anthropic.claude-opus-4-7",
    };
}
public sealed class BySize(IAmazonBedrockRuntime client, Size size)
{
    private readonly string _id = size.ToModelId();
    private readonly string _profile = "eu." + size.ToBase();
    public Task A() => client.ConverseAsync(new() { ModelId = _id });
    public Task B() => client.ConverseAsync(new() { ModelId = _profile });
}
// log text in ctor
public sealed class Logged
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _modelId;
    public Logged(IAmazonBedrockRuntime client, string modelId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        Console.WriteLine($"Using model {modelId}");
        _client = client;
        _modelId = modelId.Trim();
    }
    public Task A() => _client.ConverseAsync(new() { ModelId = _modelId });
}
public sealed class Logged2
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly string _modelId;
    public Logged2(IAmazonBedrockRuntime client, string modelId)
    {
        if (string.IsNullOrWhiteSpace(modelId)) throw new ArgumentException("no model", nameof(modelId));
        Console.WriteLine($"Using model {modelId}");
        _client = client;
        _modelId = modelId;
    }
    public string Id => _modelId;
    public Task A() => _client.ConverseAsync(new() { ModelId = _modelId });
    public static Logged2 Make() => new(new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1), "anthropic.claude-haiku-4-5-20251001-v1:0"); // !BDR6003
    public static Logged Make2() => new(new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1), "eu.anthropic.claude-haiku-4-5-20251001-v1:0");
}
// lazily chosen
public sealed class Chosen(IAmazonBedrockRuntime client)
{
    public async Task Run(bool cheap)
    {
        string id;
        if (cheap) id = "anthropic.claude-haiku-4-5-20251001-v1:0"; // !BDR6003
        else id = "us.anthropic.claude-opus-4-7";
        await client.ConverseAsync(new() { ModelId = id });
    }
    public async Task Run2(bool cheap)
    {
        string id;
        if (cheap) id = "anthropic.claude-haiku-4-5-20251001-v1:0";
        else id = "anthropic.claude-opus-4-7";
        id = $"us.{id}";
        await client.ConverseAsync(new() { ModelId = id });
    }
    public async Task Run3()
    {
        (string id, int max) = ("anthropic.claude-haiku-4-5-20251001-v1:0", 3);
        await client.ConverseAsync(new() { ModelId = "us." + id, InferenceConfig = new() { MaxTokens = max } });
    }
    public async Task Run4()
    {
        var model = new { Id = "anthropic.claude-haiku-4-5-20251001-v1:0", Max = 3 };
        Console.WriteLine(model.Id);
        await client.ConverseAsync(new() { ModelId = "us.amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = model.Max } });
    }
}

public interface IConfiguration
{
    T? Get<T>(string section);
}
public interface IServiceCollection
{
    IServiceCollection AddSingleton<T>();
}
