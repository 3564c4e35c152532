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

    private static IEnumerable<int> CapsOf(RequestUse use, CancellationToken cancellationToken)
    {
        if (use.Call.Client is not null) return Constants(use.ValuesAt(ChatUse.CapName));
        var inJson = BodyCap.In(use, cancellationToken).Where(static cap => cap.Kind == BodyCapKind.Read).SelectMany(CapUse.TokensIn);
        return RequestShape.Of(use.Call.Operation) is { } shape ? shape.Branches.SelectMany(branch => Constants(use.CapsOf(branch))).Concat(inJson) : inJson;
    }

    private static IEnumerable<int> BudgetsOf(RequestUse use, CancellationToken cancellationToken)
    {
        if (use.Call.Client is not null) return [];
        var settings = RequestShape.Of(use.Call.Operation) is { } shape ? shape.Branches.SelectMany(branch => BodyUse.FieldsOf(use, branch)) : BodyUse.BodiesOf(use, cancellationToken);
        return settings.Select(BodyUse.ThinkingBudgetOf).OfType<int>();
    }

    private static IEnumerable<int> Constants(IEnumerable<Value> values) => values.Select(static value => value is ConstantValue { Constant: var constant } ? CapUse.TokensOf(constant) : null).OfType<int>();
}
