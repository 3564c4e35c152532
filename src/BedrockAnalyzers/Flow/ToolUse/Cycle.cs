using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>The blocks of a control-flow graph that are run again and again, round a model call.</summary>
internal sealed class Cycle
{
    private readonly HashSet<int> _blocks;

    private Cycle(FunctionGraph graph, HashSet<int> blocks)
    {
        Graph = graph;
        _blocks = blocks;
    }

    /// <summary>The graph.</summary>
    public FunctionGraph Graph { get; }

    /// <summary>The blocks that lie on a way from a model call back to it; null where there is no way back.</summary>
    /// <param name="graph">The graph of the function.</param>
    /// <param name="code">The code that the cycle is in.</param>
    /// <param name="calls">Whether a piece of code comes to a model call.</param>
    public static Cycle? Of(FunctionGraph graph, CycleCode code, Func<SyntaxNode, bool> calls)
    {
        var inside = new HashSet<int>(graph.Graph.Blocks.Where(block => IsInside(block, code)).Select(static block => block.Ordinal));
        foreach (var block in graph.Graph.Blocks)
        {
            if (!inside.Contains(block.Ordinal) || !OperationsOf(block).Any(operation => calls(operation.Syntax))) continue;
            var after = Reach(block, inside, FunctionGraph.Successors);
            if (!after.Contains(block.Ordinal)) continue;
            after.IntersectWith(Reach(block, inside, PredecessorsOf));
            return new(graph, after);
        }

        return null;
    }

    /// <summary>Whether a block is one of the cycle.</summary>
    public bool Has(BasicBlock block) => _blocks.Contains(block.Ordinal);

    /// <summary>The blocks whose test leads out of the cycle on one side.</summary>
    public IEnumerable<BasicBlock> Exits => Graph.Graph.Blocks.Where(block => Has(block) && FunctionGraph.Tests(block) && !(Stays(block.ConditionalSuccessor) && Stays(block.FallThroughSuccessor)));

    /// <summary>Whether an exit is left by its conditional way.</summary>
    public bool LeadsOutConditionally(BasicBlock exit) => !Stays(exit.ConditionalSuccessor);

    /// <summary>What is run in the cycle.</summary>
    public IEnumerable<IOperation> Operations => Graph.Graph.Blocks.Where(Has).SelectMany(OperationsOf).SelectMany(static operation => operation.DescendantsAndSelf());

    /// <summary>Whether the exit is only that something that must be there is not: <c>?? throw …</c>.</summary>
    public bool IsMissingValue(BasicBlock exit) => exit.BranchValue is IIsNullOperation && LeadsOutToThrow(exit);

    private bool LeadsOutToThrow(BasicBlock exit)
    {
        foreach (var next in FunctionGraph.Successors(exit))
        {
            if (!Has(next) && next.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Throw }) return true;
        }

        return false;
    }

    private bool Stays(ControlFlowBranch? branch) => branch?.Destination is { } next && Has(next);

    private static IEnumerable<BasicBlock> PredecessorsOf(BasicBlock block) =>
        block.Predecessors.Select(static branch => branch.Source).Where(source => FunctionGraph.Successors(source).Contains(block));

    private static HashSet<int> Reach(BasicBlock from, HashSet<int> inside, Func<BasicBlock, IEnumerable<BasicBlock>> next)
    {
        var reached = new HashSet<int>();
        var pending = new Stack<BasicBlock>();
        pending.Push(from);
        while (pending.Count > 0)
        {
            foreach (var block in next(pending.Pop()))
            {
                if (inside.Contains(block.Ordinal) && reached.Add(block.Ordinal)) pending.Push(block);
            }
        }

        return reached;
    }

    private static bool IsInside(BasicBlock block, CycleCode code) => block.IsReachable && block.Kind == BasicBlockKind.Block && OperationsOf(block).All(operation => code.Contains(operation.Syntax));

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
}
