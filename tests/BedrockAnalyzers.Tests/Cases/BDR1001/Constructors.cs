// only: BDR1001
// Requests built in constructors, chained constructors, setters that do something, indexers, operators.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Alpine.Ski.Reports;

public sealed class SnowReport
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ConverseRequest _request;
    private readonly ConverseRequest _cappedRequest;
    private readonly ConverseRequest _helped;
    private readonly ConverseRequest _inline = new() { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
    private readonly ConverseRequest _inlineCapped = new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 100 } };
    private readonly ConverseRequest _finishedInConstructor = new() { ModelId = "amazon.nova-lite-v1:0" };

    public SnowReport(IAmazonBedrockRuntime bedrock, string resort)
    {
        _bedrock = bedrock;
        _request = new ConverseRequest // !BDR1001 missed
        {
            ModelId = "amazon.nova-lite-v1:0",
            System = [new() { Text = resort }],
        };
        _cappedRequest = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = resort }] };
        _cappedRequest.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        _helped = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = resort }] };
        Finish(_helped);
        _finishedInConstructor.InferenceConfig = new() { MaxTokens = 100 };
    }

    public Task A(CancellationToken ct) => _bedrock.ConverseAsync(_request, ct);

    public Task B(CancellationToken ct) => _bedrock.ConverseAsync(_cappedRequest, ct);

    public Task C(CancellationToken ct) => _bedrock.ConverseAsync(_helped, ct);

    public Task D(CancellationToken ct) => _bedrock.ConverseAsync(_inline, ct);

    public Task E(CancellationToken ct) => _bedrock.ConverseAsync(_inlineCapped, ct);

    public Task F(CancellationToken ct) => _bedrock.ConverseAsync(_finishedInConstructor, ct);

    private static void Finish(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 100 };
}

public sealed class SetBeforeEveryCall(IAmazonBedrockRuntime bedrock)
{
    private readonly ConverseRequest _request = new() { ModelId = "amazon.nova-lite-v1:0" };

    // Each of the two methods that send it sets the cap first.
    public Task A()
    {
        _request.InferenceConfig = new() { MaxTokens = 10 };
        return bedrock.ConverseAsync(_request);
    }

    public Task B()
    {
        Prepare();
        return bedrock.ConverseAsync(_request);
    }

    private void Prepare() => _request.InferenceConfig ??= new() { MaxTokens = 10 };
}

// An object of the project that carries the cap.

internal sealed class Budget
{
    public Budget() : this(1000) { }

    public Budget(int? tokens) => Tokens = tokens;

    public Budget(string name, int? tokens = null) : this(tokens) => Name = name;

    public int? Tokens { get; }

    public string Name { get; } = "default";

    public InferenceConfiguration ToConfig() => new() { MaxTokens = Tokens };

    public static implicit operator InferenceConfiguration(Budget budget) => new() { MaxTokens = budget.Tokens };

    public static Budget operator +(Budget left, int right) => new((left.Tokens ?? 0) + right);
}

internal class Base
{
    private readonly int? _cap;

    protected Base() : this(null) { }

    protected Base(int? cap) => _cap = cap;

    protected InferenceConfiguration Capped => new() { MaxTokens = _cap ?? 300 };
}

internal sealed class Derived(IAmazonBedrockRuntime bedrock, string model) : Base(250)
{
    public Task A() => bedrock.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = Capped });

    public Task B() => bedrock.ConverseAsync(new ConverseRequest { ModelId = model, Messages = [] }); // !BDR1001
}

internal sealed class DerivedPlain(IAmazonBedrockRuntime bedrock, string model) : Base
{
    // The property has a number for it.
    public Task A() => bedrock.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = Capped });
}

public class Budgets(IAmazonBedrockRuntime bedrock)
{
    private static readonly Budget s_default = new();
    private static readonly Budget s_small = new(50);
    private static readonly Budget s_named = new("named");
    private static readonly Budget s_namedSmall = new("named", 20);

    public Task A() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = s_default.Tokens } });

    public Task B() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = s_small.Tokens } });

    // Its constructor has null for the number.
    public Task C() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = s_named.Tokens } }); // !BDR1001

    public Task D() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = s_namedSmall.Tokens } });

    public Task E() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_small.ToConfig() });

    public Task F() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_small });

    public Task G() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = s_small + 10 });

    public Task H() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = new Budget(tokens: null).Tokens } }); // !BDR1001

    public Task I() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = new Budget(60).Tokens } });
}

// A setter that does something.

