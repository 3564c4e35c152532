using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public sealed class Job { public ConverseRequest? Request { get; set; } public string? Error { get; set; } public bool Ok => Error == null; }
public sealed record Outcome(ConverseRequest? Request, string? Error) { public bool Success => Error is null; }
public class Services(IAmazonBedrockRuntime c, Func<string, Task<int>> count, Action<string> log)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private ConverseRequest _template = new() { InferenceConfig = new InferenceConfiguration { MaxTokens = 9 } };
    private readonly List<ConverseRequest> _all = new();
    private ConverseRequest? _last;
    // recursion, iterators, deferred
    private async Task<bool> Retry(ConverseRequest r, int n) { if (n == 0) return false; if (r.InferenceConfig == null) { r.InferenceConfig = Limit(4); } try { await c.ConverseAsync(r); return true; } catch (ThrottlingException) { return await Retry(r, n - 1); } }
    public async Task A1() { var r = new ConverseRequest(); if (!await Retry(r, 3)) log("x"); }
    private IEnumerable<ConverseRequest> Make(string[] ts) { foreach (var t in ts) { var r = new ConverseRequest(); if (t == "") { yield break; } if (t.Length > 3) { r.InferenceConfig = Limit(3); yield return r; continue; } r.InferenceConfig = Limit(4); yield return r; } }
    public async Task A2(string[] ts) { foreach (var r in Make(ts)) await c.ConverseAsync(r); }
    private IEnumerable<ConverseRequest> Make2(string[] ts) { foreach (var t in ts) { var r = new ConverseRequest(); // !BDR1001
            if (t.Length > 3) { r.InferenceConfig = Limit(3); yield return r; continue; } yield return r; } }
    public async Task A3(string[] ts) { foreach (var r in Make2(ts)) await c.ConverseAsync(r); }
    private static async IAsyncEnumerable<ConverseRequest> Make3(string[] ts) { foreach (var t in ts) { if (t == "") continue; await Task.Yield(); yield return new ConverseRequest { InferenceConfig = Limit(3) }; } }
    public async Task A4(string[] ts) { await foreach (var r in Make3(ts)) await c.ConverseAsync(r); }
    // held by other objects
    private static bool FillJob(Job j, string t) { if (t == "") { j.Error = "empty"; return false; } j.Request = new ConverseRequest { InferenceConfig = Limit(3) }; return true; }
    public async Task B1(string t) { var j = new Job { Request = new ConverseRequest() }; if (!FillJob(j, t)) return; await c.ConverseAsync(j.Request); }
    public async Task B2(string t) { var j = new Job { Request = new ConverseRequest() }; // !BDR1001
        FillJob(j, t); await c.ConverseAsync(j.Request); }
    public async Task B3(string t) { var j = new Job { Request = new ConverseRequest() }; FillJob(j, t); if (j.Error != null) return; await c.ConverseAsync(j.Request); }
    public async Task B4(string t) { var j = new Job { Request = new ConverseRequest() }; FillJob(j, t); if (!j.Ok) return; await c.ConverseAsync(j.Request); }
    private static Outcome Build(string t) { var r = new ConverseRequest(); if (t == "") return new Outcome(r, "empty"); r.InferenceConfig = Limit(3); return new Outcome(r, null); }
    public async Task B5(string t) { var o = Build(t); if (o.Error != null) return; await c.ConverseAsync(o.Request); }
    public async Task B6(string t) { var o = Build(t); if (!o.Success) return; await c.ConverseAsync(o.Request); }
    public async Task B8(string t) { var r = new ConverseRequest(); var list = new List<ConverseRequest> { r }; if (t.Length > 3) { r.InferenceConfig = Limit(2); } else { list.Clear(); r = null; } foreach (var x in list) await c.ConverseAsync(x); }
    public async Task B9(string t) { var r = new ConverseRequest(); // !BDR1001
        var j = new Job { Request = r }; if (t.Length > 3) { r.InferenceConfig = Limit(2); } else { r = null; } await c.ConverseAsync(j.Request); }
    public async Task C1(string t) { var r = new ConverseRequest(); // !BDR1001
        Func<Task> send = () => c.ConverseAsync(r); if (t.Length > 3) r.InferenceConfig = Limit(2); await send(); }
    public async Task C2(string t) { var r = new ConverseRequest(); _last = r; if (t.Length > 3) r.InferenceConfig = Limit(2); else r = null; if (r != null) await c.ConverseAsync(r); }
    public async Task C3(string t) { var r = new ConverseRequest(); // !BDR1001
        _last = r; if (t.Length > 3) r.InferenceConfig = Limit(2); else r = null; await c.ConverseAsync(_last); }
    public async Task C4(string t) { var a = new ConverseRequest(); var b = a; // !BDR1001
        if (t.Length > 3) { a.InferenceConfig = Limit(2); b = null; } else { a = null; } if (b != null) await c.ConverseAsync(b); else await c.ConverseAsync(a); }
    private Task Send(ConverseRequest r, bool fine) => fine ? c.ConverseAsync(r) : Task.CompletedTask;
    public async Task C5(string t) { ConverseRequest r; await Send(r = new ConverseRequest(), FillIt(r, t)); }
    private static bool FillIt(ConverseRequest r, string t) { if (t == "") return false; r.InferenceConfig = Limit(3); return true; }
    // exceptions
    public async Task D1(string t) { ConverseRequest? r = null; try { r = Create(t); } catch (ArgumentException e) { log(e.Message); } if (r is null) return; await c.ConverseAsync(r); }
    private static ConverseRequest Create(string t) { var r = new ConverseRequest(); if (t == "") throw new ArgumentException(t); r.InferenceConfig = Limit(3); return r; }
    public async Task D2(string t) { var r = new ConverseRequest(); try { Check(r, t); } catch (ArgumentException) { r.InferenceConfig = Limit(1); } await c.ConverseAsync(r); }
    private static void Check(ConverseRequest r, string t) { if (t == "") throw new ArgumentException(t); r.InferenceConfig = Limit(3); }
    public async Task D3(string t) { var r = new ConverseRequest(); Exception? error = null; try { Check(r, t); } catch (Exception e) { error = e; } if (error != null) throw error; await c.ConverseAsync(r); }
    public async Task D4(string t) { var r = new ConverseRequest(); Exception? error = null; try { Check(r, t); } catch (Exception e) when (e is ArgumentException) { error = e; } finally { log(t); } if (error is not null) return; await c.ConverseAsync(r); }
    public async Task D5(string t) { var r = new ConverseRequest(); // !BDR1001
        try { Check(r, t); } catch (ArgumentException) { log(t); } await c.ConverseAsync(r); }
    public async Task D6(string t) { var attempt = 0; while (true) { var r = new ConverseRequest(); try { if (attempt > 0) r.InferenceConfig = Limit(1); else r.InferenceConfig = Limit(2); await c.ConverseAsync(r); return; } catch (ThrottlingException) when (attempt++ < 3) { await Task.Delay(100); } } }
    public async Task D7(string t) { var reduced = false; var r = new ConverseRequest { InferenceConfig = Limit(100) }; for (; ; ) { try { await c.ConverseAsync(r); return; } catch (ThrottlingException) when (!reduced) { reduced = true; r = new ConverseRequest { InferenceConfig = Limit(5) }; } } }
    public async Task D8(string t) { var reduced = false; var r = new ConverseRequest { InferenceConfig = Limit(100) }; for (; ; ) { try { await c.ConverseAsync(r); return; } catch (ThrottlingException) when (!reduced) { reduced = true; r = new ConverseRequest(); } } } // !BDR1001
    public async Task D9(string t) { using var stream = new MemoryStream(); var r = new ConverseRequest(); var ok = false; using (var s = new StreamReader(stream)) { ok = FillIt(r, s.ReadToEnd()); } if (ok) await c.ConverseAsync(r); }
    public async Task E1(string t) { var r = new ConverseRequest(); var ok = await FillAsync(r, t).ConfigureAwait(false); if (!ok) return; await c.ConverseAsync(r).ConfigureAwait(false); }
    private async Task<bool> FillAsync(ConverseRequest r, string t) { var n = await count(t); if (n > 9) return false; try { r.InferenceConfig = Limit(n); await Task.Delay(3); return true; } catch (TaskCanceledException) { return false; } }
    public async Task E2(string t) { var r = new ConverseRequest(); var task = FillAsync(r, t); log(t); if (await task) await c.ConverseAsync(r); }
    public async Task E3(string t) { var r = new ConverseRequest();
        var task = FillAsync(r, t); await task; await c.ConverseAsync(r); }
    public async Task E4(string t) { var r = new ConverseRequest(); var (ok, n) = await Pair(r, t); if (ok) await c.ConverseAsync(r); }
    private async Task<(bool, int)> Pair(ConverseRequest r, string t) { var n = await count(t); if (n > 9) return (false, n); r.InferenceConfig = Limit(n); return (true, n); }
    public Task E5(string t) { var r = new ConverseRequest(); if (!FillAsync(r, t).Result) return Task.CompletedTask; return c.ConverseAsync(r); }
    public Task E6(string t) { var r = new ConverseRequest(); if (!FillAsync(r, t).GetAwaiter().GetResult()) return Task.CompletedTask; return c.ConverseAsync(r); }
    public async Task E7(string t) { var r = new ConverseRequest(); switch (await Status(r, t)) { case 0: await c.ConverseAsync(r); break; case 1: case 2: log("no"); break; default: throw new Exception(); } }
    public async Task E8(string t) { var r = new ConverseRequest(); // !BDR1001
        switch (await Status(r, t)) { case 0: break; case 1: await c.ConverseAsync(r); break; default: throw new Exception(); } }
    private async Task<int> Status(ConverseRequest r, string t) { if (t == "") return 1; var n = await count(t); if (n > 9) return 2; r.InferenceConfig = Limit(n); return 0; }
    public async Task E9(string t) { var r = new ConverseRequest(); var s = await Status5(r, t); if (s == 0) await c.ConverseAsync(r); if (s == 4) await c.ConverseAsync(r); }
    private async Task<int> Status5(ConverseRequest r, string t) { if (t == "") return 1; var n = await count(t); if (n > 9) return 2; if (n > 8) return 3; if (n > 7) return 5; if (n > 6) return 6; r.InferenceConfig = Limit(n); if (n > 3) return 4; return 0; }
    // with / records / template
    public async Task F1(string t) { var r = _template; if (t.Length > 4) r = new ConverseRequest { InferenceConfig = Limit(2) }; await c.ConverseAsync(r); }
    public async Task F2(string t) { _template.InferenceConfig = null; await c.ConverseAsync(_template); }
    private sealed record Plan(ConverseRequest Request, bool Cap);
    public async Task F3(string t) { var p = new Plan(new ConverseRequest(), true); if (t.Length > 3) p = p with { Cap = false }; if (p.Cap) p.Request.InferenceConfig = Limit(1); if (!p.Cap) p.Request.InferenceConfig = Limit(2); await c.ConverseAsync(p.Request); } // wrong !BDR1001
    public async Task F4(string t) { var p = new Plan(new ConverseRequest(), t.Length > 3); if (p.Cap) p.Request.InferenceConfig = Limit(1); if (!p.Cap) p.Request.InferenceConfig = Limit(2); await c.ConverseAsync(p.Request); }
    public async Task F5(string t) { var ready = new TaskCompletionSource<bool>(); var r = new ConverseRequest(); _ = Task.Run(() => { r.InferenceConfig = Limit(2); ready.SetResult(true); }); await ready.Task; await c.ConverseAsync(r); }
    public async Task F6(string t) { var r = new ConverseRequest(); var done = false; var th = new Thread(() => { r.InferenceConfig = Limit(2); done = true; }); th.Start(); while (!done) Thread.Sleep(1); await c.ConverseAsync(r); }
    public async Task F7(string t) { var r = new ConverseRequest(); var n = 0; Interlocked.Increment(ref n); if (n > 0) r.InferenceConfig = Limit(2); else return; await c.ConverseAsync(r); }
    public async Task F8(string t) { var r = new ConverseRequest(); var flag = 0; if (Interlocked.CompareExchange(ref flag, 1, 0) == 0) r.InferenceConfig = Limit(2); if (flag == 1) r.InferenceConfig ??= Limit(3); else return; await c.ConverseAsync(r); }
    public async Task F9(CancellationToken ct) { var r = new ConverseRequest(); if (ct.IsCancellationRequested) return; await Task.Delay(9); if (!ct.IsCancellationRequested) r.InferenceConfig = Limit(4); else return; await c.ConverseAsync(r, ct); }
    public async Task G1(string t) { var r = new ConverseRequest(); goto start; start: if (FillIt(r, t)) goto send; t += "x"; goto start; send: await c.ConverseAsync(r); }
    public async Task G2(string[] ts) { var r = new ConverseRequest(); if (ts.Any(t => FillIt(r, t))) await c.ConverseAsync(r); }
    public async Task G3(string[] ts) { var r = new ConverseRequest(); var found = ts.FirstOrDefault(t => FillIt(r, t)); if (found != null) await c.ConverseAsync(r); }
    public async Task G4(string[] ts) { var rs = ts.Select(t => { var r = new ConverseRequest(); return FillIt(r, t) ? r : null; }).Where(r => r != null); foreach (var r in rs) await c.ConverseAsync(r); }
    public async Task G5(string t) { var r = FillIt(new ConverseRequest(), t) ? new ConverseRequest { InferenceConfig = Limit(2) } : null; if (r != null) await c.ConverseAsync(r); }
    public async Task G6(string t) { var job = new Job(); job.Request ??= new ConverseRequest(); job.Request.InferenceConfig ??= Limit(3); await c.ConverseAsync(job.Request); }
    public async Task G7(Job? job) { job ??= new Job(); job.Request ??= new ConverseRequest(); // !BDR1001 missed
        await c.ConverseAsync(job.Request); }
    public async Task G8(bool a, bool b) { var r = new ConverseRequest(); if (a) { if (b) r.InferenceConfig = Limit(1); else r.InferenceConfig = Limit(2); } else if (b) r.InferenceConfig = Limit(3); if (!a && !b) r.InferenceConfig = Limit(4); await c.ConverseAsync(r); }
    public async Task G9(bool a, bool b) { var r = new ConverseRequest(); // !BDR1001
        if (a && b) r.InferenceConfig = Limit(1); if (!a && !b) r.InferenceConfig = Limit(4); await c.ConverseAsync(r); }
}
