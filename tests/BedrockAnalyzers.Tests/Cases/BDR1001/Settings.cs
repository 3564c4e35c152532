// only: BDR1001
// The cap, or the whole configuration, comes from a field, a property, a constant, an options object.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Tailspin.Assistants;

public sealed class BedrockOptions
{
    public string ModelId { get; set; } = "anthropic.claude-3-haiku-20240307-v1:0";

    public int MaxTokens { get; set; } = 4096;

    public int? OptionalMaxTokens { get; set; }

    public InferenceConfiguration? Inference { get; set; }

    public bool Brief { get; set; }
}

internal static class Caps
{
    public const int Answer = 1024;
    public const int Title = 32;
    public static readonly int? None = null;
    public static readonly int? Some = 64;
    internal static int? Nothing => null;
    internal static int? Something => Answer / 2;
}

public sealed class FieldSettings
{
    private static readonly InferenceConfiguration s_precise = new() { MaxTokens = 512, Temperature = 0f };
    private static readonly InferenceConfiguration s_loose = new() { Temperature = 1f };
    private static readonly InferenceConfiguration? s_none = null;
    private readonly InferenceConfiguration _brief = new InferenceConfiguration { MaxTokens = Caps.Title };
    private readonly InferenceConfiguration _warm = new() { Temperature = 0.7f };
    private readonly InferenceConfiguration _filled;
    private readonly InferenceConfiguration _unfilled;
    private readonly InferenceConfiguration _given;
    private readonly int? _cap = 99;
    private readonly int? _noCap;
    private readonly int? _givenCap;
    private readonly IAmazonBedrockRuntime _bedrock;

    public FieldSettings(IAmazonBedrockRuntime bedrock, InferenceConfiguration given, int? givenCap)
    {
        _bedrock = bedrock;
        _given = given;
        _givenCap = givenCap;
        _filled = new InferenceConfiguration();
        _filled.MaxTokens = 300;
        _unfilled = new InferenceConfiguration();
        _unfilled.StopSequences = ["END"];
    }

    private InferenceConfiguration Computed => new() { MaxTokens = Caps.Answer };

    private InferenceConfiguration ComputedLoose => new() { Temperature = 0.4f };

    private InferenceConfiguration Stored { get; } = new() { MaxTokens = 12 };

    private InferenceConfiguration StoredLoose { get; } = new() { TopP = 0.4f };

    public Task A() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_precise });

    public Task B() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_loose }); // !BDR1001

    public Task C() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = _brief });

    public Task D() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = _warm }); // !BDR1001

    public Task E() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = _filled });

    public Task F() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = _unfilled }); // !BDR1001

    // Came in with the constructor: unknown.
    public Task G() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = _given });

    public Task H() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = Computed });

    public Task I() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = ComputedLoose }); // !BDR1001

    public Task J() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = Stored });

    public Task K() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = StoredLoose }); // !BDR1001

    public Task L() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_none }); // !BDR1001

    public Task M() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_none ?? s_precise });

    public Task N() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _cap } });

    // Never assigned: null.
    public Task O() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _noCap } }); // !BDR1001

    public Task P() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _givenCap } });

    public Task Q() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _noCap ?? Caps.Answer } });

    public Task R() => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _noCap.GetValueOrDefault(Caps.Answer) } });
}

public class ConstantCaps
{
    private readonly IAmazonBedrockRuntime _runtime;

    public ConstantCaps(IAmazonBedrockRuntime runtime) => _runtime = runtime;

    private InferenceConfiguration For(int? cap) => new() { MaxTokens = cap };

    public Task A() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = Caps.Answer } });

    public Task B() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = Caps.None } }); // !BDR1001

    public Task C() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = Caps.Some } });

    public Task D() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = Caps.Nothing } }); // !BDR1001

    public Task E() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = Caps.Something } });

    public Task F() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(Caps.Nothing) }); // !BDR1001

    public Task G() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(Caps.Something) });

    // A number counts as set, 0 included.
    public Task H() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(0) });

    public Task I() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(default) }); // !BDR1001

    public Task J() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(default(int)) });

    public Task K() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(new int?()) }); // !BDR1001

    public Task L() => _runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = For(new int()) });
}

