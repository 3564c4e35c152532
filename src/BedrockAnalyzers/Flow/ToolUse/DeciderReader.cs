using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>
/// Says what decides a condition in code that goes round: it follows the condition's values, through locals, members and the project's own methods, to the model's answer, to what grows with each round, or to something else. What it
/// cannot follow is something else.
/// </summary>
internal sealed partial class DeciderReader
{
    private const int MaximumOperations = 10_000;
    private const int MaximumDepth = 150;

    private readonly BedrockCompilation _bedrock;
    private readonly CycleCode _cycle;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _openSymbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _openConditions = new();
    private readonly Dictionary<SyntaxNode, Writes> _writes = new();
    private readonly Dictionary<SyntaxNode, FunctionGraph?> _graphs = new();
    private Func<BasicBlock, bool>? _isInCycle;
    private int _visited;
    private int _depth;

    /// <summary>Makes a reader for a cycle.</summary>
    public DeciderReader(CycleCode cycle, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _cycle = cycle;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>How many operations were looked at.</summary>
    public int Visited => _visited;

    private BedrockSymbols Symbols => _bedrock.Symbols;

    /// <summary>Says which blocks of the cycle's own function are part of it.</summary>
    public void KeepTo(Func<BasicBlock, bool> isInCycle) => _isInCycle = isInCycle;

    /// <summary>What decides the test at the end of a block.</summary>
    public Deciders OfTest(BasicBlock block, ReadingFrame frame)
    {
        if (block.BranchValue is not { } value || !_openConditions.Add(value.Syntax)) return Deciders.None;

        // Whether there is one more element is a matter of the collection.
        var test = value.Syntax is CommonForEachStatementSyntax loop ? loop.Expression : value.Syntax;
        var found = test is StatementSyntax ? Deciders.Other : Read(OperationAt(test), frame);
        if (GoverningOf(value.Syntax) is { } governing) found |= Read(OperationAt(governing), frame);
        _openConditions.Remove(value.Syntax);
        return found;
    }

    /// <summary>What decides whether a place in the code is come to within a round.</summary>
    public Deciders OfPlace(SyntaxNode node, ReadingFrame frame)
    {
        if (FunctionGraph.FunctionOf(node) is not { } function || GraphOf(function) is not { } graph || graph.BlockOf(node) is not { } block) return Deciders.None;
        return OfPlace(graph, block, function, frame);
    }

    /// <summary>What decides whether a block is come to within a round.</summary>
    public Deciders OfPlace(FunctionGraph graph, BasicBlock block, SyntaxNode function, ReadingFrame frame)
    {
        var isInside = function == _cycle.Function && _isInCycle is { } limited ? limited : static _ => true;
        var found = Deciders.None;
        foreach (var decider in graph.DecidersOf(block, isInside)) found |= OfTest(decider, frame);
        return found;
    }

    /// <summary>The graph of a function, made once.</summary>
    public FunctionGraph? GraphOf(SyntaxNode function)
    {
        if (!_graphs.TryGetValue(function, out var graph)) _graphs.Add(function, graph = FunctionGraph.Of(function, _bedrock, _cancellationToken));
        return graph;
    }

    /// <summary>What decides a value.</summary>
    public Deciders Read(IOperation? operation, ReadingFrame frame)
    {
        if (operation is null) return Deciders.None;
        _cancellationToken.ThrowIfCancellationRequested();
        if (++_visited > MaximumOperations || _depth >= MaximumDepth) return Deciders.Other;
        _depth++;
        var found = OfType(operation.Type, ReadKind(operation, frame));
        _depth--;
        return found;
    }

    // What has the type of an answer is the model's, however it came here.
    private Deciders OfType(ITypeSymbol? type, Deciders found)
    {
        if (type is null || !AnswerTypes.IsAnswer(Symbols, type)) return found;
        found = (found & Deciders.OfAnswer) | Deciders.Answer;
        return AnswerTypes.AsksForTool(Symbols, type) ? found | Deciders.AsksForTool : found;
    }

    private Deciders ReadKind(IOperation operation, ReadingFrame frame)
    {
        switch (operation)
        {
            case IFieldReferenceOperation field:
                return ReadField(field, frame);
            case IPropertyReferenceOperation property:
                return ReadProperty(property, frame);
            case { ConstantValue: { HasValue: true, Value: var value } }:
                return OfConstant(value);
            case ILocalReferenceOperation { Local: { } local }:
                return ReadVariable(local, frame);
            case IParameterReferenceOperation { Parameter: { } parameter }:
                return ReadParameter(parameter, frame);
            case IInstanceReferenceOperation:
                return frame.Receiver is { } receiver ? Read(receiver.Operation, receiver.Frame) : Deciders.None;
            case IInvocationOperation call:
                return ReadCall(call, frame);
            case IIncrementOrDecrementOperation step:
                return Read(step.Target, frame);
            case ICompoundAssignmentOperation step:
                return Read(step.Target, frame) | Read(step.Value, frame);
            case IAssignmentOperation assignment:
                return Read(assignment.Value, frame);
            case IIsTypeOperation test:
                return Read(test.ValueOperand, frame) | OfTested(test.TypeOperand);
            case IDeclarationPatternOperation pattern:
                return OfTested(pattern.MatchedType);
            case ITypePatternOperation pattern:
                return OfTested(pattern.MatchedType);
            case IRecursivePatternOperation pattern:
                return OfTested(pattern.MatchedType) | ReadChildren(pattern, frame);
            case IPropertySubpatternOperation { Member: IMemberReferenceOperation { Member: { } member } } subpattern:
                return OfMember(member) | Read(subpattern.Pattern, frame);
            case IConditionalAccessInstanceOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation or IThrowOperation:
                return Deciders.None;
            case IFlowCaptureReferenceOperation:
                return Deciders.None;
            case IInvalidOperation:
                return Deciders.Other;
            default:
                return ReadChildren(operation, frame);
        }
    }

    private Deciders ReadChildren(IOperation operation, ReadingFrame frame)
    {
        var found = Deciders.None;
        foreach (var child in operation.ChildOperations) found |= Read(child, frame);
        return found;
    }

    private static Deciders OfConstant(object? value) => value switch
    {
        "tool_use" or "tool_calls" => Deciders.AsksForTool,
        "end_turn" or "stop" => Deciders.EndsTurn,
        _ => Deciders.None,
    };

    private Deciders OfTested(ITypeSymbol? type) => AnswerTypes.AsksForTool(Symbols, type) ? Deciders.AsksForTool : Deciders.None;

    private Deciders OfMember(ISymbol member) =>
        AnswerTypes.AsksForTool(Symbols, member) ? Deciders.AsksForTool
        : AnswerTypes.EndsTurn(Symbols, member) ? Deciders.EndsTurn
        : AnswerTypes.IsOfToolResult(Symbols, member) ? Deciders.Other
        : Deciders.None;

    /// <summary>A node's operation in its own form, in which <c>?:</c> and <c>??</c> are whole, as they are not in a graph.</summary>
    public IOperation? OperationAt(SyntaxNode syntax) => _bedrock.OperationOf(syntax, _cancellationToken);

    // A case says what is compared with the value that the switch is about, and not that value.
    private static ExpressionSyntax? GoverningOf(SyntaxNode test)
    {
        for (var at = test; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case SwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice }:
                    return choice.Expression;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                    return choice.GoverningExpression;
                case IsPatternExpressionSyntax match when at != test:
                    return match.Expression;
                case StatementSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return null;
    }
}
