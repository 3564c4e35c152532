using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public sealed class TokenOptions { public int? MaxTokens { get; set; } public int Ceiling { get; set; } = 4096; public bool Enabled { get; set; } }

public static class RequestExtensions
{
    public static ConverseRequest WithMaxTokens(this ConverseRequest request, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(request);
        (request.InferenceConfig ??= new InferenceConfiguration()).MaxTokens = maxTokens;
        return request;
    }
    public static ConverseRequest WithTemperature(this ConverseRequest request, float temperature)
    {
        request.InferenceConfig ??= new InferenceConfiguration();
        request.InferenceConfig.Temperature = temperature;
        return request;
    }
    public static T With<T>(this T target, Action<T> change) { change(target); return target; }
    public static T WithIf<T>(this T target, bool condition, Func<T, T> change) => condition ? change(target) : target;
    public static void Cap(this InferenceConfiguration config, int tokens) => config.MaxTokens = tokens;
    public static InferenceConfiguration EnsureConfig(this ConverseRequest request) => request.InferenceConfig ??= new InferenceConfiguration();
    public static bool HasCap(this ConverseRequest request) => request is { InferenceConfig.MaxTokens: > 0 };
    public static bool LacksCap(this ConverseRequest request) => request.InferenceConfig is null || !request.InferenceConfig.MaxTokens.HasValue;
    public static void Apply(this ConverseRequest request, TokenOptions options)
    {
        if (options.MaxTokens is { } max) request.EnsureConfig().MaxTokens = Math.Min(max, options.Ceiling);
    }
    public static void ApplyWhenEnabled(this ConverseRequest request, TokenOptions options)
    {
        if (!options.Enabled) return;
        request.EnsureConfig().MaxTokens = 500;
    }
}

public class Hooks
{
    public virtual void BeforeSend(ConverseRequest request) { }
}
public sealed class CappingHooks : Hooks { public override void BeforeSend(ConverseRequest request) => request.WithMaxTokens(50); }
public sealed class QuietHooks : Hooks { public override void BeforeSend(ConverseRequest request) => Console.WriteLine(request.ModelId); }