public class OptionsUsers(IAmazonBedrockRuntime runtime, IOptions<BedrockOptions> options, IConfiguration configuration)
{
    private readonly BedrockOptions _options = options.Value;

    public Task A() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = _options.ModelId,
        InferenceConfig = new InferenceConfiguration { MaxTokens = _options.MaxTokens },
    });

    // From the host's configuration: unknown, whatever the class says.
    public Task B() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = _options.ModelId,
        InferenceConfig = new InferenceConfiguration { MaxTokens = options.Value.OptionalMaxTokens },
    });

    public Task C() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = _options.ModelId,
        InferenceConfig = _options.Inference,
    });

    public Task D() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = configuration["Bedrock:Model"],
        InferenceConfig = new InferenceConfiguration { MaxTokens = configuration.GetValue<int?>("Bedrock:MaxTokens") },
    });

    // Only the model comes from the options.
    public Task E() => runtime.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = _options.ModelId,
        InferenceConfig = new InferenceConfiguration { Temperature = 0.2f },
    });

    // Without the option there is this configuration, which has no cap.
    public Task F() => runtime.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = _options.ModelId,
        InferenceConfig = _options.Brief ? new InferenceConfiguration { MaxTokens = 50 } : new InferenceConfiguration { Temperature = 0.2f },
    });

    public Task G() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = _options.ModelId,
        InferenceConfig = _options.Brief ? new InferenceConfiguration { MaxTokens = 50 } : new InferenceConfiguration { MaxTokens = 500, Temperature = 0.2f },
    });

    public Task H()
    {
        // Made here, with nothing set: known.
        var local = new BedrockOptions();
        return runtime.ConverseAsync(new ConverseRequest { ModelId = local.ModelId, InferenceConfig = new() { MaxTokens = local.OptionalMaxTokens } }); // !BDR1001
    }

    public Task I()
    {
        var local = new BedrockOptions { OptionalMaxTokens = 10 };
        return runtime.ConverseAsync(new ConverseRequest { ModelId = local.ModelId, InferenceConfig = new() { MaxTokens = local.OptionalMaxTokens } });
    }

    public Task J()
    {
        var local = new BedrockOptions();
        // The configuration binds what it likes.
        configuration.GetSection("Bedrock").Bind(local);
        return runtime.ConverseAsync(new ConverseRequest { ModelId = local.ModelId, InferenceConfig = new() { MaxTokens = local.OptionalMaxTokens } });
    }

    public Task K()
    {
        var local = new BedrockOptions();
        return runtime.ConverseAsync(new ConverseRequest { ModelId = local.ModelId, InferenceConfig = new() { MaxTokens = local.MaxTokens } });
    }

    // A literal behind ?? is known; it is a number.
    public Task L() => runtime.ConverseAsync(new ConverseRequest
    {
        ModelId = configuration["Model"] ?? "anthropic.claude-3-haiku-20240307-v1:0",
        InferenceConfig = new() { MaxTokens = _options.OptionalMaxTokens ?? 800 },
    });
}

// What others set from outside is unknown.
public class MutableSettings(IAmazonBedrockRuntime runtime)
{
    private int? _cap;

    public InferenceConfiguration Inference { get; set; } = new();

    public int? MaxTokens { get; set; }

    public void Limit(int cap) => _cap = cap;

    public Task A() => runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = Inference });

    public Task B() => runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = MaxTokens } });

    public Task C() => runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = _cap } });

    // Where the settings are not used they do not help.
    public Task D() => runtime.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { Temperature = Inference.Temperature } }); // !BDR1001
}