internal sealed class Envelope
{
    private ConverseRequest _request = new() { InferenceConfig = new() { MaxTokens = 1 } };

    public ConverseRequest Request
    {
        get => _request;
        set
        {
            value.InferenceConfig ??= new InferenceConfiguration();
            value.InferenceConfig.MaxTokens ??= 700;
            _request = value;
        }
    }
}

public class EnvelopeUsers(IAmazonBedrockRuntime bedrock)
{
    public Task A()
    {
        var envelope = new Envelope();
        envelope.Request = new ConverseRequest { ModelId = "m" };
        return bedrock.ConverseAsync(envelope.Request);
    }

    public Task B()
    {
        // The setter sets it on the object itself.
        var request = new ConverseRequest { ModelId = "m" };
        var envelope = new Envelope { Request = request };
        Console.WriteLine(envelope.Request.ModelId);
        return bedrock.ConverseAsync(request);
    }
}

public sealed class Board(IAmazonBedrockRuntime bedrock)
{
    // Computed anew each time.
    private static ConverseRequest Current => new() { ModelId = "m" }; // !BDR1001

    private static ConverseRequest CurrentCapped
    {
        get
        {
            var request = new ConverseRequest { ModelId = "m" };
            request.InferenceConfig = new() { MaxTokens = 40 };
            return request;
        }
    }

    private ConverseRequest this[string text] => new() { ModelId = "m", System = [new() { Text = text }] }; // !BDR1001 missed

    private ConverseRequest this[string text, int cap] => new() { ModelId = "m", System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = cap } };

    public Task A() => bedrock.ConverseAsync(Current);

    public Task B() => bedrock.ConverseAsync(CurrentCapped);

    public Task C(string q) => bedrock.ConverseAsync(this[q]);

    public Task D(string q) => bedrock.ConverseAsync(this[q, 20]);

    public Task E()
    {
        // The property gives another object the second time: the cap is set on the first one.
        Current.InferenceConfig = new() { MaxTokens = 10 };
        return bedrock.ConverseAsync(Current);
    }
}

internal sealed class Question(string text)
{
    public static implicit operator ConverseRequest(Question question) => new() // !BDR1001 missed
    {
        ModelId = "m",
        System = [new() { Text = question.ToString() }],
    };

    public override string ToString() => text;
}

internal sealed class ShortQuestion(string text)
{
    public static implicit operator ConverseRequest(ShortQuestion question) => new()
    {
        ModelId = "m",
        System = [new() { Text = question.ToString() }],
        InferenceConfig = new() { MaxTokens = 10 },
    };

    public override string ToString() => text;
}

public class Askers(IAmazonBedrockRuntime bedrock)
{
    public Task A(string q) => bedrock.ConverseAsync(new Question(q));

    public Task B(string q) => bedrock.ConverseAsync(new ShortQuestion(q));

    public Task C(string q) => bedrock.ConverseAsync((ConverseRequest)new ShortQuestion(q));
}

// Sent by a constructor.
internal sealed class Warmup
{
    private readonly Task<ConverseResponse> _running;

    public Warmup(IAmazonBedrockRuntime bedrock)
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        _running = bedrock.ConverseAsync(request);
    }

    public Warmup(IAmazonBedrockRuntime bedrock, int cap)
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = cap } };
        _running = bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Running => _running;
}

// The request goes to a constructor, and is sent by a method.
internal sealed class Sending
{
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ConverseRequest _request;

    public Sending(IAmazonBedrockRuntime bedrock, ConverseRequest request)
    {
        _bedrock = bedrock;
        _request = request;
        _request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = 128 };
    }

    public Task<ConverseResponse> SendAsync() => _bedrock.ConverseAsync(_request);
}

public class SendingUsers(IAmazonBedrockRuntime bedrock)
{
    public Task A() => new Sending(bedrock, new ConverseRequest { ModelId = "m" }).SendAsync();

    public Task B() => new Sending(bedrock, new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = 2 } }).SendAsync();
}

// A request type of the project.
public sealed class ShortRequest : ConverseRequest
{
    public ShortRequest(string model)
    {
        ModelId = model;
        InferenceConfig = new InferenceConfiguration { MaxTokens = 64 };
    }
}

public class ShortRequests(IAmazonBedrockRuntime bedrock)
{
    // Its constructor sets the cap.
    public Task A() => bedrock.ConverseAsync(new ShortRequest("m"));

    public Task B() => bedrock.ConverseAsync(new ShortRequest("m") { System = [new() { Text = "Hello" }] });
}
