// only: BDR1001
// Builders of the project, records, primary constructors.
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Northwind.Ai.Builders;

/// <summary>Fields, and a configuration with what was asked for: whether the number was given is up to its user.</summary>
public sealed class ConverseRequestBuilder
{
    private string _model = "amazon.nova-lite-v1:0";
    private int? _maxTokens;
    private float? _temperature;
    private readonly List<Message> _messages = new();

    public ConverseRequestBuilder WithModel(string model)
    {
        _model = model;
        return this;
    }

    public ConverseRequestBuilder WithMaxTokens(int maxTokens)
    {
        _maxTokens = maxTokens;
        return this;
    }

    public ConverseRequestBuilder WithTemperature(float temperature)
    {
        _temperature = temperature;
        return this;
    }

    public ConverseRequestBuilder AddUser(string text)
    {
        _messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] });
        return this;
    }

    public ConverseRequest Build() => new ConverseRequest
    {
        ModelId = _model,
        Messages = _messages,
        InferenceConfig = new InferenceConfiguration { MaxTokens = _maxTokens, Temperature = _temperature },
    };
}

/// <summary>A number unless another one is asked for.</summary>
public sealed class CappedRequestBuilder
{
    private int _maxTokens = 1024;
    private string? _system;

    public CappedRequestBuilder Max(int tokens) { _maxTokens = tokens; return this; }

    public CappedRequestBuilder System(string text) { _system = text; return this; }

    public ConverseRequest Build()
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        if (_system is not null) request.System = [new SystemContentBlock { Text = _system }];
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = _maxTokens };
        return request;
    }

    public ConverseStreamRequest BuildStream()
    {
        // This one was forgotten; it leaves sight.
        var request = new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        if (_system is not null) request.System = [new SystemContentBlock { Text = _system }];
        return request;
    }
}

/// <summary>No way to give a cap at all.</summary>
internal sealed class PromptBuilder
{
    private readonly List<string> _lines = [];
    private string _model = "mistral.mistral-small-2402-v1:0";

    public PromptBuilder Line(string text)
    {
        _lines.Add(text);
        return this;
    }

    public PromptBuilder Model(string model)
    {
        _model = model;
        return this;
    }

    public ConverseRequest Build() => new() // !BDR1001
    {
        ModelId = _model,
        Messages = [new() { Role = ConversationRole.User, Content = _lines.Select(l => new ContentBlock { Text = l }).ToList() }],
        InferenceConfig = new() { Temperature = 0.3f },
    };

    public ConverseRequest Build(int maxTokens) => new()
    {
        ModelId = _model,
        Messages = [new() { Role = ConversationRole.User, Content = _lines.Select(l => new ContentBlock { Text = l }).ToList() }],
        InferenceConfig = new() { Temperature = 0.3f, MaxTokens = maxTokens },
    };
}

public class BuilderUsers(IAmazonBedrockRuntime bedrock)
{
    public Task<ConverseResponse> A(string q, CancellationToken ct) =>
        bedrock.ConverseAsync(new ConverseRequestBuilder().WithModel("amazon.nova-pro-v1:0").WithMaxTokens(512).AddUser(q).Build(), ct);

    public Task<ConverseResponse> B(string q, CancellationToken ct) =>
        bedrock.ConverseAsync(new CappedRequestBuilder().System(q).Build(), ct);

    public Task<ConverseResponse> C(string q, CancellationToken ct) =>
        bedrock.ConverseAsync(new PromptBuilder().Line(q).Line("Thanks").Build(), ct);

    public Task<ConverseResponse> D(string q, CancellationToken ct) =>
        bedrock.ConverseAsync(new PromptBuilder().Line(q).Model("amazon.nova-pro-v1:0").Build(300), ct);

    public Task<ConverseStreamResponse> E(string q, CancellationToken ct) =>
        bedrock.ConverseStreamAsync(new CappedRequestBuilder().System(q).BuildStream(), ct);

    public Task<ConverseResponse> F(string q, CancellationToken ct)
    {
        // The builder leaves the cap to whoever builds, who gives one.
        var request = new ConverseRequestBuilder().AddUser(q).WithMaxTokens(2).WithTemperature(0).Build();
        request.InferenceConfig.MaxTokens = 12;
        return bedrock.ConverseAsync(request, ct);
    }
}

/// <summary>The request is there from the start, and has its cap from the start.</summary>
internal sealed class Prepared
{
    private readonly ConverseRequest _request = new() { InferenceConfig = new() { MaxTokens = 2000 } };

    public Prepared For(string model) { _request.ModelId = model; return this; }

    public Prepared Cold() { _request.InferenceConfig.Temperature = 0f; return this; }

    public ConverseRequest Done() => _request;
}

/// <summary>The request is there from the start; nobody ever gives it a cap.</summary>
internal sealed class Unprepared
{
    private readonly ConverseRequest _request = new(); // !BDR1001

    public Unprepared For(string model) { _request.ModelId = model; return this; }

    public Unprepared Saying(string text) { _request.System = [new() { Text = text }]; return this; }

    public ConverseRequest Done() => _request;
}

/// <summary>The cap comes with the constructor.</summary>
internal sealed class Constructed
{
    private readonly ConverseRequest _request;

    public Constructed(string model, int maxTokens)
    {
        _request = new ConverseRequest { ModelId = model };
        _request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens };
    }

    public ConverseRequest Request => _request;
}

internal sealed class ConstructedWithout
{
    private readonly ConverseRequest _request;

    public ConstructedWithout(string model)
    {
        _request = new ConverseRequest { ModelId = model }; // !BDR1001 missed
        _request.InferenceConfig = new InferenceConfiguration { StopSequences = ["###"] };
    }

    public ConverseRequest Request => _request;
}

