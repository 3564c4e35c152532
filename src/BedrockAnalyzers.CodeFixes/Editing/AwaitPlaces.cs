using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Where an asynchronous function may wait.</summary>
internal static class AwaitPlaces
{
    /// <summary>Whether <c>await</c> compiles at a place of an asynchronous function.</summary>
    public static bool CanAwaitAt(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? function = null;
        foreach (var at in place.Ancestors())
        {
            if (at is UnsafeStatementSyntax or FixedStatementSyntax || IsUnsafe(at)) return false;
            if (function is not null) continue;
            if (at is LockStatementSyntax or CatchFilterClauseSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax || HoldsByRef(at, model, cancellationToken)) return false;
            if (at is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax) function = at;
        }

        return function is not null && !function.DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax))
            .TakeWhile(n => n.SpanStart < place.SpanStart)
            .Any(n => n is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax && model.GetDeclaredSymbol(n, cancellationToken) is ILocalSymbol local && (local.RefKind != RefKind.None || local.Type.IsRefLikeType));
    }

    private static bool IsUnsafe(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    };

    // A span that a loop goes over, or what a using closes, would have to outlive the wait.
    private static bool HoldsByRef(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        CommonForEachStatementSyntax loop => model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType.IsRefLikeType == true || model.GetTypeInfo(loop.Expression, cancellationToken).Type?.IsRefLikeType == true,
        UsingStatementSyntax { Expression: { } resource } => model.GetTypeInfo(resource, cancellationToken).Type?.IsRefLikeType == true,
        _ => false,
    };
}
