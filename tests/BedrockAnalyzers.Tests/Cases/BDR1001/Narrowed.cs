using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public enum Tier { Free, Pro, Team, Max }
public class Narrow(IAmazonBedrockRuntime c, Func<string> ask)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private static Tier TierOf(string t) { if (t.StartsWith("f")) return Tier.Free; if (t.StartsWith("p")) return Tier.Pro; return Tier.Team; }
    public Task A1(string t) { var r = new ConverseRequest(); switch (TierOf(t)) { case Tier.Free: r.InferenceConfig = Limit(1); break; case Tier.Pro: r.InferenceConfig = Limit(2); break; case Tier.Team: r.InferenceConfig = Limit(3); break; } return c.ConverseAsync(r); }
    public Task A2(string t) { var r = new ConverseRequest(); var tier = TierOf(t); if (tier is Tier.Free or Tier.Pro) r.InferenceConfig = Limit(1); if (tier >= Tier.Team) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task A3(string t) { var r = new ConverseRequest(); var tier = TierOf(t); if ((int)tier < 2) r.InferenceConfig = Limit(1); if ((int)tier == 2) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task A4(string t) { var r = new ConverseRequest(); var tier = TierOf(t); if (tier is not Tier.Team) r.InferenceConfig = Limit(1); else if (tier is > Tier.Pro and < Tier.Max) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task A5(string t) { var r = new ConverseRequest(); // !BDR1001
        var tier = TierOf(t); if (tier is Tier.Free) r.InferenceConfig = Limit(1); if (tier is Tier.Pro) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task A6(string t) { var r = new ConverseRequest(); int? max = TierOf(t) switch { Tier.Free => 100, Tier.Pro => 200, _ => null }; if (max is null) max = 50; r.InferenceConfig = new InferenceConfiguration { MaxTokens = max }; return c.ConverseAsync(r); }
    public Task A7(string t) { int? max = TierOf(t) switch { Tier.Free => 100, Tier.Pro => 200, _ => null }; var r = new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = max ?? 7 } }; return c.ConverseAsync(r); }
    public Task A8(string t) { int? max = TierOf(t) switch { Tier.Free => 100, Tier.Pro => 200, _ => null }; var r = new ConverseRequest(); // !BDR1001
        if (max > 150) r.InferenceConfig = Limit(max.Value); return c.ConverseAsync(r); }
    public Task A9(string t) { int? max = TierOf(t) switch { Tier.Free => 100, Tier.Pro => 200, _ => null }; var r = new ConverseRequest(); if (max > 150) r.InferenceConfig = Limit(max.Value); else if (max <= 150) r.InferenceConfig = Limit(2); else return Task.CompletedTask; return c.ConverseAsync(r); }
    public Task B1(string t) { int? max = t.Length > 5 ? 100 : null; var r = new ConverseRequest(); if (max is int n && n > 50) r.InferenceConfig = Limit(n); else r.InferenceConfig = Limit(5); return c.ConverseAsync(r); }
    public Task B2(string t) { int? max = t.Length > 5 ? 100 : null; var r = new ConverseRequest(); if (max is { } n) r.InferenceConfig = Limit(n); if (max.HasValue == false) r.InferenceConfig = Limit(5); return c.ConverseAsync(r); }
    public Task B3(string t) { int? max = t.Length > 5 ? 100 : null; var r = new ConverseRequest(); if (max.GetValueOrDefault() > 0) r.InferenceConfig = Limit(3); else r.InferenceConfig = Limit(5); return c.ConverseAsync(r); }
    public Task B4(string t) { var mode = t.Length switch { < 10 => "short", < 100 => "mid", _ => "long" }; var r = new ConverseRequest(); switch (mode) { case "short" when t.Length > 2: r.InferenceConfig = Limit(1); break; case "short": r.InferenceConfig = Limit(2); break; case "mid" or "long": r.InferenceConfig = Limit(3); break; } return c.ConverseAsync(r); }
    public Task B5(string t) { var mode = t.Length switch { < 10 => "short", < 100 => "mid", _ => "long" }; var r = new ConverseRequest(); // !BDR1001
        switch (mode) { case "short" when t.Length > 2: r.InferenceConfig = Limit(1); break; case "mid" or "long": r.InferenceConfig = Limit(3); break; } return c.ConverseAsync(r); }
    public Task B6(string t) { var mode = t.Length < 10 ? "Short" : "Long"; var r = new ConverseRequest(); if (mode.Equals("short", StringComparison.OrdinalIgnoreCase)) r.InferenceConfig = Limit(1); if (string.Equals(mode, "long", StringComparison.OrdinalIgnoreCase)) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task B7(string t) { var mode = t.Length < 10 ? "short" : "long"; var r = new ConverseRequest(); if (mode.Equals("short")) r.InferenceConfig = Limit(1); else if (mode.Equals("long")) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task B8(string t) { char k = t.Length < 10 ? 's' : 'l'; var r = new ConverseRequest(); if (k == 's') r.InferenceConfig = Limit(1); if (k == 'l') r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }
    public Task B9(string t) { double k = t.Length < 10 ? 0.5 : 1.5; var r = new ConverseRequest(); if (k < 1) r.InferenceConfig = Limit(1); if (k > 1.0) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }
    public Task C1(string t) { var k = t.Length < 10 ? 1 : 2; k++; var r = new ConverseRequest(); if (k == 2) r.InferenceConfig = Limit(1); if (k != 2) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }
    public Task C2(string t) { (string kind, int n) = t.Length < 10 ? ("a", 1) : ("b", 2); var r = new ConverseRequest(); if (kind == "a") r.InferenceConfig = Limit(n); if (kind != "a") r.InferenceConfig = Limit(n); return c.ConverseAsync(r); }
    public Task C3(object o) { var r = new ConverseRequest(); r.InferenceConfig = o switch { int n when n > 0 => Limit(n), string s => Limit(s.Length), null => Limit(2), _ => Limit(1) }; return c.ConverseAsync(r); }
    public Task C4(string t) { var r = new ConverseRequest(); if (t is { Length: > 5 }) r.InferenceConfig = Limit(1); if (t is not { Length: > 5 }) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task C5(int n) { var r = new ConverseRequest(); if (n is > 5 and < 10) r.InferenceConfig = Limit(1); if (n is <= 5 or >= 10) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task C6(int n) { var r = new ConverseRequest(); if (n > 5) r.InferenceConfig = Limit(1); if (!(n > 5)) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task C7(double n) { var r = new ConverseRequest(); if (n > 5) r.InferenceConfig = Limit(1); if (n <= 5) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task C8(int? n) { var r = new ConverseRequest(); // !BDR1001
        if (n > 5) r.InferenceConfig = Limit(1); if (n <= 5) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task C9(int n) { var r = new ConverseRequest(); if (5 < n) r.InferenceConfig = Limit(1); if (n <= 5) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task D1(int n, bool f) { var r = new ConverseRequest(); if (f) n = 3; if (f) r.InferenceConfig = Limit(n); if (!f) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D2(bool f) { var r = new ConverseRequest(); if (f) r.InferenceConfig = Limit(1); f = !f; if (f) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D3(bool f) { var r = new ConverseRequest(); // !BDR1001
        if (f) r.InferenceConfig = Limit(1); f = !f; if (!f) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D4(bool f, bool g) { var r = new ConverseRequest(); var x = f && g; if (x) r.InferenceConfig = Limit(1); if (!(f && g)) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task D5(bool f, bool g) { var r = new ConverseRequest(); var x = f ^ g; if (x) r.InferenceConfig = Limit(1); else r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D6(bool? f) { var r = new ConverseRequest(); if (f == true) r.InferenceConfig = Limit(1); if (f != true) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D7(bool? f) { var r = new ConverseRequest(); if (f is true) r.InferenceConfig = Limit(1); if (f is null or false) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task D8(bool? f) { var r = new ConverseRequest(); // !BDR1001
        if (f == true) r.InferenceConfig = Limit(1); if (f == false) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); }
    public Task D9(bool? f) { var r = new ConverseRequest(); if (f ?? false) r.InferenceConfig = Limit(1); if (!(f ?? false)) r.InferenceConfig = Limit(9); return c.ConverseAsync(r); } // wrong !BDR1001
    // many flags
    public Task E1(bool a, bool b, bool d, bool e) { var r = new ConverseRequest(); if (a) r.ModelId = "1"; if (b) r.ModelId = "2"; if (d) r.ModelId = "3"; if (e) r.InferenceConfig = Limit(1); if (!a) r.ModelId += "1"; if (!b) r.ModelId += "2"; if (!d) r.ModelId += "3"; if (!e) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task E2(bool e, bool a, bool b, bool d) { var r = new ConverseRequest(); if (e) r.InferenceConfig = Limit(1); if (a) r.ModelId = "1"; if (b) r.ModelId = "2"; if (d) r.ModelId = "3"; if (!a) r.ModelId += "1"; if (!b) r.ModelId += "2"; if (!d) r.ModelId += "3"; if (!e) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task E3(Opts o) { var r = new ConverseRequest(); if (o.A) r.ModelId = "1"; if (o.B) r.ModelId = "2"; if (o.C) r.ModelId = "3"; if (o.Brief) r.InferenceConfig = Limit(1); else r.InferenceConfig = Limit(2); if (o.A) Console.WriteLine(1); if (o.B) Console.WriteLine(2); if (o.C) Console.WriteLine(3); return c.ConverseAsync(r); }
    public Task E4(Opts o) { var r = new ConverseRequest(); if (o.A) r.ModelId = "1"; if (o.B) r.ModelId = "2"; if (o.C) r.ModelId = "3"; if (o.A) Console.WriteLine(1); if (o.B) Console.WriteLine(2); if (o.C) Console.WriteLine(3); if (o.Brief) r.InferenceConfig = Limit(1); Console.WriteLine(); if (!o.Brief) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task E5(Opts o) { var r = new ConverseRequest(); var verbose = false; var trace = false; var debug = false; if (o.A) verbose = true; if (o.B) trace = true; if (o.C) debug = true; if (verbose) Console.WriteLine(); if (trace) Console.WriteLine(); if (debug) Console.WriteLine(); var capped = false; if (o.Brief) { r.InferenceConfig = Limit(1); capped = true; } if (!capped) r.InferenceConfig = Limit(2); if (verbose && debug) Console.WriteLine("x"); return c.ConverseAsync(r); }
    public sealed class Opts { public bool A { get; set; } public bool B { get; set; } public bool C { get; set; } public bool Brief { get; set; } public string? Model { get; set; } public int? Max { get; set; } }
    // ask: evaluated again each time
    public async Task F1() { var r = new ConverseRequest { InferenceConfig = Limit(3) }; var line = ask(); while (line != null) { r = new ConverseRequest(); // !BDR1001
            line = ask(); if (line == null) break; } await c.ConverseAsync(r); }
    public async Task F2() { while (true) { var line = ask(); if (line == null) break; if (line == "x") continue; if (line is null) return; } await c.ConverseAsync(new ConverseRequest()); } // !BDR1001
    public async Task F3() { string? line; do { line = ask(); if (line == "stop") return; } while (line != "go"); if (line == "stop") return; await c.ConverseAsync(new ConverseRequest()); } // !BDR1001
    public async Task F4(Opts o) { while (o.Model == null) { o.Model = ask(); if (o.Model == null) Console.WriteLine(); } await c.ConverseAsync(new ConverseRequest { ModelId = o.Model }); } // !BDR1001
    public async Task F5(Opts o) { while (true) { if (o.Model == null) { o.Model = ask(); continue; } if (o.Model == null) return; break; } await c.ConverseAsync(new ConverseRequest { ModelId = o.Model }); } // !BDR1001
    public async Task F6(Opts[] os) { foreach (var o in os) { if (o.A) continue; if (o.B) break; var r = new ConverseRequest(); if (o.A) r.InferenceConfig = Limit(1); await c.ConverseAsync(r); } } // !BDR1001
    public async Task F7(Queue<Opts> os) { while (os.TryDequeue(out var o)) { var r = new ConverseRequest(); if (o.A) r.InferenceConfig = Limit(1); await Task.Delay(1); if (!o.A) r.InferenceConfig = Limit(2); await c.ConverseAsync(r); } }
    public async Task F8(IAsyncEnumerable<Opts> os) { await foreach (var o in os) { var r = new ConverseRequest(); if (o.A) r.InferenceConfig = Limit(1); await Task.Delay(1); if (!o.A) r.InferenceConfig = Limit(2); await c.ConverseAsync(r); } }
    public async Task F9(Opts[] os) { await Parallel.ForEachAsync(os, async (o, ct) => { var r = new ConverseRequest(); if (o.A) r.InferenceConfig = Limit(1); await Task.Delay(1, ct); if (!o.A) r.InferenceConfig = Limit(2); await c.ConverseAsync(r, ct); }); }
    public Task G1(Opts[] os) => Task.WhenAll(os.Select(o => { var r = new ConverseRequest(); if (o.A) r.InferenceConfig = Limit(1); if (!o.A) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }));
    public Task G2(Opts[] os) => Task.WhenAll(os.Select(async o => { var r = new ConverseRequest { ModelId = o.Model }; // !BDR1001
            if (o.A) r.InferenceConfig = Limit(1); await c.ConverseAsync(r); }));
    public Task G3(Opts o) { var r = new ConverseRequest(); if (o.Model?.Contains("opus") == true) r.InferenceConfig = Limit(1); else r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task G4(Opts o) { var r = new ConverseRequest(); if (o.Model!.Contains("opus")) r.InferenceConfig = Limit(1); o.Model = ask(); if (!o.Model.Contains("opus")) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // !BDR1001
    public Task G5(Opts o) { var p = o; var r = new ConverseRequest(); if (p.A) r.InferenceConfig = Limit(1); if (!o.A) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task G6(Opts o, Opts q) { var p = o; var r = new ConverseRequest(); // !BDR1001
        if (p.A) r.InferenceConfig = Limit(1); p = q; if (!p.A) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    private static void Toggle(ref bool b) => b = !b;
    private static void Toggle(Opts o) => o.A = !o.A;
    public Task G7(bool f) { var r = new ConverseRequest(); // !BDR1001
        if (f) r.InferenceConfig = Limit(1); Toggle(ref f); if (!f) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task G8(Opts o) { var r = new ConverseRequest(); // !BDR1001
        if (o.A) r.InferenceConfig = Limit(1); Toggle(o); if (!o.A) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task G9(Opts o) { var r = new ConverseRequest(); // wrong !BDR1001
        if (o.A) r.InferenceConfig = Limit(1); Toggle(o); if (o.A) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
}
