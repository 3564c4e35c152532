using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>How many results a search of a knowledge base is to bring.</summary>
internal static class ResultCount
{
    /// <summary>The property that says it.</summary>
    public const string Property = "NumberOfResults";

    // Of what is fetched, a reranking model keeps a few.
    private static readonly string[] s_reranking = ["RerankingConfiguration", "RerankingModelType"];

    /// <summary>The largest constant that an assignment makes it where it is used; null where there is none, or where the results may be ranked again, so that many are fetched on purpose.</summary>
    public static int? Of(AssignmentExpressionSyntax assignment, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        int? largest = null;
        foreach (var (search, state) in Requests.GivenAround(assignment, bedrock.Symbols.IsSearchConfiguration, model, bedrock, cancellationToken))
        {
            if (search.PropertyOf(Property) is not { } property || state.ObjectOf(search) is not { } known) continue;
            foreach (var part in known.Get(property).Parts)
            {
                if (part is not ConstantValue { Constant: var constant, Origin: var origin } || origin != assignment.Right || CapUse.TokensOf(constant) is not { } results) continue;
                if (s_reranking.Any(name => search.PropertyOf(name) is { } reranking && known.Get(reranking).WithoutNone() is not null)) return null;
                if (largest is null || results > largest) largest = results;
            }
        }

        return largest;
    }
}
