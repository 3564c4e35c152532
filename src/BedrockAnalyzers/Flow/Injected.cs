using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Objects that come from outside, as most clients do: what they are no walk can say, and the syntax around says that.</summary>
internal static class Injected
{
    /// <summary>Whether a parameter, field or property, where it is read, is sure to hold what somebody outside has given, and the member that reads it is judged by itself.</summary>
    /// <param name="read">The expression.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool IsReadAt(ExpressionSyntax read, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        // A constructor may just have made what it reads.
        if (read is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) || Members.RootOf(read) is not { } root || root is ConstructorDeclarationSyntax || !Contexts.IsJudgedItself(root, model, bedrock, cancellationToken)) return false;
        switch (model.GetSymbolInfo(read, cancellationToken).Symbol)
        {
            // Not those of functions inside the member, which the member gives something.
            case IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } } parameter:
                return !IsWritten(parameter.Name, read.SyntaxTree, bedrock, cancellationToken);
            case IFieldSymbol { IsStatic: false } field:
                return IsMemberGiven(field);
            case IPropertySymbol { IsStatic: false } property:
                return FixedMembers.IsAutomatic(property, bedrock, cancellationToken) && IsMemberGiven(property);
            default:
                return false;
        }

        bool IsMemberGiven(ISymbol member) =>
            bedrock.DeclarationsOf(member.ContainingType) is { Length: 1 } declared && declared[0].SyntaxTree == read.SyntaxTree
            && !IsWritten(member.Name, read.SyntaxTree, bedrock, cancellationToken) && bedrock.InitialValueOf(member, cancellationToken) is null;
    }

    // A constructor gives a field what it was given.
    private static bool IsWritten(string name, SyntaxTree tree, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var mention in bedrock.NamesIn(tree, name, cancellationToken))
        {
            var target = Bare.Qualified(mention);
            var isWritten = target.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left == target,
                ArgumentSyntax argument => !argument.RefOrOutKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
                RefExpressionSyntax => true,
                _ => false,
            };
            if (isWritten && Members.RootOf(mention) is not ConstructorDeclarationSyntax) return true;
        }

        return false;
    }
}
