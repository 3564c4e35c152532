// only: BDR1001
// Arguments of private and internal methods are known when all callers are.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Litware.Search.Answers;

public sealed class NullOnly
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public NullOnly(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task<string> FirstAsync(string q) => AskAsync(q, null);

    public Task<string> SecondAsync(string q) => AskAsync(q, maxTokens: null);

    // Both callers give null.
    private async Task<string> AskAsync(string prompt, int? maxTokens)
    {
        var request = new ConverseRequest // !BDR1001
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens },
        };
        var response = await _bedrock.ConverseAsync(request);
        return response.Output.Message.Content[0].Text;
    }
}

public sealed class NumbersOnly
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public NumbersOnly(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task<string> FirstAsync(string q) => AskAsync(q, 100);

    public Task<string> SecondAsync(string q) => AskAsync(q, maxTokens: 2 * 100);

    private async Task<string> AskAsync(string prompt, int? maxTokens)
    {
        var request = new ConverseRequest
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens },
        };
        var response = await _bedrock.ConverseAsync(request);
        return response.Output.Message.Content[0].Text;
    }
}

public sealed class OneOfTwo
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public OneOfTwo(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task<string> FirstAsync(string q) => AskAsync(q, null);

    public Task<string> SecondAsync(string q) => AskAsync(q, 200);

    // On the path from FirstAsync there is none.
    private async Task<string> AskAsync(string prompt, int? maxTokens)
    {
        var response = await _bedrock.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens },
        });
        return response.Output.Message.Content[0].Text;
    }
}

public sealed class CallerDecides
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public CallerDecides(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    // A public method's own optional value: whoever calls it decides.
    public Task<string> PassedOnAsync(string q, int? maxTokens = null) => AskAsync(q, maxTokens);

    public async Task<string> TestedAsync(string q, int? maxTokens = null)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] };
        if (maxTokens is { } n) Cap(request, n);
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> HasValueAsync(string q, int? maxTokens)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] };
        if (maxTokens.HasValue)
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens.Value };
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> FlagAsync(string q, bool capped)
    {
        // A constant under a flag does not count.
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] }; // !BDR1001
        if (capped) Cap(request, 500);
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> FlagBothAsync(string q, bool longAnswer)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] };
        if (longAnswer) Cap(request, 4000);
        else Cap(request, 200);
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> TemperatureAsync(string q, float? temperature)
    {
        // The caller's value that is tested is no cap.
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] }; // !BDR1001
        if (temperature is { } t) request.InferenceConfig = new InferenceConfiguration { Temperature = t };
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    private static void Cap(ConverseRequest request, int maxTokens) => request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens };

    private async Task<string> AskAsync(string prompt, int? maxTokens)
    {
        var request = new ConverseRequest
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            System = [new() { Text = prompt }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens },
        };
        return (await _bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
}

internal sealed class Flags(IAmazonBedrockRuntime bedrock)
{
    public Task One(string q) => AlwaysCappedAsync(q, capped: true);

    public Task Two(string q) => AlwaysCappedAsync(q, true);

    public Task Three(string q) => SometimesCappedAsync(q, capped: true);

    public Task Four(string q) => SometimesCappedAsync(q, capped: false);

    public Task Five(string q) => DefaultCappedAsync(q);

    public Task Six(string q) => DefaultUncappedAsync(q);

    // Every caller says yes.
    private Task AlwaysCappedAsync(string q, bool capped)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] };
        if (capped) request.InferenceConfig = new() { MaxTokens = 300 };
        return bedrock.ConverseAsync(request);
    }

    // One says no.
    private Task SometimesCappedAsync(string q, bool capped)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] }; // !BDR1001
        if (capped) request.InferenceConfig = new() { MaxTokens = 300 };
        return bedrock.ConverseAsync(request);
    }

    private Task DefaultCappedAsync(string q, bool capped = true)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] };
        if (!capped) return bedrock.ConverseAsync(request);
        request.InferenceConfig = new() { MaxTokens = 300 };
        return bedrock.ConverseAsync(request);
    }

    private Task DefaultUncappedAsync(string q, bool capped = false)
    {
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }] }; // !BDR1001
        if (!capped) return bedrock.ConverseAsync(request);
        request.InferenceConfig = new() { MaxTokens = 300 };
        return bedrock.ConverseAsync(request);
    }
}

