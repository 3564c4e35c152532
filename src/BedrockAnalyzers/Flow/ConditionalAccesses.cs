using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>What stands on the two sides of a <c>?.</c>.</summary>
internal static class ConditionalAccesses
{
    /// <summary>The value that the members behind the <c>?.</c> are taken of; null where the code is broken.</summary>
    public static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation at = instance; at.Parent is { } parent; at = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == at) return access.Operation;
        }

        return null;
    }

    /// <summary>Where the value stands again behind the <c>?.</c>.</summary>
    public static IConditionalAccessInstanceOperation? InstanceIn(IConditionalAccessOperation access)
    {
        IOperation? at = access.WhenNotNull;
        while (at is not (null or IConditionalAccessInstanceOperation))
        {
            at = at switch
            {
                IInvocationOperation call => call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value),
                IMemberReferenceOperation member => member.Instance,
                IConditionalAccessOperation inner => inner.Operation,
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                _ => null,
            };
        }

        return at as IConditionalAccessInstanceOperation;
    }
}
