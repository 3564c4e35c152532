using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Finds loops and jumps that call the model again as long as it asks for tools, which nothing ends but the model.</summary>
internal sealed class ToolLoops
{
    private const ReachedCalls Models = ReachedCalls.Runtime | ReachedCalls.RuntimeStream | ReachedCalls.Anthropic | ReachedCalls.AnthropicStream;

    private readonly CycleCode _cycle;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly DeciderReader _reader;

    private ToolLoops(CycleCode cycle, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _cycle = cycle;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _reader = new(cycle, bedrock, cancellationToken);
    }

    /// <summary>Whether code comes to a call of a model.</summary>
    public static bool CallsModel(SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken) => (BedrockCalls.ReachedFrom(code, bedrock, cancellationToken) & Models) != ReachedCalls.None;

    /// <summary>Whether a <c>while</c>, <c>do</c> or <c>for</c> is such a loop, and none inside it is.</summary>
    public static bool IsUnbounded(StatementSyntax loop, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (IsCounted(loop) || !CallsModel(loop, bedrock, cancellationToken) || !IsUnbounded(loop, loop.Span, bedrock, cancellationToken)) return false;
        foreach (var inner in loop.DescendantNodes())
        {
            if (inner is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && FunctionGraph.FunctionOf(inner) == FunctionGraph.FunctionOf(loop) && IsUnbounded((StatementSyntax)inner, bedrock, cancellationToken)) return false;
        }

        return true;
    }

    /// <summary>Whether a jump back to a label makes such a loop.</summary>
    public static bool IsUnbounded(GotoStatementSyntax jump, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (jump.Expression is not IdentifierNameSyntax { Identifier.ValueText: var name } || FunctionGraph.FunctionOf(jump) is not { } function) return false;
        foreach (var node in function.DescendantNodes())
        {
            if (node is not LabeledStatementSyntax label || label.SpanStart > jump.SpanStart || !string.Equals(label.Identifier.ValueText, name, StringComparison.Ordinal)) continue;
            return CallsModel(label.Parent ?? label, bedrock, cancellationToken) && IsUnbounded(jump, TextSpan.FromBounds(label.SpanStart, jump.Span.End), bedrock, cancellationToken);
        }

        return false;
    }

    private static bool IsUnbounded(StatementSyntax statement, TextSpan span, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (FunctionGraph.FunctionOf(statement) is not { } function || Members.RootOf(statement) is not { } root) return false;
        var loops = new ToolLoops(new(statement, span, function, root), bedrock, cancellationToken);
        var isUnbounded = loops.IsUnbounded();
        bedrock.CountVisited(loops._reader.Visited);
        return isUnbounded;
    }

    // for (var turn = 0; turn < 20; turn++)
    private static bool IsCounted(StatementSyntax loop)
    {
        if (loop is not ForStatementSyntax { Condition: { } condition, Incrementors: { Count: > 0 } steps }) return false;
        foreach (var step in steps)
        {
            var counter = step switch
            {
                PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                PrefixUnaryExpressionSyntax prefix => prefix.Operand,
                AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression } assignment => assignment.Left,
                _ => null,
            };
            if (counter is IdentifierNameSyntax { Identifier.ValueText: var name } && condition.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax read && string.Equals(read.Identifier.ValueText, name, StringComparison.Ordinal))) return true;
        }

        return false;
    }

    private bool IsUnbounded()
    {
        if (_reader.GraphOf(_cycle.Function) is not { } graph || Cycle.Of(graph, _cycle, code => CallsModel(code, _bedrock, _cancellationToken)) is not { } cycle) return false;
        _reader.KeepTo(cycle.Has);
        var (found, tests) = (Deciders.None, new ToolTests(_reader, _bedrock, _cancellationToken));
        foreach (var exit in cycle.Exits)
        {
            var decided = _reader.OfTest(exit, ReadingFrame.Outermost) | _reader.OfPlace(graph, exit, _cycle.Function, ReadingFrame.Outermost);
            if (cycle.IsMissingValue(exit)) decided &= ~Deciders.Other;
            if ((decided & (Deciders.Limit | Deciders.Other)) != Deciders.None) return false;
            if ((decided & Deciders.Answer) == Deciders.None) continue;

            // Asked again until it uses a tool, it is not asked for what tools answer.
            if ((decided & Deciders.AsksForTool) != Deciders.None)
            {
                if (tests.IsWayOfTool(exit, isConditional: cycle.LeadsOutConditionally(exit)) is { } isLeftForTool) decided = isLeftForTool ? decided & ~Deciders.AsksForTool : decided | Deciders.GoesOnForTool;
            }

            found |= decided;
        }

        return IsOfTools(found, _cycle.Code, _bedrock, _cancellationToken) && !IsEndedInside(cycle);
    }

    /// <summary>Whether what decides says that it goes on for tools: it asks whether the model wants one, or whether it has ended its turn where results of tools are sent.</summary>
    public static bool IsOfTools(Deciders found, SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        (found & Deciders.Answer) != Deciders.None
        && ((found & Deciders.GoesOnForTool) != Deciders.None || ((found & (Deciders.AsksForTool | Deciders.EndsTurn)) != Deciders.None && ToolResults.AreSentIn(code, bedrock, cancellationToken)));

    // A token that time cancels, a person at the console, a method that throws at a limit.
    private bool IsEndedInside(Cycle cycle)
    {
        var operations = cycle.Operations.ToList();
        return EndsBy(operations, _reader, _cycle, ReadingFrame.Outermost, _bedrock, _cancellationToken);
    }

    // ToolConfig = turn < 10 ? tools : null, or a flag that says so: without tools the model asks for none.
    private static bool TakesToolsAway(IOperation operation, DeciderReader reader, ReadingFrame frame, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var decided = operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ToolConfig" or "Tools" or "ToolChoice" or "ToolMode" }, Value: { } value } => reader.Read(reader.OperationAt(value.Syntax) ?? value, frame) | reader.OfPlace(operation.Syntax, frame),
            IArgumentOperation { Parameter.Type: { SpecialType: SpecialType.System_Boolean } or { Name: "ToolConfiguration" or "ChatOptions" }, Value: { } value, Parent: IInvocationOperation call } when BedrockCalls.ReachedBy(call.TargetMethod, bedrock, cancellationToken) != ReachedCalls.None => reader.Read(reader.OperationAt(value.Syntax) ?? value, frame),
            _ => Deciders.None,
        };
        return (decided & Deciders.Limit) != Deciders.None;
    }

    /// <summary>Whether something that is run in a cycle ends it, without being a test of the cycle's own.</summary>
    public static bool EndsBy(List<IOperation> operations, DeciderReader reader, CycleCode cycle, ReadingFrame frame, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (TimedTokens.AreIn(operations, cycle, bedrock, cancellationToken)) return true;
        foreach (var operation in operations)
        {
            if (TakesToolsAway(operation, reader, frame, bedrock, cancellationToken)) return true;
            if (operation is not IInvocationOperation call) continue;
            if (OutsideMethods.AsksPerson(call.TargetMethod)) return true;
            if (bedrock.Declares(call.TargetMethod) && (reader.OfThrows(call, frame) & Deciders.Limit) != Deciders.None) return true;
        }

        return false;
    }
}
