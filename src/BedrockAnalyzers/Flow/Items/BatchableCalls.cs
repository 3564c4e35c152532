using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>Says whether a Bedrock call could be a record of a batch job: it waits for a whole answer, and asks for nothing that batch inference does not do.</summary>
internal sealed class BatchableCalls
{
    // Tools, structured output and cache points, by the names that the families have for them.
    private static readonly ImmutableHashSet<string> s_fields = ImmutableHashSet.Create(
        StringComparer.Ordinal, "tools", "toolConfig", "tool_choice", "functions", "output_format", "output_config", "outputConfig", "response_format", "guided_json", "cache_control", "cachePoint");

    private static readonly ImmutableArray<string> s_properties = ImmutableArray.Create("ToolConfig", "OutputConfig", "ServiceTier");

    private static readonly string[] s_cachePoints = { "CachePoint", "CachePointBlock" };
    private static readonly string[] s_cacheFields = { "cache_control", "cachePoint" };
    private static readonly ImmutableArray<string> s_options = ImmutableArray.Create("Tools", "ResponseFormat", "AdditionalProperties", ChatUse.FactoryName);

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    public BatchableCalls(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a call is known to be one, whenever it is reached.</summary>
    /// <param name="call">The Bedrock call.</param>
    /// <param name="from">The place that it is reached from.</param>
    public bool Contains(InvocationExpressionSyntax call, SyntaxNode from)
    {
        if (StringUse.MethodOf(call, _bedrock.ModelOf(call.SyntaxTree), _cancellationToken) is not { IsGenericMethod: false } method || BedrockCalls.Direct(call, method, _bedrock, _cancellationToken) != ReachedCalls.Runtime) return false;
        var found = Requests.CallsAround(from, _bedrock.ModelOf(from.SyntaxTree), _bedrock, _cancellationToken).RemoveAll(made => made.Syntax != call);
        if (found.IsEmpty) found = Requests.CallsAt(call, _bedrock.ModelOf(call.SyntaxTree), _bedrock, _cancellationToken);
        return !found.IsEmpty && found.All(made => made.Request.Parts.All(part => IsBatchable(made, part)) && !CanHaveCachePoint(made, from));
    }

    private bool IsBatchable(BedrockCall made, Value part)
    {
        if (made.Client is { } client)
        {
            if (client.CanCap || (part is not CreatedValue && !part.IsNone)) return false;
            var options = part is CreatedValue created ? new RequestUse(made, created) : null;
            return (options is null || !s_options.Any(options.CanBeSet)) && (options is null ? client.Model?.Parts ?? ImmutableArray<Value>.Empty : ChatUse.ModelsOf(options)).All(IsBatchable);
        }

        if (part is not CreatedValue request) return false;
        var use = new RequestUse(made, request);
        if (s_properties.Any(use.CanBeSet) || !BodyUse.ModelsOf(use).All(IsBatchable)) return false;
        if (RequestShape.Of(made.Operation) is not { } shape)
        {
            var bodies = BodyUse.BodiesOf(use, _cancellationToken).ToList();
            return bodies.Count >= Math.Max(1, use.ValuesAt("Body").Length) && bodies.TrueForAll(IsBatchable);
        }

        foreach (var branch in shape.Branches)
        {
            var fields = BodyUse.FieldsOf(use, branch).ToList();
            if (fields.Count < use.ValuesAt(RequestUse.Join(branch.Root, branch.AdditionalFields)).Count(static value => !value.IsNone) || !fields.TrueForAll(IsBatchable)) return false;
        }

        return true;
    }

    private static bool IsBatchable(JsonObject json) => !json.IsOpen && !HasField(json);

    private static bool HasField(JsonValue json) => json switch
    {
        JsonObject inner => inner.Members.Any(static member => s_fields.Contains(member.Name) || HasField(member.Value)),
        JsonArray array => array.Items.Any(HasField),
        _ => false,
    };

    // Of the ARNs only those that name a model, or a profile of one, are taken by batch jobs.
    private static bool IsBatchable(Value model) =>
        Texts.AlternativesOf(model) is { } texts && texts.All(static text =>
            !text.StartsWith("arn:", StringComparison.Ordinal) ? text.IndexOf(":provisioned-model/", StringComparison.Ordinal) < 0
            : ModelId.TryParse(text) is { Form: ModelIdForm.FoundationModelArn or ModelIdForm.InferenceProfileArn or ModelIdForm.ApplicationInferenceProfileArn });

    // Where the content is made is not followed part by part: a file that names cache points may set one.
    private bool CanHaveCachePoint(BedrockCall made, SyntaxNode from)
    {
        if (NamesCachePoint(made.Syntax.SyntaxTree) || NamesCachePoint(from.SyntaxTree)) return true;
        foreach (var part in made.Request.Parts)
        {
            if (part is not CreatedValue request) continue;
            if (NamesCachePoint(request.Creation.SyntaxTree) || NamesCacheField(request.Creation)) return true;

            // Prompts that come from elsewhere.
            if (new RequestUse(made, request).ValuesAt("System").Any(static system => OpaqueValue.SourcesOf(system).Any(static source => source.StartsAtParameterOrMember)) && AnyNamesCachePoint()) return true;
        }

        return Members.RootOf(from) is { } root
            && _bedrock.ResultOf(root, _cancellationToken).Entered.Any(method => _bedrock.DeclarationsOf(method).Any(declared => NamesCachePoint(declared.SyntaxTree)));
    }

    private bool NamesCachePoint(SyntaxTree tree) => _bedrock.IndexOf(tree, _cancellationToken) is var index && s_cachePoints.Any(index.CanContain);

    // What an array in a body holds is not followed either; of JSON the member that makes the request is looked at.
    private bool NamesCacheField(SyntaxNode creation)
    {
        var index = _bedrock.IndexOf(creation.SyntaxTree, _cancellationToken);
        if (!s_cacheFields.Any(index.CanContain) || Members.RootOf(creation) is not { } root) return false;
        var text = root.ToString();
        return s_cacheFields.Any(field => text.IndexOf(field, StringComparison.Ordinal) >= 0);
    }

    private bool AnyNamesCachePoint() => _bedrock.CanNameAny(s_cachePoints, _cancellationToken);
}
