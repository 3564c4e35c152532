// only: BDR1001
// Guards in callers and callees, in every spelling; async helpers; paths that known values rule out.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Coho.Vineyard.Tasting;

public sealed class TastingNotes
{
    private const string Model = "anthropic.claude-3-5-haiku-20241022-v1:0";
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<TastingNotes> _logger;

    public TastingNotes(IAmazonBedrockRuntime bedrock, ILogger<TastingNotes> logger)
    {
        _bedrock = bedrock;
        _logger = logger;
    }

    // Known to be null, so the branch with the call is never taken.
    public async Task OnlyIfConfigured(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] };
        if (request.InferenceConfig != null)
            await _bedrock.ConverseAsync(request);
    }

    public async Task OnlyIfConfiguredElse(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] }; // !BDR1001
        if (request.InferenceConfig != null)
            await _bedrock.ConverseAsync(request);
        else
            await SendAsync(request);
    }

    public async Task ReturnsIfMissing(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] };
        if (!HasCap(request)) return;
        await _bedrock.ConverseAsync(request);
    }

    public async Task WarnsIfMissing(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] }; // !BDR1001
        if (!HasCap(request)) _logger.LogWarning("No cap");
        await _bedrock.ConverseAsync(request);
    }

    public async Task SetsIfMissing(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] };
        if (!HasCap(request)) request.InferenceConfig = new() { MaxTokens = 90 };
        await _bedrock.ConverseAsync(request);
    }

    public async Task SetsIfThere(string wine)
    {
        // The test is the wrong way round.
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] }; // !BDR1001
        if (HasCap(request)) request.InferenceConfig = new() { MaxTokens = 90 };
        await _bedrock.ConverseAsync(request);
    }

    public async Task ThrowExpression(string wine)
    {
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] };
        var config = request.InferenceConfig ?? throw new InvalidOperationException("No configuration");
        _logger.LogDebug("{Temperature}", config.Temperature);
        await _bedrock.ConverseAsync(request);
    }

    public async Task ThrowExpressionPassed(string wine)
    {
        // There is one, and it has no cap.
        var request = new ConverseRequest { ModelId = Model, System = [new() { Text = wine }], InferenceConfig = new() { Temperature = 1f } }; // !BDR1001
        var config = request.InferenceConfig ?? throw new InvalidOperationException("No configuration");
        _logger.LogDebug("{Temperature}", config.Temperature);
        await _bedrock.ConverseAsync(request);
    }

    public Task InCallee(string wine) => SendIfCappedAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] });

    public Task InCalleeCapped(string wine) => SendIfCappedAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }], InferenceConfig = new() { MaxTokens = 9 } });

    public Task InCalleeNegated(string wine) => SendIfNoConfigAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] }); // !BDR1001

    public Task InCalleeNegatedConfigured(string wine) =>
        // Has a configuration, and so is not sent.
        SendIfNoConfigAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }], InferenceConfig = new() { TopP = 1f } });

    public Task InCalleeValidated(string wine) => SendValidatedAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] });

    public Task InCalleeValidatedModelOnly(string wine) => SendWithModelAsync(new ConverseRequest { ModelId = Model, System = [new() { Text = wine }] }); // !BDR1001

    public Task InCalleeDefaultModel(string wine) => SendWithModelAsync(new ConverseRequest { System = [new() { Text = wine }], InferenceConfig = new() { MaxTokens = 9 } });

    private static bool HasCap(ConverseRequest request) => request.InferenceConfig?.MaxTokens is not null;

    private async Task SendAsync(ConverseRequest request) => await _bedrock.ConverseAsync(request);

    private async Task SendIfCappedAsync(ConverseRequest request)
    {
        if (request is { InferenceConfig.MaxTokens: not null })
            await _bedrock.ConverseAsync(request);
    }

    private async Task SendIfNoConfigAsync(ConverseRequest request)
    {
        if (request.InferenceConfig is not null) return;
        await _bedrock.ConverseAsync(request);
    }

    private async Task SendValidatedAsync(ConverseRequest request)
    {
        Validate(request);
        await _bedrock.ConverseAsync(request);
    }

    private async Task SendWithModelAsync(ConverseRequest request)
    {
        if (string.IsNullOrEmpty(request.ModelId)) request.ModelId = Model;
        await _bedrock.ConverseAsync(request);
    }

    private static void Validate(ConverseRequest request)
    {
        if (request.InferenceConfig is null)
            throw new InvalidOperationException("No configuration");
        if (request.InferenceConfig.MaxTokens is null)
            throw new InvalidOperationException("No cap");
    }
}

public class AsyncHelpers(IAmazonBedrockRuntime bedrock, SettingsSource source)
{
    public async Task Prepared(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m" };
        await PrepareAsync(request, ct);
        await bedrock.ConverseAsync(request, ct);
    }

    public async Task PreparedWithoutCap(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        await PrepareSystemAsync(request, ct);
        await bedrock.ConverseAsync(request, ct);
    }

