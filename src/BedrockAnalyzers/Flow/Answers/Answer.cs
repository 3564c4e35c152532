using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Answers;

/// <summary>One thing that an expression can hold of a model's answer, and the way that it came.</summary>
/// <param name="Kind">What of the answer it is.</param>
/// <param name="Operation">What was called.</param>
/// <param name="Key">The member of the JSON that was last asked for; null where none was.</param>
/// <param name="Holder">The local or parameter of the reading member that holds the whole answer; null where there is none.</param>
/// <param name="Way">The members that had the answer or its text in hand.</param>
internal sealed record Answer(AnswerKind Kind, BedrockOperation Operation, string? Key, ISymbol? Holder, ImmutableHashSet<SyntaxNode> Way)
{
    /// <summary>Makes what a Bedrock call answers.</summary>
    public static Answer Of(BedrockOperation operation) => new(AnswerKind.Response, operation, null, null, ImmutableHashSet<SyntaxNode>.Empty);

    /// <summary>The same, through one more member.</summary>
    public Answer Through(SyntaxNode member) => Way.Contains(member) ? this : this with { Way = Way.Add(member) };
}
