using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public sealed class RequestingEventArgs(ConverseRequest request) : EventArgs { public ConverseRequest Request { get; } = request; }
public enum Tier { Brief, Normal, Long }
public sealed class CapMissingException : Exception { }

public class Flows(IAmazonBedrockRuntime client)
{
    public event EventHandler<RequestingEventArgs>? Requesting;
    public event Action<ConverseRequest>? Sending;
    private InferenceConfiguration? _config;
    private ConverseRequest? _request;
    private readonly Lazy<InferenceConfiguration> _lazy = new(() => new InferenceConfiguration { MaxTokens = 100 });
    private readonly Lazy<ConverseRequest> _lazyRequest = new(static () => Make(10), LazyThreadSafetyMode.PublicationOnly);
    private readonly ConcurrentDictionary<string, InferenceConfiguration> _byModel = new();
    private static readonly Func<int, InferenceConfiguration> s_limit = n => new() { MaxTokens = n };

    private static ConverseRequest Make(int cap) => new() { InferenceConfig = new() { MaxTokens = cap } };
    private static InferenceConfiguration Limit(int cap) => new() { MaxTokens = cap };

    public async Task TryAround(string p)
    {
        var request = new ConverseRequest();
        try { request.InferenceConfig = Parse(p); }
        catch (FormatException) { request.InferenceConfig = Limit(100); }
        await client.ConverseAsync(request);
    }
    public async Task TryThatForgets(string p)
    {
        var request = new ConverseRequest(); // !BDR1001
        try { request.InferenceConfig = Parse(p); }
        catch (FormatException) { Console.WriteLine("no number"); }
        await client.ConverseAsync(request);
    }
    public async Task TryThatReturns(string p)
    {
        var request = new ConverseRequest();
        try { request.InferenceConfig = Parse(p); }
        catch (FormatException e) { Fail(e); }
        await client.ConverseAsync(request);
    }
    public async Task TryFinally(string p)
    {
        var request = new ConverseRequest();
        try { Console.WriteLine(p); }
        finally { request.InferenceConfig ??= Limit(5); }
        await client.ConverseAsync(request);
    }
    private static InferenceConfiguration Parse(string p) => Limit(int.Parse(p));
    [DoesNotReturn] private static void Fail(Exception e) => throw new InvalidOperationException("bad", e);
    private static Exception Missing(string name) => new ArgumentException(name);
    public Task Thrower(int? n) { var r = new ConverseRequest(); if (n is { } cap) r.InferenceConfig = Limit(cap); else Throw(); return client.ConverseAsync(r); }
    private static void Throw() { throw new CapMissingException(); }
    public Task Early(bool brief)
    {
        var r = new ConverseRequest();
        if (!Prepare(r, brief)) return Task.CompletedTask;
        return client.ConverseAsync(r);
    }
    private static bool Prepare(ConverseRequest r, bool brief) { if (!brief) return false; r.InferenceConfig = Limit(10); return true; }
    public Task EarlyForgotten(bool brief) { var r = new ConverseRequest(); Prepare(r, brief); return client.ConverseAsync(r); } // !BDR1001
    public Task ByTier(Tier tier) => client.ConverseAsync(tier switch { Tier.Brief => Make(100), Tier.Normal => Make(1000), _ => Make(4000) });
    public Task ByTierNone(Tier tier) => client.ConverseAsync(tier switch { Tier.Brief => Make(100), Tier.Normal => Make(1000), _ => new ConverseRequest() }); // !BDR1001
    public Task ByTierThrow(Tier tier) { var r = new ConverseRequest(); r.InferenceConfig = tier switch { Tier.Brief => Limit(1), Tier.Long => Limit(2), _ => throw Missing("tier") }; return client.ConverseAsync(r); }
    public Task Looked(string kind)
    {
        var tier = Read(kind);
        var r = new ConverseRequest();
        switch (tier) { case Tier.Brief: r.InferenceConfig = Limit(1); break; case Tier.Normal: r.InferenceConfig = Limit(2); break; case Tier.Long: r.InferenceConfig = Limit(3); break; }
        return client.ConverseAsync(r);
    }
    private static Tier Read(string kind) => kind switch { "brief" => Tier.Brief, "long" => Tier.Long, _ => Tier.Normal };
    public Task LookedCap(string kind) { var n = Cap(kind); var r = new ConverseRequest(); if (n > 0) r.InferenceConfig = Limit(n); return client.ConverseAsync(r); }
    private static int Cap(string kind) { if (kind == "brief") return 100; if (kind == "long") return 4000; return 1000; }
    public async Task Retry() => await WithRetry(() => client.ConverseAsync(Make(5)));
    public async Task RetryBare() => await WithRetry(() => client.ConverseAsync(new ConverseRequest())); // !BDR1001
    public async Task RetryClosed() { var r = new ConverseRequest(); r.InferenceConfig = Limit(4); await WithRetry(async () => { r.ModelId = "x"; return await client.ConverseAsync(r); }); }
    public async Task RetryClosedLater() { ConverseRequest r = new(); Func<Task<ConverseResponse>> call = () => client.ConverseAsync(r); r.InferenceConfig = Limit(4); await WithRetry(call); }
    private static async Task<T> WithRetry<T>(Func<Task<T>> call, int times = 3)
    {
        for (var i = 0; ; i++) try { return await call(); } catch (AmazonBedrockRuntimeException) when (i < times) { await Task.Delay(100 << i); }
    }
    public Task Cached() => client.ConverseAsync(new ConverseRequest { InferenceConfig = _config ??= Limit(8) });
    public Task CachedRequest() => client.ConverseAsync(_request ??= Make(8));
    public Task CachedMethod() => client.ConverseAsync(new ConverseRequest { InferenceConfig = Config() });
    private InferenceConfiguration Config() { if (_config is null) Interlocked.CompareExchange(ref _config, Limit(6), null); return _config; }
    public Task FromLazy() => client.ConverseAsync(new ConverseRequest { InferenceConfig = _lazy.Value });
    public Task FromLazyRequest() => client.ConverseAsync(_lazyRequest.Value);
    public Task FromDictionary(string m) => client.ConverseAsync(new ConverseRequest { InferenceConfig = _byModel.GetOrAdd(m, static _ => Limit(5)) });
    public Task FromFunc() => client.ConverseAsync(new ConverseRequest { InferenceConfig = s_limit(9) });
    public Task Raised() { var r = new ConverseRequest(); Requesting?.Invoke(this, new RequestingEventArgs(r)); return client.ConverseAsync(r); }
    public Task RaisedAction() { var r = new ConverseRequest(); Sending?.Invoke(r); return client.ConverseAsync(r); }
    public Task RaisedVirtual() { var r = new ConverseRequest(); OnRequesting(new RequestingEventArgs(r)); return client.ConverseAsync(r); }
    protected virtual void OnRequesting(RequestingEventArgs e) => Requesting?.Invoke(this, e);
    public async Task Iterated() { foreach (var r in Requests().Select(Capped)) await client.ConverseAsync(r); }
    public async Task IteratedBare() { foreach (var r in BareRequests()) await client.ConverseAsync(r); }
    public async Task IteratedFixed() { await foreach (var r in Slowly()) { r.InferenceConfig = Limit(3); await client.ConverseAsync(r); } }
    private static IEnumerable<ConverseRequest> Requests() { for (var i = 0; i < 3; i++) yield return new ConverseRequest(); }
    private static IEnumerable<ConverseRequest> BareRequests() { yield return new ConverseRequest(); yield return Make(4); } // !BDR1001
    private static async IAsyncEnumerable<ConverseRequest> Slowly() { await Task.Yield(); yield return new ConverseRequest(); }
    private static ConverseRequest Capped(ConverseRequest r) { r.InferenceConfig = Limit(2); return r; }
    public async Task Loop(string[] prompts) { var r = new ConverseRequest(); foreach (var p in prompts) { r.ModelId = p; r.InferenceConfig ??= Limit(6); await client.ConverseAsync(r); } }
    public async Task LoopLate(string[] prompts) { var r = new ConverseRequest(); foreach (var p in prompts) { await client.ConverseAsync(r); r.InferenceConfig = Limit(6); } } // !BDR1001
    public async Task Until() { ConverseRequest? r = null; while (r is null) { if (DateTime.Now.Second > 5) r = Make(5); } await client.ConverseAsync(r); }
    public async Task UntilCapped(Queue<int> caps) { var r = new ConverseRequest(); do { if (caps.TryDequeue(out var n)) r.InferenceConfig = Limit(n); } while (r.InferenceConfig == null); await client.ConverseAsync(r); }
    public async Task Switched(Tier t) { var r = new ConverseRequest(); switch (t) { case Tier.Brief: goto default; case Tier.Long: Capped(r); break; default: r = Make(1); break; } await client.ConverseAsync(r); }
    public async Task Escalated() { var r = await Build(); await client.ConverseAsync(r); async Task<ConverseRequest> Build() { var made = new ConverseRequest(); await Fill(made); return made; } }
    private static async Task Fill(ConverseRequest r) { await Task.Delay(1); r.InferenceConfig = await Load(); }
    private static async Task<InferenceConfiguration> Load() { await Task.Yield(); return Limit(5); }
    public async Task NotAwaited() { var r = new ConverseRequest(); var filling = Fill(r); Console.WriteLine(r.ModelId); await filling; await client.ConverseAsync(r); }
    public async Task Tupled() { var (r, _) = (new ConverseRequest(), 1); Capped(r); await client.ConverseAsync(r); }
}
