using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Tasks that code starts, one for each item, without waiting for one before it starts the next.</summary>
/// <param name="Work">What starts a task for an item: a lambda, a method that is named, the body of a loop.</param>
/// <param name="Over">What the items come from: a collection, or a <c>for</c> or <c>while</c> loop.</param>
internal sealed record TaskStart(SyntaxNode Work, ImmutableArray<SyntaxNode> Over);
