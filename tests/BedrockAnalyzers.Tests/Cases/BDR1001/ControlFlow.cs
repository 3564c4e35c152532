// only: BDR1001
// Paths: guards, early returns, switches, exceptions, loops, recursion, iterators, conditional caps.
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Wingtip.Toys.Catalog;

public enum Length { Short, Medium, Long }

public sealed class SwitchingWriter
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public SwitchingWriter(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task<ConverseResponse> Write(string toy, Length length) => _bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
        System = [new() { Text = toy }],
        InferenceConfig = length switch
        {
            Length.Short => Brief(),
            Length.Medium => Cap(500),
            _ => Cap(4000),
        },
    });

    public Task<ConverseResponse> WriteWithHole(string toy, Length length) => _bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
        System = [new() { Text = toy }],
        InferenceConfig = length switch
        {
            Length.Short => Brief(),
            Length.Medium => Cap(500),
            // A long answer: no cap here.
            _ => Warm(),
        },
    });

    public Task<ConverseResponse> WriteNumber(string toy, Length length) => _bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
        System = [new() { Text = toy }],
        InferenceConfig = new() { MaxTokens = NumberFor(length) },
    });

    public Task<ConverseResponse> WriteNumberWithHole(string toy, Length length) => _bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
        System = [new() { Text = toy }],
        // null for a long one.
        InferenceConfig = new() { MaxTokens = NumberOrNoneFor(length) },
    });

    public Task<ConverseResponse> WriteAnyLength(string toy, Length length)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", System = [new() { Text = toy }] };
        switch (length)
        {
            case Length.Short:
                request.InferenceConfig = Brief();
                break;
            case Length.Medium:
            case Length.Long:
                request.InferenceConfig = Cap(4000);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(length));
        }

        return _bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> WriteSomeLengths(string toy, Length length)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", System = [new() { Text = toy }] }; // !BDR1001
        // No section for Long.
        switch (length)
        {
            case Length.Short:
                request.InferenceConfig = Brief();
                break;
            case Length.Medium:
                request.InferenceConfig = Cap(4000);
                break;
        }

        return _bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> WriteByFactory(string toy, Length length) => _bedrock.ConverseAsync(length switch
    {
        Length.Short => ShortRequest(toy),
        Length.Medium => MediumRequest(toy),
        Length.Long => LongRequest(toy),
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    });

    private static ConverseRequest ShortRequest(string toy) => new() { ModelId = "amazon.nova-micro-v1:0", System = [new() { Text = toy }], InferenceConfig = Brief() };

    private static ConverseRequest MediumRequest(string toy) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = toy }], InferenceConfig = Warm() }; // !BDR1001

    private static ConverseRequest LongRequest(string toy)
    {
        var request = MediumOrLong(toy);
        request.InferenceConfig = Cap(5000);
        return request;
    }

    private static ConverseRequest MediumOrLong(string toy) => new() { ModelId = "amazon.nova-pro-v1:0", System = [new() { Text = toy }] };

    private static int? NumberFor(Length length) => length == Length.Short ? 60 : length == Length.Medium ? 600 : 6000;

    private static int? NumberOrNoneFor(Length length)
    {
        if (length == Length.Short) return 60;
        if (length == Length.Medium) return 600;
        return null;
    }

    private static InferenceConfiguration Brief() => Cap(60);

    private static InferenceConfiguration Warm() => new() { Temperature = 0.9f };

    private static InferenceConfiguration Cap(int n) => new() { MaxTokens = n };
}

