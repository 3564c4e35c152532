using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>All writes in a piece of code, by the name of what is written.</summary>
internal sealed class Writes
{
    private readonly Dictionary<string, List<Write>> _byName = new(StringComparer.Ordinal);

    /// <summary>The writes in a member's body, its lambdas and local functions included.</summary>
    public static Writes In(SyntaxNode code)
    {
        var writes = new Writes();
        foreach (var node in code.DescendantNodesAndSelf()) writes.Look(node);
        return writes;
    }

    /// <summary>The writes to what has a name.</summary>
    public IReadOnlyList<Write> Of(string name) => _byName.TryGetValue(name, out var found) ? found : Array.Empty<Write>();

    private void Look(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                Add(declarator.Identifier, new(WriteKind.Set, declarator, declarator, value));
                break;
            case ForEachStatementSyntax loop:
                Add(loop.Identifier, new(WriteKind.Set, loop.Expression, loop, loop.Expression));
                break;
            case SingleVariableDesignationSyntax designation:
                Add(designation.Identifier, new(WriteKind.Set, designation, designation, SourceOf(designation)));
                break;
            case AssignmentExpressionSyntax assignment:
                LookAt(assignment);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix:
                AddTarget(postfix.Operand, new(WriteKind.Step, postfix, postfix.Operand, null));
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix:
                AddTarget(prefix.Operand, new(WriteKind.Step, prefix, prefix.Operand, null));
                break;
            case ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword, Parent.Parent: ExpressionSyntax call } argument when argument.Expression is not DeclarationExpressionSyntax:
                AddTarget(argument.Expression, new(call is InvocationExpressionSyntax named && StringUse.NameOf(named) is "Increment" or "Decrement" or "Add" ? WriteKind.Step : WriteKind.Set, call, argument.Expression, call));
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } invocation:
                if (KindOf(StringUse.NameOf(invocation)) is { } kind)
                    AddTarget(receiver, new(kind, invocation, receiver, invocation.ArgumentList.Arguments.Count > 0 ? invocation.ArgumentList.Arguments[invocation.ArgumentList.Arguments.Count - 1].Expression : null));
                break;
        }
    }

    private void LookAt(AssignmentExpressionSyntax assignment)
    {
        switch (assignment)
        {
            case { Left: TupleExpressionSyntax tuple, Right: var value }:
                for (var i = 0; i < tuple.Arguments.Count; i++)
                {
                    var part = value is TupleExpressionSyntax values && values.Arguments.Count == tuple.Arguments.Count ? values.Arguments[i].Expression : value;
                    AddTarget(tuple.Arguments[i].Expression, new(WriteKind.Set, assignment, tuple.Arguments[i].Expression, part));
                }

                break;
            case { Left: ElementAccessExpressionSyntax { Expression: var receiver } }:
                AddTarget(receiver, new(WriteKind.Fill, assignment, receiver, assignment.Right));
                break;
            case { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression }:
                AddTarget(assignment.Left, new(IsStep(assignment) ? WriteKind.Step : WriteKind.Set, assignment, assignment.Left, assignment.Right));
                break;
            case { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression }:
                AddTarget(assignment.Left, new(WriteKind.Step, assignment, assignment.Left, assignment.Right));
                break;
            default:
                AddTarget(assignment.Left, new(WriteKind.Set, assignment, assignment.Left, assignment.Right));
                break;
        }
    }

    // turns = turns + 1
    private static bool IsStep(AssignmentExpressionSyntax assignment)
    {
        if (Triggers.NameOfTarget(assignment.Left) is not { } name) return false;
        return assignment.Right is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } sum && (IsName(sum.Left) || IsName(sum.Right));

        bool IsName(ExpressionSyntax part) => string.Equals(Triggers.NameOfTarget(part), name, StringComparison.Ordinal);
    }

    private static WriteKind? KindOf(string method) => method switch
    {
        "Add" or "AddRange" or "Enqueue" or "Push" or "Insert" or "InsertRange" or "TryAdd" or "AddLast" or "AddFirst" => WriteKind.Fill,
        "Clear" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop" or "TryTake" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveFirst" or "RemoveLast" => WriteKind.Drain,
        _ => null,
    };

    /// <summary>What a declaration inside a larger expression is given: an out argument, a part of a tuple, or what a pattern is matched with.</summary>
    public static SyntaxNode? SourceOf(SingleVariableDesignationSyntax designation)
    {
        for (SyntaxNode? at = designation.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IsPatternExpressionSyntax test:
                    return test.Expression;
                case SwitchStatementSyntax choice:
                    return choice.Expression;
                case SwitchExpressionSyntax choice:
                    return choice.GoverningExpression;
                case ForEachVariableStatementSyntax loop:
                    return loop.Expression;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Right;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument:
                    return argument.Parent!.Parent;
                case StatementSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return null;
    }

    private void AddTarget(ExpressionSyntax target, Write write)
    {
        // counts[name]++
        if (target is ElementAccessExpressionSyntax { Expression: var collection }) (target, write) = (collection, write with { Kind = WriteKind.Fill });
        while (target is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            target = target is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PostfixUnaryExpressionSyntax)target).Operand;
        var name = target switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier,
            MemberAccessExpressionSyntax access => access.Name.Identifier,
            _ => default,
        };
        if (name.RawKind != 0) Add(name, write with { Target = target });
    }

    private void Add(SyntaxToken name, Write write)
    {
        if (!_byName.TryGetValue(name.ValueText, out var all)) _byName.Add(name.ValueText, all = new());
        all.Add(write);
    }
}
