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

namespace Retry;
using Polly; using Polly.Retry;
public class RetriedWays(IAmazonBedrockRuntime client)
{
    public async Task<ConverseResponse?> For(ConverseRequest r)
    {
        for (int i = 0; i < 3; i++)
        {
            try { return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | for loop | unknown // !BDR0002
            catch (AmazonBedrockRuntimeException e) when (e.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { await Task.Delay(1000 << i); }
        }
        return null;
    }
    public async Task<ConverseResponse> While(ConverseRequest r)
    {
        var tries = 0;
        while (true)
        {
            try { var x = await client.ConverseAsync(r); return x; } // Converse | unknown | unknown | false | while loop | unknown // !BDR0002
            catch (Exception) { if (++tries > 4) throw; }
        }
    }
    public async Task<ConverseResponse> Do(ConverseRequest r)
    {
        ConverseResponse? x = null; var n = 0;
        do { try { x = await client.ConverseAsync(r); } catch (ThrottlingException) { await Task.Delay(500); } } while (x is null && n++ < 5); // Converse | unknown | unknown | false | do loop | unknown // !BDR0002
        return x!;
    }
    public async Task<ConverseResponse> Goto(ConverseRequest r)
    {
        var n = 0;
    again:
        try { return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | goto | unknown // !BDR0002
        catch (ThrottlingException) when (n++ < 3) { await Task.Delay(500); }
        goto again;
    }
    public async Task<ConverseResponse> Rec(ConverseRequest r, int left = 3)
    {
        try { return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | recursion | unknown // !BDR0002
        catch (ThrottlingException) when (left > 0) { }
        await Task.Delay(100);
        return await Rec(r, left - 1);
    }
    public async Task<ConverseResponse> OnceMore(ConverseRequest r)
    {
        try { return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
        catch (ThrottlingException) { await Task.Delay(100); return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
    }
    public async Task<ConverseResponse> Validation(ConverseRequest r)
    {
        while (true)
        {
            try { return await client.ConverseAsync(r); } // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
            catch (ValidationException) { r.Messages.RemoveAt(0); }
        }
    }
    public async Task Items(List<ConverseRequest> rs)
    {
        for (var i = 0; i < rs.Count; i++)
        {
            try { await client.ConverseAsync(rs[i]); } // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
            catch (ThrottlingException) { Console.WriteLine("lost"); }
        }
    }
    public async Task Fallback(List<string> models)
    {
        foreach (var m in models)
        {
            try { await client.ConverseAsync(new() { ModelId = m, InferenceConfig = new() { MaxTokens = 1 } }); return; } // Converse | unknown | 1 | false | SDK | unknown // !BDR0002
            catch (ThrottlingException) { }
        }
    }
    public async Task Nested(List<ConverseRequest> rs)
    {
        foreach (var r in rs)
        {
            foreach (var wait in new[] { 1, 2, 4 })
            {
                try { await client.ConverseAsync(r); break; } // Converse | unknown | unknown | false | foreach loop | unknown // !BDR0002
                catch (ThrottlingException) { await Task.Delay(wait); }
            }
        }
    }
    // helper that takes a delegate
    private static async Task<T> Patiently<T>(Func<CancellationToken, Task<T>> call, CancellationToken t)
    {
        for (var i = 1; ; i++)
        {
            try { return await call(t); }
            catch (ThrottlingException) when (i < 5) { await Task.Delay(i * 1000, t); }
        }
    }
    public Task<ConverseResponse> Helped(ConverseRequest r) => Patiently(t => client.ConverseAsync(r, t), default); // Converse | unknown | unknown | false | for loop in Patiently | unknown // !BDR0002
    public Task<ConverseResponse> Helped2(ConverseRequest r) => Patiently(async t => { Console.WriteLine(); return await client.ConverseAsync(r, t).ConfigureAwait(false); }, default); // Converse | unknown | unknown | false | for loop in Patiently | unknown // !BDR0002
    public Task<ConverseResponse> Helped3(ConverseRequest r) { return Patiently(Ask, default); Task<ConverseResponse> Ask(CancellationToken t) => client.ConverseAsync(r, t); } // Converse | unknown | unknown | false | for loop in Patiently | unknown // !BDR0002
    public Task<ConverseResponse> Helped4(ConverseRequest r) => Patiently(t => Inner(r, t), default);
    private Task<ConverseResponse> Inner(ConverseRequest r, CancellationToken t) => client.ConverseAsync(r, t); // Converse | unknown | unknown | false | for loop in Patiently | unknown // !BDR0002
    // called both with and without
    public async Task Both(ConverseRequest r)
    {
        await Shared(r);
        for (var i = 0; i < 3; i++) { try { await Shared(r); break; } catch (ThrottlingException) { await Task.Delay(i); } }
    }
    private Task<ConverseResponse> Shared(ConverseRequest r) => client.ConverseAsync(r); // Converse | unknown | unknown | false | for loop in Both or SDK | unknown // !BDR0002
    private readonly AsyncRetryPolicy _p7 = Policy.Handle<ThrottlingException>().WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(Math.Pow(2, n)));
    public Task<ConverseResponse> Polly7(ConverseRequest r) => _p7.ExecuteAsync(() => client.ConverseAsync(r)); // Converse | unknown | unknown | false | Polly WaitAndRetryAsync | unknown // !BDR0002
    private static readonly ResiliencePipeline P8 = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), UseJitter = true }).AddTimeout(TimeSpan.FromSeconds(3)).Build();
    public async Task<ConverseResponse> Polly8(ConverseRequest r, CancellationToken c) => await P8.ExecuteAsync(async t => await client.ConverseAsync(r, t), c); // Converse | unknown | unknown | false | Polly AddRetry | unknown // !BDR0002
    private static readonly ResiliencePipeline P8t = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(3)).Build();
    public async Task<ConverseResponse> Polly8t(ConverseRequest r, CancellationToken c) => await P8t.ExecuteAsync(async t => await client.ConverseAsync(r, t), c); // Converse | unknown | unknown | false | unknown | unknown // !BDR0002
    private readonly AsyncRetryPolicy _p7v = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(Math.Pow(2, n)));
    public Task<ConverseResponse> Polly7v(ConverseRequest r) => _p7v.ExecuteAsync(() => client.ConverseAsync(r)); // Converse | unknown | unknown | false | unknown | unknown // !BDR0002
    // A stream that fails in the middle
    public async Task Stream(ConverseStreamRequest r)
    {
        for (var i = 0; i < 3; i++)
        {
            try { var s = await client.ConverseStreamAsync(r); await foreach (var e in s.Stream) Console.Write(e); return; } // ConverseStream | unknown | unknown | true | for loop | unknown // !BDR0002
            catch (BedrockRuntimeEventStreamException) { await Task.Delay(1); }
        }
    }
}
public class MadeClients
{
    private readonly AmazonBedrockRuntimeClient _none = new(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0, RegionEndpoint = Amazon.RegionEndpoint.USEast1 });
    private readonly IAmazonBedrockRuntime _some;
    public MadeClients() { var c = new AmazonBedrockRuntimeConfig(); c.MaxErrorRetry = 0; _some = new AmazonBedrockRuntimeClient(c); }
    public Task A(ConverseRequest r) => _none.ConverseAsync(r); // Converse | unknown | unknown | false | none | unknown // !BDR0002
    public Task B(ConverseRequest r) => _some.ConverseAsync(r); // Converse | unknown | unknown | false | none | unknown // !BDR0002
    public Task C(ConverseRequest r, bool x) => (x ? _none : _some).ConverseAsync(r); // Converse | unknown | unknown | false | none | unknown // !BDR0002
    public Task D(ConverseRequest r, bool x) { var c = x ? _none : new AmazonBedrockRuntimeClient(); return c.ConverseAsync(r); } // Converse | unknown | unknown | false | SDK or none | unknown // !BDR0002
}
