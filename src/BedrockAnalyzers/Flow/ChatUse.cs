using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow;

/// <summary>One set of options that a chat client of Bedrock is asked with.</summary>
/// <param name="Models">What the model can be; empty where none is named.</param>
/// <param name="Gap">Where the output-token cap is missing: the options' creation, or the call itself where it is given none. Null where it is set, or may be.</param>
internal sealed record ChatUse(ImmutableArray<Value> Models, RequestUse.Gap? Gap)
{
    /// <summary>The property that caps the answer.</summary>
    public const string CapName = "MaxOutputTokens";

    // A factory of the request itself can set anything.
    private const string FactoryName = "RawRepresentationFactory";

    private const string ModelName = "ModelId";

    /// <summary>The options that a call can be given.</summary>
    public static IEnumerable<ChatUse> Of(BedrockCall call)
    {
        var clientModel = call.Client?.Model?.Parts ?? ImmutableArray<Value>.Empty;
        foreach (var part in call.Request.Parts)
        {
            if (part.IsNone)
            {
                yield return new(clientModel, new(call.Syntax, "options"));
            }
            else if (part is CreatedValue options)
            {
                var use = new RequestUse(call, options);
                var models = use.ValuesAt(ModelName);
                if (models.All(static m => m.IsNone)) models = clientModel;
                var gaps = use.CanBeSet(FactoryName) ? ImmutableArray<RequestUse.Gap>.Empty : use.GapsAt(CapName);
                yield return new(models, gaps.IsEmpty ? null : gaps[0]);
            }
        }
    }
}
