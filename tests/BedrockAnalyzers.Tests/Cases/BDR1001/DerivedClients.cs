// only: BDR1001
// Clients that derive from the SDK's, and wrappers of the project.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace AdventureWorks.Bedrock;

/// <summary>Sees to it that there is a configuration.</summary>
public sealed class CappedClient : AmazonBedrockRuntimeClient
{
    private const int Default = 2048;

    public CappedClient() : base(RegionEndpoint.EUCentral1) { }

    public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = Default };
        return base.ConverseAsync(request, cancellationToken);
    }
}

/// <summary>Sees to it that there is a cap.</summary>
public sealed class StrictlyCappedClient(ILogger<StrictlyCappedClient> logger) : AmazonBedrockRuntimeClient(RegionEndpoint.EUWest1)
{
    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        if (request.InferenceConfig is null) request.InferenceConfig = new();
        request.InferenceConfig.MaxTokens ??= 2048;
        var response = await base.ConverseAsync(request, cancellationToken);
        logger.LogInformation("{Tokens} tokens", response.Usage.OutputTokens);
        return response;
    }

    public override Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
    {
        Cap(request);
        return base.ConverseStreamAsync(request, cancellationToken);
    }

    private static void Cap(ConverseStreamRequest request)
    {
        request.InferenceConfig ??= new();
        if (request.InferenceConfig.MaxTokens == null) request.InferenceConfig.MaxTokens = 2048;
    }
}

/// <summary>Writes down what is asked, and leaves it as it is.</summary>
public sealed class LoggingClient(ILogger<LoggingClient> logger) : AmazonBedrockRuntimeClient(RegionEndpoint.EUWest1)
{
    public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        logger.LogInformation("Model {Model}", request.ModelId);
        return base.ConverseAsync(request, cancellationToken);
    }
}

/// <summary>Refuses what has no cap.</summary>
public sealed class RefusingClient : AmazonBedrockRuntimeClient
{
    public RefusingClient() : base(RegionEndpoint.USEast1) { }

    public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        if (request.InferenceConfig?.MaxTokens is not > 0)
        {
            throw new ArgumentException("MaxTokens is missing.", nameof(request));
        }

        return base.ConverseAsync(request, cancellationToken);
    }
}

public class CappedUsers
{
    private readonly CappedClient _capped = new();
    private readonly StrictlyCappedClient _strict;
    private readonly LoggingClient _logging;
    private readonly RefusingClient _refusing;
    private readonly IAmazonBedrockRuntime _known = new CappedClient();
    private readonly IAmazonBedrockRuntime _injected;

    public CappedUsers(IAmazonBedrockRuntime injected, StrictlyCappedClient strict, LoggingClient logging, RefusingClient refusing)
    {
        _injected = injected;
        _strict = strict;
        _logging = logging;
        _refusing = refusing;
    }

    public Task A(CancellationToken ct) => _capped.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    // There is a configuration, so the client leaves it alone.
    public Task B(CancellationToken ct) => _capped.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { TopP = 0.1f } }, ct); // !BDR1001

    public Task C(CancellationToken ct) => _strict.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    public Task D(CancellationToken ct) => _strict.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { TopP = 0.1f } }, ct);

    public Task E(CancellationToken ct) => _strict.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    // This client overrides ConverseAsync only.
    public Task F(CancellationToken ct) => _capped.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0" }, ct); // !BDR1001

    public Task G(CancellationToken ct) => _logging.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct); // !BDR1001

    public Task H(CancellationToken ct) => _logging.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 8 } }, ct);

    // Throws instead of asking the model.
    public Task I(CancellationToken ct) => _refusing.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    public Task J(CancellationToken ct) => _known.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    public Task K(CancellationToken ct) => _injected.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct); // !BDR1001

    public async Task<string> L(CancellationToken ct)
    {
        using var client = new CappedClient();
        var response = await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0" }, ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> M(CancellationToken ct)
    {
        using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1);
        var response = await client.ConverseAsync(new() { ModelId = "amazon.nova-lite-v1:0" }, ct); // !BDR1001
        return response.Output.Message.Content[0].Text;
    }
}

// A wrapper of the project under other names.

public interface IChatService
{
    Task<string> ReplyAsync(string message, CancellationToken ct);

    Task<string> SummarizeAsync(string text, CancellationToken ct);