public class EarlyReturns(IAmazonBedrockRuntime bedrock, ILogger<EarlyReturns> logger)
{
    public async Task<string> Guarded(string? text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        if (!TryCap(request, text)) return "";
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Unguarded(string? text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
        // Goes out early, before the cap, when there is no text; nobody looks at what it says.
        CapUnlessEmpty(request, text);
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> GuardedBefore(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        CapBoth(request, text);
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    // The path without a configuration throws.
    public async Task<string> Failing(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        if (text.Length < 1000)
            request.InferenceConfig = new() { MaxTokens = 100 };
        else
            TooLong(text);
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Warning(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
        if (text.Length < 1000)
            request.InferenceConfig = new() { MaxTokens = 100 };
        else
            // Only says so, and goes on.
            LongWarning(text);
        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    private static bool TryCap(ConverseRequest request, string? text)
    {
        if (text is null) return false;
        request.InferenceConfig = new() { MaxTokens = text.Length };
        return true;
    }

    private static void CapUnlessEmpty(ConverseRequest request, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;
        request.InferenceConfig = new() { MaxTokens = 100 };
    }

    private static void CapBoth(ConverseRequest request, string text)
    {
        if (text.Length > 100)
        {
            request.InferenceConfig = new() { MaxTokens = 1000 };
            return;
        }

        request.InferenceConfig = new() { MaxTokens = 100 };
    }

    [DoesNotReturn]
    private static void TooLong(string text) => throw new ArgumentException($"{text.Length} characters", nameof(text));

    private void LongWarning(string text) => logger.LogWarning("{Length} characters", text.Length);
}

public class Exceptions(IAmazonBedrockRuntime bedrock, ILogger<Exceptions> logger)
{
    public async Task<string> Swallowed(string settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        try
        {
            request.InferenceConfig = Read(settings);
        }
        catch (JsonException e)
        {
            // And goes on without.
            logger.LogWarning(e, "The settings cannot be read");
        }

        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Rethrown(string settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        try
        {
            request.InferenceConfig = Read(settings);
        }
        catch (JsonException e)
        {
            logger.LogWarning(e, "The settings cannot be read");
            throw;
        }

        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> Replaced(string settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        try
        {
            request.InferenceConfig = Read(settings);
        }
        catch (JsonException)
        {
            request.InferenceConfig = new() { MaxTokens = 100 };
        }

        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> GivenUp(string settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        try
        {
            request.InferenceConfig = Read(settings);
        }
        catch (JsonException)
        {
            return "";
        }

        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> InFinally(string settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        try
        {
            logger.LogDebug("{Settings}", settings);
        }
        finally
        {
            request.InferenceConfig = new() { MaxTokens = 100 };
        }

        return (await bedrock.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> FallbackModel(string text, CancellationToken ct)
    {
        try
        {
            return (await bedrock.ConverseAsync(For("amazon.nova-pro-v1:0", text), ct)).Output.Message.Content[0].Text;
        }
        catch (ModelTimeoutException)
        {
            // The second one was written in a hurry.
            return (await bedrock.ConverseAsync(new() { ModelId = "amazon.nova-micro-v1:0", System = [new() { Text = text }] }, ct)).Output.Message.Content[0].Text; // !BDR1001
        }
    }

    private static ConverseRequest For(string model, string text) => new() { ModelId = model, System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = 300 } };

    private static InferenceConfiguration Read(string settings)
    {
        using var json = JsonDocument.Parse(settings);
        return new InferenceConfiguration { MaxTokens = json.RootElement.GetProperty("maxTokens").GetInt32() };
    }
}

public class Loops(IAmazonBedrockRuntime bedrock)
{
    public async Task Each(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
            await bedrock.ConverseAsync(request);
            // After the call, and the next round has a request of its own.
            request.InferenceConfig = new() { MaxTokens = 10 };
        }
    }

    public async Task EachCapped(IReadOnlyList<string> texts)
    {
        var config = Config();
        foreach (var text in texts)
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
            request.InferenceConfig = config;
            await bedrock.ConverseAsync(request);
        }
    }

    public async Task CappedFromTheSecondRound(IReadOnlyList<string> texts)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        foreach (var text in texts)
        {
            request.System = [new() { Text = text }];
            await bedrock.ConverseAsync(request);
            request.InferenceConfig ??= new() { MaxTokens = 10 };
        }
    }

    public async Task CappedInTheFirstRound(IReadOnlyList<string> texts)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        foreach (var text in texts)
        {
            request.System = [new() { Text = text }];
            request.InferenceConfig ??= new() { MaxTokens = 10 };
            await bedrock.ConverseAsync(request);
        }
    }

    public async Task CapTakenAwayAtTheEnd(IReadOnlyList<string> texts)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 10 } }; // !BDR1001
        foreach (var text in texts)
        {
            request.System = [new() { Text = text }];
            await bedrock.ConverseAsync(request);
            // The second round has none.
            request.InferenceConfig = null;
        }
    }

    public async Task DoWhile(string text)
    {
        ConverseResponse response;
        do
        {
            response = await bedrock.ConverseAsync(Request(text));
            text = response.Output.Message.Content[0].Text;
        }
        while (text.Length > 100);
    }

    // A constant, set in a loop that may never find its word.
    public async Task CapInALoop(IReadOnlyList<string> words)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        foreach (var word in words)
        {
            if (word is "brief" or "short") Limit(request);
        }

        await bedrock.ConverseAsync(request);
    }

    private static void Limit(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 120 };

    private static ConverseRequest Request(string text) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }], InferenceConfig = Config() };

    private static InferenceConfiguration Config() => new() { MaxTokens = 10 };
}

public class Recursions(IAmazonBedrockRuntime bedrock)
{
    public Task A(int n) => bedrock.ConverseAsync(Direct(n));

    public Task B(int n) => bedrock.ConverseAsync(DirectCapped(n));

    public Task C(int n) => bedrock.ConverseAsync(Ping(n));

