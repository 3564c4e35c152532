using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public interface ISender { Task<ConverseResponse?> SendAsync(ConverseRequest request); }
// A client that hands on, with several ways out
public class Fallback(IAmazonBedrockRuntime inner)
{
    public async Task<ConverseResponse?> ConverseAsync(ConverseRequest request)
    {
        request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = 5 };
        try { return await inner.ConverseAsync(request); }
        catch (ThrottlingException) { request.ModelId = "x"; return null; }
    }
}
public class Decorated : AmazonBedrockRuntimeClient
{
    private int _tries;
    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken ct = default)
    {
        if (request.InferenceConfig is null) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 500 };
        try { return await base.ConverseAsync(request, ct); }
        catch (ThrottlingException) { request.ModelId = "x"; return null!; }
    }
}
public class Decorated2(IAmazonBedrockRuntime inner) : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken ct = default)
    {
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 500 };
        if (request.ModelId is null) { request.ModelId = "x"; return null!; }
        return await inner.ConverseAsync(request, ct);
    }
}
public class UsesDecorated(IAmazonBedrockRuntime c)
{
    public async Task A1() { var d = new Decorated(); var response = await d.ConverseAsync(new ConverseRequest()); if (response != null) Console.WriteLine(response.StopReason); }
    public async Task A2(string m) { var d = new Decorated2(c); var response = await d.ConverseAsync(new ConverseRequest { ModelId = m }); if (response != null) Console.WriteLine(response.StopReason); }
    public async Task A3() { var d = new Fallback(c); var response = await d.ConverseAsync(new ConverseRequest()); if (response != null) Console.WriteLine(response.StopReason); }
    public async Task A4(string m) { IAmazonBedrockRuntime d = new Decorated2(c); foreach (var x in m) { var response = await d.ConverseAsync(new ConverseRequest { ModelId = m }); if (response != null) return; } }
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    // bool helpers in loops, with catch, with finally
    private async Task<bool> TrySend(ConverseRequest r) { try { await c.ConverseAsync(r); return true; } catch (ThrottlingException) { return false; } }
    public async Task B1(string[] ps) { foreach (var p in ps) { var r = new ConverseRequest { ModelId = p }; r.InferenceConfig = Limit(3); if (!await TrySend(r)) { r.InferenceConfig = Limit(2); await TrySend(r); } } }
    public async Task B2() { var r = new ConverseRequest(); // !BDR1001
        for (var i = 0; i < 3; i++) if (await TrySend(r)) return; }
    public async Task B3() { var r = new ConverseRequest(); var ok = false; try { ok = Fill(r, 3); } finally { if (!ok) r.InferenceConfig = Limit(3); } await c.ConverseAsync(r); }
    public async Task B4() { var r = new ConverseRequest(); var ok = false; try { ok = Fill(r, 3); } catch (Exception) { ok = false; } if (!ok) return; await c.ConverseAsync(r); }
    public async Task B5(int n) { var r = new ConverseRequest(); var ok = false; try { ok = FillN(r, n); } catch (Exception) { ok = false; } if (!ok) return; await c.ConverseAsync(r); }
    public async Task B6(int n) { var r = new ConverseRequest(); // !BDR1001
        var ok = false; try { ok = FillN(r, n); } catch (Exception) { ok = true; } if (!ok) return; await c.ConverseAsync(r); }
    private static bool Fill(ConverseRequest r, int n) { r.InferenceConfig = Limit(n); return true; }
    private static bool FillN(ConverseRequest r, int n) { if (n < 3) return false; if (n < 5) { r.InferenceConfig = Limit(int.Parse("3")); return true; } if (n < 7) { r.InferenceConfig = Limit(8); return true; } return false; }
    private static bool FillF(ConverseRequest r, int n) { try { if (n < 3) return false; r.InferenceConfig = Limit(n); return true; } finally { Console.WriteLine(n); } }
    private static bool FillF2(ConverseRequest r, string n) { try { r.InferenceConfig = Limit(int.Parse(n)); return true; } catch (FormatException) { return false; } finally { Console.WriteLine(n); } }
    public async Task B7(int n) { var r = new ConverseRequest(); if (FillF(r, n)) await c.ConverseAsync(r); }
    public async Task B8(string n) { var r = new ConverseRequest(); if (FillF2(r, n)) await c.ConverseAsync(r); }
    public async Task B9(string n) { var r = new ConverseRequest(); // !BDR1001
        if (!FillF2(r, n)) await c.ConverseAsync(r); }
    public async Task C1(string[] ns) { foreach (var n in ns) { var r = new ConverseRequest(); if (!FillF2(r, n)) continue; await c.ConverseAsync(r); } }
    public async Task C2(string[] ns) { var r = new ConverseRequest(); foreach (var n in ns) { if (!FillF2(r, n)) continue; await c.ConverseAsync(r); } }
    public async Task C3(string[] ns) { var r = new ConverseRequest(); var i = 0; while (!FillF2(r, ns[i++])) { } await c.ConverseAsync(r); }
    public async Task C4(string[] ns) { var r = new ConverseRequest(); var i = 0; do { if (i > ns.Length) return; } while (!FillF2(r, ns[i++])); await c.ConverseAsync(r); }
    public async Task C5(string[] ns) { var r = new ConverseRequest(); var done = false; foreach (var n in ns) { done = FillF2(r, n); if (done) break; } if (!done) r.InferenceConfig = Limit(4); await c.ConverseAsync(r); }
    public async Task C6(string[] ns) { var r = new ConverseRequest(); var done = false; foreach (var n in ns) { if (FillF2(r, n)) { done = true; break; } } if (!done) throw new Exception(); await c.ConverseAsync(r); }
    public async Task C7(string[] ns) { var r = new ConverseRequest();
        var done = false; foreach (var n in ns) { done |= FillF2(r, n); } if (!done) Console.WriteLine(); await c.ConverseAsync(r); }
    public async Task C8(string a, string b) { var r = new ConverseRequest(); if (FillF2(r, a) || FillF2(r, b)) await c.ConverseAsync(r); }
    public async Task C9(string a, string b) { var r = new ConverseRequest(); var ok = FillF2(r, a) || FillF2(r, b); if (ok) await c.ConverseAsync(r); }
    public async Task D1(string a, string b) { var r = new ConverseRequest(); var ok = FillF2(r, a) | FillF2(r, b); if (ok) await c.ConverseAsync(r); }
    public async Task D2(string a, string b) { var r = new ConverseRequest(); var s = new ConverseRequest(); if (FillF2(r, a) && FillF2(s, b)) { await c.ConverseAsync(r); await c.ConverseAsync(s); } }
    public async Task D3(string a, string b) { var r = new ConverseRequest(); var s = new ConverseRequest(); // !BDR1001
        if (FillF2(r, a) || FillF2(s, b)) { if (a.Length > 2) await c.ConverseAsync(s); } }
    public async Task D4(string a, string b, string d) { var r = new ConverseRequest(); var ok1 = FillF2(r, a); var ok2 = FillF2(r, b); var ok3 = FillF2(r, d); if (ok1 || ok2 || ok3) await c.ConverseAsync(r); } // wrong !BDR1001
    public async Task D5(string a, string b, string d) { var r = new ConverseRequest(); var ok = FillF2(r, a); ok = ok || FillF2(r, b); ok = ok || FillF2(r, d); if (!ok) r.InferenceConfig = Limit(9); await c.ConverseAsync(r); }
    // out, ref
    private static bool TryBuild(string t, out ConverseRequest? r, out string? error) { r = null; error = null; if (t.Length == 0) { error = "e"; return false; } r = new ConverseRequest { InferenceConfig = Limit(3) }; return true; }
    public async Task E1(string t) { if (!TryBuild(t, out var r, out var error)) throw new ArgumentException(error); await c.ConverseAsync(r!); }
    public async Task E2(string[] ts) { var rs = new List<ConverseRequest>(); foreach (var t in ts) if (TryBuild(t, out var r, out _)) rs.Add(r!); foreach (var r in rs) await c.ConverseAsync(r); }
    public async Task E3(string t) { ConverseRequest? r; string? error; while (!TryBuild(t, out r, out error)) t += error; await c.ConverseAsync(r!); }
    private static bool TryPrepare(ref ConverseRequest r, string t) { if (t == "") return false; if (t == "new") { r = new ConverseRequest { InferenceConfig = Limit(2) }; return true; } r.InferenceConfig = Limit(3); return true; }
    public async Task E4(string t) { var r = new ConverseRequest(); if (!TryPrepare(ref r, t)) return; await c.ConverseAsync(r); }
    public async Task E5(string t) { var r = new ConverseRequest(); // !BDR1001
        if (!TryPrepare(ref r, t)) await c.ConverseAsync(r); }
    public async Task E6(string t) { var r = new ConverseRequest(); // !BDR1001
        TryPrepare(ref r, t); await c.ConverseAsync(r); }
    // lambdas, local functions
    public async Task F1(string t) { var r = new ConverseRequest(); var capped = false; Action cap = () => { r.InferenceConfig = Limit(3); capped = true; }; if (t.Length > 3) cap(); if (!capped) cap(); await c.ConverseAsync(r); }
    public async Task F2(string t) { var r = new ConverseRequest(); var capped = false; void Cap() { if (capped) return; capped = true; r.InferenceConfig = Limit(3); } if (t.Length > 3) Cap(); Cap(); await c.ConverseAsync(r); }
    public async Task F3(string t, Action<Action> run) { var r = new ConverseRequest(); var capped = false; run(() => { capped = true; r.InferenceConfig = Limit(3); }); if (!capped) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); }
    public async Task F4(string[] ts) { var r = new ConverseRequest(); var capped = false; Array.ForEach(ts, t => { if (t.Length > 3) { capped = true; r.InferenceConfig = Limit(3); } }); if (!capped) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); }
    public async Task F5(string t) { Func<ConverseRequest, bool> fill = r => { if (t.Length < 3) return false; r.InferenceConfig = Limit(3); return true; }; var q = new ConverseRequest(); if (fill(q)) await c.ConverseAsync(q); }
    public async Task F6(string t) { Func<ConverseRequest, Task<bool>> fill = async r => { if (t.Length < 3) return false; await Task.Yield(); r.InferenceConfig = Limit(3); return true; }; var q = new ConverseRequest(); if (await fill(q)) await c.ConverseAsync(q); }
    public async Task F7(bool b, string t) { Func<ConverseRequest, bool> fill = b ? r => { r.InferenceConfig = Limit(1); return true; } : r => { if (t.Length < 3) return false; r.InferenceConfig = Limit(3); return true; }; var q = new ConverseRequest(); if (fill(q)) await c.ConverseAsync(q); }
    public async Task F8(string t) { ConverseRequest? last = null; bool Next(out ConverseRequest r) { r = new ConverseRequest(); if (t == "") return false; r.InferenceConfig = Limit(4); last = r; return true; } while (Next(out var q)) await c.ConverseAsync(q); if (last != null) await c.ConverseAsync(last); }
    public Task F9(bool brief) { var r = new ConverseRequest(); Task Send() { if (!brief) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); } if (brief) r.InferenceConfig = Limit(1); return Send(); }
    public Task G1(bool brief) { var r = new ConverseRequest(); Func<Task> send = () => { if (!brief) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }; if (brief) r.InferenceConfig = Limit(1); return send(); }
    public Task G2(bool brief) { var r = new ConverseRequest(); if (brief) r.InferenceConfig = Limit(1); return Task.Run(() => { if (!brief) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }); }
    public Task G3(Opt o) { var r = new ConverseRequest(); if (o.Brief) r.InferenceConfig = Limit(1); return Task.Run(() => { if (!o.Brief) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }); } // wrong !BDR1001
    public Task G4(Opt o) { var r = new ConverseRequest(); ApplyBrief(r, o); ApplyFull(r, o); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task G5(Opt o) { var r = new ConverseRequest(); ApplyBrief(r, o); if (!o.Brief) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }
    public Task G6(Opt o) { var r = new ConverseRequest(); if (!o.Brief) r.InferenceConfig = Limit(3); ApplyBrief(r, o); return c.ConverseAsync(r); } // wrong !BDR1001
    private static void ApplyBrief(ConverseRequest r, Opt o) { if (o.Brief) r.InferenceConfig = Limit(1); }
    private static void ApplyFull(ConverseRequest r, Opt o) { if (!o.Brief) r.InferenceConfig = Limit(1); }
    public sealed class Opt { public bool Brief { get; set; } public int? Max { get; set; } }
    private static bool Wants(Opt o) => o.Brief;
    public Task G7(Opt o) { var r = new ConverseRequest(); if (Wants(o)) r.InferenceConfig = Limit(3); if (!Wants(o)) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    private bool IsBig(string m) => m.Contains("opus");
    public Task G8(string m) { var r = new ConverseRequest(); if (IsBig(m)) r.InferenceConfig = Limit(3); if (!IsBig(m)) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task G9(string m) { var r = new ConverseRequest(); if (m.Contains("opus")) r.InferenceConfig = Limit(3); if (!m.Contains("opus")) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
}