    Task<string> ClassifyAsync(string text, int? maxTokens, CancellationToken ct);
}

public sealed class BedrockChatService : IChatService
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public BedrockChatService(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task<string> ReplyAsync(string message, CancellationToken ct)
    {
        var request = Create(message); // the request in Create has no cap, and this caller gives none
        var response = await _bedrock.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> SummarizeAsync(string text, CancellationToken ct)
    {
        var request = Create(text);
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 400 };
        var response = await _bedrock.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> ClassifyAsync(string text, int? maxTokens, CancellationToken ct)
    {
        // Copied from the caller's value: the caller decides.
        var response = await _bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens },
        }, ct);
        return response.Output.Message.Content[0].Text;
    }

    private static ConverseRequest Create(string text) => new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
    };
}

/// <summary>Not a client, and its method has another name.</summary>
public sealed class ModelPort(IAmazonBedrockRuntime bedrock, ILogger<ModelPort> logger)
{
    public async Task<ConverseResponse> InvokeAsync(ConverseRequest request, CancellationToken ct)
    {
        logger.LogDebug("Asking {Model}", request.ModelId);
        return await bedrock.ConverseAsync(request, ct);
    }

    public async Task<ConverseResponse> InvokeWithinAsync(ConverseRequest request, int limit, CancellationToken ct)
    {
        request.InferenceConfig ??= new();
        request.InferenceConfig.MaxTokens = Math.Min(request.InferenceConfig.MaxTokens ?? limit, limit);
        return await InvokeAsync(request, ct);
    }

    /// <summary>Asks nothing: it only counts.</summary>
    public Task<CountTokensResponse> CountAsync(ConverseRequest request, CancellationToken ct) =>
        bedrock.CountTokensAsync(new CountTokensRequest
        {
            ModelId = request.ModelId,
            Input = new CountTokensInput { Converse = new ConverseTokensRequest { Messages = request.Messages } },
        }, ct);
}

public sealed class PortUsers(ModelPort port)
{
    public Task A(CancellationToken ct) => port.InvokeAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct); // !BDR1001

    public Task B(CancellationToken ct) => port.InvokeAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", InferenceConfig = new() { MaxTokens = 9 } }, ct);

    public Task C(CancellationToken ct) => port.InvokeWithinAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, 1000, ct);

    public Task D(CancellationToken ct) => port.CountAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }, ct);

    public async Task E(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" }; // !BDR1001
        await port.CountAsync(request, ct);
        await port.InvokeAsync(request, ct);
    }

    public async Task F(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
        await port.CountAsync(request, ct);
        request.InferenceConfig = new() { MaxTokens = 70 };
        await port.InvokeAsync(request, ct);
    }

    // A prompt ARN: the request may not carry the setting.
    public Task G(CancellationToken ct) => port.InvokeAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:eu-central-1:123456789012:prompt/ABCDEFGHIJ:2" }, ct);

    // One of several possible models is a prompt ARN.
    public Task H(bool managed, CancellationToken ct) => port.InvokeAsync(new ConverseRequest
    {
        ModelId = managed ? "arn:aws:bedrock:eu-central-1:123456789012:prompt/ABCDEFGHIJ:2" : "amazon.nova-lite-v1:0",
    }, ct);

    // An inference profile is no prompt.
    public Task I(CancellationToken ct) => port.InvokeAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0",
    }, ct);
}

/// <summary>Hides the SDK's method by one that takes a text.</summary>
public class TextClient : AmazonBedrockRuntimeClient
{
    public TextClient() : base(RegionEndpoint.EUCentral1) { }

    public Task<ConverseResponse> ConverseAsync(string text, CancellationToken ct) => ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        System = [new SystemContentBlock { Text = text }],
    }, ct);

    public Task<ConverseResponse> ConverseAsync(string text, int cap, CancellationToken ct) => base.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        System = [new SystemContentBlock { Text = text }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = cap },
    }, ct);
}

/// <summary>Has the name of the SDK's client, and is not one.</summary>
public sealed class FakeBedrock
{
    public List<ConverseRequest> Seen { get; } = [];

    internal Task<string> ConverseAsync(ConverseRequest request) => Task.FromResult(request.ModelId);
}

public sealed class FakeUsers
{
    private readonly FakeBedrock _fake = new();

    // Reaches no model.
    public Task<string> A() => _fake.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" });
}
