using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>The control-flow graph of a method, local function or lambda, with what is asked of it here: which tests decide whether a place is come to.</summary>
internal sealed class FunctionGraph
{
    private readonly Dictionary<SyntaxNode, BasicBlock?> _blocks = new();
    private readonly Dictionary<(int Target, Func<BasicBlock, bool> IsInside), List<BasicBlock>> _deciders = new();
    private readonly Dictionary<(int Target, Func<BasicBlock, bool> IsInside), HashSet<int>> _reaching = new();

    private FunctionGraph(ControlFlowGraph graph) => Graph = graph;

    /// <summary>The graph itself.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The graph of a function's body, or null where there is none.</summary>
    public static FunctionGraph? Of(SyntaxNode function, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var nested = new Stack<SyntaxNode>();
        var root = function;
        while (IsNested(root))
        {
            nested.Push(root);
            root = OuterFunctionOf(root);
            if (root is null) return null;
        }

        var graph = bedrock.GraphOf(root, cancellationToken);
        while (graph is not null && nested.Count > 0) graph = GraphIn(graph, nested.Pop(), cancellationToken);
        return graph is null ? null : new(graph);
    }

    /// <summary>The function that a node stands in: a method, accessor, local function, lambda, or the top-level statements.</summary>
    public static SyntaxNode? FunctionOf(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (IsNested(at)) return at;
            if (at is MemberDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax) break;
        }

        return Members.RootOf(node);
    }

    /// <summary>Whether a function stands in another one.</summary>
    public static bool IsNested(SyntaxNode function) => function is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Where control can go from a block, without what a constant condition rules out.</summary>
    public static IEnumerable<BasicBlock> Successors(BasicBlock block)
    {
        var isConstant = block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool };
        var taken = isConstant && (bool)block.BranchValue!.ConstantValue.Value! == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        if (block.ConditionalSuccessor?.Destination is { } conditional && (!isConstant || taken)) yield return conditional;
        if (block.FallThroughSuccessor?.Destination is { } next && (!isConstant || !taken)) yield return next;
    }

    /// <summary>Whether a block tests something that is not constant.</summary>
    public static bool Tests(BasicBlock block) => block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } value } && !value.ConstantValue.HasValue;

    /// <summary>The innermost block that a node is run in, or null where it is none of this function's.</summary>
    public BasicBlock? BlockOf(SyntaxNode node)
    {
        if (!_blocks.TryGetValue(node, out var block)) _blocks.Add(node, block = Find(node));
        return block;
    }

    /// <summary>The blocks whose tests decide, within one round, whether a block is come to: one of their ways leads there and the other does not.</summary>
    public List<BasicBlock> DecidersOf(BasicBlock target, Func<BasicBlock, bool> isInside)
    {
        if (_deciders.TryGetValue((target.Ordinal, isInside), out var known)) return known;
        var deciders = new List<BasicBlock>();
        var reaching = ReachingInOneRound(target, isInside);
        foreach (var block in Graph.Blocks)
        {
            if (block == target || !Tests(block) || !isInside(block)) continue;
            var (reach, miss) = (false, false);
            if (Leads(block, block.ConditionalSuccessor?.Destination)) reach = true;
            else miss = true;
            if (Leads(block, block.FallThroughSuccessor?.Destination)) reach = true;
            else miss = true;
            if (reach && miss) deciders.Add(block);
        }

        _deciders.Add((target.Ordinal, isInside), deciders);
        return deciders;

        bool Leads(BasicBlock from, BasicBlock? to) => to is not null && to.Ordinal > from.Ordinal && reaching.Contains(to.Ordinal);
    }

    /// <summary>Whether the conditional way out of a block is the one that leads to another within one round.</summary>
    public bool IsReachedBy(BasicBlock from, BasicBlock target) =>
        from.ConditionalSuccessor?.Destination is { } next && next.Ordinal > from.Ordinal && ReachingInOneRound(target, static _ => true).Contains(next.Ordinal);

    private BasicBlock? Find(SyntaxNode node)
    {
        BasicBlock? found = null;
        var length = int.MaxValue;
        foreach (var block in Graph.Blocks)
        {
            foreach (var operation in block.Operations) Look(block, operation.Syntax);
            if (block.BranchValue is { } value) Look(block, value.Syntax);
        }

        return found;

        void Look(BasicBlock block, SyntaxNode syntax)
        {
            if (syntax.Span.Length >= length || !syntax.Span.Contains(node.Span)) return;
            (found, length) = (block, syntax.Span.Length);
        }
    }

    // Blocks are numbered in the order of the code: a way to a lower number is a way round.
    private HashSet<int> ReachingInOneRound(BasicBlock target, Func<BasicBlock, bool> isInside)
    {
        if (_reaching.TryGetValue((target.Ordinal, isInside), out var known)) return known;
        var reaching = new HashSet<int> { target.Ordinal };
        for (var i = target.Ordinal - 1; i >= 0; i--)
        {
            var block = Graph.Blocks[i];
            if (isInside(block) && Successors(block).Any(next => next.Ordinal > i && reaching.Contains(next.Ordinal))) reaching.Add(i);
        }

        _reaching.Add((target.Ordinal, isInside), reaching);
        return reaching;
    }

    private static SyntaxNode? OuterFunctionOf(SyntaxNode function) => FunctionOf(function);

    private static ControlFlowGraph? GraphIn(ControlFlowGraph graph, SyntaxNode function, CancellationToken cancellationToken)
    {
        if (function is LocalFunctionStatementSyntax)
        {
            foreach (var local in graph.LocalFunctions)
            {
                if (local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) == function) return graph.GetLocalFunctionControlFlowGraph(local, cancellationToken);
            }

            return null;
        }

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                if (!operation.Syntax.Span.Contains(function.Span)) continue;
                foreach (var inner in operation.DescendantsAndSelf())
                {
                    if (inner is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == function) return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
                }
            }
        }

        return null;
    }
}
