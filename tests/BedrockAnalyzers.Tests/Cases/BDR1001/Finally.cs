using System;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public sealed class Scope(ConverseRequest r) : IDisposable { public void Dispose() => r.InferenceConfig = new() { MaxTokens = 5 }; }
public sealed class Quiet(ConverseRequest r) : IDisposable { public void Dispose() => r.ModelId = "a"; }
public class D(IAmazonBedrockRuntime c) {
    public Task B1() { var r = new ConverseRequest(); using (new Scope(r)) { r.ModelId = "b"; } return c.ConverseAsync(r); }
    public Task B2() { var r = new ConverseRequest(); using (new Quiet(r)) { r.ModelId = "b"; } return c.ConverseAsync(r); } // !BDR1001
    public Task B3(bool a) { var r = new ConverseRequest(); if (a) { using var s = new Scope(r); r.ModelId = "b"; } else { r = null; } return c.ConverseAsync(r!); }
    public Task B4(bool a) { var r = new ConverseRequest(); { using var s = new Quiet(r); r.ModelId = "b"; } return c.ConverseAsync(r); } // !BDR1001
    private ConverseRequest Made(bool a) { var r = new ConverseRequest(); try { if (a) return r; r.ModelId = "z"; return r; } finally { r.InferenceConfig = new() { MaxTokens = 4 }; } }
    public Task B5(bool a) => c.ConverseAsync(Made(a));
    private ConverseRequest Made2(bool a) { var r = new ConverseRequest(); var q = new InferenceConfiguration(); try { if (a) return r; r.ModelId = "z"; return r; } finally { q.MaxTokens = 5; r.InferenceConfig = q; } }
    public Task B6(bool a) => c.ConverseAsync(Made2(a));
    private ConverseRequest Made3(bool a) { var r = new ConverseRequest(); var q = new InferenceConfiguration(); try { if (a) return r; r.ModelId = "z"; return r; } finally { q.TopP = 5; r.InferenceConfig = q; } } // !BDR1001
    public Task B7(bool a) => c.ConverseAsync(Made3(a));
    public async Task B8(bool a) { if (a) { var r = new ConverseRequest(); try { r.ModelId = "x"; return; } finally { r.InferenceConfig = new() { MaxTokens = 4 }; await c.ConverseAsync(r); } } }
    public async Task B9(bool a) { if (a) { var r = new ConverseRequest(); try { r.ModelId = "x"; return; } finally { r.InferenceConfig = new() { TopP = 4 }; await c.ConverseAsync(r); } } } // !BDR1001
}
