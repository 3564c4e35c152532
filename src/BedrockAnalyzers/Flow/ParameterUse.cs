using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow;

/// <summary>A parameter that some models refuse, at one place of the code and one of the calls that it reaches.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Name">Where its name stands.</param>
/// <param name="Model">A model of the call that refuses it; null where one of the models may take it.</param>
internal sealed record ParameterUse(ModelParameter Parameter, TextSpan Name, ModelEntry? Model)
{
    /// <summary>The names of the parameters in JSON.</summary>
    public static readonly JsonNames Names = new(ImmutableHashSet.Create(StringComparer.Ordinal, "temperature", "top_p", "budget_tokens"));

    /// <summary>Where the other parameters stand that the model would take this one without; empty where it refuses this one in any case.</summary>
    public ImmutableArray<Location> Excludes { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>Whether a property of the SDK or of a chat's options is one of the parameters.</summary>
    public static bool IsProperty(string name) => name is "Temperature" or "TopP";

    /// <summary>What a parameter is called in the body of a call.</summary>
    public static string NameOf(ModelParameter parameter) => parameter switch
    {
        ModelParameter.Temperature => "temperature",
        ModelParameter.TopP => "top_p",
        _ => "budget_tokens",
    };

    /// <summary>The parameters whose names stand inside a node, at each call that they reach.</summary>
    /// <param name="node">What can name a parameter.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<ParameterUse> At(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ParameterUse>();
        if (IsDecidedByModel(node)) return found.ToImmutable();
        foreach (var use in Requests.UsesAround(node, model, bedrock, cancellationToken))
        {
            foreach (var (models, parameters) in GroupsOf(use, bedrock, cancellationToken))
            {
                foreach (var parameter in parameters)
                {
                    if (parameter.Place is not { } place || place.SourceTree != node.SyntaxTree || !node.Span.Contains(place.SourceSpan)) continue;
                    found.Add(new ParameterUse(parameter.Kind, place.SourceSpan, null) is var one && Refusal(parameter, parameters, models) is var (refusing, others) ? one with { Model = refusing, Excludes = others } : one);
                }
            }
        }

        return found.ToImmutable();
    }

    private static (ModelEntry, ImmutableArray<Location>)? Refusal(Given parameter, ImmutableArray<Given> all, ImmutableArray<ModelEntry?> models)
    {
        if (models.IsEmpty || models.Any(static model => model is null)) return null;
        if (models.All(model => model!.Rejects(parameter.Kind))) return (models[0]!, ImmutableArray<Location>.Empty);
        if (parameter.Kind == ModelParameter.ThinkingBudget || !models.All(model => model!.Rejects(parameter.Kind) || model.AcceptsTemperatureWithTopP == false)) return null;

        // Where only some paths set the other one, this one is right on the rest.
        var others = all.Where(other => other.Kind != parameter.Kind && other.Kind != ModelParameter.ThinkingBudget && other.IsAlways).ToList();
        return others.Count == 0 ? null : (models.First(model => !model!.Rejects(parameter.Kind))!, others.Select(static other => other.Place).OfType<Location>().ToImmutableArray());
    }

    // The parameters that can be set together, by each way in which the request can have its settings.
    private static IEnumerable<(ImmutableArray<ModelEntry?> Models, ImmutableArray<Given> Parameters)> GroupsOf(RequestUse use, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (use.Call.Client is { } client)
        {
            if (client.CanConfigure || use.CanBeSet(ChatUse.FactoryName)) yield break;
            yield return (KnownModels.Of(ChatUse.ModelsOf(use)), SettingsOf(use, "", bedrock, cancellationToken).First());
        }
        else if (RequestShape.Of(use.Call.Operation) is { } shape)
        {
            if (use.CanBeForPrompt(shape)) yield break;
            foreach (var branch in shape.Branches)
            {
                var models = KnownModels.Of(use.ModelsOf(branch));
                var settings = SettingsOf(use, RequestUse.Join(branch.Root, branch.Inference), bedrock, cancellationToken).DefaultIfEmpty(ImmutableArray<Given>.Empty).ToList();
                var fields = BodyUse.FieldsOf(use, branch).Select(json => MembersOf(json, use, bedrock, cancellationToken)).ToList();
                if (fields.Count == 0 || use.ValuesAt(RequestUse.Join(branch.Root, branch.AdditionalFields)).Length > fields.Count) fields.Add(ImmutableArray<Given>.Empty);
                foreach (var one in settings)
                {
                    foreach (var more in fields) yield return (models, one.AddRange(more));
                }
            }
        }
        else
        {
            foreach (var body in BodyUse.BodiesOf(use, cancellationToken)) yield return (KnownModels.Of(BodyUse.ModelsOf(use)), MembersOf(body, use, bedrock, cancellationToken));
        }
    }

