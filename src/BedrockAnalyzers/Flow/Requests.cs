using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Follows a request from its creation to its calls.</summary>
internal static class Requests
{
    /// <summary>The calls that a request made by this creation expression reaches.</summary>
    /// <param name="creation">The creation of the request.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesOf(SyntaxNode creation, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(creation) is not { } root) return ImmutableArray<RequestUse>.Empty;
        var uses = ImmutableArray.CreateBuilder<RequestUse>();
        foreach (var call in bedrock.CallsIn(root, model, cancellationToken))
        {
            foreach (var part in call.Request.Parts)
            {
                if (part is CreatedValue created && ReferenceEquals(created.Creation, creation)) uses.Add(new(call, created));
            }
        }

        return uses.ToImmutable();
    }
    /// <summary>The calls of the member that a node stands in, whatever they send.</summary>
    /// <param name="node">A node of the member.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesAround(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(node) is not { } root) return ImmutableArray<RequestUse>.Empty;
        var uses = ImmutableArray.CreateBuilder<RequestUse>();
        foreach (var call in bedrock.CallsIn(root, model, cancellationToken))
        {
            foreach (var part in call.Request.Parts)
            {
                if (part is CreatedValue created) uses.Add(new(call, created));
            }
        }

        return uses.ToImmutable();
    }
}
