using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow;

/// <summary>What the catalogue knows of the models that values name.</summary>
internal static class KnownModels
{
    /// <summary>The models that the values can name, each once, and null for those that are unknown.</summary>
    public static ImmutableArray<ModelEntry?> Of(IEnumerable<Value> ids) => ids.SelectMany(Of).Distinct().ToImmutableArray();

    private static IEnumerable<ModelEntry?> Of(Value id) =>
        Texts.AlternativesOf(id) is { } texts ? texts.Select(static text => ModelId.TryParse(text) is { } parsed ? ModelCatalog.Find(parsed) : null) : [null];
}
