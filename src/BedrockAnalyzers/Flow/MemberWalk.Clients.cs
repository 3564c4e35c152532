using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>The SDK's clients, with what their configuration says.</content>
internal sealed partial class MemberWalk
{
    // A configuration with one of these waits as nobody here can say: a client of another maker, or defaults that depend on where the program runs.
    private static readonly string[] s_otherTimeouts = { "Timeout", "HttpClientFactory", "DefaultConfigurationMode" };

    /// <summary>A client or a configuration that is made; null for any other object.</summary>
    private Value? CreateClient(IObjectCreationOperation creation)
    {
        if (_symbols.Clients is not { } clients || creation.Type is not INamedTypeSymbol type) return null;
        if (clients.IsConfiguration(type) && creation.Arguments.IsEmpty)
        {
            var configuration = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
            _state = _state.Create(configuration);
            return configuration;
        }

        if (!clients.IsClient(type)) return null;
        _mayThrow = true;
        var values = EvaluateAll(creation.Arguments);
        Value? given = null;
        string? region = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (creation.Arguments[i].Parameter is { } parameter && clients.TakesConfiguration(parameter)) given = values[i];
            else if (RegionIn(values[i]) is { } named) region = named;
            else Release(values[i]);
        }

        Evaluate(creation.Initializer);
        if (given is null) return new RuntimeClientValue(creation.Syntax, ImmutableArray<CreatedValue>.Empty, hasDefaultTimeout: true, canRetryAdaptively: true) { Region = region };
        var configurations = given.Parts.OfType<CreatedValue>().Where(part => clients.IsConfiguration(part.Type)).ToImmutableArray();
        var areKnown = configurations.Length == given.Parts.Length;
        return new RuntimeClientValue(creation.Syntax, configurations, areKnown && configurations.All(HasDefaultTimeout), areKnown && configurations.All(CanRetryAdaptively)) { SetsTimeout = areKnown && configurations.All(SetsTimeout), NeverRetries = areKnown && configurations.All(NeverRetries), Region = areKnown && configurations.Length == 1 ? RegionOf(configurations[0]) : null };
    }

    // The client keeps the configuration itself, and reads it when it first sends something.
    private Value? WhenItSends(Value? client)
    {
        if (client?.Parts.Any(static part => part is RuntimeClientValue { Configurations.IsEmpty: false }) != true) return client;
        Value? sends = null;
        foreach (var part in client.Parts)
        {
            var now = part is RuntimeClientValue made ? WhenItSends(made) : part;
            sends = sends is null ? now : Value.Either(sends, now);
        }

        return sends;
    }

    private RuntimeClientValue WhenItSends(RuntimeClientValue client)
    {
        var changeable = client.Configurations.Where(c => _state.ObjectOf(c) is not null).ToList();
        return new(client.Creation, client.Configurations, client.HasDefaultTimeout && changeable.TrueForAll(HasDefaultTimeout), client.CanRetryAdaptively && changeable.TrueForAll(CanRetryAdaptively)) { SetsTimeout = changeable.Count == client.Configurations.Length ? changeable.TrueForAll(SetsTimeout) : client.SetsTimeout, NeverRetries = changeable.Count == client.Configurations.Length ? changeable.TrueForAll(NeverRetries) : client.NeverRetries, Region = client.Region };
    }

    private bool HasDefaultTimeout(CreatedValue configuration)
    {
        if (_state.ObjectOf(configuration) is not { Escaped: false } known) return false;
        foreach (var property in known.Properties)
        {
            if (property.Key is not IPropertySymbol { Name: var name }) continue;
            if (s_otherTimeouts.Contains(name, StringComparer.Ordinal) && property.Value.WithoutNone() is not null) return false;

            // Where it does not send the request again, it gives up and says so.
            if (name is "MaxErrorRetry" && property.Value.Parts.Any(static retries => !retries.IsNone && retries is not ConstantValue { Constant: int and > 0 })) return false;
        }

        return true;
    }

    // RegionEndpoint.USEast1
    private static string? RegionIn(Value value) =>
        value is OpaqueValue { Sense: true, Sources: { Length: 1 } sources } && sources[0].Symbol is IFieldSymbol { IsStatic: true, Name: var name, ContainingType: { Name: "RegionEndpoint", ContainingNamespace.Name: "Amazon" } } ? name : null;

    // A service's own address says more than the Region beside it.
    private string? RegionOf(CreatedValue configuration)
    {
        if (_state.ObjectOf(configuration) is not { Escaped: false } known || known.Properties.Any(static property => property.Key is IPropertySymbol { Name: "ServiceURL" })) return null;
        foreach (var property in known.Properties)
        {
            if (property.Key is IPropertySymbol { Name: "RegionEndpoint" }) return RegionIn(property.Value);
        }

        return null;
    }

    private bool SetsTimeout(CreatedValue configuration) =>
        _state.ObjectOf(configuration) is { } known && known.Properties.Any(static property => property.Key is IPropertySymbol { Name: "Timeout" } && !property.Value.Parts.Any(static timeout => timeout.IsNone));

    private bool NeverRetries(CreatedValue configuration) =>
        _state.ObjectOf(configuration) is { } known && known.Properties.Any(static property => property.Key is IPropertySymbol { Name: "MaxErrorRetry" } && property.Value is ConstantValue { Constant: 0 });

    private bool CanRetryAdaptively(CreatedValue configuration) =>
        _state.ObjectOf(configuration) is { Escaped: false } known && known.Properties.All(static property => property.Key is not IPropertySymbol setting || property.Value.Parts.All(value => value.IsNone || ClientSymbols.IsAdaptive(setting, (value as ConstantValue)?.Constant)));
}
