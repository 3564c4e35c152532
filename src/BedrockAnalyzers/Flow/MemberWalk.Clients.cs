using System.Collections.Immutable;
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
        for (var i = 0; i < values.Length; i++)
        {
            if (creation.Arguments[i].Parameter is { } parameter && clients.TakesConfiguration(parameter)) given = values[i];
            else Release(values[i]);
        }

        Evaluate(creation.Initializer);
        if (given is null) return new RuntimeClientValue(creation.Syntax, ImmutableArray<CreatedValue>.Empty, hasDefaultTimeout: true);
        var configurations = given.Parts.OfType<CreatedValue>().Where(part => clients.IsConfiguration(part.Type)).ToImmutableArray();
        return new RuntimeClientValue(creation.Syntax, configurations, configurations.Length == given.Parts.Length && configurations.All(HasDefaultTimeout));
    }

    // The client keeps the configuration itself, and reads it when it first sends something.
    private Value? WhenItSends(Value? client) =>
        client?.Parts.Any(part => part is RuntimeClientValue { Configurations: var configurations } && configurations.Any(c => _state.ObjectOf(c) is not null && !HasDefaultTimeout(c))) == true ? OpaqueValue.Unknown : client;

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
}
