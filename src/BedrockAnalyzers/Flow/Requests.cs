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

    /// <summary>A call of a chat client, as often as walks have come to it with a client that is known to be of Bedrock.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<BedrockCall> ChatCallsAt(SyntaxNode call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(call) is not { } root) return ImmutableArray<BedrockCall>.Empty;
        var calls = ImmutableArray.CreateBuilder<BedrockCall>();
        foreach (var context in Contexts.Of(root, model, bedrock, cancellationToken))
        {
            foreach (var found in context.Result.Calls)
            {
                if (found.Client is not null && ReferenceEquals(found.Syntax, call) && context.Covers(found)) calls.Add(found);
            }
        }

        return calls.ToImmutable();
    }
}