internal static class Requests
{
    // Internal: all callers are here; one of them gives no number.
    internal static ConverseRequest Make(string q, int? cap) => new() // !BDR1001
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = new() { MaxTokens = cap },
    };

    internal static ConverseRequest MakeCapped(string q, int? cap) => new()
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = new() { MaxTokens = cap },
    };

    // The callers give configurations.
    internal static ConverseRequest MakeWith(string q, InferenceConfiguration? config) => new() // !BDR1001
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = config,
    };

    internal static ConverseRequest MakeWithCapped(string q, InferenceConfiguration? config) => new()
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = config ?? new() { MaxTokens = 1 },
    };
}

public class RequestUsers(IAmazonBedrockRuntime bedrock)
{
    public Task A(string q) => bedrock.ConverseAsync(Requests.Make(q, 10));

    public Task B(string q) => bedrock.ConverseAsync(Requests.Make(q, null));

    public Task C(string q) => bedrock.ConverseAsync(Requests.MakeCapped(q, 10));

    public Task D(string q) => bedrock.ConverseAsync(Requests.MakeCapped(q, cap: q.Length > 1000 ? 20 : 30));

    public Task E(string q) => bedrock.ConverseAsync(Requests.MakeWith(q, new() { MaxTokens = 3 }));

    public Task F(string q) => bedrock.ConverseAsync(Requests.MakeWith(q, new() { TopP = 0.3f }));

    public Task G(string q) => bedrock.ConverseAsync(Requests.MakeWithCapped(q, new() { MaxTokens = 3 }));

    public Task H(string q) => bedrock.ConverseAsync(Requests.MakeWithCapped(q, null));
}

// Handed out as a delegate: who calls it with what is unknown.
public class MethodGroups(IAmazonBedrockRuntime bedrock)
{
    public async Task<string[]> AllAsync(IEnumerable<string> prompts) => await Task.WhenAll(prompts.Zip(Budgets(), AskAsync));

    public Task<string> OneAsync(string prompt) => AskAsync(prompt, 4);

    public Func<string, int?, ConverseRequest> Maker() => Make;

    private static IEnumerable<int?> Budgets() => Enumerable.Range(100, 10).Select(n => (int?)n);

    private async Task<string> AskAsync(string prompt, int? cap)
    {
        var request = new ConverseRequest
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            System = [new() { Text = prompt }],
            InferenceConfig = new() { MaxTokens = cap },
        };
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    private static ConverseRequest Make(string prompt, int? cap) => new()
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = prompt }],
        InferenceConfig = new() { MaxTokens = cap },
    };
}

// The cap goes through several private methods.
public class Chained(IAmazonBedrockRuntime bedrock)
{
    public Task Brief(string q) => StepOne(q, 50);

    public Task Open(string q) => LooseOne(q);

    private Task StepOne(string q, int cap) => StepTwo(q, cap * 2);

    private Task StepTwo(string q, int? cap) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = new() { MaxTokens = cap },
    });

    private Task LooseOne(string q, int? cap = null) => LooseTwo(cap, q);

    // The null goes through LooseOne, whose arguments are in another order.
    private Task LooseTwo(int? cap, string q) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = new() { MaxTokens = cap },
    });
}

public class Overwritten(IAmazonBedrockRuntime bedrock)
{
    public Task Null(string q) => Ask(q, null);

    public Task NullToo(string q) => AskLoose(q, 500);

    // The argument is null, and is replaced before it is used.
    private Task Ask(string q, int? cap)
    {
        cap ??= 400;
        return bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            System = [new() { Text = q }],
            InferenceConfig = new() { MaxTokens = cap },
        });
    }

    // The argument is a number, and is thrown away.
    private Task AskLoose(string q, int? cap)
    {
        if (cap > 100) cap = null;
        return bedrock.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            System = [new() { Text = q }],
            InferenceConfig = new() { MaxTokens = cap },
        });
    }
}

public class ConfigArguments(IAmazonBedrockRuntime bedrock)
{
    private static readonly InferenceConfiguration s_warm = new() { Temperature = 0.8f };

    public Task A(string q) => Ask(q, s_warm);

    public Task B(string q) => AskCapped(q, new InferenceConfiguration { MaxTokens = 40 });

    public Task C(string q) => AskWith(q, c => c.MaxTokens = 30);

    private Task Ask(string q, InferenceConfiguration config) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001 missed
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = config,
    });

    private Task AskCapped(string q, InferenceConfiguration config) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = config,
    });

    private Task AskWith(string q, Action<InferenceConfiguration> configure)
    {
        var config = new InferenceConfiguration();
        configure(config);
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0", System = [new() { Text = q }], InferenceConfig = config });
    }
}
