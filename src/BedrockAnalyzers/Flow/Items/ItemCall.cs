using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>A call that asks a model about each element of a collection by itself: what it asks is made of the element, and not of the answers before.</summary>
/// <param name="Call">The call in the loop: the Bedrock call, a method of the project that comes to one, or such a method where it is named.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Calls">The Bedrock calls behind it.</param>
internal sealed record ItemCall(ExpressionSyntax Call, ItemLoop Loop, ImmutableArray<InvocationExpressionSyntax> Calls)
{
    /// <summary>The name of what is called.</summary>
    public SyntaxToken Name => Call switch
    {
        InvocationExpressionSyntax invocation => StringUse.NameTokenOf(invocation),
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        _ => Call.GetFirstToken(),
    };
}
