// only: BDR1001
// Helpers that set the cap on a request that they are handed.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Contoso.Legal.Review;

public class ContractReviewer
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly ILogger _log;

    public ContractReviewer(IAmazonBedrockRuntime client, ILogger<ContractReviewer> log)
    {
        _client = client;
        _log = log;
    }

    public async Task<string> ReviewAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest
        {
            ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0",
            Messages = [Prompt(contract)],
        };
        ApplyDefaults(request);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewWithModelAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest // !BDR1001
        {
            Messages = [Prompt(contract)],
        };
        // Sets the model and the temperature, no cap.
        ApplyModel(request);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewTwiceAsync(string contract, CancellationToken ct = default)
    {
        var first = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] };
        var second = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] }; // !BDR1001
        // Only the first of the two is handed to the helper.
        ApplyDefaults(first);
        var a = await _client.ConverseAsync(first, ct);
        var b = await _client.ConverseAsync(second, ct);
        return Text(a) + Text(b);
    }

    public async Task<string> ReviewAndReplaceAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] }; // !BDR1001
        ApplyDefaults(request);
        // Throws the capped configuration away.
        request.InferenceConfig = new InferenceConfiguration { Temperature = 0f };
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewAndTuneAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] };
        ApplyDefaults(request);
        request.InferenceConfig.Temperature = 0f;
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewByCapAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] };
        ApplyCap(request, 2_000);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewByNoCapAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] }; // !BDR1001
        // The number that the helper copies is null here.
        ApplyCap(request, null);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewByConfigAsync(string contract, CancellationToken ct = default)
    {
        var config = new InferenceConfiguration { Temperature = 0.1f };
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)], InferenceConfig = config };
        // Through the other name of the same configuration.
        Limit(config);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewByOtherConfigAsync(string contract, CancellationToken ct = default)
    {
        var config = new InferenceConfiguration { Temperature = 0.1f };
        var other = new InferenceConfiguration { Temperature = 0.1f };
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)], InferenceConfig = config }; // !BDR1001
        Limit(other);
        return Text(await _client.ConverseAsync(request, ct));
    }

    public async Task<string> ReviewLoggedAsync(string contract, CancellationToken ct = default)
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0", Messages = [Prompt(contract)] }; // !BDR1001
        // Reads only.
        Log(request);
        return Text(await _client.ConverseAsync(request, ct));
    }

    private void Log(ConverseRequest request) => _log.LogDebug("Model {Model}, {Count} messages", request.ModelId, request.Messages.Count);

    private void ApplyDefaults(ConverseRequest r)
    {
        r.InferenceConfig = new InferenceConfiguration { MaxTokens = 1500, Temperature = 0.2f };
        _log.LogTrace("Defaults applied");
    }

    private static void ApplyModel(ConverseRequest r)
    {
        r.ModelId = "anthropic.claude-3-5-sonnet-20240620-v1:0";
        r.InferenceConfig = new InferenceConfiguration { Temperature = 0.2f };
    }

    private static void ApplyCap(ConverseRequest r, int? maxTokens)
    {
        r.InferenceConfig ??= new InferenceConfiguration();
        r.InferenceConfig.MaxTokens = maxTokens;
    }

    private static void Limit(InferenceConfiguration config) => config.MaxTokens = 900;

    private static Message Prompt(string text) => new() { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] };

    private static string Text(ConverseResponse response) => response.Output.Message.Content[0].Text;
}