    public async Task PreparedTooLate(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        await bedrock.ConverseAsync(request, ct);
        await PrepareAsync(request, ct);
    }

    public async Task PreparedAndConfigured(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = await ConfigAsync(ct) };
        await bedrock.ConverseAsync(request, ct);
    }

    public async Task PreparedAndConfiguredWithout(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = await WarmAsync(ct) }; // !BDR1001
        await bedrock.ConverseAsync(request, ct);
    }

    // What the source says is unknown.
    public async Task Loaded(CancellationToken ct)
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = new() { MaxTokens = await source.LoadAsync(ct) } };
        await bedrock.ConverseAsync(request, ct);
    }

    public async Task Several(CancellationToken ct)
    {
        var tasks = new[] { One(new() { ModelId = "m", InferenceConfig = new() { MaxTokens = 1 } }, ct), One(Capped(), ct) };
        await Task.WhenAll(tasks);
    }

    public async Task SeveralWithOneUncapped(CancellationToken ct)
    {
        await Task.WhenAll(
            One(new() { ModelId = "m", InferenceConfig = new() { MaxTokens = 1 } }, ct),
            One(new() { ModelId = "m", System = [] }, ct)); // !BDR1001
    }

    public Task<ConverseResponse> Continued(CancellationToken ct)
    {
        var request = Capped();
        return One(request, ct).ContinueWith(t => t.Result, ct, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static ConverseRequest Capped() => new() { ModelId = "m", InferenceConfig = new() { MaxTokens = 1 } };

    private Task<ConverseResponse> One(ConverseRequest request, CancellationToken ct) => bedrock.ConverseAsync(request, ct);

    private async Task PrepareAsync(ConverseRequest request, CancellationToken ct)
    {
        await Task.Delay(10, ct);
        request.InferenceConfig = new() { MaxTokens = 200 };
    }

    private async Task PrepareSystemAsync(ConverseRequest request, CancellationToken ct)
    {
        await Task.Delay(10, ct);
        request.System = [new() { Text = "Be exact." }];
    }

    private async Task<InferenceConfiguration> ConfigAsync(CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return new() { MaxTokens = 200 };
    }

    private async Task<InferenceConfiguration> WarmAsync(CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return new() { Temperature = 0.8f };
    }
}

public class SettingsSource(System.Net.Http.HttpClient http)
{
    public virtual async Task<int?> LoadAsync(CancellationToken ct) =>
        int.TryParse(await http.GetStringAsync("settings/max-tokens", ct), out var n) ? n : null;
}

// Values that decide a path, known and unknown.
public class Decided(IAmazonBedrockRuntime bedrock)
{
    private const bool CapByDefault = true;
    private static readonly bool s_never = false;

    public Task ConstantTrue()
    {
        var request = new ConverseRequest { ModelId = "m" };
        if (CapByDefault) request.InferenceConfig = new() { MaxTokens = 1 };
        return bedrock.ConverseAsync(request);
    }

    public Task FieldFalse()
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        if (s_never) request.InferenceConfig = new() { MaxTokens = 1 };
        return bedrock.ConverseAsync(request);
    }

    public Task FieldFalseNegated()
    {
        var request = new ConverseRequest { ModelId = "m" };
        if (!s_never) request.InferenceConfig = new() { MaxTokens = 1 };
        return bedrock.ConverseAsync(request);
    }

    public Task ArgumentDecides() => Send("short");

    public Task OtherArgumentDecides() => Send("brief");

    public Task ArgumentDecidesNot() => SendLong("long");

    public Task ConfigDecides()
    {
        InferenceConfiguration? config = null;
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = config };
        if (config == null) request.InferenceConfig = new() { MaxTokens = 1 };
        return bedrock.ConverseAsync(request);
    }

    public Task ConfigDecidesWrongly()
    {
        InferenceConfiguration? config = new() { Temperature = 0f };
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = config }; // !BDR1001
        if (config == null) request.InferenceConfig = new() { MaxTokens = 1 };
        return bedrock.ConverseAsync(request);
    }

    // Unknown on the left, capped on the right.
    public Task Coalesced(InferenceConfiguration? given) => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m", InferenceConfig = given ?? Default() });

    public Task Merged(InferenceConfiguration? given)
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = given };
        request.InferenceConfig ??= Default();
        return bedrock.ConverseAsync(request);
    }

    private static InferenceConfiguration Default() => new() { MaxTokens = 1 };

    private Task Send(string length)
    {
        var request = new ConverseRequest { ModelId = "m" };
        request.InferenceConfig = length switch
        {
            "short" or "brief" => new() { MaxTokens = 10 },
            _ => new() { MaxTokens = 1000 },
        };
        return bedrock.ConverseAsync(request);
    }

    private Task SendLong(string length)
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        // The only caller asks for a long one.
        if (length == "short") request.InferenceConfig = new() { MaxTokens = 10 };
        return bedrock.ConverseAsync(request);
    }
}
