using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>A walk, and what of it is to be judged.</summary>
/// <param name="Result">What the walk has found.</param>
/// <param name="Judged">Members whose own calls are judged elsewhere.</param>
/// <param name="HandsToUnseen">Whether what the member hands out goes to code outside the project.</param>
internal sealed record Context(MemberResult Result, ImmutableArray<SyntaxNode> Judged, bool HandsToUnseen)
{
    /// <summary>Whether a call is to be judged in this context.</summary>
    public bool Covers(BedrockCall call)
    {
        foreach (var judged in Judged)
        {
            if (judged.SyntaxTree == call.Syntax.SyntaxTree && judged.Span.Contains(call.Syntax.Span)) return false;
        }

        return true;
    }
}
