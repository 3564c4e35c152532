using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Says of a pipeline or a policy of Polly whether it can hold back those that run through it.</summary>
internal static class PollyLimits
{
    private const int MaximumStrategies = 32;

    /// <summary>Whether it is seen to be built, in the project, of strategies that let all through at once.</summary>
    public static bool LetsAllThrough(ExpressionSyntax pipeline, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var origins = new Origins(bedrock, cancellationToken);
        if (bedrock.Symbols.Polly is not { } polly || origins.OperationOf(pipeline) is not { Type: { } type } held || !LimitTypes.IsUnder(type.ContainingNamespace, "Polly")) return false;
        var origin = origins.Of(held);
        if (!LimitTypes.IsLimit(origin.Type)) return true;

        // A builder that something holds can be given more than is seen here.
        for (var strategies = 0; strategies < MaximumStrategies; strategies++)
        {
            switch (Bare.WithoutConversion(origin))
            {
                case IObjectCreationOperation { Type.Name: "ResiliencePipelineBuilder" }:
                    return true;
                case IInvocationOperation { TargetMethod: { Name: "Build" or "AddRetry" or "AddTimeout" or "AddCircuitBreaker" or "AddFallback" } method } call when polly.IsOfPolly(method):
                    origin = call.Instance ?? call.Arguments[0].Value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
