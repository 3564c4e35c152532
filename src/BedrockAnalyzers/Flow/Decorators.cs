using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Clients of the project that stand before the SDK's.</summary>
internal static class Decorators
{
    /// <summary>Whether a method of the project that takes a request can set something on it, or send another one: it does more with it than look at it and hand it on.</summary>
    public static bool ChangeTheRequest(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var (isRead, isHandedOn) = (false, false);
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name || !string.Equals(name.Identifier.ValueText, method.Parameters[0].Name, StringComparison.Ordinal) || name.Parent is NameColonSyntax) continue;
                ExpressionSyntax request = name;
                while (request.Parent is ParenthesizedExpressionSyntax parenthesized) request = parenthesized;
                if (IsHandedOn(request, method.Name)) isHandedOn = true;
                else if (IsOnlyRead(request)) isRead = true;
                else if (!IsOnlyTested(request)) return true;
            }

            // What is read of it and not handed on goes into another request.
            if (isRead && !isHandedOn) return true;
        }

        return false;
    }

    private static bool IsHandedOn(ExpressionSyntax request, string method) =>
        request.Parent is ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } && string.Equals(StringUse.NameOf(call), method, StringComparison.Ordinal);

    private static bool IsOnlyTested(ExpressionSyntax request) => request.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } => StringUse.NameOf(call) is "ThrowIfNull" or "nameof",
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression),
        _ => false,
    };

    // The model's ID is a text; through what else is read, something could be changed.
    private static bool IsOnlyRead(ExpressionSyntax request) =>
        request.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ModelId" } access && !(access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access);
}
