// only: BDR1001
// Requests that are handed to a method of the project, which makes the call.
using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Fabrikam.Claims;

public sealed class ClaimAssistant
{
    private const string Sonnet = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<ClaimAssistant> _logger;

    public ClaimAssistant(IAmazonBedrockRuntime bedrock, ILogger<ClaimAssistant> logger)
    {
        _bedrock = bedrock ?? throw new ArgumentNullException(nameof(bedrock));
        _logger = logger;
    }

    public Task<string> ExplainAsync(string claim, CancellationToken ct) => SendAsync(new ConverseRequest // !BDR1001
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
    }, ct);

    public Task<string> DecideAsync(string claim, CancellationToken ct) => SendAsync(new ConverseRequest
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
        InferenceConfig = new InferenceConfiguration { MaxTokens = 1 },
    }, ct);

    public Task<string> RateAsync(string claim, CancellationToken ct) => SendCappedAsync(new ConverseRequest
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
    }, ct);

    public Task<string> RateColdAsync(string claim, CancellationToken ct) => SendCappedAsync(new ConverseRequest // !BDR1001
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
        // A configuration is there, so that of the callee is not taken.
        InferenceConfig = new InferenceConfiguration { Temperature = 0f },
    }, ct);

    public Task<string> GuardedAsync(string claim, CancellationToken ct) => SendGuardedAsync(new ConverseRequest
    {
        // Never gets to the call: the callee throws, for there is no configuration.
        ModelId = Sonnet,
        Messages = [User(claim)],
    }, ct);

    public Task<string> GuardedColdAsync(string claim, CancellationToken ct) => SendGuardedAsync(new ConverseRequest // !BDR1001
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
        // Gets past the guard, which does not look at the cap.
        InferenceConfig = new InferenceConfiguration { Temperature = 0f },
    }, ct);

    public Task<string> StrictAsync(string claim, CancellationToken ct) => SendStrictAsync(new ConverseRequest
    {
        // The callee looks at the cap itself.
        ModelId = Sonnet,
        Messages = [User(claim)],
        InferenceConfig = new InferenceConfiguration { Temperature = 0f },
    }, ct);

    public Task<string> FilledAsync(string claim, CancellationToken ct) => SendFilledAsync(new ConverseRequest
    {
        ModelId = Sonnet,
        Messages = [User(claim)],
        InferenceConfig = new InferenceConfiguration { TopP = 0.5f },
    }, ct);

    public Task<string> LateAsync(string claim, CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = Sonnet, Messages = [User(claim)] };
        request.InferenceConfig = new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = 300;
        return SendAsync(request, ct);
    }

    public async Task<string> FirstUncappedAsync(string claim, CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = Sonnet, Messages = [User(claim)] }; // !BDR1001
        var first = await SendAsync(request, ct);
        // Only the second time.
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 300 };
        return first + await SendAsync(request, ct);
    }

    public Task<string> ThreeDeepAsync(string claim, CancellationToken ct) => Outer(new() { ModelId = Sonnet, Messages = [User(claim)] }, ct); // !BDR1001

    public Task<string> ThreeDeepCappedAsync(string claim, CancellationToken ct) => OuterCapped(new() { ModelId = Sonnet, Messages = [User(claim)] }, ct);

    private Task<string> Outer(ConverseRequest r, CancellationToken ct) => Middle(r, ct);

    private Task<string> Middle(ConverseRequest r, CancellationToken ct) => SendAsync(r, ct);

    private Task<string> OuterCapped(ConverseRequest r, CancellationToken ct)
    {
        r.InferenceConfig = new() { MaxTokens = 111 };
        return Middle(r, ct);
    }

    // The request came in as a parameter: its maker is the one to report.
    private async Task<string> SendAsync(ConverseRequest request, CancellationToken ct)
    {
        _logger.LogInformation("Calling {Model}", request.ModelId);
        var response = await _bedrock.ConverseAsync(request, ct).ConfigureAwait(false);
        return response.Output.Message.Content[0].Text;
    }

    private async Task<string> SendCappedAsync(ConverseRequest request, CancellationToken ct)
    {
        request.InferenceConfig ??= new() { MaxTokens = 1024 };
        return (await _bedrock.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    private async Task<string> SendGuardedAsync(ConverseRequest request, CancellationToken ct)
    {
        if (request.InferenceConfig == null)
            throw new InvalidOperationException("Say how long the answer may be.");
        return (await _bedrock.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    private async Task<string> SendStrictAsync(ConverseRequest request, CancellationToken ct)
    {
        if (request.InferenceConfig?.MaxTokens is null) throw new ArgumentException("No cap", nameof(request));
        return (await _bedrock.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    private async Task<string> SendFilledAsync(ConverseRequest request, CancellationToken ct)
    {
        request.InferenceConfig ??= new();
        if (!request.InferenceConfig.MaxTokens.HasValue)
        {
            request.InferenceConfig.MaxTokens = 1024;
        }

        return (await _bedrock.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    private static Message User(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };
}

/// <summary>Used from all over the project, and by others.</summary>
public class ModelGateway
{
    private readonly IAmazonBedrockRuntime _client;

    public ModelGateway(IAmazonBedrockRuntime client) => _client = client;

    public async Task<string> CompleteAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        var response = await _client.ConverseAsync(request, cancellationToken);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> CompletePoliteAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        request.System = [new SystemContentBlock { Text = "Be polite." }];
        if (request.InferenceConfig is null)
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 2048 };
        else if (request.InferenceConfig.MaxTokens is null)
            request.InferenceConfig.MaxTokens = 2048;
        return (await _client.ConverseAsync(request, cancellationToken)).Output.Message.Content[0].Text;
    }

    internal async Task<ConverseStreamOutput> StreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
    {
        var response = await _client.ConverseStreamAsync(request, cancellationToken);
        return response.Stream;
    }

    internal static Task<ConverseResponse> CallAsync(IAmazonBedrockRuntime runtime, ConverseRequest request, int maxTokens)
    {
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens };
        return runtime.ConverseAsync(request);
    }
}

public class GatewayUsers
{
    private readonly ModelGateway _gateway;
    private readonly IAmazonBedrockRuntime _runtime;

    public GatewayUsers(ModelGateway gateway, IAmazonBedrockRuntime runtime)
    {
        _gateway = gateway;
        _runtime = runtime;
    }

    public Task<string> PlainAsync() => _gateway.CompleteAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }); // !BDR1001

    public Task<string> CappedAsync() => _gateway.CompleteAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 5 } });

    public Task<string> PoliteAsync() => _gateway.CompletePoliteAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" });

    public Task<string> PoliteColdAsync() => _gateway.CompletePoliteAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { Temperature = 0f } });

    public Task<ConverseStreamOutput> StreamAsync() => _gateway.StreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-pro-v1:0" }); // !BDR1001

    public Task<ConverseStreamOutput> StreamCappedAsync() => _gateway.StreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 5 } });

    public Task<ConverseResponse> NumberAsync() => ModelGateway.CallAsync(_runtime, new() { ModelId = "amazon.nova-pro-v1:0" }, maxTokens: 80);
}

