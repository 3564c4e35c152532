using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Clients of the project that stand before the SDK's.</summary>
internal static class Decorators
{
    /// <summary>Whether a method of the project that takes a request sets something on it, or sends another one.</summary>
    public static bool ChangeTheRequest(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } && IsOn(method.Parameters[0].Name, left)) return true;
                if (node is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } && string.Equals(type.Identifier.ValueText, method.Parameters[0].Type.Name, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    private static bool IsOn(string name, MemberAccessExpressionSyntax member)
    {
        ExpressionSyntax at = member;
        while (at is MemberAccessExpressionSyntax access) at = access.Expression;
        return at is IdentifierNameSyntax identifier && string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal);
    }
}
