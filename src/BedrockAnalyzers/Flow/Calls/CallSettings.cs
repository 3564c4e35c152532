using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Calls;

/// <summary>Reads the model and the output-token cap of a call, as far as they are sure.</summary>
internal static class CallSettings
{
    private const string ConverseModel = "ModelId";
    private const string AdditionalProperties = "AdditionalProperties";
    private const decimal TokensOfPrice = 1_000_000;

    // Stands for a part of a text that is not known.
    private const char UnknownPart = '\uFFFF';

    /// <summary>The ways in which a call can ask, each once.</summary>
    public static ImmutableArray<CallSetting> Of(IEnumerable<BedrockCall> calls, CancellationToken cancellationToken) =>
        calls.SelectMany(call => call.Request.Parts.SelectMany(part => Of(call, part, cancellationToken))).Distinct().ToImmutableArray();

    /// <summary>A way to ask of which the model's ID, or null, and the cap are known.</summary>
    public static CallSetting Of(string? model, OutputCap cap) => Priced(model, cap, static entry => entry.MaximumOutputTokens);

    private static IEnumerable<CallSetting> Of(BedrockCall call, Value request, CancellationToken cancellationToken)
    {
        if (call.Client is { } client)
        {
            if (client.CanCap) return [CallSetting.Unknown];
            var (models, caps) = OfChat(call, client, request);
            return Pair(models, caps, static (model, cap) => Of(model, cap));
        }

        if (request is not CreatedValue created) return [CallSetting.Unknown];
        var use = new RequestUse(call, created);
        return RequestShape.Of(call.Operation) is { } shape ? OfShape(use, shape, cancellationToken) : OfBody(use, cancellationToken);
    }

    private static IEnumerable<CallSetting> OfShape(RequestUse use, RequestShape shape, CancellationToken cancellationToken)
    {
        var branches = shape.Branches.Where(branch => branch.Root.Length == 0 || use.CanBeSet(branch.Root)).ToList();
        if (branches.Count == 0) return [CallSetting.Unknown];

        // What a stored prompt asks for is set with the prompt.
        var isForPrompt = use.CanBeForPrompt(shape);
        return branches.SelectMany(branch => Pair(TextsOf(use.ModelsOf(branch)), isForPrompt ? [OutputCap.Unknown] : CapsOf(use, branch, cancellationToken), static (model, cap) => Of(model, cap)));
    }

    private static IEnumerable<OutputCap> CapsOf(RequestUse use, RequestShape.Branch branch, CancellationToken cancellationToken)
    {
        // Two caps are an error of the service, or one is not read.
        var inFields = branch.Root.Length == 0 ? BodyCap.In(use, cancellationToken).ToList() : [];
        if (inFields.Exists(static cap => cap.Kind == BodyCapKind.SecondOfTwo)) return [OutputCap.Unknown];
        var fields = RequestUse.Join(branch.Root, branch.AdditionalFields);
        return CapsIn(use.CapsOf(branch)).SelectMany(cap => cap.Kind != OutputCapKind.None || !BodyUse.CanCap(use, fields) ? [cap] : OfFields(use, fields, inFields));
    }

    // Only where the fields are the same on every path is it sure that their cap goes with the rest.
    private static IEnumerable<OutputCap> OfFields(RequestUse use, string path, List<BodyCap> caps) =>
        use.ValuesAt(path) is { Length: 1 } && caps.Count == 1 && caps[0] is { Kind: BodyCapKind.Read, Member.Value: JsonScalar { Value: var value } } ? CapsIn(value.Parts) : [OutputCap.Unknown];

    private static IEnumerable<CallSetting> OfBody(RequestUse use, CancellationToken cancellationToken)
    {
        var models = BodyUse.ModelsOf(use);
        if (models.IsEmpty) models = ImmutableArray.Create<Value>(OpaqueValue.Unknown);
        var caps = BodyCap.In(use, cancellationToken).ToList();
        foreach (var body in BodyUse.PossibleBodiesOf(use, cancellationToken).DefaultIfEmpty(JsonUnknown.Instance))
        {
            var json = body as JsonObject;
            var found = json is null ? [OutputCap.Unknown] : CapsOf(json, caps);
            foreach (var model in models)
            {
                foreach (var text in TextsOf(model))
                {
                    var family = FamilyOf(text, json);
                    foreach (var cap in found)
                    {
                        // Under which name another model reads its cap, nobody knows.
                        var known = family == ModelFamily.NoTokenOutput ? OutputCap.NotApplicable : cap.Kind == OutputCapKind.None && family == ModelFamily.Unknown ? OutputCap.Unknown : cap;
                        yield return Priced(text, known, entry => TokensWithoutCap(family, entry));
                    }
                }
            }
        }
    }

    private static ModelFamily FamilyOf(string? model, JsonObject? body)
    {
        var own = model is not null && ModelId.TryParse(model) is { } id ? id.Family : ModelFamily.Unknown;
        if (body is null) return own;
        var families = BodyUse.FamiliesOf(model is null ? OpaqueValue.Unknown : new ConstantValue(model, origin: null), body).Distinct().ToList();
        return families.Count == 1 ? families[0] : ModelFamily.Unknown;
    }

