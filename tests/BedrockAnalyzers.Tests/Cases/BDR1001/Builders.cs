using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public sealed class ConverseBuilder
{
    private string _model = "amazon.nova-lite-v1:0";
    private int? _maxTokens;
    private float? _temperature;
    private readonly List<Message> _messages = [];
    public static ConverseBuilder Create() => new();
    public ConverseBuilder Model(string model) { _model = model; return this; }
    public ConverseBuilder MaxTokens(int maxTokens) { if (maxTokens <= 0) throw new ArgumentOutOfRangeException(nameof(maxTokens)); _maxTokens = maxTokens; return this; }
    public ConverseBuilder Temperature(float temperature) { _temperature = temperature; return this; }
    public ConverseBuilder User(string text) { _messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] }); return this; }
    public ConverseRequest Build() => new() { ModelId = _model, Messages = _messages, InferenceConfig = new() { MaxTokens = _maxTokens, Temperature = _temperature } }; // !BDR1001
    public ConverseRequest BuildDefaulted() => new() { ModelId = _model, Messages = _messages, InferenceConfig = new() { MaxTokens = _maxTokens ?? 1000, Temperature = _temperature } };
}

public abstract class BuilderBase<TSelf> where TSelf : BuilderBase<TSelf>
{
    protected readonly ConverseRequest Inner = new() { InferenceConfig = new InferenceConfiguration() };
    protected abstract TSelf Self { get; }
    public TSelf WithModel(string model) { Inner.ModelId = model; return Self; }
    public TSelf WithCap(int cap) { Inner.InferenceConfig.MaxTokens = cap; return (TSelf)this; }
    public virtual ConverseRequest Build() => Inner;
}
public sealed class CappedBuilder : BuilderBase<CappedBuilder>
{
    public CappedBuilder() => Inner.InferenceConfig.MaxTokens = 256;
    protected override CappedBuilder Self => this;
}

public record GenerationSettings(string Model, int? MaxTokens = 2048, float Temperature = 0.1f)
{
    public static GenerationSettings Default { get; } = new("amazon.nova-lite-v1:0");
    public static GenerationSettings Unlimited { get; } = Default with { MaxTokens = null };
    public InferenceConfiguration ToConfig() => new() { MaxTokens = MaxTokens, Temperature = Temperature };
}
public record ChatSettings : GenerationSettings
{
    public ChatSettings(string model) : base(model, MaxTokens: 512) { }
    public ChatSettings(string model, bool unlimited) : base(model, unlimited ? null : 700) { }
    public string? System { get; init; }
}
public sealed class InitSettings
{
    public required string Model { get; init; }
    public int MaxTokens { get; init; } = 333;
    public int? Reserve { get; init; }
}
public class BedrockSettings
{
    private int? _maxTokens;
    public int? MaxTokens { get => _maxTokens is > 0 ? _maxTokens : 4096; set => _maxTokens = value; }
    public int? Raw { get; set; }
    private int? _lazy;
    public int? Lazy { get => _lazy ??= 128; set => _lazy = value; }
}
public class ProfileSettings : BedrockSettings
{
    private readonly Dictionary<string, int> _caps = new() { ["brief"] = 100, ["long"] = 4000 };
    public int this[string name] => _caps.TryGetValue(name, out var n) ? n : 1000;
    public int? this[int index] => index switch { 0 => 10, 1 => 20, _ => null };
}
public class PrimarySettings(int? maxTokens = null, string? model = null)
{
    public PrimarySettings(string model) : this(600, model) { }
    public PrimarySettings(PrimarySettings other) : this(other.Cap, other.Model) { }
    public int? Cap { get; } = maxTokens;
    public string Model => model ?? "amazon.nova-lite-v1:0";
    public ConverseRequest Request() => new() { ModelId = Model, InferenceConfig = new() { MaxTokens = maxTokens } }; // !BDR1001 missed
}
public static class Shared
{
    public static readonly InferenceConfiguration Brief = new() { MaxTokens = 100 };
    public static readonly InferenceConfiguration Warm;
    public static readonly IReadOnlyDictionary<string, InferenceConfiguration> ByName = new Dictionary<string, InferenceConfiguration> { ["a"] = new() { MaxTokens = 1 } };
    static Shared() { Warm = new InferenceConfiguration { Temperature = 1 }; Warm.MaxTokens = 50; }
    public static InferenceConfiguration Fresh => new() { TopP = 0.9f };
}

