using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>One place that puts something into a list.</summary>
/// <param name="Place">The place in the code that holds the list: a call of <c>Add</c>, or of the method that is given the list and adds to it.</param>
/// <param name="Code">The call of <c>Add</c> itself.</param>
/// <param name="Elements">What is put in, and what the methods that lead there are given.</param>
internal sealed record HistoryGrowth(SyntaxNode Place, SyntaxNode Code, ImmutableArray<ExpressionSyntax> Elements);
