using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow;

/// <summary>How long the answer of a call may become, as far as that is known.</summary>
/// <param name="Tokens">The highest known output-token cap; 0 where none is known.</param>
/// <param name="ThinkingTokens">The highest known thinking budget; 0 where none is known.</param>
internal sealed record AnswerLength(int Tokens, int ThinkingTokens)
{
    /// <summary>The length that a call's request allows on one of its paths.</summary>
    public static AnswerLength Of(BedrockCall call, CancellationToken cancellationToken)
    {
        var longest = new AnswerLength(0, 0);
        foreach (var part in call.Request.Parts)
        {
            if (part is not CreatedValue request) continue;
            var use = new RequestUse(call, request);
            foreach (var tokens in CapsOf(use, cancellationToken)) longest = longest with { Tokens = Math.Max(longest.Tokens, tokens) };
            foreach (var tokens in BudgetsOf(use, cancellationToken)) longest = longest with { ThinkingTokens = Math.Max(longest.ThinkingTokens, tokens) };
        }

        return longest;
    }

    /// <summary>Whether an answer is known to have at most this many tokens, whichever request the call is given.</summary>
    public static bool IsAtMost(BedrockCall call, int tokens, CancellationToken cancellationToken) =>
        call.Request.Parts.All(part => part is CreatedValue request && IsAtMost(new RequestUse(call, request), tokens, cancellationToken));

    /// <summary>Whether the request of a call is known to let the model think before it answers.</summary>
    public static bool AsksForThinking(BedrockCall call, CancellationToken cancellationToken) =>
        call.Request.Parts.OfType<CreatedValue>().Any(request => AsksForThinking(new RequestUse(call, request), cancellationToken));

    /// <summary>Whether a request is known to let the model think before it answers.</summary>
    public static bool AsksForThinking(RequestUse use, CancellationToken cancellationToken)
    {
        return use.Call.Client is not null ? ChatUse.CanThink(use) : SettingsOf(use, cancellationToken).Any(BodyCap.AsksForThinking);
    }

    /// <summary>Whether the answer to a request is known to have at most this many tokens.</summary>
    public static bool IsAtMost(RequestUse use, int tokens, CancellationToken cancellationToken)
    {
        if (use.Call.Client is not null) return AreAtMost(use.ValuesAt(ChatUse.CapName), tokens);
        var inJson = BodyCap.In(use, cancellationToken).Where(static cap => cap.Kind == BodyCapKind.Read).ToList();
        if (inJson.Count > 0) return inJson.TrueForAll(cap => CapUse.TokensIn(cap).ToList() is { Count: > 0 } known && known.TrueForAll(one => one <= tokens));
        return RequestShape.Of(use.Call.Operation) is { } shape && shape.Branches.Any(branch => AreAtMost(use.CapsOf(branch), tokens));
    }

    private static bool AreAtMost(ImmutableArray<Value> caps, int tokens) => !caps.IsEmpty && caps.All(cap => cap is ConstantValue { Constant: var constant } && CapUse.TokensOf(constant) is { } known && known <= tokens);

    /// <summary>The known output-token caps of a request.</summary>
    public static IEnumerable<int> CapsOf(RequestUse use, CancellationToken cancellationToken)
    {
        if (use.Call.Client is not null) return Constants(use.ValuesAt(ChatUse.CapName));
        var inJson = BodyCap.In(use, cancellationToken).Where(static cap => cap.Kind == BodyCapKind.Read).SelectMany(CapUse.TokensIn);
        return RequestShape.Of(use.Call.Operation) is { } shape ? shape.Branches.SelectMany(branch => Constants(use.CapsOf(branch))).Concat(inJson) : inJson;
    }

    private static IEnumerable<int> BudgetsOf(RequestUse use, CancellationToken cancellationToken)
    {
        if (use.Call.Client is not null) return [];
        return SettingsOf(use, cancellationToken).Select(BodyUse.ThinkingBudgetOf).OfType<int>();
    }

    // What goes to the model as it is.
    private static IEnumerable<JsonObject> SettingsOf(RequestUse use, CancellationToken cancellationToken) =>
        RequestShape.Of(use.Call.Operation) is { } shape ? shape.Branches.SelectMany(branch => BodyUse.FieldsOf(use, branch)) : BodyUse.BodiesOf(use, cancellationToken);

    private static IEnumerable<int> Constants(IEnumerable<Value> values) => values.Select(static value => value is ConstantValue { Constant: var constant } ? CapUse.TokensOf(constant) : null).OfType<int>();
}