public class Sender
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly TokenOptions _options;
    private readonly Hooks _hooks;
    private readonly Hooks _own = new CappingHooks();
    private readonly QuietHooks _quiet = new();
    private readonly Action<ConverseRequest> _configure = r => r.WithMaxTokens(20);
    private readonly List<Action<ConverseRequest>> _steps = new();
    public Sender(IAmazonBedrockRuntime client, TokenOptions options, Hooks hooks) => (_client, _options, _hooks) = (client, options, hooks);

    public Task Fluent() => _client.ConverseAsync(new ConverseRequest().WithTemperature(0.3f).WithMaxTokens(9));
    public Task FluentBare() => _client.ConverseAsync(new ConverseRequest().WithTemperature(0.3f)); // !BDR1001
    public Task FluentOverwritten() => _client.ConverseAsync(new ConverseRequest().WithMaxTokens(9).With(r => r.InferenceConfig = new InferenceConfiguration { TopP = 1 })); // !BDR1001
    public Task FluentGeneric() => _client.ConverseAsync(new ConverseRequest().With(r => r.EnsureConfig().Cap(7)));
    public Task FluentIf(bool brief) => _client.ConverseAsync(new ConverseRequest().WithIf(brief, r => r.WithMaxTokens(5))); // !BDR1001
    public Task FluentIfElse(bool brief) => _client.ConverseAsync(new ConverseRequest().WithIf(brief, r => r.WithMaxTokens(5)).WithIf(!brief, r => r.WithMaxTokens(5000)));
    public Task Options() { var r = new ConverseRequest(); r.Apply(_options); return _client.ConverseAsync(r); }
    public Task OptionsFlag() { var r = new ConverseRequest(); r.ApplyWhenEnabled(_options); return _client.ConverseAsync(r); } // !BDR1001
    public Task Ensured() { var r = new ConverseRequest(); r.EnsureConfig().MaxTokens = 3; return _client.ConverseAsync(r); }
    public Task EnsuredBare() { var r = new ConverseRequest(); r.EnsureConfig().TopP = 0.5f; return _client.ConverseAsync(r); } // !BDR1001
    public Task Tested() { var r = new ConverseRequest(); if (!r.HasCap()) r.WithMaxTokens(10); return _client.ConverseAsync(r); }
    public Task TestedOther() { var r = new ConverseRequest(); if (r.LacksCap()) r.InferenceConfig = new() { MaxTokens = 11 }; return _client.ConverseAsync(r); }
    public Task TestedFlag() { var r = new ConverseRequest(); var missing = r.LacksCap(); if (missing) Require(ref r); return _client.ConverseAsync(r); }
    public Task ByRef() { var r = new ConverseRequest(); Require(ref r); return _client.ConverseAsync(r); }
    private static void Require(ref ConverseRequest request) => request = new ConverseRequest { ModelId = request.ModelId, InferenceConfig = new() { MaxTokens = 400 } };
    public Task ByRefConfig() { InferenceConfiguration? c = null; Fill(ref c); return _client.ConverseAsync(new ConverseRequest { InferenceConfig = c }); }
    private static void Fill([NotNull] ref InferenceConfiguration? config) { config ??= new(); config.MaxTokens ??= 64; }
    public Task ByOut() { Split(out var config, out _); return _client.ConverseAsync(new ConverseRequest { InferenceConfig = config }); }
    public Task ByOutBare() { Split(out _, out var config); return _client.ConverseAsync(new ConverseRequest { InferenceConfig = config }); } // !BDR1001
    private static void Split(out InferenceConfiguration capped, out InferenceConfiguration bare) { bare = new() { TopP = 1 }; capped = new() { MaxTokens = 8 }; }
    public Task Hook() { var r = new ConverseRequest(); _hooks.BeforeSend(r); return _client.ConverseAsync(r); }
    public Task HookKnown() { var r = new ConverseRequest(); _own.BeforeSend(r); return _client.ConverseAsync(r); }
    public Task HookQuiet() { var r = new ConverseRequest(); _quiet.BeforeSend(r); return _client.ConverseAsync(r); } // !BDR1001
    public Task HookOfThis() { var r = new ConverseRequest(); OnSending(r); return _client.ConverseAsync(r); }
    protected virtual void OnSending(ConverseRequest request) { }
    public Task FieldDelegate() { var r = new ConverseRequest(); _configure(r); return _client.ConverseAsync(r); }
    public void AddStep(Action<ConverseRequest> step) => _steps.Add(step);
    public Task Steps() { var r = new ConverseRequest(); foreach (var step in _steps) step(r); return _client.ConverseAsync(r); }
    public Task StepsForEach() { var r = new ConverseRequest(); _steps.ForEach(s => s(r)); return _client.ConverseAsync(r); }
    public Task Validated() { var r = new ConverseRequest { InferenceConfig = new() { MaxTokens = _options.MaxTokens } }; Guard(r); return _client.ConverseAsync(r); }
    public Task ValidatedBare() { var r = new ConverseRequest(); Guard(r); return _client.ConverseAsync(r); }
    private static void Guard(ConverseRequest r) { _ = r.InferenceConfig?.MaxTokens ?? throw new InvalidOperationException("no cap"); }
    public Task Array() { var r = new[] { new ConverseRequest(), new ConverseRequest() }; foreach (var one in r) one.WithMaxTokens(5); return _client.ConverseAsync(r[1]); }
    public Task Configured(Action<InferenceConfiguration>? tune) { var c = new InferenceConfiguration(); tune?.Invoke(c); return _client.ConverseAsync(new ConverseRequest { InferenceConfig = c }); }
    public Task Given(ConverseRequest? request) { request ??= new ConverseRequest(); request.WithMaxTokens(5); return _client.ConverseAsync(request); }
    public Task GivenBare(ConverseRequest? request) { request ??= new ConverseRequest(); return _client.ConverseAsync(request); } // !BDR1001
    public Task Scoped() { using (new CapScope(out var r)) { return _client.ConverseAsync(r); } }
    private sealed class CapScope : IDisposable { public CapScope(out ConverseRequest r) => r = new() { InferenceConfig = new() { MaxTokens = 7 } }; public void Dispose() { } }
    public Task Conditional() { var r = new ConverseRequest(); Trace(r); return _client.ConverseAsync(r); } // !BDR1001 missed
    [System.Diagnostics.Conditional("TRACE_CAPS")] private static void Trace(ConverseRequest r) => r.WithMaxTokens(5);
}
