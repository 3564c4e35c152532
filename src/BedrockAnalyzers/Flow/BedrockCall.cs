using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>A Bedrock call that a walk has come to, with what was known there.</summary>
/// <param name="Operation">What the call runs.</param>
/// <param name="Syntax">The invocation.</param>
/// <param name="Request">What its request can be.</param>
/// <param name="State">What was known when it was made.</param>
/// <param name="DeferredAt">Where the delegate that makes the call was handed to unseen code, as a position in the text; null when the call is made in place.</param>
internal sealed record BedrockCall(BedrockOperation Operation, SyntaxNode Syntax, Value Request, State State, int? DeferredAt)
{
    /// <summary>The chat client that is asked; null where the call is one of the SDK's own clients.</summary>
    public ChatClientValue? Client { get; init; }

    /// <summary>The SDK's client that the call runs on; null where that is not seen.</summary>
    public Value? Runtime { get; init; }

    /// <summary>Whether a chat client of the project's own makes the call, which sees the answer first.</summary>
    public bool IsMadeByDecorator { get; init; }

    /// <summary>The request that the options of a chat make themselves, where that is seen.</summary>
    public Value? MadeRequest { get; init; }

    /// <summary>The same call, with one property of one object unknown.</summary>
    public BedrockCall WithUnknown(CreatedValue created, ISymbol property) =>
        State.ObjectOf(created) is null ? this : this with { State = State.SetUnknown(created, property) };
}
