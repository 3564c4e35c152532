using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow;

/// <summary>One set of options that a chat client of Bedrock is asked with.</summary>
/// <param name="Models">What the model can be; empty where none is named.</param>
/// <param name="Gap">Where the output-token cap is missing: the options' creation, or the call itself where it is given none. Null where it is set, or may be.</param>
internal sealed record ChatUse(ImmutableArray<Value> Models, RequestUse.Gap? Gap)
{
    /// <summary>The property that caps the answer.</summary>
    public const string CapName = "MaxOutputTokens";

    /// <summary>The property that makes the request itself, and can set anything.</summary>
    public const string FactoryName = "RawRepresentationFactory";

    /// <summary>The property that names the model.</summary>
    public const string ModelName = "ModelId";

    // What else can ask for it, in the versions of the library that have it.
    private static readonly ImmutableArray<string> s_thinking = ImmutableArray.Create(FactoryName, "AdditionalProperties", "Reasoning");

    // Of a request that the factory makes the client only sets what is missing, from the options.
    private static ImmutableArray<RequestUse.Gap> GapsOfMadeRequest(BedrockCall call) =>
        call.MadeRequest is CreatedValue { Type.Name: "ConverseRequest" or "ConverseStreamRequest" } made && RequestShape.Of(BedrockOperation.Converse) is { } shape && !new RequestUse(call, made).CanBeSet(shape.Branches[0].AdditionalFields)
            ? new RequestUse(call, made).GapsAt(shape.CapName)
            : ImmutableArray<RequestUse.Gap>.Empty;

    /// <summary>The models that a call with these options can be for.</summary>
    public static ImmutableArray<Value> ModelsOf(RequestUse use) => use.ValuesAt(ModelName) is var named && named.All(static m => m.IsNone) ? ClientModelsOf(use.Call) : named;

    /// <summary>Whether the options can ask for thinking, which the cap must leave room for.</summary>
    public static bool CanThink(RequestUse use) => s_thinking.Any(use.CanBeSet);

    /// <summary>The options that a call can be given.</summary>
    public static IEnumerable<ChatUse> Of(BedrockCall call)
    {
        foreach (var part in call.Request.Parts)
        {
            if (part.IsNone)
            {
                yield return new(ClientModelsOf(call), new(call.Syntax, "options"));
            }
            else if (part is CreatedValue options)
            {
                var use = new RequestUse(call, options);
                var gaps = use.GapsAt(CapName);
                if (use.CanBeSet(FactoryName) && !gaps.IsEmpty) gaps = GapsOfMadeRequest(call);
                yield return new(ModelsOf(use), gaps.IsEmpty ? null : gaps[0]);
            }
        }
    }

    /// <summary>The models that a chat client asks where a call names none.</summary>
    public static ImmutableArray<Value> ClientModelsOf(BedrockCall call) => call.Client?.Model?.Parts ?? ImmutableArray<Value>.Empty;
}
