using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Takes an assignment to a property away, out of an object initializer or as a statement.</summary>
internal static class AssignmentRemoval
{
    /// <summary>The edit that removes the assignment; null where something would be lost with it: a comment, or what its value does besides.</summary>
    public static NodeEdit? Of(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Right.DescendantNodesAndSelf().Any(static n => n is AwaitExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }))
            return null;
        switch (assignment.Parent)
        {
            case InitializerExpressionSyntax { ContainsDirectives: false } initializer:
                var index = initializer.Expressions.IndexOf(assignment);
                var comma = index < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(index) : default;
                if (HasComments(assignment) || comma.LeadingTrivia.Any(ElementLists.IsComment) || comma.TrailingTrivia.Any(ElementLists.IsComment)) return null;
                return new(initializer, NameOf(assignment), node => Without((InitializerExpressionSyntax)node, assignment));
            case ExpressionStatementSyntax { Parent: BlockSyntax block, ContainsDirectives: false } statement when !HasComments(statement) && !block.CloseBraceToken.IsMissing:
                return new(block, NameOf(assignment), node => Without((BlockSyntax)node, statement));
            default:
                return null;
        }
    }

    private static string NameOf(AssignmentExpressionSyntax assignment) => nameof(AssignmentRemoval) + assignment.SpanStart.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(ElementLists.IsComment);

    // Other edits can have moved it already: it is found again by what it is.
    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment) =>
        initializer.Expressions.IndexOf(e => e.IsEquivalentTo(assignment)) is var index and >= 0 ? initializer.Without(index) : initializer;

    private static BlockSyntax Without(BlockSyntax block, StatementSyntax statement) =>
        block.Statements.IndexOf(s => s.IsEquivalentTo(statement)) is var index and >= 0 ? block.WithStatements(block.Statements.RemoveAt(index)) : block;
}