/// <summary>The cap is set where it is built.</summary>
internal sealed class CappedAtTheEnd
{
    private readonly ConverseRequest _request = new();

    public CappedAtTheEnd For(string model) { _request.ModelId = model; return this; }

    public ConverseRequest Done()
    {
        _request.InferenceConfig ??= new InferenceConfiguration();
        _request.InferenceConfig.MaxTokens ??= 900;
        return _request;
    }
}

public class PreparedUsers(IAmazonBedrockRuntime bedrock)
{
    public Task<ConverseResponse> A() => bedrock.ConverseAsync(new Prepared().For("amazon.nova-pro-v1:0").Cold().Done());

    public Task<ConverseResponse> B() => bedrock.ConverseAsync(new Unprepared().For("amazon.nova-pro-v1:0").Saying("Hello").Done());

    public Task<ConverseResponse> C() => bedrock.ConverseAsync(new Constructed("amazon.nova-pro-v1:0", 31).Request);

    public Task<ConverseResponse> D() => bedrock.ConverseAsync(new ConstructedWithout("amazon.nova-pro-v1:0").Request);

    public Task<ConverseResponse> E() => bedrock.ConverseAsync(new CappedAtTheEnd().For("amazon.nova-pro-v1:0").Done());
}

// Extension style: nothing but the argument goes round.
internal static class Fluent
{
    public static ConverseRequest Start(string model) => new() { ModelId = model }; // !BDR1001

    public static ConverseRequest StartSafe(string model) => new() { ModelId = model };

    public static ConverseRequest Say(this ConverseRequest r, string text)
    {
        r.Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }];
        return r;
    }

    public static ConverseRequest UpTo(this ConverseRequest r, int tokens)
    {
        r.InferenceConfig = new() { MaxTokens = tokens };
        return r;
    }

    public static ConverseRequest If(this ConverseRequest r, bool condition, int tokens) => condition ? r.UpTo(tokens) : r;
}

public class FluentUsers(IAmazonBedrockRuntime bedrock)
{
    // One of the users of Start leaves the cap out.
    public Task<ConverseResponse> Without(string q) => bedrock.ConverseAsync(Fluent.Start("amazon.nova-pro-v1:0").Say(q));

    public Task<ConverseResponse> With(string q) => bedrock.ConverseAsync(Fluent.Start("amazon.nova-pro-v1:0").Say(q).UpTo(20));

    // All users of StartSafe set it.
    public Task<ConverseResponse> Safe(string q) => bedrock.ConverseAsync(Fluent.StartSafe("amazon.nova-pro-v1:0").Say(q).UpTo(20));

    public Task<ConverseResponse> SafeToo(string q) => bedrock.ConverseAsync(Fluent.StartSafe("amazon.nova-pro-v1:0").UpTo(30).Say(q));

    // A constant cap under a flag of the caller's does not count.
    public Task<ConverseResponse> Flagged(string q, bool brief) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.Say(q).If(brief, 50)); // !BDR1001

    public Task<ConverseResponse> FlaggedTrue(string q) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.Say(q).If(true, 50));

    public Task<ConverseResponse> FlaggedTwice(string q, bool brief) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.UpTo(4000).Say(q).If(brief, 50));
}

internal record Ask(string Text, string Model = "amazon.nova-pro-v1:0", int? MaxTokens = null)
{
    public int? Cap { get; init; } = 700;
}

internal record struct Limits(int MaxTokens, float Temperature);

internal sealed class Turn(string text, int cap)
{
    public ConverseRequest ToRequest() => new()
    {
        ModelId = "amazon.nova-pro-v1:0",
        System = [new() { Text = text }],
        InferenceConfig = new() { MaxTokens = cap },
    };

    public ConverseRequest ToLooseRequest() => new() // !BDR1001
    {
        ModelId = "amazon.nova-pro-v1:0",
        System = [new() { Text = text }],
        // The cap was given, and is not taken.
        InferenceConfig = new() { TopP = cap > 100 ? 0.5f : 0.9f },
    };
}

public class RecordUsers(IAmazonBedrockRuntime bedrock)
{
    private static readonly Ask s_plain = new("Hello");
    private static readonly Ask s_capped = s_plain with { MaxTokens = 100 };
    private static readonly Ask s_uncapped = s_plain with { Cap = null };
    private static readonly Limits s_limits = new(40, 0f);

    public Task<ConverseResponse> Plain() => bedrock.ConverseAsync(new ConverseRequest // !BDR1001 missed
    {
        ModelId = s_plain.Model,
        // The record was made without the number.
        InferenceConfig = new InferenceConfiguration { MaxTokens = s_plain.MaxTokens },
    });

    public Task<ConverseResponse> Capped() => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = s_capped.Model,
        InferenceConfig = new InferenceConfiguration { MaxTokens = s_capped.MaxTokens },
    });

    public Task<ConverseResponse> InitDefault() => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = s_plain.Model,
        InferenceConfig = new InferenceConfiguration { MaxTokens = s_plain.Cap },
    });

    public Task<ConverseResponse> InitTakenAway() => bedrock.ConverseAsync(new ConverseRequest // !BDR1001 missed
    {
        ModelId = s_uncapped.Model,
        InferenceConfig = new InferenceConfiguration { MaxTokens = s_uncapped.Cap },
    });

    public Task<ConverseResponse> Struct() => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-pro-v1:0",
        InferenceConfig = new InferenceConfiguration { MaxTokens = s_limits.MaxTokens },
    });

    public Task<ConverseResponse> OfTurn(string q) => bedrock.ConverseAsync(new Turn(q, 60).ToRequest());

    public Task<ConverseResponse> OfLooseTurn(string q) => bedrock.ConverseAsync(new Turn(q, 60).ToLooseRequest());
}
