using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Which way a test goes when the model asks for a tool. A loop that goes on until the model asks for one is another matter than a loop that goes on as long as it does.</summary>
internal sealed class ToolTests
{
    private const int MaximumDepth = 12;
    private const int MaximumTests = 500;

    private readonly BedrockCompilation _bedrock;
    private readonly DeciderReader _reader;
    private readonly CancellationToken _cancellationToken;
    private int _depth;
    private int _tests;

    /// <summary>Makes it for one cycle.</summary>
    public ToolTests(DeciderReader reader, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _reader = reader;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a way out of a block is the one that is taken when the model asks for a tool; null where that cannot be told.</summary>
    public bool? IsWayOfTool(BasicBlock block, bool isConditional)
    {
        if (block.BranchValue is not { } value || ++_tests > MaximumTests) return null;
        var isTrue = isConditional == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return IsTool(value.Syntax) is { } tool ? tool == isTrue : null;
    }

    private bool? IsTool(SyntaxNode test)
    {
        if (test is SwitchLabelSyntax label) return label is CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax && Says(label) ? true : null;
        if (test is PatternSyntax) return Says(test) ? true : null;
        while (test is ParenthesizedExpressionSyntax parenthesized) test = parenthesized.Expression;
        return test is ExpressionSyntax && _reader.OperationAt(test) is { } operation ? IsTool(operation) : null;
    }

    // What is true when the model asks for a tool.
    private bool? IsTool(IOperation operation)
    {
        if (_depth >= MaximumDepth) return null;
        _depth++;
        var isTool = operation switch
        {
            IConversionOperation conversion => IsTool(conversion.Operand),
            IAwaitOperation awaited => IsTool(awaited.Operation),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !IsTool(not.Operand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual } comparison => OfComparison(comparison),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => IsTool(both.LeftOperand) ?? IsTool(both.RightOperand),
            IIsPatternOperation match => OfPattern(match.Pattern, Says(match.Value)),
            IIsTypeOperation test => AnswerTypes.AsksForTool(_bedrock.Symbols, test.TypeOperand) ? true : null,
            IInvocationOperation call => OfCall(call),
            ILocalReferenceOperation { Local: var local } => OfLocal(local),
            IConditionalOperation { WhenTrue.ConstantValue: { HasValue: true, Value: bool whenTrue } } choice => IsTool(choice.Condition) is { } isMet ? isMet == whenTrue : null,
            ISwitchExpressionOperation choice => choice.Arms.FirstOrDefault(arm => Says(arm.Pattern)) is { Value.ConstantValue: { HasValue: true, Value: bool whenTool } } ? whenTool : null,
            _ => null,
        };
        _depth--;
        return isTool;
    }

    private bool? OfComparison(IBinaryOperation comparison)
    {
        var isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            if (NamesTool(comparison.LeftOperand) || NamesTool(comparison.RightOperand)) return isEqual;
            if (IsNull(comparison.RightOperand) && Says(comparison.LeftOperand)) return !isEqual;
        }

        // How many tools it asks for.
        if (comparison.RightOperand.ConstantValue is not { HasValue: true, Value: int number } || !Says(comparison.LeftOperand)) return null;
        return (comparison.OperatorKind, number) switch
        {
            (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => false,
            (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => true,
            _ => null,
        };
    }

    private bool? OfPattern(IPatternOperation pattern, bool isOfTool) => pattern switch
    {
        INegatedPatternOperation negated => !OfPattern(negated.Pattern, isOfTool),
        IConstantPatternOperation constant when IsNull(constant.Value) => isOfTool ? false : null,
        IConstantPatternOperation or ITypePatternOperation or IDeclarationPatternOperation when Says(pattern) => true,
        IRecursivePatternOperation recursive => isOfTool && recursive.PropertySubpatterns.IsEmpty ? true : recursive.PropertySubpatterns.Select(part => OfPattern(part.Pattern, Says(part.Member))).FirstOrDefault(static found => found is not null),
        IBinaryPatternOperation both => OfPattern(both.LeftPattern, isOfTool) ?? OfPattern(both.RightPattern, isOfTool),
        _ => null,
    };

    private bool? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_bedrock.Declares(method))
        {
            return _bedrock.DeclarationsOf(method).Length == 1 && _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken) is var body && OnlyAnswerOf(body) is { } answer ? IsTool(answer) : null;
        }

