// only: BDR1001
// Requests that leave the project's sight, and such as stay in it.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Woodgrove.Prompts;

/// <summary>A library: what comes out of here is sent by others.</summary>
public static class PromptLibrary
{
    private const string Model = "anthropic.claude-3-haiku-20240307-v1:0";

    // Stored where others reach it.
    public static readonly ConverseRequest Greeting = new() { ModelId = Model }; // !BDR1001

    public static readonly ConverseRequest CappedGreeting = new() { ModelId = Model, InferenceConfig = new() { MaxTokens = 20 } };

    // Nobody else sees these two, and nobody sends them.
    private static readonly ConverseRequest s_template = new() { ModelId = Model };
    internal static readonly ConverseRequest Template = new() { ModelId = Model };

    public static ConverseRequest Farewell { get; } = new ConverseRequest { ModelId = Model }; // !BDR1001

    public static ConverseRequest CappedFarewell { get; } = new ConverseRequest { ModelId = Model, InferenceConfig = new() { MaxTokens = 20 } };

    public static ConverseRequest Fresh => new() { ModelId = Model }; // !BDR1001

    public static ConverseRequest CappedFresh => new() { ModelId = Model, InferenceConfig = Cap(20) };

    internal static ConverseRequest InternalFresh => new() { ModelId = Model };

    // Called by nobody in here.
    public static ConverseRequest Summary(string text)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = text }] }; // !BDR1001
        request.InferenceConfig = new InferenceConfiguration { Temperature = 0 };
        return request;
    }

    public static ConverseRequest CappedSummary(string text)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = text }] };
        request.InferenceConfig = Cap(100);
        return request;
    }

    // Its maker was asked for the number.
    public static ConverseRequest SummaryUpTo(string text, int? maxTokens) => new()
    {
        ModelId = Model,
        System = [new() { Text = text }],
        InferenceConfig = new() { MaxTokens = maxTokens },
    };

    public static async Task<ConverseRequest> LoadAsync(string path, CancellationToken ct)
    {
        var text = await System.IO.File.ReadAllTextAsync(path, ct);
        return new ConverseRequest { ModelId = Model, System = [new() { Text = text }] }; // !BDR1001
    }

    public static async Task<ConverseRequest> LoadCappedAsync(string path, CancellationToken ct)
    {
        var text = await System.IO.File.ReadAllTextAsync(path, ct);
        return new ConverseRequest { ModelId = Model, System = [new() { Text = text }], InferenceConfig = Cap(9) };
    }

    public static IEnumerable<ConverseRequest> Many(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            yield return new ConverseRequest { ModelId = Model, System = [new() { Text = text }] }; // !BDR1001
        }
    }

    public static IEnumerable<ConverseRequest> CappedMany(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var request = new ConverseRequest { ModelId = Model, System = [new() { Text = text }] };
            request.InferenceConfig = Cap(9);
            yield return request;
        }
    }

    public static async IAsyncEnumerable<ConverseRequest> ReadAsync(IAsyncEnumerable<string> texts, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var text in texts.WithCancellation(ct))
        {
            var request = new ConverseRequest { ModelId = Model }; // !BDR1001
            request.System = [new() { Text = text }];
            yield return request;
        }
    }

    public static async IAsyncEnumerable<ConverseRequest> ReadCappedAsync(IAsyncEnumerable<string> texts, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var text in texts.WithCancellation(ct))
        {
            yield return Prepared(text);
        }
    }

    // Goes out through the public method below.
    private static ConverseRequest Loose(string text) => new() { ModelId = Model, System = [new() { Text = text }] }; // !BDR1001

    public static ConverseRequest Question(string text) => Loose(text + "?");

    private static ConverseRequest Prepared(string text) => new() { ModelId = Model, System = [new() { Text = text }], InferenceConfig = Cap(9) };

    private static InferenceConfiguration Cap(int tokens) => new() { MaxTokens = tokens };

    // Only its text leaves.
    public static string Describe() => JsonSerializer.Serialize(new ConverseRequest { ModelId = Model });

    public static string? NameOfModel()
    {
        var request = new ConverseRequest { ModelId = Model };
        return request.ModelId;
    }
}

/// <summary>An internal class: its public method is not for others.</summary>
internal sealed class InternalFactory
{
    public ConverseRequest Create(string text) => new() { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
}

public class PromptJob
{
    private ConverseRequest? _last;

    public ConverseRequest? Current { get; set; }

    public ConverseRequest? ForReading { get; private set; }

    internal ConverseRequest? Hidden { get; set; }

    public void Start(string text)
    {
        // Others read it from the property.
        Current = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
    }

    public void StartCapped(string text)
    {
        Current = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = 3 } };
    }

    public void Show(string text)
    {
        ForReading = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
    }

    public void ShowCapped(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        request.InferenceConfig = new() { MaxTokens = 3 };
        ForReading = request;
    }

    public void Remember(string text)
    {
        _last = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
        Hidden = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] };
    }

    public bool IsNew(string model) => _last?.ModelId != model && Hidden?.ModelId != model;

    // Whoever derives from this class may call it.
    protected ConverseRequest Next() => new() { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001

    protected ConverseRequest NextCapped() => new() { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 3 } };

    private protected ConverseRequest NextForOurselves() => new() { ModelId = "amazon.nova-lite-v1:0" };
}

public sealed class SealedJob
{
    public ConverseRequest Own(bool brief)
    {
        // On one of two paths it leaves without.
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        if (brief)
        {
            request.InferenceConfig = new() { MaxTokens = 100 };
        }

        return request;
    }

    public ConverseRequest OwnCapped(bool brief)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        request.InferenceConfig = brief ? new() { MaxTokens = 100 } : new() { MaxTokens = 1000 };
        return request;
    }
}

// Handed to code that is not ours: what becomes of it is unknown.
public class HandedOver
{
    private readonly List<ConverseRequest> _queue = [];
    private readonly ConcurrentDictionary<string, ConverseRequest> _cache = new();
    private readonly Channel<ConverseRequest> _channel = Channel.CreateUnbounded<ConverseRequest>();

    public event Action<ConverseRequest>? Created;

    public void Enqueue(string text) => _queue.Add(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] });

    public bool Cache(string key) => _cache.TryAdd(key, new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" });

    public ValueTask Publish(CancellationToken ct) => _channel.Writer.WriteAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    public void Raise()
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        Created?.Invoke(request);
    }

    public void Call(Action<ConverseRequest> use) => use(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" });

    public async Task SendAfterwards(IAmazonBedrockRuntime bedrock, Func<ConverseRequest, ConverseRequest> finish)
    {
        await bedrock.ConverseAsync(finish(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }));
    }

    public async Task SendAfterJson(IAmazonBedrockRuntime bedrock, string json)
    {
        // Made by the serializer.
        var request = JsonSerializer.Deserialize<ConverseRequest>(json);
        await bedrock.ConverseAsync(request);
    }

    public async Task Drain(IAmazonBedrockRuntime bedrock)
    {
        await foreach (var request in _channel.Reader.ReadAllAsync())
            await bedrock.ConverseAsync(request);
        foreach (var request in _queue)
            await bedrock.ConverseAsync(request);
    }

    // The list stays in here, the request is sent all the same.
    public async Task SendAndRemember(IAmazonBedrockRuntime bedrock)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        await bedrock.ConverseAsync(request);
        _queue.Add(request);
    }
}
