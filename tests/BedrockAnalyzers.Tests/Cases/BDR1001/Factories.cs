using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using static Sample.RequestFactory;

namespace Sample;

internal static class RequestFactory
{
    internal const int DefaultCap = 1024;

    internal static ConverseRequest For(string model, string prompt, int maxTokens = DefaultCap) => For(model, [UserText(prompt)], maxTokens);
    internal static ConverseRequest For(string model, List<Message> messages, int? maxTokens) => new() // !BDR1001
    {
        ModelId = model,
        Messages = messages,
        InferenceConfig = Config(maxTokens: maxTokens, temperature: 0.2f),
    };
    internal static InferenceConfiguration Config(float? temperature = null, int? maxTokens = null) => new() { Temperature = temperature, MaxTokens = maxTokens };
    internal static Message UserText(string text) => new() { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] };

    internal static T Create<T>(Action<T> setup) where T : new()
    {
        var made = new T();
        setup(made);
        return made;
    }
    internal static TRequest Stamp<TRequest>(TRequest request) where TRequest : class => request ?? throw new ArgumentNullException(nameof(request));

    internal static async Task<ConverseRequest> LoadAsync(string file, int? cap = null, CancellationToken ct = default)
    {
        var prompt = await File.ReadAllTextAsync(file, ct).ConfigureAwait(false);
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [UserText(prompt)] }; // !BDR1001
        if (cap is int n) request.InferenceConfig = new InferenceConfiguration { MaxTokens = n };
        return request;
    }
    internal static ValueTask<ConverseStreamRequest> StreamAsync(string model) =>
        ValueTask.FromResult(new ConverseStreamRequest { ModelId = model, InferenceConfig = Config(maxTokens: 500) });
    internal static ValueTask<ConverseStreamRequest> BareStreamAsync(string model) =>
        new(new ConverseStreamRequest { ModelId = model, InferenceConfig = Config(0.5f) }); // !BDR1001

    internal static MemoryStream Json(object value) => new(JsonSerializer.SerializeToUtf8Bytes(value));
    internal static InvokeModelRequest Invoke(string model, object body) => new() { ModelId = model, Body = Json(body), ContentType = "application/json" }; // !BDR1001
}

public abstract class ServiceBase(IAmazonBedrockRuntime client)
{
    protected IAmazonBedrockRuntime Client { get; } = client;
    protected static InferenceConfiguration Precise(int cap = 512) => new() { Temperature = 0, MaxTokens = cap };
    protected static InferenceConfiguration Loose() => new() { Temperature = 1 };
    protected ConverseRequest NewRequest(string prompt) => new() { ModelId = ModelId, Messages = [UserText(prompt)], InferenceConfig = Precise() };
    protected abstract string ModelId { get; }
    protected virtual InferenceConfiguration Inference => new() { MaxTokens = 700 };
}

