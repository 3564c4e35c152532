using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
public sealed class CappedClient : AmazonBedrockRuntimeClient
{
    public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        request.InferenceConfig ??= new InferenceConfiguration();
        request.InferenceConfig.MaxTokens ??= 1000;
        return base.ConverseAsync(request, cancellationToken);
    }
}
public class LoggingClient : AmazonBedrockRuntimeClient
{
    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        Console.WriteLine(request.ModelId);
        return await base.ConverseAsync(request, cancellationToken);
    }
}
public interface IFactory { ConverseRequest Create(); }
public class Factory : IFactory { public ConverseRequest Create() => new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } }; }
public class BareFactory : IFactory { public ConverseRequest Create() => new ConverseRequest(); }
public static class Defaults
{
    public static InferenceConfiguration Config { get; } = new() { MaxTokens = 9 };
    public static readonly InferenceConfiguration Bare = new();
    public static int Max { get; set; } = 4;
    public static readonly int? None = null;
}
public class Opt { private int? _max; public int? Max { get => _max ?? 4096; set => _max = value; } }
public class S
{
    private readonly IAmazonBedrockRuntime _capped = new CappedClient();
    private readonly IAmazonBedrockRuntime _logging = new LoggingClient();
    private readonly CappedClient _injected;
    private readonly IAmazonBedrockRuntime _c;
    private static ConverseRequest? s_cached;
    public S(CappedClient injected, IAmazonBedrockRuntime c) { _injected = injected; _c = c; }
    public Task A() => _capped.ConverseAsync(new ConverseRequest());
    public Task B() { IAmazonBedrockRuntime c = new CappedClient(); return c.ConverseAsync(new ConverseRequest()); }
    public Task C() => _logging.ConverseAsync(new ConverseRequest()); // !BDR1001
    public Task D() => _injected.ConverseAsync(new ConverseRequest());
    public Task E() { IFactory f = new Factory(); return _c.ConverseAsync(f.Create()); }
    public Task F(IFactory f) => _c.ConverseAsync(f.Create());
    public Task G() => _c.ConverseAsync(new ConverseRequest { InferenceConfig = Defaults.Config });
    public Task H() => _c.ConverseAsync(new ConverseRequest { InferenceConfig = Defaults.Bare }); // !BDR1001
    public Task I() => _c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = Defaults.Max } });
    public Task J() => _c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = Defaults.None } }); // !BDR1001
    public Task K() => _c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new Opt().Max } });
    public Task L() => _c.ConverseAsync(Cached());
    private static ConverseRequest Cached() { if (s_cached == null) s_cached = new ConverseRequest { InferenceConfig = new() { MaxTokens = 3 } }; return s_cached; }
    public Task M() { var r = new ConverseRequest(); Validate(r); return _c.ConverseAsync(r); }
    private static void Validate(ConverseRequest r) { if (r.InferenceConfig?.MaxTokens is null) throw new ArgumentException("no cap"); }
    public Task N() => Task.Run(() => Ask(null));
    private Task Ask(int? max) => _c.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = max } }); // !BDR1001
    public Task O() => Rec(3, new ConverseRequest());
    private Task Rec(int n, ConverseRequest r) { if (n > 0) return Rec(n - 1, r); return _c.ConverseAsync(r); }
    public async Task P() { foreach (var r in Requests()) await _c.ConverseAsync(r); }
    private static IEnumerable<ConverseRequest> Requests() { yield return new ConverseRequest { InferenceConfig = new() { MaxTokens = 3 } }; }
    public Task Q() => _c.ConverseAsync(new B1().Model("x").Request);
    public Task R() => _c.ConverseAsync(new B1().Model("x").Cap(4).Request);
    public Task T() => _c.ConverseAsync(new B2(null)); 
    public async Task U(IEnumerable<string> prompts) => await Task.WhenAll(prompts.Select(p => Send(p)));
    private Task Send(string p) => _c.ConverseAsync(new ConverseRequest { ModelId = p }); // !BDR1001
    public async Task V(IEnumerable<string> prompts) => await Task.WhenAll(prompts.Select(SendGroup));
    private Task SendGroup(string p) => _c.ConverseAsync(new ConverseRequest { ModelId = p }); // !BDR1001
    public Task W() { var t = Make(); t.req.InferenceConfig = new() { MaxTokens = 3 }; return _c.ConverseAsync(t.req); }
    private static (ConverseRequest req, int n) Make() => (new ConverseRequest(), 1);
    public Task X() { var l = new List<ConverseRequest> { new() }; foreach (var r in l) r.InferenceConfig = new() { MaxTokens = 3 }; return _c.ConverseAsync(l[0]); }
    public Task Y() => With(r => r.InferenceConfig = new() { MaxTokens = 4 });
    private Task With(Action<ConverseRequest>? configure = null) { var r = new ConverseRequest(); configure?.Invoke(r); return _c.ConverseAsync(r); }
    public Task Z() => With2();
    public Task Z2() => With2(r => r.ModelId = "x");
    private Task With2(Action<ConverseRequest>? configure = null) { var r = new ConverseRequest(); configure?.Invoke(r); return _c.ConverseAsync(r); } // !BDR1001
    public Task Z3(Action<ConverseRequest>? configure = null) { var r = new ConverseRequest(); configure?.Invoke(r); return _c.ConverseAsync(r); }
}
public class B1
{
    public ConverseRequest Request { get; } = new(); // !BDR1001
    public B1 Model(string m) { Request.ModelId = m; return this; }
    public B1 Cap(int n) { Request.InferenceConfig = new() { MaxTokens = n }; return this; }
}
public class B2(int? max) { public static implicit operator ConverseRequest(B2 b) => new() { InferenceConfig = new() { MaxTokens = b.Max } }; public int? Max => max; }
