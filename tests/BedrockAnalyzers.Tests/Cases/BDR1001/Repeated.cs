using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public enum Level { Low, Mid, High }
public class Corr(IAmazonBedrockRuntime c, Func<string, int?> lookup)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    // status code results
    private static int Validate(ConverseRequest r, string t) { if (t.Length == 0) return -1; r.InferenceConfig = Limit(4); return 0; }
    public Task V1(string t) { var r = new ConverseRequest(); if (Validate(r, t) != 0) throw new ArgumentException(t); return c.ConverseAsync(r); }
    public Task V2(string t) { var r = new ConverseRequest(); var code = Validate(r, t); if (code < 0) return Task.CompletedTask; return c.ConverseAsync(r); }
    public Task V3(string t) { var r = new ConverseRequest(); var code = Validate(r, t); if (code == 0) return Task.CompletedTask; return c.ConverseAsync(r); } // !BDR1001
    // tuple results
    private static (bool Ok, ConverseRequest Request) Try(string t) { var r = new ConverseRequest(); if (t.Length == 0) return (false, r); r.InferenceConfig = Limit(4); return (true, r); }
    public Task T1(string t) { var (ok, r) = Try(t); return ok ? c.ConverseAsync(r) : Task.CompletedTask; }
    // result object
    private sealed record Result(bool Success, ConverseRequest? Request);
    private static Result Build(string t) { if (t.Length == 0) return new Result(false, new ConverseRequest()); return new Result(true, new ConverseRequest { InferenceConfig = Limit(3) }); } // !BDR1001
    public Task R1(string t) { var result = Build(t); if (!result.Success) return Task.CompletedTask; return c.ConverseAsync(result.Request); }
    public Task R2(string t) { var result = Build(t); return c.ConverseAsync(result.Request); }
    // local functions that answer bool
    public async Task L1(string t)
    {
        var r = new ConverseRequest();
        bool Fill() { if (t.Length < 3) return false; r.InferenceConfig = Limit(9); return true; }
        if (!Fill()) r.InferenceConfig = Limit(1);
        await c.ConverseAsync(r);
    }
    public async Task L2(string t)
    {
        var r = new ConverseRequest(); // !BDR1001
        bool Fill() { if (t.Length < 3) return false; r.InferenceConfig = Limit(9); return true; }
        if (Fill()) Console.WriteLine("capped");
        await c.ConverseAsync(r);
    }
    // && of helpers
    public async Task A1(string t, string u)
    {
        var r = new ConverseRequest();
        if (u.Length > 3 && Validate(r, t) == 0) { await c.ConverseAsync(r); return; }
        await c.ConverseAsync(new ConverseRequest { InferenceConfig = Limit(5) });
    }
    public async Task A2(string t, string u)
    {
        var r = new ConverseRequest(); // !BDR1001
        if (u.Length > 3 || Validate(r, t) == 0) { await c.ConverseAsync(r); return; }
    }
    // while loop retried with flag
    public async Task W1(string t)
    {
        var r = new ConverseRequest();
        var ready = false;
        while (!ready) { ready = Validate(r, t) == 0; t += "x"; }
        await c.ConverseAsync(r);
    }
    // constant switch over ints
    public Task S1(string kind)
    {
        int size = kind == "a" ? 1 : kind == "b" ? 2 : 3;
        var r = new ConverseRequest();
        switch (size) { case 1: r.InferenceConfig = Limit(1); break; case 2: r.InferenceConfig = Limit(2); break; case 3: r.InferenceConfig = Limit(3); break; }
        return c.ConverseAsync(r);
    }
    public Task S2(string kind)
    {
        int size = kind == "a" ? 1 : kind == "b" ? 2 : 4;
        var r = new ConverseRequest(); // !BDR1001
        switch (size) { case 1: r.InferenceConfig = Limit(1); break; case 2: r.InferenceConfig = Limit(2); break; case 3: r.InferenceConfig = Limit(3); break; }
        return c.ConverseAsync(r);
    }
    public Task S3(Level level)
    {
        var r = new ConverseRequest(); // !BDR1001
        switch (level) { case Level.Low: r.InferenceConfig = Limit(1); break; case Level.Mid: r.InferenceConfig = Limit(2); break; }
        return c.ConverseAsync(r);
    }
    public Task S4(Level level)
    {
        var r = new ConverseRequest { ModelId = "a" };
        r.InferenceConfig = level switch { Level.Low => Limit(1), Level.Mid => Limit(2), Level.High => Limit(3), _ => throw new ArgumentOutOfRangeException(nameof(level)) };
        return c.ConverseAsync(r);
    }
    public Task S5(string model)
    {
        var family = model.StartsWith("anthropic") ? "claude" : model.StartsWith("amazon") ? "nova" : "other";
        var r = new ConverseRequest { ModelId = model };
        if (family == "claude") r.InferenceConfig = Limit(1);
        else if (family == "nova") r.InferenceConfig = Limit(2);
        else if (family is "other") r.InferenceConfig = Limit(3);
        return c.ConverseAsync(r);
    }
    // dictionaries as lookup: unknown
    public Task N1(string key) { var n = lookup(key); var r = new ConverseRequest(); if (n != null) r.InferenceConfig = Limit(n.Value); return c.ConverseAsync(r); }
    // same flag in two statements
    public Task F1(bool brief) { var r = new ConverseRequest(); if (brief) r.InferenceConfig = Limit(1); Console.WriteLine(brief); if (!brief) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task F2(bool brief) { var r = new ConverseRequest(); Apply(r, brief); if (!brief) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task F3(bool brief) { var r = new ConverseRequest(); Apply(r, brief); if (brief) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); } // !BDR1001
    private static void Apply(ConverseRequest r, bool brief) { if (brief) r.InferenceConfig = Limit(1); }
    // negated argument
    public Task F4(bool full) { var r = new ConverseRequest(); Apply(r, !full); if (full) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    // replaced in a helper through ref
    private static void Replace(ref ConverseRequest r, bool capped) { if (capped) r = new ConverseRequest { InferenceConfig = Limit(3) }; else r.InferenceConfig = Limit(5); }
    public Task P1(bool x) { var r = new ConverseRequest(); Replace(ref r, x); return c.ConverseAsync(r); }
    // exception path
    public async Task E1(string t)
    {
        ConverseRequest? r = null;
        try { r = new ConverseRequest(); r.ModelId = t; r.InferenceConfig = Limit(int.Parse(t)); }
        catch (FormatException) { r = null; }
        if (r != null) await c.ConverseAsync(r);
    }
    public async Task E2(string t)
    {
        var r = new ConverseRequest(); // !BDR1001
        try { r.InferenceConfig = Limit(int.Parse(t)); }
        catch (FormatException) { }
        await c.ConverseAsync(r);
    }
    // list of requests
    public async Task M1(string[] ts) { foreach (var t in ts) { var r = new ConverseRequest(); if (Validate(r, t) != 0) continue; await c.ConverseAsync(r); } }
    public async Task M2(string[] ts) { foreach (var t in ts) { var r = new ConverseRequest(); if (Validate(r, t) != 0) Console.WriteLine(t); await c.ConverseAsync(r); } } // !BDR1001
    public async Task M3(string[] ts) { for (var i = 0; i < ts.Length; i++) { var r = new ConverseRequest(); var first = i == 0; if (first) r.InferenceConfig = Limit(4); else r.InferenceConfig = Limit(8); await c.ConverseAsync(r); } }
}
public class Corr2(IAmazonBedrockRuntime c)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private static int Validate(ConverseRequest r, string t) { if (t.Length == 0) return -1; r.InferenceConfig = Limit(4); return 0; }
    private static string? Check(ConverseRequest r, string t) { if (t.Length == 0) return "empty"; r.InferenceConfig = Limit(4); return null; }
    private static Exception? Error(ConverseRequest r, string t) { if (t.Length == 0) return new ArgumentException("empty"); r.InferenceConfig = Limit(4); return null; }
    private static Level LevelOf(ConverseRequest r, string t) { if (t.Length == 0) return Level.Low; r.InferenceConfig = Limit(4); return Level.High; }
    public Task I1(string t) { var r = new ConverseRequest(); if (Validate(r, t) is 0) return c.ConverseAsync(r); return Task.CompletedTask; }
    public Task I2(string t) { var r = new ConverseRequest(); if (Check(r, t) is { } problem) throw new ArgumentException(problem); return c.ConverseAsync(r); }
    public Task I3(string t) { var r = new ConverseRequest(); var problem = Check(r, t); if (problem != null) { Console.WriteLine(problem); return Task.CompletedTask; } return c.ConverseAsync(r); }
    public Task I4(string t) { var r = new ConverseRequest(); var e = Error(r, t); Console.WriteLine(e); if (e is not null) throw e; return c.ConverseAsync(r); }
    public Task I5(string t) { var r = new ConverseRequest(); switch (LevelOf(r, t)) { case Level.High: return c.ConverseAsync(r); default: return Task.CompletedTask; } }
    public Task I6(string t) { var r = new ConverseRequest(); switch (LevelOf(r, t)) { case Level.Low: return c.ConverseAsync(r); default: return Task.CompletedTask; } } // !BDR1001
    public async Task I7(string t) { var r = new ConverseRequest(); var l = LevelOf(r, t); await Task.Delay(3); foreach (var x in t) Console.Write(x); if (l == Level.High) await c.ConverseAsync(r); }
    public async Task I8(string t) { var r = new ConverseRequest(); var code = Validate(r, t); await Task.Delay(3); foreach (var x in t) Console.Write(x); if (code == 0) await c.ConverseAsync(r); }
    public async Task I9(string t) { var r = new ConverseRequest(); string? problem = null; if (t.Length > 4) problem = "long"; else r.InferenceConfig = Limit(4); if (problem is null) await c.ConverseAsync(r); }
    public async Task J1(string t) { var r = new ConverseRequest(); InferenceConfiguration? config = null; if (t.Length > 4) config = Limit(6); if (config != null) r.InferenceConfig = config; else return; await c.ConverseAsync(r); }
    public async Task J2(string t) { var r = new ConverseRequest(); var n = 0; if (t.Length > 4) { n = 5; r.InferenceConfig = Limit(6); } if (n > 0) await c.ConverseAsync(r); }
    public async Task J3(string t) { var r = new ConverseRequest(); var n = 0; if (t.Length > 4) { n = 5; r.InferenceConfig = Limit(6); } if (n == 0) await c.ConverseAsync(r); } // !BDR1001
    public async Task J4(string t) { ConverseRequest? a = null, b = null; if (t.Length > 4) a = new ConverseRequest(); else b = new ConverseRequest { InferenceConfig = Limit(3) }; if (a != null) { a.InferenceConfig = Limit(4); await c.ConverseAsync(a); } else await c.ConverseAsync(b!); }
    public async Task J5(string t) { var small = t.Length < 4; var r = small ? new ConverseRequest() : new ConverseRequest { InferenceConfig = Limit(3) }; if (small) r.InferenceConfig = Limit(2); await c.ConverseAsync(r); }
    public async Task J6(string t) { var small = t.Length < 4; var r = small ? new ConverseRequest() : new ConverseRequest { InferenceConfig = Limit(3) }; if (!small) r.InferenceConfig = Limit(2); await c.ConverseAsync(r); } // !BDR1001
    public async Task J7(string t) { var mode = t.Length < 4 ? "small" : "big"; var r = new ConverseRequest(); if (mode == "small") r.InferenceConfig = Limit(2); if (mode == "big") r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
    public async Task J8(string t, string mode) { var r = new ConverseRequest(); if (mode == "small") r.InferenceConfig = Limit(2); if (mode != "small") r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
    public async Task J9(int n) { var r = new ConverseRequest(); if (n > 5) r.InferenceConfig = Limit(2); if (n <= 5) r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
    public async Task K1(Level l) { var r = new ConverseRequest(); if (l == Level.Low) r.InferenceConfig = Limit(2); if (l != Level.Low) r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
    public async Task K2(object? o) { var r = new ConverseRequest(); if (o is string) r.InferenceConfig = Limit(2); if (o is not string) r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
    public async Task K3(string? o) { var r = new ConverseRequest(); if (string.IsNullOrEmpty(o)) r.InferenceConfig = Limit(2); if (!string.IsNullOrEmpty(o)) r.InferenceConfig = Limit(20); await c.ConverseAsync(r); }
}