public sealed partial class Summaries(IAmazonBedrockRuntime client) : ServiceBase(client)
{
    protected override string ModelId => "amazon.nova-lite-v1:0";
    public Task Defaulted(string p) => Client.ConverseAsync(For(ModelId, p));
    public Task Named(string p) => Client.ConverseAsync(For(prompt: p, maxTokens: 10, model: ModelId));
    public Task NullCap(List<Message> history) => Client.ConverseAsync(For(ModelId, history, null));
    public Task NullableNumber(List<Message> history) => Client.ConverseAsync(For(ModelId, history, 300));
    public Task Generic() => Client.ConverseAsync(Create<ConverseRequest>(r => { r.ModelId = ModelId; r.InferenceConfig = Config(maxTokens: 5); }));
    public Task GenericPassThrough() => Client.ConverseAsync(Stamp(new ConverseRequest { InferenceConfig = Precise() }));
    public Task GenericPassThroughBare() => Client.ConverseAsync(Stamp(new ConverseRequest { InferenceConfig = Loose() })); // !BDR1001
    public async Task Loaded(string f) => await Client.ConverseAsync(await LoadAsync(f, 500));
    public async Task LoadedConfigured(string f, CancellationToken ct) => await Client.ConverseAsync(await LoadAsync(f, ct: ct).ConfigureAwait(false), ct);
    public async Task LoadedThenCapped(string f)
    {
        var request = await LoadAsync(f);
        request.InferenceConfig ??= Precise();
        await Client.ConverseAsync(request);
    }
    public async Task Streamed() => await Client.ConverseStreamAsync(await StreamAsync(ModelId));
    public async Task StreamedBare() => await Client.ConverseStreamAsync(await BareStreamAsync(ModelId));
    public async Task StreamedAsTask() { var t = StreamAsync(ModelId).AsTask(); await Client.ConverseStreamAsync(t.Result); }
    public Task FromBase(string p) => Client.ConverseAsync(NewRequest(p));
    public Task FromBaseVirtual(string p) => Client.ConverseAsync(new ConverseRequest { InferenceConfig = Inference });
    public Task FromBaseNamed() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = base.Inference });
    public Task Body(string p) => Client.InvokeModelAsync(Invoke("us.anthropic.claude-haiku-4-5-20251001-v1:0", new { anthropic_version = "bedrock-2023-05-31", max_tokens = 100, messages = new[] { new { role = "user", content = p } } }));
    public Task BodyBare(string p) => Client.InvokeModelAsync(Invoke("us.anthropic.claude-haiku-4-5-20251001-v1:0", new { anthropic_version = "bedrock-2023-05-31", messages = new[] { new { role = "user", content = p } } }));
    public Task BodyEmbedding(string p) => Client.InvokeModelAsync(Invoke("amazon.titan-embed-text-v2:0", new { inputText = p }));
    public Task BodyDictionary(string p)
    {
        var body = new Dictionary<string, object> { ["prompt"] = p };
        body.TryAdd("max_gen_len", 256);
        return Client.InvokeModelAsync(Invoke("us.meta.llama3-3-70b-instruct-v1:0", body));
    }
    public Task Local(string p, bool big)
    {
        return Client.ConverseAsync(Make(big ? 4000 : 400));
        ConverseRequest Make(int cap) { var r = new ConverseRequest { ModelId = ModelId }; r.InferenceConfig = Settings(); return r; InferenceConfiguration Settings() => new() { MaxTokens = cap }; }
    }
    public Task LocalBare(string p)
    {
        return Client.ConverseAsync(Make());
        ConverseRequest Make() { var r = new ConverseRequest { ModelId = ModelId }; r.InferenceConfig = Settings(); return r; InferenceConfiguration Settings() => new() { TopP = 0.9f }; } // !BDR1001
    }
    public Task Deconstructed(string p) { var (model, config) = Pair(); return Client.ConverseAsync(new() { ModelId = model, InferenceConfig = config }); }
    private (string Model, InferenceConfiguration Config) Pair() => (ModelId, Precise(64));
    public Task ThroughTry(string p) => Client.ConverseAsync(TryMake(p, out var r) ? r : NewRequest(p));
    partial void Tune(ConverseRequest request);
    public Task Tuned(string p) { var r = new ConverseRequest(); Tune(r); return Client.ConverseAsync(r); }
    partial void Unimplemented(ConverseRequest request);
    public Task Untuned(string p) { var r = new ConverseRequest(); Unimplemented(r); return Client.ConverseAsync(r); } // !BDR1001 missed
}

public sealed partial class Summaries
{
    partial void Tune(ConverseRequest request) => request.InferenceConfig = Precise(99);
    private static bool TryMake(string prompt, out ConverseRequest request)
    {
        request = null!;
        if (string.IsNullOrWhiteSpace(prompt)) return false;
        request = new ConverseRequest { Messages = [UserText(prompt)], InferenceConfig = Config(maxTokens: DefaultCap) };
        return true;
    }
}