internal static class ConverseRequestExtensions
{
    public static ConverseRequest WithDefaults(this ConverseRequest request)
    {
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 1024 };
        return request;
    }

    public static ConverseRequest WithSystem(this ConverseRequest request, string text)
    {
        request.System = [new SystemContentBlock { Text = text }];
        return request;
    }

    public static ConverseRequest WithTemperature(this ConverseRequest request, float temperature)
    {
        request.InferenceConfig ??= new();
        request.InferenceConfig.Temperature = temperature;
        return request;
    }

    public static ConverseRequest WithMaxTokens(this ConverseRequest request, int maxTokens)
    {
        request.InferenceConfig ??= new();
        request.InferenceConfig.MaxTokens = maxTokens;
        return request;
    }

    public static void CapIfMissing(this ConverseRequest request)
    {
        if (request.InferenceConfig is null)
        {
            request.InferenceConfig = new() { MaxTokens = 1024 };
        }
    }

    public static void CapAlways(this ConverseRequest request)
    {
        request.InferenceConfig ??= new();
        request.InferenceConfig.MaxTokens ??= 1024;
    }
}

public class FluentCalls(IAmazonBedrockRuntime bedrock)
{
    public Task<ConverseResponse> One(CancellationToken ct) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.WithDefaults(), ct);

    public Task<ConverseResponse> Two(CancellationToken ct) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.WithSystem("Be exact.").WithTemperature(0f), ct); // !BDR1001

    public Task<ConverseResponse> Three(CancellationToken ct) =>
        bedrock.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }
            .WithSystem("Be exact.")
            .WithMaxTokens(400)
            .WithTemperature(0f), ct);

    public Task<ConverseResponse> Four(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" };
        // What it returns is dropped; the argument is changed all the same.
        request.WithMaxTokens(400);
        return bedrock.ConverseAsync(request, ct);
    }

    public Task<ConverseResponse> Five(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" };
        request.CapIfMissing();
        return bedrock.ConverseAsync(request, ct);
    }

    public Task<ConverseResponse> Six(CancellationToken ct)
    {
        // There is a configuration, so the helper does nothing.
        var request = new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.WithTemperature(0.3f); // !BDR1001
        request.CapIfMissing();
        return bedrock.ConverseAsync(request, ct);
    }

    public Task<ConverseResponse> Seven(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }.WithTemperature(0.3f);
        request.CapAlways();
        return bedrock.ConverseAsync(request, ct);
    }

    public Task<ConverseResponse> Eight(CancellationToken ct) =>
        bedrock.ConverseAsync(ConverseRequestExtensions.WithSystem(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }, "Static form"), ct); // !BDR1001

    public Task<ConverseResponse> Nine(CancellationToken ct) =>
        bedrock.ConverseAsync(ConverseRequestExtensions.WithDefaults(new() { ModelId = "amazon.nova-pro-v1:0" }), ct);
}

public class RefAndOut(IAmazonBedrockRuntime bedrock)
{
    public async Task ByRefAsync()
    {
        ConverseRequest request = new() { ModelId = "ai21.jamba-1-5-mini-v1:0" };
        Replace(ref request);
        await bedrock.ConverseAsync(request);
    }

    public async Task ByRefUncappedAsync()
    {
        // The first request never reaches the call, the one in the helper does.
        ConverseRequest request = new() { ModelId = "ai21.jamba-1-5-mini-v1:0", InferenceConfig = new() { MaxTokens = 10 } };
        ReplaceUncapped(ref request);
        await bedrock.ConverseAsync(request);
    }

    public async Task ByOutAsync(string text)
    {
        if (!TryBuild(text, out var request)) return;
        await bedrock.ConverseAsync(request);
    }

    public async Task ByOutCappedAsync(string text)
    {
        CreateCapped(text, out ConverseRequest request);
        await bedrock.ConverseAsync(request);
    }

    public async Task ByInAsync()
    {
        var request = new ConverseRequest { ModelId = "ai21.jamba-1-5-mini-v1:0" };
        CapIn(in request);
        await bedrock.ConverseAsync(request);
    }

    private static void Replace(ref ConverseRequest request) =>
        request = new ConverseRequest { ModelId = request.ModelId, InferenceConfig = new() { MaxTokens = 10 } };