        switch (method.Name)
        {
            case "Equals":
                return NamesTool(call.Instance) || call.Arguments.Any(argument => NamesTool(argument.Value)) ? true : null;
            case "Any" or "All" or "Exists" or "TrueForAll" when call.Arguments.Select(static argument => LambdaOf(argument.Value)).FirstOrDefault(static lambda => lambda is not null) is { } lambda:
                return OnlyAnswerOf(lambda.Syntax) is { } each ? IsTool(each) : null;
            case "Any":
                return Says(call) ? true : null;
            default:
                return null;
        }
    }

    // A flag that is given the test, or true or false on one side of it.
    private bool? OfLocal(ILocalSymbol local)
    {
        foreach (var write in _reader.WritesTo(local))
        {
            if (write.Kind != WriteKind.Set || write.Value is null || _reader.OperationAt(write.Value) is not { } value) continue;
            if (value.ConstantValue is not { HasValue: true, Value: bool constant })
            {
                if (IsTool(value) is { } tool) return tool;
                continue;
            }

            if (FunctionGraph.FunctionOf(write.Node) is not { } function || _reader.GraphOf(function) is not { } graph || graph.BlockOf(write.Node) is not { } block) continue;
            if (IsComeToForTool(graph, block) is { } isForTool) return isForTool == constant;
        }

        return null;
    }

    /// <summary>Whether a block is come to when the model asks for a tool, or when it does not; null where that cannot be told.</summary>
    public bool? IsComeToForTool(FunctionGraph graph, BasicBlock block)
    {
        if (_depth >= MaximumDepth) return null;
        _depth++;
        bool? found = null;
        foreach (var decider in graph.DecidersOf(block, static _ => true))
        {
            found = IsWayOfTool(decider, graph.IsReachedBy(decider, block)) ?? found;
        }

        _depth--;
        return found;
    }

    private IOperation? OnlyAnswerOf(SyntaxNode body) => body switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } expression } => _reader.OperationAt(expression),
        MethodDeclarationSyntax { ExpressionBody.Expression: { } expression } => _reader.OperationAt(expression),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => _reader.OperationAt(expression),
        LambdaExpressionSyntax { Block.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } expression } => _reader.OperationAt(expression),
        MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } when statements[statements.Count - 1] is ReturnStatementSyntax { Expression: { } expression } && statements.Count < 4 => _reader.OperationAt(expression),
        _ => null,
    };

    private static IAnonymousFunctionOperation? LambdaOf(IOperation value)
    {
        while (value is IConversionOperation or IDelegateCreationOperation) value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        return value as IAnonymousFunctionOperation;
    }

    private bool NamesTool(IOperation? value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value switch
        {
            null => false,
            { ConstantValue: { HasValue: true, Value: "tool_use" or "tool_calls" } } => true,
            IMemberReferenceOperation { Member: { IsStatic: true } member } => AnswerTypes.AsksForTool(_bedrock.Symbols, member),
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { } instance } => NamesTool(instance),
            _ => false,
        };
    }

    private static bool IsNull(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value.ConstantValue is { HasValue: true, Value: null };
    }

    private bool Says(IOperation? value) => value is not null && (_reader.Read(value, ReadingFrame.Outermost) & Deciders.AsksForTool) != Deciders.None;

    private static bool Says(SyntaxNode label) => label.DescendantNodesAndSelf().Any(node => node switch
    {
        LiteralExpressionSyntax { Token.Value: "tool_use" or "tool_calls" } => true,
        IdentifierNameSyntax { Identifier.ValueText: "Tool_use" or "ToolUse" or "ToolCalls" or "FunctionCallContent" } => true,
        _ => false,
    });
}
