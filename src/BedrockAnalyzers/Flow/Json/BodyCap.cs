using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>A member of a body, or of the fields that go to a model as they are, that some family of models reads as its output-token cap.</summary>
/// <param name="Use">The request, at one of its calls.</param>
/// <param name="Json">The body, or the fields.</param>
/// <param name="Owner">The object in it that has the member.</param>
/// <param name="Member">The member.</param>
/// <param name="Path">The member from the top of the body on.</param>
internal sealed record BodyCap(RequestUse Use, JsonObject Json, JsonObject Owner, JsonMember Member, string Path)
{
    /// <summary>What the member is to the models of the call.</summary>
    public BodyCapKind Kind { get; init; }

    /// <summary>The family that the body is for; null where there are several, or none is known.</summary>
    public ModelFamily? Family { get; init; }

    /// <summary>The models that the call can run.</summary>
    public ImmutableArray<Value> Models { get; init; } = ImmutableArray<Value>.Empty;

    /// <summary>Whether the cap that the family reads is set beside it.</summary>
    public bool IsBesideRead { get; init; }

    /// <summary>Whether the body can ask for thinking, which the cap must leave room for.</summary>
    public bool CanThink => Json.IsOpen || Json.Members.Any(static m => m.Value is JsonObject { IsOpen: true }) || AsksForThinking(Json);

    /// <summary>Whether a body, or the fields that go to a model as they are, ask for thinking.</summary>
    public static bool AsksForThinking(JsonObject json) => json.Members.Any(static m => IsThinking(m.Name) || (m.Value is JsonObject inner && inner.Members.Any(static i => IsThinking(i.Name))));

    /// <summary>The caps in a body that the request can have, or in its fields.</summary>
    public static IEnumerable<BodyCap> In(RequestUse use, CancellationToken cancellationToken)
    {
        if (RequestShape.Of(use.Call.Operation) is { } shape)
        {
            foreach (var branch in shape.Branches)
            {
                var isCapped = use.CapsOf(branch) is { IsEmpty: false } caps && caps.All(IsNumber);
                var models = use.ModelsOf(branch);
                foreach (var fields in BodyUse.FieldsOf(use, branch))
                {
                    var families = models.SelectMany(model => BodyUse.FamiliesOf(model, fields)).ToImmutableArray();
                    foreach (var cap in In(use, fields))
                    {
                        var isRead = !families.IsEmpty && families.All(f => f.CapPaths.Contains(cap.Path));
                        yield return cap with { Kind = isCapped ? BodyCapKind.SecondOfTwo : isRead ? BodyCapKind.Read : BodyCapKind.Unsure, Models = models };
                    }
                }
            }
        }
        else
        {
            foreach (var body in BodyUse.BodiesOf(use, cancellationToken))
            {
                var families = BodyUse.FamiliesOf(use, body);
                foreach (var cap in In(use, body))
                {
                    yield return cap with
                    {
                        Kind = KindOf(cap, families),
                        Family = families.Distinct().Count() == 1 ? families[0] : null,
                        Models = BodyUse.ModelsOf(use),
                        IsBesideRead = families.Any(f => f.CapPaths.Any(path => BodyUse.CanBeSet(body, path))),
                    };
                }
            }
        }
    }

    /// <summary>Whether a body has a cap where no family reads one, as at the top what stands in an object of settings.</summary>
    public static bool IsMisplacedIn(JsonObject body) => MembersOf(body).Any(static m => !ModelFamily.AllCapPaths.Contains(m.Path));

    /// <summary>The caps whose names stand inside a node, at each call that they reach, with the places of the name and of the value. A value that stands nowhere has none.</summary>
    /// <param name="node">What can name a cap.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<(BodyCap Cap, TextSpan Name, TextSpan? Value)> At(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(BodyCap, TextSpan, TextSpan?)>();
        foreach (var use in Requests.UsesAround(node, model, bedrock, cancellationToken))
        {
            foreach (var cap in In(use, cancellationToken))
            {
                if (BodyMemberPlaces.Find(cap.Member, cap.Owner, cap.Use.Request, model, cancellationToken) is var (name, value) && node.Span.Contains(name)) found.Add((cap, name, value));
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<BodyCap> In(RequestUse use, JsonObject json) => MembersOf(json).Select(m => new BodyCap(use, json, m.Owner, m.Member, m.Path));

    // At the top, and in the objects that some family has its cap in; not in messages, tools or schemas.
    private static IEnumerable<(JsonObject Owner, JsonMember Member, string Path)> MembersOf(JsonObject body)
    {
        foreach (var member in body.Members)
        {
            var isCap = IsCap(member);
            if (!(isCap || ModelFamily.AllCapOwners.Contains(member.Name)) || !ReferenceEquals(body.Find(member.Name), member)) continue;
            if (isCap) yield return (body, member, member.Name);
            if (member.Value is not JsonObject settings) continue;
            foreach (var inner in settings.Members)
            {
                if (IsCap(inner) && ReferenceEquals(settings.Find(inner.Name), inner)) yield return (settings, inner, member.Name + "." + inner.Name);
            }
        }
    }

    private static bool IsCap(JsonMember member) => ModelFamily.AllCapNames.Contains(member.Name) && member.Value is not JsonObject and not JsonArray && (member.Value is not JsonScalar { Value: var value } || value.WithoutNone() is not null);

    private static BodyCapKind KindOf(BodyCap cap, ImmutableArray<ModelFamily> families)
    {
        // Claude of old takes a prompt or messages, and another cap with each.
        if (families.IsEmpty || families.Any(f => f.CapPaths.IsEmpty || (f == ModelFamily.ClaudeTextCompletions && cap.Json.IsOpen))) return BodyCapKind.Unsure;
        if (families.All(f => f.CapPaths.Contains(cap.Path))) return BodyCapKind.Read;
        return families.All(f => !f.CapPaths.Contains(cap.Path) && (f.AreCapNamesCertain || !f.CapPaths.Any(path => BodyUse.CanBeSet(cap.Json, path)))) ? BodyCapKind.NotRead : BodyCapKind.Unsure;
    }

    private static bool IsNumber(Value value) => value is ConstantValue { Constant: int } || value is OpaqueValue { Sense: true, Sources: { Length: 1 } sources } && sources[0].Type?.SpecialType == SpecialType.System_Int32;

    private static bool IsThinking(string name) => name.IndexOf("think", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("reason", StringComparison.OrdinalIgnoreCase) >= 0;
}