    private static List<OutputCap> CapsOf(JsonObject body, List<BodyCap> all)
    {
        var caps = all.FindAll(cap => ReferenceEquals(cap.Json, body));
        if (caps.Count == 0) return body.IsOpen || ModelFamily.AllCapPaths.Any(path => BodyUse.CanBeSet(body, path)) || BodyCap.IsMisplacedIn(body) ? [OutputCap.Unknown] : [OutputCap.None];
        if (caps.Exists(static cap => cap.Kind != BodyCapKind.Read)) return [OutputCap.Unknown];
        var found = caps.SelectMany(static cap => cap.Member.Value is JsonScalar { Value: var value } ? CapsIn(value.Parts) : [OutputCap.Unknown]).Distinct().ToList();
        return caps.Count == 1 || found.Count == 1 ? found : [OutputCap.Unknown];
    }

    private static (IEnumerable<string?> Models, IEnumerable<OutputCap> Caps) OfChat(BedrockCall call, ChatClientValue client, Value options)
    {
        // A pipeline that sets something else than the cap can set the model.
        var ofClient = client.CanConfigure ? [null] : TextsOf(ChatUse.ClientModelsOf(call));
        if (options.IsNone) return (ofClient, [OutputCap.None]);
        if (options is not CreatedValue created) return ([null], [OutputCap.Unknown]);
        var use = new RequestUse(call, created);
        var models = client.CanConfigure ? ofClient : Named(use.ValuesAt(ChatUse.ModelName), ofClient);
        var caps = CapsIn(use.ValuesAt(ChatUse.CapName)).Select(cap => cap.Kind == OutputCapKind.None && use.CanBeSet(AdditionalProperties) ? OutputCap.Unknown : cap).ToList();
        if (!use.CanBeSet(ChatUse.FactoryName)) return (models, caps);

        // Of a request that the factory makes the client sets only what is missing.
        if (use.ValuesAt(ChatUse.FactoryName).Any(static factory => factory.IsNone) || call.MadeRequest is not CreatedValue { Type.Name: "ConverseRequest" or "ConverseStreamRequest" } request || RequestShape.Of(BedrockOperation.Converse) is not { } shape)
            return ([null], [OutputCap.Unknown]);
        var made = new RequestUse(call, request);
        var madeCaps = CapsIn(made.CapsOf(shape.Branches[0])).SelectMany(cap => cap.Kind != OutputCapKind.None ? [cap] : made.CanBeSet(shape.Branches[0].AdditionalFields) ? [OutputCap.Unknown] : caps);
        return (Named(made.ValuesAt(ConverseModel), models), madeCaps);
    }

    private static IEnumerable<string?> Named(ImmutableArray<Value> named, IEnumerable<string?> otherwise) => named.IsEmpty ? [null] : named.SelectMany(value => value.IsNone ? otherwise : TextsOf(value));

    private static IEnumerable<OutputCap> CapsIn(ImmutableArray<Value> values) =>
        values.IsEmpty ? [OutputCap.Unknown] : values.Select(static value => value.IsNone ? OutputCap.None : value is ConstantValue { Constant: var constant } && CapUse.TokensOf(constant) is { } tokens ? OutputCap.Of(tokens) : OutputCap.Unknown);

    private static IEnumerable<string?> TextsOf(ImmutableArray<Value> values) => values.IsEmpty ? [null] : values.SelectMany(TextsOf);

    private static IEnumerable<string?> TextsOf(Value value) =>
        !value.IsNone && Texts.AlternativesOf(value) is { } texts ? texts.Select(static text => text.Length is 0 or > ModelId.LongestId || text.IndexOf(UnknownPart) >= 0 ? null : text) : [null];

    private static IEnumerable<CallSetting> Pair(IEnumerable<string?> models, IEnumerable<OutputCap> caps, Func<string?, OutputCap, CallSetting> pair) => models.SelectMany(_ => caps, pair);

    // The service rejects what is above the maximum.
    private static CallSetting Priced(string? model, OutputCap cap, Func<ModelEntry, int?>? tokensWithoutCap) =>
        cap.Kind is OutputCapKind.Number or OutputCapKind.None && model is not null && ModelId.TryParse(model) is { } id && ModelCatalog.Find(id) is { } entry
            ? new(model, cap, (cap.Kind == OutputCapKind.Number ? Math.Min(cap.Tokens, entry.MaximumOutputTokens ?? int.MaxValue) : tokensWithoutCap?.Invoke(entry)) * entry.OutputPriceBy(id) / TokensOfPrice)
            : new(model, cap, null);

    // Claude refuses the call, and of some families the default is not certain.
    private static int? TokensWithoutCap(ModelFamily family, ModelEntry model) => family.WithoutCap switch
    {
        MissingCap.DefaultNumber => family.DefaultCap,
        MissingCap.ModelsChoice or MissingCap.DependsOnModel => model.MaximumOutputTokens,
        _ => null,
    };
}