public class Uses(IAmazonBedrockRuntime client, GenerationSettings injected, BedrockSettings options)
{
    private readonly GenerationSettings _chat = new ChatSettings("amazon.nova-lite-v1:0") { System = "Be brief." };
    private readonly PrimarySettings _six = new("amazon.nova-lite-v1:0");
    private readonly PrimarySettings _empty = new();
    private readonly BedrockSettings _own = new();
    public Task Fields(string p) => client.ConverseAsync(ConverseBuilder.Create().User(p).MaxTokens(5).Build());
    public Task FieldsBare(string p) => client.ConverseAsync(ConverseBuilder.Create().User(p).Temperature(0).Build());
    public Task FieldsDefault(string p) => client.ConverseAsync(new ConverseBuilder().User(p).BuildDefaulted());
    public Task Chain() => client.ConverseAsync(new CappedBuilder().WithModel("x").Build());
    public Task ChainMore() => client.ConverseAsync(new CappedBuilder().WithCap(900).WithModel("x").Build());
    public Task Record() => client.ConverseAsync(new ConverseRequest { InferenceConfig = GenerationSettings.Default.ToConfig() });
    public Task RecordNone() => client.ConverseAsync(new ConverseRequest { InferenceConfig = GenerationSettings.Unlimited.ToConfig() }); // !BDR1001 missed
    public Task RecordWith() => client.ConverseAsync(new ConverseRequest { InferenceConfig = (GenerationSettings.Unlimited with { MaxTokens = 3 }).ToConfig() });
    public Task RecordWithout() => client.ConverseAsync(new ConverseRequest { InferenceConfig = (GenerationSettings.Default with { MaxTokens = null }).ToConfig() }); // !BDR1001
    public Task RecordTemperature() => client.ConverseAsync(new ConverseRequest { InferenceConfig = (GenerationSettings.Default with { Temperature = 1 }).ToConfig() });
    public Task Injected() => client.ConverseAsync(new ConverseRequest { InferenceConfig = injected.ToConfig() });
    public Task InjectedWith() => client.ConverseAsync(new ConverseRequest { InferenceConfig = (injected with { MaxTokens = null }).ToConfig() }); // !BDR1001 missed
    public Task Derived() => client.ConverseAsync(new ConverseRequest { InferenceConfig = _chat.ToConfig() });
    public Task DerivedUnlimited() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new ChatSettings("x", unlimited: true).ToConfig() }); // !BDR1001
    public Task DerivedLimited() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new ChatSettings("x", unlimited: false).ToConfig() });
    public Task Init() { var s = new InitSettings { Model = "x" }; return client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = s.MaxTokens } }); }
    public Task InitReserve() { var s = new InitSettings { Model = "x" }; return client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = s.Reserve } }); } // !BDR1001
    public Task Logic() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new BedrockSettings().MaxTokens } });
    public Task LogicNull() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new BedrockSettings { MaxTokens = null }.MaxTokens } });
    public Task RawBare() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new BedrockSettings().Raw } }); // !BDR1001
    public Task RawOwn() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = _own.Raw } });
    public void Set(int n) => _own.Raw = n;
    public Task RawOptions() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = options.Raw } });
    public Task FieldKeyword() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new BedrockSettings().Lazy } });
    public Task Indexed(string name) => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new ProfileSettings()[name] } });
    public Task IndexedNumber() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new ProfileSettings()[1] } });
    public Task IndexedNone() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new ProfileSettings()[7] } }); // !BDR1001 missed
    public Task Primary() => client.ConverseAsync(_six.Request());
    public Task PrimaryNone() => client.ConverseAsync(_empty.Request());
    public Task PrimaryCopy() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new PrimarySettings(_six).Cap } });
    public Task StaticBrief() => client.ConverseAsync(new ConverseRequest { InferenceConfig = Shared.Brief });
    public Task StaticConstructor() => client.ConverseAsync(new ConverseRequest { InferenceConfig = Shared.Warm });
    public Task StaticByName() => client.ConverseAsync(new ConverseRequest { InferenceConfig = Shared.ByName["a"] });
    public Task StaticFresh() => client.ConverseAsync(new ConverseRequest { InferenceConfig = Shared.Fresh }); // !BDR1001
    public Task Chosen(string kind) => client.ConverseAsync(new ConverseRequest { InferenceConfig = kind == "a" ? Shared.Brief : Shared.Warm });
    public Task Initializer() => client.ConverseAsync(new ConverseRequest { InferenceConfig = new CappedBuilder().Build().InferenceConfig });
}
