using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public interface ISummarizer { Task<ConverseResponse> SummarizeAsync(string text, int? maxTokens = null, CancellationToken ct = default); }
internal interface IInternalAsk { Task Ask(string text, int? cap); }
[AttributeUsage(AttributeTargets.Method)] public sealed class HandlerAttribute : Attribute { }

public partial class Asker : ISummarizer
{
    private readonly IAmazonBedrockRuntime _client;
    public Asker(IAmazonBedrockRuntime client) => _client = client;

    // A public optional value is the caller's decision; handed to a private method under a test it still is.
    public Task<ConverseResponse> SummarizeAsync(string text, int? maxTokens = null, CancellationToken ct = default) =>
        maxTokens is { } n ? Send(text, Limit(n), ct) : Send(text, Limit(800), ct);
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private Task<ConverseResponse> Send(string text, InferenceConfiguration config, CancellationToken ct) =>
        _client.ConverseAsync(new ConverseRequest { InferenceConfig = config, System = [new() { Text = text }] }, ct);

    public Task Optional(string text, int? maxTokens = null) => OptionalCore(text, maxTokens);
    private Task OptionalCore(string text, int? maxTokens)
    {
        var request = new ConverseRequest { ModelId = text };
        if (maxTokens.HasValue) request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens.Value };
        return _client.ConverseAsync(request);
    }

    public Task Configured(string text, int? maxTokens = null)
    {
        InferenceConfiguration? config = null;
        if (maxTokens != null) config = Limit((int)maxTokens);
        return ConfiguredCore(text, config);
    }
    private Task ConfiguredCore(string text, InferenceConfiguration? config)
    {
        var request = new ConverseRequest { ModelId = text };
        if (config != null) request.InferenceConfig = config;
        return _client.ConverseAsync(request);
    }

    public Task FlagOn() => Flag("a", limited: true);
    public Task FlagToo() => Flag("b", true);
    private Task Flag(string text, bool limited) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = limited ? Limit(5) : null });

    public Task MixedOn() => Mixed("a", true);
    public Task MixedOff() => Mixed("b");
    private Task Mixed(string text, bool limited = false) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = limited ? Limit(5) : null }); // !BDR1001

    // Overloads that end in one another.
    public Task Over(string text) => Over(text, 100);
    private Task Over(string text, int cap) => Over(text, Limit(cap));
    private Task Over(string text, InferenceConfiguration? config) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = config });

    public Task Under(string text) => Under(text, (InferenceConfiguration?)null);
    public Task Under(string text, int cap) => Under(text, Limit(cap));
    private Task Under(string text, InferenceConfiguration? config) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = config }); // !BDR1001

    public Task InLambda(IEnumerable<string> texts) => Task.WhenAll(texts.Select(async (t, i) => await FromLambda(t, 100 + i)));
    private Task FromLambda(string text, int? cap) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = cap } });
    public Task InLambdaNone(IEnumerable<string> texts) => Parallel.ForEachAsync(texts, async (t, ct) => await FromLambdaNone(t, null, ct));
    private Task FromLambdaNone(string text, int? cap, CancellationToken ct) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = cap } }, ct); // !BDR1001

    public Task Group(IEnumerable<int?> caps) => Task.WhenAll(caps.Select(FromGroup));
    public Task GroupToo() => FromGroup(300);
    private Task FromGroup(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });

    public Task<ConverseResponse> Recursive(string text) => Continue(text, 1000, 3);
    private async Task<ConverseResponse> Continue(string text, int cap, int left)
    {
        var answer = await _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = Limit(cap) });
        return answer.StopReason == StopReason.Max_tokens && left > 0 ? await Continue(text, cap * 2, left - 1) : answer;
    }
    public Task<ConverseResponse> Growing(string text) => Grow(text, null);
    private async Task<ConverseResponse> Grow(string text, int? cap)
    {
        var answer = await _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = cap } }); // !BDR1001 missed
        return answer.StopReason == StopReason.Max_tokens ? await Grow(text, (cap ?? 500) * 2) : answer;
    }

    [Handler] private Task Handle(string text, int? cap = null) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });
    public Task HandleNow(string text) => Handle(text);

    private Task Unused(string text, int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });
    private Task UnusedBare(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = text }); // !BDR1001

    public Task NullGuard(string? model) => Guarded(model, null);
    private Task Guarded(string? model, int? cap)
    {
        cap ??= model is null ? 100 : 200;
        return _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });
    }
    public Task Negative() => Positive(-1);
    public Task Zero() => Positive(0);
    private Task Positive(int cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = cap > 0 ? Limit(cap) : null }); // !BDR1001
    public Task Fifty() => OnlyPositive(50);
    private Task OnlyPositive(int cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = cap > 0 ? Limit(cap) : null });

    public Task ByName(string kind) => Kind(kind switch { "brief" => Size.Brief, "long" => Size.Long, _ => throw new ArgumentException(kind) });
    private Task Kind(Size size)
    {
        var request = new ConverseRequest();
        switch (size)
        {
            case Size.Brief: request.InferenceConfig = Limit(100); break;
            case Size.Long: request.InferenceConfig = Limit(4000); break;
        }
        return _client.ConverseAsync(request);
    }
    private enum Size { Brief, Long, None }
    public Task KindNone() => Kind2(Size.None);
    public Task KindBrief() => Kind2(Size.Brief);
    private Task Kind2(Size size) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = size switch { Size.Brief => Limit(5), Size.Long => Limit(6), _ => null } }); // !BDR1001

    internal class Inner(Asker outer) : IInternalAsk
    {
        public Task Ask(string text, int? cap) => outer._client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });
        Task IInternalAsk.Ask(string text, int? cap) => Ask(text, cap ?? 100);
    }
    public Task ThroughParams() => Params("a");
    public Task ThroughParamsCap() => Params("a", Limit(4));
    private Task Params(string text, params InferenceConfiguration[] configs) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = configs.FirstOrDefault() ?? Limit(77) });
}

public partial class Asker
{
    public Task Part(string text) => Elsewhere(text, cap: 5);
    private Task Elsewhere(string text, int? cap = null, float? temperature = null) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap, Temperature = temperature } });
    public Task PartBare(string text) => ElsewhereBare(text, temperature: 0.3f);
    private Task ElsewhereBare(string text, int? cap = null, float? temperature = null) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap, Temperature = temperature } }); // !BDR1001
}
