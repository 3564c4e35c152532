using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A place that puts something into a variable or a member.</summary>
/// <param name="Target">The variable or member where it is written.</param>
/// <param name="Value">What is put in or added; null for a step by one, and where that cannot be said.</param>
/// <param name="Kind">The assignment's or step's kind; none where what is put in cannot be said.</param>
internal readonly record struct WaitWrite(ExpressionSyntax Target, ExpressionSyntax? Value, SyntaxKind Kind)
{
    /// <summary>What is written where a name stands, or null where it is only read.</summary>
    public static WaitWrite? At(SimpleNameSyntax name)
    {
        ExpressionSyntax target = Bare.Qualified(name);
        while (target.Parent is ParenthesizedExpressionSyntax parenthesized) target = parenthesized;
        return target.Parent switch
        {
            // What an initializer sets belongs to a new object.
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => null,
            AssignmentExpressionSyntax assignment when assignment.Left == target => new(target, assignment.Right, assignment.Kind()),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => new(target, Value: null, step.Kind()),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } step => new(target, Value: null, step.Kind()),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var step } } } when step is "Increment" or "Decrement" && IsInterlocked(type) =>
                new(target, Value: null, step is "Increment" ? SyntaxKind.PreIncrementExpression : SyntaxKind.PreDecrementExpression),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => new(target, Value: null, SyntaxKind.None),
            ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when IsAssigned(tuple) => new(target, Value: null, SyntaxKind.None),
            RefExpressionSyntax => new(target, Value: null, SyntaxKind.None),
            _ => null,
        };
    }

    // By name alone: who has a class of his own that is called so, and steps otherwise, is rare.
    private static bool IsInterlocked(ExpressionSyntax type) => type is IdentifierNameSyntax { Identifier.ValueText: "Interlocked" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Interlocked" };

    private static bool IsAssigned(TupleExpressionSyntax tuple)
    {
        while (tuple.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax outer }) tuple = outer;
        return (tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple) || (tuple.Parent is ForEachVariableStatementSyntax loop && loop.Variable == tuple);
    }
}
