using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>One request at one of its calls, with the models that it can be for.</summary>
/// <param name="Use">The request.</param>
/// <param name="Ids">What its model can be.</param>
internal sealed record ModelUse(RequestUse Use, ImmutableArray<Value> Ids)
{
    // What every model of a family takes.
    private static readonly ImmutableHashSet<string> s_plain = ImmutableHashSet.Create(StringComparer.Ordinal, "anthropic_version", "max_tokens", "messages", "system", "temperature", "top_p", "top_k", "stop_sequences", "schemaVersion", "inferenceConfig");

    private static readonly ImmutableArray<string> s_tools = ImmutableArray.Create("tools", "toolConfig", "tool_choice", "functions");

    private static readonly ImmutableArray<string> s_ofSomeModels = ImmutableArray.Create("OutputConfig", "PerformanceConfig", "ServiceTier", "AdditionalModelRequestFields", "ResponseFormat", "TopK");

    private static readonly ImmutableArray<string> s_media = ImmutableArray.Create(
        "Image", "ImageBlock", "Document", "DocumentBlock", "Video", "VideoBlock", "image", "document", "video", "DataContent", "UriContent");

    /// <summary>The models; null for one that is unknown.</summary>
    public ImmutableArray<ModelEntry?> Models => KnownModels.Of(Ids);

    /// <summary>The requests whose model an assignment gives on some path, at each of their calls and on all paths.</summary>
    public static ImmutableArray<ModelUse> Of(AssignmentExpressionSyntax assignment, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        Requests.UsesAround(assignment, model, bedrock, cancellationToken).SelectMany(Of)
            .GroupBy(static found => (found.Use.Call.Syntax, found.Use.Request.Creation))
            .Where(paths => paths.Any(found => found.IsGivenBy(assignment)))
            .SelectMany(static paths => paths)
            .ToImmutableArray();

    private static IEnumerable<ModelUse> Of(RequestUse use)
    {
        if (use.Call.Client is not null) return new[] { new ModelUse(use, ChatUse.ModelsOf(use)) };
        var named = RequestShape.Of(use.Call.Operation) is { } shape ? shape.Branches.Select(use.ModelsOf) : new[] { BodyUse.ModelsOf(use) };
        return named.Where(static ids => ids.Any(static id => !id.IsNone)).Select(ids => new ModelUse(use, ids));
    }

    /// <summary>Whether the request lets the model call tools, or may.</summary>
    public bool CanUseTools(CancellationToken cancellationToken)
    {
        if (Use.CanBeSet("ToolConfig") || Use.CanBeSet("Tools")) return true;
        return Use.Call.Client is null && RequestShape.Of(Use.Call.Operation) is null && BodiesOf(cancellationToken) is var bodies && (bodies.IsEmpty || bodies.Any(static body => body.IsOpen || s_tools.Any(name => body.Find(name) is not null)));
    }

    /// <summary>Whether the request lets the model think, or may.</summary>
    public bool CanThink(CancellationToken cancellationToken)
    {
        if (AnswerLength.AsksForThinking(Use, cancellationToken) || Use.Call.Client?.CanCap == true) return true;
        return RequestShape.Of(Use.Call.Operation) is { } shape && shape.Branches.Any(branch => BodyUse.FieldsOf(Use, branch).Count() < Use.ValuesAt(RequestUse.Join(branch.Root, branch.AdditionalFields)).Count(static value => !value.IsNone)
            || BodyUse.FieldsOf(Use, branch).Any(static fields => fields.IsOpen));
    }

    /// <summary>Whether another model is sure to take all that the request sets.</summary>
    public bool IsTakenBy(ModelEntry model, CancellationToken cancellationToken)
    {
        if (s_ofSomeModels.Any(Use.CanBeSet)) return false;
        var (temperature, topP) = (false, false);
        if (Use.Call.Client is not null)
        {
            (temperature, topP) = (Use.CanBeSet("Temperature"), Use.CanBeSet("TopP"));
        }
        else if (RequestShape.Of(Use.Call.Operation) is { } shape)
        {
            foreach (var branch in shape.Branches)
            {
                if (Use.CanBeSet(RequestUse.Join(branch.Root, branch.AdditionalFields))) return false;
                var settings = RequestUse.Join(branch.Root, branch.Cap.Substring(0, branch.Cap.LastIndexOf('.')));
                temperature |= Use.CanBeSet(settings + ".Temperature");
                topP |= Use.CanBeSet(settings + ".TopP");
            }
        }
        else
        {
            var bodies = BodiesOf(cancellationToken);
            if (bodies.IsEmpty || !bodies.All(static body => !body.IsOpen && body.Members.All(static member => s_plain.Contains(member.Name)))) return false;
            temperature = bodies.Any(static body => body.Find("temperature") is not null);
            topP = bodies.Any(static body => body.Find("top_p") is not null);
        }

        return !(temperature && model.AcceptsTemperature == false) && !(topP && model.AcceptsTopP == false) && !(temperature && topP && model.AcceptsTemperatureWithTopP != true);
    }

    /// <summary>Whether code in a file may send images, documents or videos: it names what holds one.</summary>
    public static bool CanHoldMedia(SyntaxTree tree, BedrockCompilation bedrock, CancellationToken cancellationToken) => bedrock.IndexOf(tree, cancellationToken) is var index && s_media.Any(index.CanContain);

    private ImmutableArray<JsonObject> BodiesOf(CancellationToken cancellationToken)
    {
        var bodies = BodyUse.BodiesOf(Use, cancellationToken).ToImmutableArray();
        return bodies.Length < Use.ValuesAt("Body").Length ? ImmutableArray<JsonObject>.Empty : bodies;
    }

    // It says the model itself, or stands in the initializer of the request.
    private bool IsGivenBy(AssignmentExpressionSyntax assignment) =>
        Ids.Any(id => id is ConstantValue { Origin: { } origin } && origin.SyntaxTree == assignment.SyntaxTree && assignment.Right.Span.Contains(origin.Span))
        || (assignment.Parent is InitializerExpressionSyntax { Parent: { } creation } && creation == Use.Request.Creation);
}
