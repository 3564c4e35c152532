using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

public interface IRegions
{
    IAmazonBedrockRuntime Current { get; }

    bool MoveOn();
}

public interface IModelChain
{
    string Current { get; }

    bool TryNext();

    string Pick();
}

// After throttling somebody else is asked: another model, another region, another account.
public sealed class SecondFallbacks(IAmazonBedrockRuntime client, IRegions regions, IModelChain chain, ILogger<SecondFallbacks> logger, Func<RegionEndpoint, IAmazonBedrockRuntime> clients)
{
    private static readonly string[] s_models = ["anthropic.claude-3-5-sonnet-20240620-v1:0", "anthropic.claude-3-haiku-20240307-v1:0"];
    private readonly List<IAmazonBedrockRuntime> _all = [];
    private int _index;
    private string _model = s_models[0];
    private IAmazonBedrockRuntime _active = client;

    private static ConverseRequest Of(string model, string text) => new() { ModelId = model, Messages = [new Message { Role = ConversationRole.User, Content = [new() { Text = text }] }] };

    public async Task<ConverseResponse> RoundRobin(string text)
    {
        for (var tries = 0; tries < _all.Count; tries++)
        {
            var next = _all[_index++ % _all.Count];
            try
            {
                return await next.ConverseAsync(Of(_model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Next region");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> RoundRobinInterlocked(string text)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var next = _all[Interlocked.Increment(ref _index) % _all.Count];
            try
            {
                return await next.ConverseAsync(Of(_model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Next region");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> RandomRegion(string text)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var next = _all[Random.Shared.Next(_all.Count)];
            try
            {
                return await next.ConverseAsync(Of(_model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Next region");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> OfState(string text)
    {
        while (true)
        {
            try
            {
                return await regions.Current.ConverseAsync(Of(s_models[0], text));
            }
            catch (ThrottlingException)
            {
                if (!regions.MoveOn()) throw;
            }
        }
    }

    public async Task<ConverseResponse> OfChain(string text)
    {
        while (true)
        {
            try
            {
                return await client.ConverseAsync(Of(chain.Current, text));
            }
            catch (ThrottlingException) when (chain.TryNext())
            {
                logger.LogWarning("Falling back to {Model}", chain.Current);
            }
        }
    }

    public async Task<ConverseResponse> Picked(string text)
    {
        for (var i = 0; i < 3; i++)
        {
            var model = chain.Pick();
            try
            {
                return await client.ConverseAsync(Of(model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("{Model} is busy", model);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> FieldModel(string text)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await client.ConverseAsync(Of(_model, text));
            }
            catch (ThrottlingException)
            {
                _model = s_models[1];
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> FieldModelByMethod(string text)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await client.ConverseAsync(Of(_model, text));
            }
            catch (ThrottlingException)
            {
                Downgrade();
            }
        }

        throw new TimeoutException();
    }

    private void Downgrade() => _model = s_models[1];

    public async Task<ConverseResponse> FieldClient(string text)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await _active.ConverseAsync(Of(s_models[0], text));
            }
            catch (ThrottlingException)
            {
                _active = clients(RegionEndpoint.USWest2);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> FieldClientByMethod(string text)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await _active.ConverseAsync(Of(s_models[0], text));
            }
            catch (AmazonBedrockRuntimeException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests)
            {
                SwitchRegion();
            }
        }

        throw new TimeoutException();
    }

    private void SwitchRegion()
    {
        _active = clients(RegionEndpoint.EUWest1);
        logger.LogInformation("Switched");
    }

    public async Task<ConverseResponse> LocalModel(string text)
    {
        var model = s_models[0];
        while (true)
        {
            try
            {
                return await client.ConverseAsync(Of(model, text));
            }
            catch (ThrottlingException) when (model != s_models[1])
            {
                model = s_models[1];
            }
        }
    }

    public async Task<ConverseResponse> RequestModel(ConverseRequest request)
    {
        var models = new Queue<string>(s_models);
        while (models.TryDequeue(out var model))
        {
            request.ModelId = model;
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("{Model} is busy", model);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> RequestModelInCatch(ConverseRequest request)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                request.ModelId = "amazon.nova-pro-v1:0";
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> RequestModelByMethod(ConverseRequest request)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                UseFallback(request);
            }
        }

        throw new TimeoutException();
    }

    private static void UseFallback(ConverseRequest request) => request.ModelId = "amazon.nova-pro-v1:0";

    public async Task<ConverseResponse> Flag(string text)
    {
        var useFallback = false;
        for (var i = 0; i < 2; i++)
        {
            try
            {
                return await client.ConverseAsync(Of(useFallback ? s_models[1] : s_models[0], text));
            }
            catch (ThrottlingException)
            {
                useFallback = true;
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> FlagOfCount(string text)
    {
        for (var i = 0; i < 2; i++)
        {
            var model = i == 0 ? s_models[0] : s_models[1];
            try
            {
                return await client.ConverseAsync(Of(model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> SwitchOfCount(string text)
    {
        var attempt = 0;
        while (true)
        {
            var target = attempt switch { 0 => RegionEndpoint.USEast1, 1 => RegionEndpoint.USWest2, _ => RegionEndpoint.EUCentral1 };
            using var regional = new AmazonBedrockRuntimeClient(target);
            try
            {
                return await regional.ConverseAsync(Of(s_models[0], text));
            }
            catch (ThrottlingException) when (attempt < 2)
            {
                attempt++;
            }
        }
    }

    public async Task<ConverseResponse> Models(string text)
    {
        List<Exception> failures = [];
        foreach (var (model, tokens) in new[] { ("a", 100), ("b", 200) })
        {
            try
            {
                var request = Of(model, text);
                request.InferenceConfig = new() { MaxTokens = tokens };
                return await client.ConverseAsync(request);
            }
            catch (AmazonBedrockRuntimeException ex)
            {
                failures.Add(ex);
            }
        }

        throw new AggregateException(failures);
    }

    public async Task<ConverseResponse> RecursiveModels(string text, int at = 0)
    {
        try
        {
            return await client.ConverseAsync(Of(s_models[at], text));
        }
        catch (ThrottlingException) when (at + 1 < s_models.Length)
        {
            return await RecursiveModels(text, at + 1);
        }
    }

    public async Task<ConverseResponse> RecursiveFallback(string text, string model, string? fallback)
    {
        try
        {
            return await client.ConverseAsync(Of(model, text));
        }
        catch (ThrottlingException) when (fallback is not null)
        {
            return await RecursiveFallback(text, fallback, null);
        }
    }

    public async Task<ConverseResponse> RecursiveSpan(string text, ReadOnlyMemory<string> models)
    {
        try
        {
            return await client.ConverseAsync(Of(models.Span[0], text));
        }
        catch (ThrottlingException) when (models.Length > 1)
        {
            return await RecursiveSpan(text, models[1..]);
        }
    }

    public async Task<ConverseResponse> Delegates(IEnumerable<Func<Task<ConverseResponse>>> ways)
    {
        foreach (var way in ways)
        {
            try
            {
                return await way();
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Next way");
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> DelegatesOfArray(string text)
    {
        Func<Task<ConverseResponse>>[] ways = [() => client.ConverseAsync(Of(s_models[0], text)), () => client.ConverseAsync(Of(s_models[1], text))];
        for (var i = 0; i < ways.Length; i++)
        {
            try
            {
                return await ways[i]();
            }
            catch (ThrottlingException ex)
            {
                logger.LogWarning(ex, "Next way");
            }
        }

        throw new TimeoutException();
    }

    private readonly Dictionary<string, DateTime> _blockedUntil = [];

    private string Available() => s_models.First(m => !_blockedUntil.TryGetValue(m, out var until) || until < DateTime.UtcNow);

    // What is throttled is marked, and another is chosen.
    public async Task<ConverseResponse> Marked(string text)
    {
        for (var i = 0; i < 3; i++)
        {
            var model = Available();
            try
            {
                return await client.ConverseAsync(Of(model, text));
            }
            catch (ThrottlingException)
            {
                _blockedUntil[model] = DateTime.UtcNow.AddMinutes(1);
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> Excluded(string text)
    {
        var tried = new HashSet<string>();
        while (s_models.FirstOrDefault(m => !tried.Contains(m)) is { } model)
        {
            tried.Add(model);
            try
            {
                return await client.ConverseAsync(Of(model, text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("{Model} is busy", model);
            }
        }

        throw new TimeoutException();
    }

    // A profile that is shortened until it fits.
    public async Task<ConverseResponse> Shortened(string text)
    {
        while (text.Length > 100)
        {
            try
            {
                return await client.ConverseAsync(Of(s_models[0], text));
            }
            catch (AmazonBedrockRuntimeException ex) when (ex.Message.Contains("too long"))
            {
                text = text[..(text.Length / 2)];
            }
        }

        throw new InvalidOperationException();
    }

    private IAmazonBedrockRuntime ClientAt(int attempt) => _all[attempt % _all.Count];

    public async Task<ConverseResponse> OfMethod(string text)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await ClientAt(attempt).ConverseAsync(Of(s_models[0], text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
        }

        throw new TimeoutException();
    }

    private string ModelFor(int attempt) => attempt == 0 ? s_models[0] : s_models[1];

    public async Task<ConverseResponse> ModelOfMethod(string text)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                return await client.ConverseAsync(Of(ModelFor(attempt), text));
            }
            catch (ThrottlingException)
            {
                logger.LogWarning("Throttled");
            }
        }

        throw new TimeoutException();
    }

    // Credentials that ran out are fetched anew.
    public async Task<ConverseResponse> Renewed(string text)
    {
        var active = clients(RegionEndpoint.USEast1);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                return await active.ConverseAsync(Of(s_models[0], text));
            }
            catch (AmazonServiceException ex) when (ex.ErrorCode == "ExpiredTokenException")
            {
                active = clients(RegionEndpoint.USEast1);
            }
        }

        throw new TimeoutException();
    }
}