    // What is set on each of the objects that can stand at a path.
    private static IEnumerable<ImmutableArray<Given>> SettingsOf(RequestUse use, string path, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        use.SettingsAt(path, "Temperature").Zip(use.SettingsAt(path, "TopP"), (temperature, topP) =>
            AssignedIn(temperature, ModelParameter.Temperature, bedrock, cancellationToken).Concat(AssignedIn(topP, ModelParameter.TopP, bedrock, cancellationToken)).ToImmutableArray());

    private static IEnumerable<Given> AssignedIn((Value Value, Value Assignments) setting, ModelParameter kind, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var assignments = setting.Assignments.Parts.Select(static part => (part as ConstantValue)?.Constant as AssignmentExpressionSyntax).ToList();
        var isAlways = !setting.Value.CanBeNone() && assignments.TrueForAll(assignment => assignment is not null && Sets(assignment));
        foreach (var assignment in assignments)
        {
            if (assignment is not null && Sets(assignment)) yield return new(kind, Location.Create(assignment.SyntaxTree, NameTokenOf(assignment.Left).Span), isAlways);
        }

        bool Sets(AssignmentExpressionSyntax assignment) =>
            IsNeverNull(assignment.Right, bedrock, cancellationToken)
                ? setting.Value.WithoutNone() is not null
                : !IsChoice(assignment.Right) && setting.Value.Parts.Any(part => part is ConstantValue { Constant: not null, Origin: var origin } && origin == assignment.Right);
    }

    // Who writes null for some cases has thought of those in which nothing may be set.
    private static bool IsChoice(ExpressionSyntax value) => value is ConditionalExpressionSyntax or SwitchExpressionSyntax || (value is ParenthesizedExpressionSyntax { Expression: var inner } && IsChoice(inner));

    // Under a test of the model, or of what it supports, the code knows what the model takes.
    private static bool IsDecidedByModel(SyntaxNode node)
    {
        for (var (inner, at) = (node, node.Parent); at is not null and not MemberDeclarationSyntax; (inner, at) = (at, at.Parent))
        {
            var condition = at switch
            {
                IfStatementSyntax test when inner != test.Condition => test.Condition,
                ConditionalExpressionSyntax test when inner != test.Condition => test.Condition,
                SwitchStatementSyntax test => test.Expression,
                SwitchExpressionSyntax test => test.GoverningExpression,
                _ => null,
            };
            if (condition?.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && (Says(token, "model") || Says(token, "support"))) == true) return true;
        }

        return false;

        static bool Says(SyntaxToken token, string word) => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static ImmutableArray<Given> MembersOf(JsonObject json, RequestUse use, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Given>();
        Add(json, ModelParameter.Temperature);
        Add(json, ModelParameter.TopP);

        // Another type has no budget, or is rejected for itself.
        if (json.Find("thinking") is { Value: JsonObject thinking } && thinking.Find("type") is { Value: JsonScalar { Value: var type } } && type.Parts.All(static part => part is ConstantValue { Constant: "enabled" })) Add(thinking, ModelParameter.ThinkingBudget);
        return found.ToImmutable();

        void Add(JsonObject owner, ModelParameter kind)
        {
            if (owner.Find(NameOf(kind)) is not { Value: not (JsonObject or JsonArray) } member) return;
            var value = (member.Value as JsonScalar)?.Value ?? OpaqueValue.Unknown;
            if (value.WithoutNone() is null) return;
            var tree = (member.NameSpot?.Node ?? owner.Place?.Node ?? use.Request.Creation).SyntaxTree;
            var place = BodyMemberPlaces.Find(member, owner, use.Request, bedrock.ModelOf(tree), cancellationToken);
            var isConstant = value.Parts.All(static part => part is ConstantValue { Constant: not null });
            var written = place is var (_, span) ? ValueAt(member, span, tree, cancellationToken) : null;
            var isSet = isConstant || value.Parts.Any(static part => part is ConstantValue { Constant: not null }) || (written is not null && IsNeverNull(written, bedrock, cancellationToken));
            if (isSet) found.Add(new(kind, place is var (name, _) ? Location.Create(tree, name) : null, member.IsCertain && !value.CanBeNone() && (isConstant || (written is not null && IsNeverNull(written, bedrock, cancellationToken)))));
        }
    }

    // The expression that gives a member its value: in a text the one between its braces, which a name and a colon stand before.
    private static ExpressionSyntax? ValueAt(JsonMember member, TextSpan? span, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (span is { } value) return tree.GetRoot(cancellationToken).FindNode(value, getInnermostNodeForTie: true) as ExpressionSyntax;
        return member.NameSpot is { Node: InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece, Offset: var offset, Length: var length }
            && LiteralTexts.TextOf(piece) is var text && offset + length <= text.Length && text.Substring(offset + length).Trim() is ":"
            && whole.Contents.IndexOf(piece) is var index && index + 1 < whole.Contents.Count && whole.Contents[index + 1] is InterpolationSyntax hole
            ? hole.Expression
            : null;
    }

    /// <summary>Whether a value is always there. A number that can be left out is one only where a test has found it.</summary>
    public static bool IsNeverNull(ExpressionSyntax value, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        bedrock.ModelOf(value.SyntaxTree).GetTypeInfo(value, cancellationToken) is { Type: { IsValueType: true } type, Nullability.FlowState: var state }
        && (type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T || state == NullableFlowState.NotNull);

    private static SyntaxToken NameTokenOf(ExpressionSyntax target) => target switch
    {
        ParenthesizedExpressionSyntax parenthesized => NameTokenOf(parenthesized.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        _ => target.GetLastToken(),
    };

    // A parameter that a request is given, where that stands in the code, and whether every path gives it.
    private sealed record Given(ModelParameter Kind, Location? Place, bool IsAlways);
}