    public Task D(int n) => bedrock.ConverseAsync(PingCapped(n));

    public Task E(int n) => bedrock.ConverseAsync(CappedOnTheWayBack(n));

    private static ConverseRequest Direct(int n) => n > 0 ? Direct(n - 1) : new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001

    private static ConverseRequest DirectCapped(int n) => n > 0 ? DirectCapped(n - 1) : new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 1 } };

    private static ConverseRequest Ping(int n)
    {
        if (n > 0) return Pong(n - 1);
        return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 1 } };
    }

    private static ConverseRequest Pong(int n)
    {
        if (n > 0) return Ping(n - 1);
        return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
    }

    private static ConverseRequest PingCapped(int n)
    {
        if (n > 0) return PongCapped(n - 1);
        return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 1 } };
    }

    private static ConverseRequest PongCapped(int n) =>
        n > 0 ? PingCapped(n - 1) : new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 2 } };

    // Every level sets it before it hands it on.
    private static ConverseRequest CappedOnTheWayBack(int n)
    {
        var request = n > 0 ? CappedOnTheWayBack(n - 1) : new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        request.InferenceConfig = new() { MaxTokens = n };
        return request;
    }
}

public class ConditionalCaps(IAmazonBedrockRuntime bedrock)
{
    // Copied from the caller's value under a test of it: the caller decides.
    public Task Pattern(int? maxTokens)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        if (maxTokens is { } n) request.InferenceConfig = new() { MaxTokens = n };
        return bedrock.ConverseAsync(request);
    }

    public Task TypePattern(int? maxTokens)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        if (maxTokens is int n) request.InferenceConfig = Config(n);
        return bedrock.ConverseAsync(request);
    }

    public Task NotNull(int? maxTokens)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { Temperature = 0f } };
        if (maxTokens != null) request.InferenceConfig.MaxTokens = maxTokens;
        return bedrock.ConverseAsync(request);
    }

    public Task HasValue(GenerationSettings settings)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        if (settings.MaxTokens.HasValue)
        {
            request.InferenceConfig = new() { MaxTokens = settings.MaxTokens.Value };
        }

        return bedrock.ConverseAsync(request);
    }

    public Task Conditional(int? maxTokens) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        InferenceConfig = maxTokens.HasValue ? new InferenceConfiguration { MaxTokens = maxTokens } : null,
    });

    public Task FlagExpression(bool brief) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        // A constant under a flag.
        InferenceConfig = brief ? Config(100) : null,
    });

    public Task FlagNumber(bool brief) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        InferenceConfig = new() { MaxTokens = brief ? 100 : null },
    });

    public Task FlagNumbers(bool brief) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        InferenceConfig = new() { MaxTokens = brief ? 100 : 1000 },
    });

    public Task ByLength(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
        if (text.Length > 10_000) request.InferenceConfig = Config(4000);
        return bedrock.ConverseAsync(request);
    }

    public Task ByEnvironment(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        request.InferenceConfig = int.TryParse(Environment.GetEnvironmentVariable("MAX_TOKENS"), out var n) ? Config(n) : Config(4000);
        return bedrock.ConverseAsync(request);
    }

    private static InferenceConfiguration Config(int maxTokens) => new() { MaxTokens = maxTokens };
}

public sealed class GenerationSettings
{
    public int? MaxTokens { get; init; }
}

public class LazyAndEvents
{
    private readonly IAmazonBedrockRuntime _bedrock;

    // Made by a delegate that goes to code that is not ours: what it gives is unknown.
    private readonly Lazy<ConverseRequest> _lazy = new(() => new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" });
    private readonly Func<ConverseRequest> _provided;

    public LazyAndEvents(IAmazonBedrockRuntime bedrock, Func<ConverseRequest> provided)
    {
        _bedrock = bedrock;
        _provided = provided;
    }

    public event EventHandler<ConverseRequest>? Sending;

    public Task A() => _bedrock.ConverseAsync(_lazy.Value);

    public Task B() => _bedrock.ConverseAsync(_provided());

    public Task C()
    {
        // A handler may set the cap.
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        Sending?.Invoke(this, request);
        return _bedrock.ConverseAsync(request);
    }

    public Task D(IEnumerable<string> texts) => Task.WhenAll(texts.Select(t => _bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = t }] }))); // !BDR1001

    public Task E(IEnumerable<string> texts) => Task.WhenAll(texts.Select(t => _bedrock.ConverseAsync(Capped(t))));

    public async Task F(IEnumerable<string> texts)
    {
        foreach (var request in All(texts))
            await _bedrock.ConverseAsync(request);
    }

    private static IEnumerable<ConverseRequest> All(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            yield return Capped(text);
        yield return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 1 } };
    }

    private static ConverseRequest Capped(string text) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = 50 } };
}
