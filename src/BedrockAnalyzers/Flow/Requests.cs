using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Follows a request from its creation to its calls.</summary>
internal static class Requests
{
    /// <summary>The calls that a request made by this creation expression reaches, and the places where it leaves the project.</summary>
    /// <param name="creation">The creation of the request.</param>
    /// <param name="operation">What the request is for.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesOf(SyntaxNode creation, BedrockOperation operation, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(creation) is not { } root) return ImmutableArray<RequestUse>.Empty;
        var uses = ImmutableArray.CreateBuilder<RequestUse>();
        foreach (var context in Contexts.Of(root, model, bedrock, cancellationToken))
        {
            foreach (var call in context.Result.Calls)
            {
                if (context.Covers(call)) Add(call);
            }

            if (!context.HandsToUnseen) continue;
            foreach (var (value, state) in context.Result.Handed) Add(new(operation, creation, value, state, DeferredAt: null));
        }

        return uses.ToImmutable();

        void Add(BedrockCall call)
        {
            foreach (var part in call.Request.Parts)
            {
                if (part is CreatedValue created && ReferenceEquals(created.Creation, creation)) uses.Add(new(call, created));
            }
        }
    }

    /// <summary>The calls that are to be judged together with a node, whatever they send: those that what the node makes can come to.</summary>
    /// <param name="node">A node of a member.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesAround(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(node) is not { } root) return ImmutableArray<RequestUse>.Empty;
        var uses = ImmutableArray.CreateBuilder<RequestUse>();
        foreach (var context in Contexts.Of(root, model, bedrock, cancellationToken))
        {
            foreach (var call in context.Result.Calls)
            {
                if (!context.Covers(call)) continue;
                foreach (var part in call.Request.Parts)
                {
                    if (part is CreatedValue created) uses.Add(new(call, created));
                }
            }
        }

        return uses.ToImmutable();
    }
}
