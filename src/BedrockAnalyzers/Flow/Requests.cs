using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Follows requests to their calls.</summary>
internal static class Requests
{
    // As deep as a request holds what it says.
    private const int MaximumDepth = 6;

    /// <summary>The calls that a request made by this creation expression reaches, and the places where it leaves the project.</summary>
    /// <param name="creation">The creation of the request.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesOf(SyntaxNode creation, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        UsesAround(creation, model, bedrock, cancellationToken).RemoveAll(use => !ReferenceEquals(use.Request.Creation, creation));

    /// <summary>Every use of a request that the walks see in which the code around a node is judged.</summary>
    /// <param name="node">A node of a member.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<RequestUse> UsesAround(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var uses = ImmutableArray.CreateBuilder<RequestUse>();
        foreach (var context in ContextsOf(node, model, bedrock, cancellationToken))
        {
            foreach (var call in context.Result.Calls)
            {
                if (context.Covers(call)) Use(call);
            }

            if (!context.HandsToUnseen) continue;
            foreach (var (value, state) in context.Result.Handed) Leave(value, state);
        }

        if (Members.RootOf(node) is { } root)
        {
            foreach (var (member, value, state) in bedrock.ResultOf(root, cancellationToken).Stored)
            {
                // What a readonly member has held since the constructor is sent where it is read.
                if (InitialMembers.CanBeKnown(member, bedrock))
                {
                    foreach (var reader in bedrock.CallersOf(member, cancellationToken).Roots)
                    {
                        if (reader == root) continue;
                        foreach (var call in bedrock.ResultOf(reader, cancellationToken).Calls) Use(call);
                    }
                }

                if (Contexts.IsVisible(member) && bedrock.CallersOf(member, cancellationToken) is { AreAll: true } readers && readers.Roots.All(reader => reader == root)) Leave(value, state);
            }
        }

        return uses.ToImmutable();

        void Use(BedrockCall call)
        {
            foreach (var part in call.Request.Parts)
            {
                if (part is CreatedValue created) uses.Add(new(call, created));
            }
        }

        // Whoever gets it outside is taken to send it.
        void Leave(Value value, State state)
        {
            foreach (var part in value.Parts)
            {
                if (part is CreatedValue created && bedrock.Symbols.OperationOfRequest(created.Type) is { } operation) uses.Add(new(new(operation, created.Creation, created, state, DeferredAt: null), created));
            }
        }
    }

    /// <summary>A call of a chat client, as often as walks have come to it with a client that is known to be of Bedrock.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<BedrockCall> ChatCallsAt(SyntaxNode call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        CallsAt(call, model, bedrock, cancellationToken).RemoveAll(static found => found.Client is null);

    /// <summary>A call, as often as walks have come to it.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<BedrockCall> CallsAt(SyntaxNode call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        ContextsOf(call, model, bedrock, cancellationToken).SelectMany(context => context.Result.Calls.Where(found => ReferenceEquals(found.Syntax, call) && context.Covers(found))).ToImmutableArray();

    /// <summary>A call of a chat client of Bedrock whose pipeline may set anything in the request, as often as walks have come to it.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<BedrockCall> ConfiguredCallsAt(SyntaxNode call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        ContextsOf(call, model, bedrock, cancellationToken).SelectMany(context => context.Result.Configured.Where(found => ReferenceEquals(found.Syntax, call) && context.Covers(found))).ToImmutableArray();

    /// <summary>The objects that are given to code outside the project, alone or in another one, where the code around a node is judged; each as often as it is given, with what is known then.</summary>
    /// <param name="node">A node of a member.</param>
    /// <param name="isWanted">Whether an object of a type is looked for.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<(CreatedValue Object, State State)> GivenAround(SyntaxNode node, Func<ITypeSymbol?, bool> isWanted, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(CreatedValue, State)>();
        foreach (var context in ContextsOf(node, model, bedrock, cancellationToken))
        {
            foreach (var (value, state) in context.Result.Given) Collect(value, state, depth: 0);
            if (!context.HandsToUnseen) continue;
            foreach (var (value, state) in context.Result.Handed) Collect(value, state, depth: 0);
        }

        if (Members.RootOf(node) is { } root)
        {
            foreach (var (_, value, state) in bedrock.ResultOf(root, cancellationToken).Stored) Collect(value, state, depth: 0);
        }

        return found.ToImmutable();

        void Collect(Value value, State state, int depth)
        {
            foreach (var part in value.Parts)
            {
                if (part is not CreatedValue created) continue;
                if (isWanted(created.Type)) found.Add((created, state));
                if (depth >= MaximumDepth || state.ObjectOf(created) is not { } known) continue;
                foreach (var property in known.Properties) Collect(property.Value, state, depth + 1);
            }
        }
    }

    /// <summary>The calls of the walks in which the code around a node is judged.</summary>
    /// <param name="node">A node of a member.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<BedrockCall> CallsAround(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        ContextsOf(node, model, bedrock, cancellationToken).SelectMany(context => context.Result.Calls.Where(context.Covers)).ToImmutableArray();

    private static ImmutableArray<Context> ContextsOf(SyntaxNode node, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        Members.RootOf(node) is { } root ? Contexts.Of(root, model, bedrock, cancellationToken) : ImmutableArray<Context>.Empty;
}
