using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public class Settings { public int? Max { get; set; } public int MaxTokens { get; set; } public bool Capped { get; set; } public bool Brief { get; set; } public bool Stream { get; set; } public string? Model { get; set; } public Func<int>? Pick { get; set; } }
public sealed record Prompt(string Text, bool IsLong, int? Max);
public class Stale(IAmazonBedrockRuntime c, Settings settings, Dictionary<string, InferenceConfiguration> configs, TextReader reader)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private bool _ready; private bool _brief; private int? _max; private ConverseRequest? _cached; private int _misses; private string _mode = "a";
    public bool IsReady { get; set; }
    public event EventHandler? Changed;
    private void Prepare() { _ready = true; }
    private async Task PrepareAsync() { await Task.Yield(); _brief = true; }
    public Task A1() { var r = new ConverseRequest(); if (!_ready) Prepare(); if (_ready) r.InferenceConfig = Limit(3); else throw new Exception(); return c.ConverseAsync(r); }
    public Task A2() { var r = new ConverseRequest(); if (!_ready) Prepare(); if (!_ready) return Task.CompletedTask; r.InferenceConfig = Limit(3); return c.ConverseAsync(r); }
    public Task A3(Settings s) { var r = new ConverseRequest(); if (!s.Capped) s.Capped = true; if (s.Capped) r.InferenceConfig = Limit(3); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task A4(Settings s) { var r = new ConverseRequest(); if (s.MaxTokens <= 0) s.MaxTokens = 1024; if (s.MaxTokens > 0) r.InferenceConfig = new InferenceConfiguration { MaxTokens = s.MaxTokens }; return c.ConverseAsync(r); }
    public Task A5() { var r = new ConverseRequest(); if (settings.Max == null) settings.Max = 500; if (settings.Max != null) r.InferenceConfig = new InferenceConfiguration { MaxTokens = settings.Max.Value }; return c.ConverseAsync(r); }
    public Task A6() { var r = new ConverseRequest(); if (_max == null) _max = 500; if (_max != null) r.InferenceConfig = new InferenceConfiguration { MaxTokens = _max.Value }; return c.ConverseAsync(r); }
    public Task A7() { var r = new ConverseRequest(); if (_max == null) LoadMax(); if (_max != null) r.InferenceConfig = new InferenceConfiguration { MaxTokens = _max.Value }; return c.ConverseAsync(r); }
    private void LoadMax() { _max = settings.Pick!(); }
    public async Task A8() { var r = new ConverseRequest(); if (_brief) r.InferenceConfig = Limit(3); await PrepareAsync(); if (!_brief) r.InferenceConfig = Limit(4); await c.ConverseAsync(r); } // !BDR1001
    public async Task A9() { var r = new ConverseRequest(); // !BDR1001
        if (_brief) await PrepareAsync(); else Reset(); if (_brief) r.InferenceConfig = Limit(4); await c.ConverseAsync(r); }
    private void Reset() { _brief = false; }
    public async Task B1() { if (_cached == null) { _cached = new ConverseRequest(); _cached.InferenceConfig = Limit(4); } if (_cached != null) await c.ConverseAsync(_cached); }
    public async Task B2() { if (_cached is null) _cached = new ConverseRequest(); // !BDR1001
        await c.ConverseAsync(_cached); }
    public async Task B3(string[] prompts) { foreach (var p in prompts) { if (_cached is null) { _cached = new ConverseRequest { InferenceConfig = Limit(3) }; } _cached.ModelId = p; await c.ConverseAsync(_cached); } }
    public async Task B4(Prompt[] prompts) { foreach (var p in prompts) { var r = new ConverseRequest(); if (p.IsLong) r.InferenceConfig = Limit(30); if (!p.IsLong) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); } }
    public async Task B5(Prompt p) { var r = new ConverseRequest(); if (p.IsLong) r.InferenceConfig = Limit(30); if (!p.IsLong) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); }
    public async Task B6(Func<Prompt> next) { var p = next(); var r = new ConverseRequest(); if (p.IsLong) r.InferenceConfig = Limit(30); await Task.Delay(3); if (!p.IsLong) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); }
    public async Task B7(List<Prompt> ps) { for (var i = 0; i < ps.Count; i++) { var p = ps[i]; var r = new ConverseRequest(); if (p.IsLong) r.InferenceConfig = Limit(30); if (!p.IsLong) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); } }
    public async Task B8(List<Prompt> ps) { var p = ps.First(x => x.Text.Length > 3); var r = new ConverseRequest(); if (p.Max is null) r.InferenceConfig = Limit(30); if (p.Max is { } m) r.InferenceConfig = Limit(m); await c.ConverseAsync(r); }
    public async Task B9(Func<Prompt> next) { var brief = next().IsLong; var r = new ConverseRequest(); if (brief) r.InferenceConfig = Limit(30); Console.WriteLine(brief); if (!brief) r.InferenceConfig = Limit(3); await c.ConverseAsync(r); }
    public async Task C1(Prompt[] prompts) { var r = new ConverseRequest(); // !BDR1001
        foreach (var p in prompts) { if (p.IsLong) r.InferenceConfig = Limit(30); if (!p.IsLong) r.ModelId = "x"; } await c.ConverseAsync(r); }
    public async Task C2(CancellationToken ct) { var r = new ConverseRequest { InferenceConfig = Limit(3) }; while (!ct.IsCancellationRequested) { r = new ConverseRequest(); // !BDR1001
            if (ct.IsCancellationRequested) break; await Task.Delay(1); } await c.ConverseAsync(r); }
    public async Task C3() { var r = new ConverseRequest { InferenceConfig = Limit(3) }; if (reader.Peek() < 0) return; while (reader.Peek() >= 0) { r = new ConverseRequest(); // !BDR1001
            reader.Read(); } await c.ConverseAsync(r); }
    public async Task C4(StreamReader s) { var r = new ConverseRequest { InferenceConfig = Limit(3) }; if (s.EndOfStream) return; while (!s.EndOfStream) { r = new ConverseRequest(); // !BDR1001
            r.ModelId = await s.ReadLineAsync(); } await c.ConverseAsync(r); }
    public async Task C5(Queue<string> q) { var r = new ConverseRequest { InferenceConfig = Limit(3) }; if (q.Count == 0) return; while (q.Count != 0) { r = new ConverseRequest { ModelId = q.Dequeue() }; } // !BDR1001
        await c.ConverseAsync(r); }
    public async Task C6() { IsReady = false; var r = new ConverseRequest { InferenceConfig = Limit(3) }; while (!IsReady) { r = new ConverseRequest(); // !BDR1001
            Changed?.Invoke(this, EventArgs.Empty); } await c.ConverseAsync(r); }
    public async Task C7() { var r = new ConverseRequest { InferenceConfig = Limit(3) }; if (IsReady) return; while (!IsReady) { r = new ConverseRequest(); // !BDR1001
            await Task.Delay(5); } await c.ConverseAsync(r); }
    // helper that answers null or something unknown, and does something beside
    private InferenceConfiguration? ConfigFor(ConverseRequest r, string model) { if (configs.TryGetValue(model, out var config)) { r.ModelId = model; return config; } r.ModelId = "default"; return null; }
    private InferenceConfiguration? ConfigFor2(string model) { if (configs.TryGetValue(model, out var config)) { _misses = 0; return config; } _misses = 1; return null; }
    private InferenceConfiguration? ConfigFor3(string model) { if (configs.TryGetValue(model, out var config)) return config; return null; }
    public Task D1(string m) { var r = new ConverseRequest(); r.InferenceConfig = ConfigFor(r, m); return c.ConverseAsync(r); }
    public Task D2(string m) { var r = new ConverseRequest(); r.InferenceConfig = ConfigFor2(m); return c.ConverseAsync(r); }
    public Task D3(string m) { var r = new ConverseRequest(); r.InferenceConfig = ConfigFor3(m); return c.ConverseAsync(r); }
    private int? MaxFor(ConverseRequest r, string m) { if (m.Length > 3) { r.ModelId = m; return settings.Max; } r.ModelId = "d"; return null; }
    public Task D4(string m) { var r = new ConverseRequest(); r.InferenceConfig = new InferenceConfiguration { MaxTokens = MaxFor(r, m) }; return c.ConverseAsync(r); }
    private async Task<InferenceConfiguration?> FetchAsync(ConverseRequest r, string m) { try { r.ModelId = m; var n = await File.ReadAllTextAsync(m); return new InferenceConfiguration { MaxTokens = int.Parse(n) }; } catch (IOException) { r.ModelId = "x"; return null; } }
    public async Task D5(string m) { var r = new ConverseRequest(); // !BDR1001
        r.InferenceConfig = await FetchAsync(r, m); await c.ConverseAsync(r); }
    public async Task D6(string m) { var r = new ConverseRequest(); r.InferenceConfig = await FetchAsync(r, m) ?? Limit(4); await c.ConverseAsync(r); }
    // modes in fields
    public Task E1() { var r = new ConverseRequest(); if (_mode == "a") r.InferenceConfig = Limit(3); else if (_mode == "b") r.InferenceConfig = Limit(2); if (_mode != "a" && _mode != "b") r.InferenceConfig = Limit(1); return c.ConverseAsync(r); }
    public Task E2() { var r = new ConverseRequest(); switch (_mode) { case "a": r.InferenceConfig = Limit(3); break; case "b": r.InferenceConfig = Limit(3); break; } if (_mode is not ("a" or "b")) r.InferenceConfig = Limit(1); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task E3(string mode) { var r = new ConverseRequest(); if (mode.Equals("a", StringComparison.OrdinalIgnoreCase)) r.InferenceConfig = Limit(3); if (!mode.Equals("a", StringComparison.OrdinalIgnoreCase)) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task E4(string mode) { var isA = string.Equals(mode, "a", StringComparison.OrdinalIgnoreCase); var r = new ConverseRequest(); if (isA) r.InferenceConfig = Limit(3); Console.WriteLine(); if (!isA) r.InferenceConfig = Limit(2); return c.ConverseAsync(r); }
    public Task E5() { var r = new ConverseRequest(); lock (configs) { if (settings.Brief) r.InferenceConfig = Limit(3); } lock (configs) { if (!settings.Brief) r.InferenceConfig = Limit(3); } return c.ConverseAsync(r); }
    public Task E6() { var r = new ConverseRequest(); // !BDR1001
        if (settings.Brief) r.InferenceConfig = Limit(3); if (settings.Stream) r.ModelId = "z"; if (!settings.Stream) r.ModelId = "y"; return c.ConverseAsync(r); }
    public Task E7(Settings? s) { var r = new ConverseRequest(); if (s?.Brief == true) r.InferenceConfig = Limit(3); if (s?.Brief != true) r.InferenceConfig = Limit(33); return c.ConverseAsync(r); } // wrong !BDR1001
    public Task E8(Settings? s) { var r = new ConverseRequest(); if (s?.Max is { } m) r.InferenceConfig = Limit(m); if (s?.Max is null) r.InferenceConfig = Limit(33); return c.ConverseAsync(r); }
    public Task E9(Settings? s) { var r = new ConverseRequest(); if (s?.Max > 0) r.InferenceConfig = Limit(s.Max.Value); if (!(s?.Max > 0)) r.InferenceConfig = Limit(33); return c.ConverseAsync(r); }
}
