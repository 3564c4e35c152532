using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>A constant output-token cap at one of the calls that it reaches.</summary>
internal sealed class CapUse
{
    private CapUse(BedrockOperation operation, int tokens, ImmutableArray<ModelEntry?> models, bool canThink)
    {
        Tokens = tokens;
        Models = models;
        IsStreamed = operation is BedrockOperation.ConverseStream or BedrockOperation.RetrieveAndGenerateStream or BedrockOperation.ChatStream or BedrockOperation.InvokeModelWithResponseStream;
        CanThink = canThink;
        ExceededModel = models.All(model => model?.MaximumOutputTokens < tokens) ? SmallestOf(models) : null;
    }

    /// <summary>The cap.</summary>
    public int Tokens { get; }

    /// <summary>The models that the call can run, null for an unknown one; empty where none is set.</summary>
    public ImmutableArray<ModelEntry?> Models { get; }

    /// <summary>Whether the answer is streamed.</summary>
    public bool IsStreamed { get; }

    /// <summary>Whether fields that go to the model as they are can hold a thinking budget, which the cap must leave room for.</summary>
    public bool CanThink { get; }

    /// <summary>The model with the smallest maximum, where the cap is above the maximum of each model that the call can run; null where it is not, or where that is not known.</summary>
    public ModelEntry? ExceededModel { get; }

    /// <summary>The known model that may write the fewest tokens, or null.</summary>
    public static ModelEntry? SmallestOf(IEnumerable<ModelEntry?> models)
    {
        ModelEntry? smallest = null;
        foreach (var model in models)
        {
            if (model?.MaximumOutputTokens is { } maximum && !(smallest?.MaximumOutputTokens <= maximum)) smallest = model;
        }

        return smallest;
    }

    /// <summary>
    /// The calls at which the cap is what this assignment gave it, with each constant that it can be. A request for a stored prompt does not count: what it may not carry has no right size.
    /// </summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="above">What a cap must be above to be asked for: of a constant that is not, no call is looked for.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<CapUse> Of(AssignmentExpressionSyntax assignment, int above, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (TokensOf(model.GetConstantValue(assignment.Right, cancellationToken).Value) <= above) return ImmutableArray<CapUse>.Empty;
        var found = new List<(RequestUse Use, object Place, int Tokens, ImmutableArray<Value> Models, bool CanBeForPrompt, bool CanThink)>();
        foreach (var use in Requests.UsesAround(assignment, model, bedrock, cancellationToken))
        {
            if (use.Call.Client is not null)
            {
                foreach (var tokens in TokensGivenBy(assignment, use.ValuesAt(ChatUse.CapName)))
                {
                    var models = ChatUse.ModelsOf(use);
                    found.Add((use, ChatUse.CapName, tokens, models, models.Any(Texts.CanNamePrompt), ChatUse.CanThink(use)));
                }
            }

            if (RequestShape.Of(use.Call.Operation) is not { } shape) continue;
            foreach (var branch in shape.Branches)
            {
                foreach (var tokens in TokensGivenBy(assignment, use.CapsOf(branch)))
                    found.Add((use, branch, tokens, use.ModelsOf(branch), use.CanBeForPrompt(shape), use.CanBeSet(RequestUse.Join(branch.Root, branch.AdditionalFields))));
            }
        }

        // Where the walk keeps paths apart, one call is found several times: what is not sure on one of them is not sure.
        return found.GroupBy(static f => (f.Use.Call.Syntax, f.Place, f.Tokens))
            .Where(static paths => !paths.Any(static f => f.CanBeForPrompt))
            .Select(static paths => new CapUse(
                paths.First().Use.Call.Operation,
                paths.Key.Tokens,
                KnownModels.Of(paths.SelectMany(static f => f.Models)),
                paths.Any(static f => f.CanThink)))
            .ToImmutableArray();
    }

    /// <summary>The calls of a cap in a body, with each constant that it can be. What is no cap to one of the models is none to anybody.</summary>
    public static ImmutableArray<CapUse> Of(IEnumerable<BodyCap> caps)
    {
        var all = caps.ToList();
        if (all.Any(static cap => cap.Kind != BodyCapKind.Read || cap.Models.Any(Texts.CanNamePrompt))) return ImmutableArray<CapUse>.Empty;
        return all.SelectMany(static cap => TokensIn(cap).Select(tokens => (Cap: cap, Tokens: tokens)))
            .GroupBy(static found => (found.Cap.Use.Call.Syntax, found.Tokens))
            .Select(static paths => new CapUse(paths.First().Cap.Use.Call.Operation, paths.Key.Tokens, KnownModels.Of(paths.SelectMany(static found => found.Cap.Models)), paths.Any(static found => found.Cap.CanThink)))
            .ToImmutableArray();
    }

    /// <summary>The constants that a cap in a body can be.</summary>
    public static IEnumerable<int> TokensIn(BodyCap cap) =>
        cap.Member.Value is JsonScalar { Value: var value } ? value.Parts.Select(static part => part is ConstantValue { Constant: var constant } ? TokensOf(constant) : null).OfType<int>() : [];

    private static IEnumerable<int> TokensGivenBy(AssignmentExpressionSyntax assignment, ImmutableArray<Value> caps)
    {
        foreach (var cap in caps)
        {
            if (cap is ConstantValue { Constant: var constant, Origin: var origin } && ReferenceEquals(origin, assignment.Right) && TokensOf(constant) is { } tokens) yield return tokens;
        }
    }

    /// <summary>A constant as a number of tokens, or null for one that is none.</summary>
    // A constant is boxed as the type that it is written in. One that an int may not hold comes from code that does not compile, or is cut off on its way.
    public static int? TokensOf(object? constant) =>
        constant is int or short or ushort or sbyte or byte or char ? Convert.ToInt32(constant, CultureInfo.InvariantCulture) : null;
}