    private static void ReplaceUncapped(ref ConverseRequest request)
    {
        request = new ConverseRequest { ModelId = request.ModelId }; // !BDR1001
    }

    private static bool TryBuild(string text, out ConverseRequest request)
    {
        request = new ConverseRequest // !BDR1001
        {
            ModelId = "ai21.jamba-1-5-mini-v1:0",
            Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }],
        };
        return text.Length > 0;
    }

    private static void CreateCapped(string text, out ConverseRequest request)
    {
        request = new ConverseRequest { ModelId = "ai21.jamba-1-5-mini-v1:0", System = [new() { Text = text }] };
        request.InferenceConfig = new() { MaxTokens = 77 };
    }

    private static void CapIn(in ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 55 };
}

public class LocalHelpers(IAmazonBedrockRuntime bedrock)
{
    public async Task LocalFunctionAsync(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        Cap(request);
        await bedrock.ConverseAsync(request);

        static void Cap(ConverseRequest r) => r.InferenceConfig = new() { MaxTokens = 100 };
    }

    public async Task LocalFunctionWithoutCapAsync(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" }; // !BDR1001
        Prompt(request);
        await bedrock.ConverseAsync(request);

        void Prompt(ConverseRequest r) => r.System = [new() { Text = text }];
    }

    public async Task CapturingLocalFunctionAsync(string text)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        Cap();
        await bedrock.ConverseAsync(request);

        void Cap() => request.InferenceConfig = new() { MaxTokens = 100 };
    }

    public async Task LambdaAsync()
    {
        Action<ConverseRequest> cap = r => r.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        cap(request);
        await bedrock.ConverseAsync(request);
    }

    public async Task LambdaWithoutCapAsync()
    {
        Action<ConverseRequest> cool = r => r.InferenceConfig = new InferenceConfiguration { Temperature = 0f };
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" }; // !BDR1001
        cool(request);
        await bedrock.ConverseAsync(request);
    }

    public async Task LambdaFactoryAsync(string text)
    {
        Func<string, ConverseRequest> make = t => new ConverseRequest { ModelId = "amazon.nova-micro-v1:0", System = [new() { Text = t }] }; // !BDR1001
        await bedrock.ConverseAsync(make(text));
    }

    public async Task CappedLambdaFactoryAsync(string text)
    {
        var make = (string t, int cap) => new ConverseRequest { ModelId = "amazon.nova-micro-v1:0", InferenceConfig = new() { MaxTokens = cap } };
        await bedrock.ConverseAsync(make(text, 100));
    }

    // A delegate of whoever calls: what it does to the request is unknown.
    public async Task ConfiguredAsync(Action<ConverseRequest> configure)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        configure(request);
        await bedrock.ConverseAsync(request);
    }

    // The delegate does not get the request.
    public async Task NotifiedAsync(Action<string> notify)
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" }; // !BDR1001
        notify(request.ModelId);
        await bedrock.ConverseAsync(request);
    }
}

public abstract class AssistantBase
{
    protected void ApplyBase(ConverseRequest request) => request.InferenceConfig = new InferenceConfiguration { MaxTokens = 640 };

    protected void ApplyGuard(ConverseRequest request) =>
        request.GuardrailConfig = new GuardrailConfiguration { GuardrailIdentifier = "gr-1", GuardrailVersion = "1" };

    // Somebody outside may override it: what it does is unknown.
    protected virtual void Customize(ConverseRequest request) { }
}

public class Assistant(IAmazonBedrockRuntime bedrock) : AssistantBase
{
    public Task<ConverseResponse> BaseCap()
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        ApplyBase(request);
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> BaseGuard()
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" }; // !BDR1001
        ApplyGuard(request);
        return bedrock.ConverseAsync(request);
    }

    public Task<ConverseResponse> Customized()
    {
        var request = new ConverseRequest { ModelId = "amazon.nova-micro-v1:0" };
        Customize(request);
        return bedrock.ConverseAsync(request);
    }
}
