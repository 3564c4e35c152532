using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>What the JSON body of an InvokeModel request says at one of the calls that it reaches.</summary>
internal static class BodyUse
{
    private const string Model = "ModelId";
    private const string Body = "Body";

    /// <summary>
    /// The bodies whose output-token cap is missing on some path. A body that holds any family's cap is not without one: which model it is for may depend on the path that made it.
    /// </summary>
    public static IEnumerable<BodyGap> GapsOf(RequestUse use, CancellationToken cancellationToken)
    {
        foreach (var body in BodiesOf(use, cancellationToken))
        {
            if (GapIn(body, use) is { } gap) yield return gap;
        }
    }

    /// <summary>Whether what is added to these places would be added to something else too than to a body that lacks it.</summary>
    public static bool SharesOther(RequestUse use, ImmutableArray<BodyGap.Missing> places, CancellationToken cancellationToken)
    {
        foreach (var body in BodiesOf(use, cancellationToken))
        {
            foreach (var place in places)
            {
                if (Holds(body, place.At) && GapIn(body, use)?.Place != place) return true;
            }
        }

        return false;
    }

    /// <summary>Whether a body of a request is made at a place.</summary>
    public static bool Holds(RequestUse use, JsonPlace place, CancellationToken cancellationToken) => BodiesOf(use, cancellationToken).Any(body => Holds(body, place));

    /// <summary>Whether the fields that go to the model as they are can hold a cap, under whichever family's name.</summary>
    public static bool CanCap(RequestUse use, string path)
    {
        foreach (var part in use.ValuesAt(path))
        {
            if (part.IsNone) continue;
            var fields = JsonSnapshot.Of(part, use.Call.State, NamingPolicy.AsIs);
            if (fields is not JsonObject json || ModelFamily.AllCapPaths.Any(cap => CanBeSet(json, cap))) return true;
        }

        return false;
    }

    /// <summary>The thinking budget in fields that go to the model as they are, in tokens: 0 where there is none, null where it is not known. The cap must be above it.</summary>
    public static int? ThinkingBudgetOf(RequestUse use, string path)
    {
        var budget = 0;
        foreach (var part in use.ValuesAt(path))
        {
            if (part.IsNone) continue;
            if (JsonSnapshot.Of(part, use.Call.State, NamingPolicy.AsIs) is not JsonObject fields || ThinkingBudgetOf(fields) is not { } tokens) return null;
            budget = Math.Max(budget, tokens);
        }

        return budget;
    }

    /// <summary>The thinking budget in a body or such fields.</summary>
    public static int? ThinkingBudgetOf(JsonObject fields)
    {
        if (fields.IsOpen) return null;
        if (fields.Find("thinking") is not { } thinking) return 0;
        return thinking.Value is JsonObject { IsOpen: false } settings && settings.Find("budget_tokens") is { Value: JsonScalar { Value: ConstantValue { Constant: int tokens } } } ? tokens : null;
    }

    /// <summary>The models that a use can be for.</summary>
    public static ImmutableArray<Value> ModelsOf(RequestUse use) => use.ValuesAt(Model);

    /// <summary>The families that a body of a request can be for.</summary>
    public static ImmutableArray<ModelFamily> FamiliesOf(RequestUse use, JsonObject body)
    {
        var models = ModelsOf(use);
        return models.IsEmpty ? ImmutableArray.Create(FamilyOf(body)) : models.SelectMany(model => FamiliesOf(model, body)).ToImmutableArray();
    }

    /// <summary>What is known of the fields that go to the model of a branch as they are.</summary>
    public static IEnumerable<JsonObject> FieldsOf(RequestUse use, RequestShape.Branch branch) =>
        use.ValuesAt(RequestUse.Join(branch.Root, branch.AdditionalFields)).Where(static part => !part.IsNone).Select(part => JsonSnapshot.Of(part, use.Call.State, NamingPolicy.AsIs)).OfType<JsonObject>();

    private static BodyGap? GapIn(JsonObject body, RequestUse use)
    {
        if (body.IsOpen) return null;
        var families = FamiliesOf(use, body);
        if (families.Any(static f => f.WithoutCap == MissingCap.NothingToCap) || ModelFamily.AllCapPaths.Any(path => CanBeSet(body, path)) || BodyCap.IsMisplacedIn(body)) return null;
        return families.FirstOrDefault(static f => !f.CapPaths.IsEmpty) is { } family ? new(family, ModelsOf(use), body) : null;
    }

    private static bool Holds(JsonObject body, JsonPlace place) => place.Equals(body.Place) || body.Members.Any(m => m.Value is JsonObject json && place.Equals(json.Place));

    /// <summary>What of the bodies of a request is known to be an object.</summary>
    public static IEnumerable<JsonObject> BodiesOf(RequestUse use, CancellationToken cancellationToken) =>
        PossibleBodiesOf(use, cancellationToken).OfType<JsonObject>();

    /// <summary>Each of the things that the body of a request can be, which are unknown JSON where they are not followed.</summary>
    public static IEnumerable<JsonValue> PossibleBodiesOf(RequestUse use, CancellationToken cancellationToken) =>
        use.ValuesAt(Body).SelectMany(body => TextsOf(body, use.Call.State)).Select(text => Read(text, cancellationToken));

    // Each path can have written something else into a stream.
    private static ImmutableArray<Value> TextsOf(Value body, State state) =>
        body is CreatedValue stream && JsonTypes.IsTextBuilder(stream.Type) && state.ObjectOf(stream)?.Get(JsonSnapshot.BuiltText) is { IsNone: false } written ? written.Parts : body.Parts;

    private static JsonValue Read(Value body, CancellationToken cancellationToken) => body switch
    {
        JsonTextValue text => text.Json,
        ConstantValue { Constant: string } or ConcatenationValue => body.ReadJson(cancellationToken),
        _ => JsonUnknown.Instance,
    };

    /// <summary>The families of the models that a value names; by the body where it names none that is known.</summary>
    public static IEnumerable<ModelFamily> FamiliesOf(Value model, JsonObject body)
    {
        if (Texts.AlternativesOf(model) is not { } texts) return new[] { FamilyOf(body) };
        return texts.Select(text => ModelId.TryParse(text) is { } id && id.Family != ModelFamily.Unknown
            ? id.Family == ModelFamily.ClaudeTextCompletions && body.Find("messages") is not null ? ModelFamily.ClaudeMessages : id.Family
            : FamilyOf(body));
    }

    // Of an unknown model only a body that no other family's looks like says whose it is.
    private static ModelFamily FamilyOf(JsonObject body) =>
        body.Find("anthropic_version") is not null ? ModelFamily.ClaudeMessages
        : body.Find("textGenerationConfig") is not null ? ModelFamily.TitanText
        : body.Find("inferenceConfig") is not null || body.Find("schemaVersion") is not null ? ModelFamily.Nova
        : ModelFamily.Unknown;

    /// <summary>Whether a member is set, or may be: only what is known to be nothing on some path is not.</summary>
    public static bool CanBeSet(JsonObject body, string path)
    {
        JsonValue at = body;
        foreach (var name in path.Split('.'))
        {
            if (at is JsonObject { IsOpen: true } or JsonUnknown || (at is JsonScalar { Value: var unknown } && unknown.Parts.Any(static p => p is OpaqueValue))) return true;
            if (at is not JsonObject json || json.Find(name) is not { } member) return false;
            at = member.Value;
        }

        return at is not JsonScalar { Value: var value } || !value.CanBeNone() || value.Parts.Any(static p => p is OpaqueValue);
    }
}