public class RetryingCaller(IAmazonBedrockRuntime client, ILogger<RetryingCaller> logger)
{
    public Task<ConverseResponse> InLambdaAsync(string q, CancellationToken ct)
    {
        // The lambda makes the call with the request that it captured.
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }] }; // !BDR1001
        return RetryAsync(() => client.ConverseAsync(request, ct));
    }

    public Task<ConverseResponse> InLambdaCappedAsync(string q, CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }], InferenceConfig = new() { MaxTokens = 500 } };
        return RetryAsync(() => client.ConverseAsync(request, ct));
    }

    public Task<ConverseResponse> NewInLambdaAsync(string q, CancellationToken ct) =>
        RetryAsync(() => client.ConverseAsync(new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }] }, ct)); // !BDR1001

    public Task<ConverseResponse> NewInLambdaCappedAsync(string q, CancellationToken ct) =>
        RetryAsync(() => client.ConverseAsync(Cap(new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }] }), ct));

    public Task<string> BlockLambdaAsync(string q, CancellationToken ct) => RetryAsync(async () =>
    {
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }] }; // !BDR1001
        logger.LogInformation("Asking");
        var response = await client.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    });

    public Task<string> BlockLambdaCappedAsync(string q, CancellationToken ct) => RetryAsync(async () =>
    {
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0", System = [new() { Text = q }] };
        Cap(request);
        var response = await client.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    });

    public Task<ConverseResponse> OnThreadPoolAsync(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0" }; // !BDR1001
        return Task.Run(() => client.ConverseAsync(request, ct), ct);
    }

    public Task<ConverseResponse> OnThreadPoolCappedAsync(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "deepseek.r1-v1:0" };
        request.InferenceConfig = new() { MaxTokens = 40 };
        return Task.Run(() => client.ConverseAsync(request, ct), ct);
    }

    private static ConverseRequest Cap(ConverseRequest request)
    {
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 500 };
        return request;
    }

    private async Task<T> RetryAsync<T>(Func<Task<T>> action, int attempts = 4)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (AmazonBedrockRuntimeException e) when (e.StatusCode == HttpStatusCode.TooManyRequests && attempt < attempts)
            {
                logger.LogWarning(e, "Throttled, attempt {Attempt}", attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
            }
        }
    }
}

internal static class Sender
{
    // Makes its own request out of the one that it gets, and takes the configuration over.
    public static Task<ConverseResponse> SendCopyAsync(IAmazonBedrockRuntime client, ConverseRequest template, string text) =>
        client.ConverseAsync(new ConverseRequest
        {
            ModelId = template.ModelId,
            System = [new() { Text = text }],
            InferenceConfig = template.InferenceConfig ?? new InferenceConfiguration { MaxTokens = 256 },
        });

    // Makes its own one and forgets the configuration.
    public static Task<ConverseResponse> SendForgetfulCopyAsync(IAmazonBedrockRuntime client, ConverseRequest template, string text) =>
        client.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = template.ModelId,
            System = [new() { Text = text }],
            Messages = template.Messages,
        });
}

public class Copies(IAmazonBedrockRuntime client)
{
    public Task Capped(string text) =>
        Sender.SendCopyAsync(client, new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 12 } }, text);

    public Task Forgetful(string text) =>
        // This one is capped, and never sent.
        Sender.SendForgetfulCopyAsync(client, new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 12 } }, text);

    // Never sent, and no cap: it is only read.
    public Task OnlyRead(string text) =>
        Sender.SendCopyAsync(client, new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }, text);
}
