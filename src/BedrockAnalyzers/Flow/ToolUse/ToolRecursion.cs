using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Finds functions that call the model, and then themselves, as long as it asks for tools, which nothing ends but the model.</summary>
internal sealed class ToolRecursion
{
    private readonly IMethodSymbol _method;
    private readonly SyntaxNode _function;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    private ToolRecursion(IMethodSymbol method, SyntaxNode function, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _method = method;
        _function = function;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The calls in a method or local function by which it calls itself, directly or through one other function, and which nothing bounds.</summary>
    public static IEnumerable<InvocationExpressionSyntax> UnboundedCallsIn(SyntaxNode function, string name, SemanticModel model, BedrockCompilation bedrock, CalledNames calledNames, CancellationToken cancellationToken)
    {
        IMethodSymbol? method = null;
        foreach (var node in function.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || FunctionGraph.FunctionOf(call) != function) continue;
            var called = StringUse.NameOf(call);
            if (called.Length == 0 || (!string.Equals(called, name, StringComparison.Ordinal) && !calledNames.Calls(function.SyntaxTree, called, name, cancellationToken))) continue;
            if (StringUse.MethodOf(call, model, cancellationToken) is not { } target || bedrock.DeclarationsOf(target).Length != 1) continue;
            method ??= model.GetDeclaredSymbol(function, cancellationToken) as IMethodSymbol;
            if (method is null || !bedrock.CanRead(function, cancellationToken)) yield break;
            if (new ToolRecursion(method, function, bedrock, cancellationToken).IsUnbounded(call, target.OriginalDefinition)) yield return call;
        }
    }

    private static IEnumerable<InvocationExpressionSyntax> CallsOf(SyntaxNode function, string name) =>
        function.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => string.Equals(StringUse.NameOf(call), name, StringComparison.Ordinal));

    private bool IsUnbounded(InvocationExpressionSyntax call, IMethodSymbol target)
    {
        var other = _bedrock.DeclarationsOf(target)[0].GetSyntax(_cancellationToken);
        var isDirect = SymbolEqualityComparer.Default.Equals(target, _method.OriginalDefinition);
        InvocationExpressionSyntax? back = null;
        if (!isDirect)
        {
            back = CallsOf(other, _method.Name).FirstOrDefault(c => SymbolEqualityComparer.Default.Equals(StringUse.MethodOf(c, _bedrock.ModelOf(c.SyntaxTree), _cancellationToken)?.OriginalDefinition, _method.OriginalDefinition));
            if (back is null) return false;
        }

        if (!ToolLoops.CallsModel(_function, _bedrock, _cancellationToken) || Members.RootOf(call) is not { } root) return false;
        var code = new CycleCode(_function, _function.Span, _function, root);
        var reader = new DeciderReader(code, _bedrock, _cancellationToken);
        var isUnbounded = IsUnbounded(call, back, isDirect ? null : (target, other), code, reader);
        _bedrock.CountVisited(reader.Visited);
        return isUnbounded;
    }

    private bool IsUnbounded(InvocationExpressionSyntax call, InvocationExpressionSyntax? back, (IMethodSymbol Method, SyntaxNode Function)? other, CycleCode code, DeciderReader reader)
    {
        if (reader.GraphOf(_function) is not { } graph || InvocationAt(call) is not { } invocation) return false;
        var outer = ReadingFrame.Outermost;
        var frame = outer with { Arguments = ArgumentsOf(_method, invocation, outer) };
        var decided = reader.OfPlace(call, frame);
        if (graph.BlockOf(call) is { } block && new ToolTests(reader, _bedrock, _cancellationToken).IsComeToForTool(graph, block) is { } isForTool) decided = isForTool ? decided | Deciders.GoesOnForTool : decided & ~Deciders.AsksForTool;
        if (!ToolLoops.IsOfTools(decided, _function, _bedrock, _cancellationToken)) return false;
        if (other is var (method, function) && back is not null && InvocationAt(back) is { } backward)
        {
            // What the other function hands back is what the parameters here stand for in the next round.
            var between = new ReadingFrame(method, ArgumentsOf(method, invocation, outer), null, outer, 1);
            frame = outer with { Arguments = ArgumentsOf(_method, backward, between) };
            decided = reader.OfPlace(call, frame) | reader.OfPlace(back, between with { Arguments = ArgumentsOf(method, invocation, frame), Caller = frame });
            if (reader.GraphOf(function) is not { } inner || EndsBy(inner, code, reader, between)) return false;
        }

        return (decided & (Deciders.Limit | Deciders.Other)) == Deciders.None && !EndsBy(graph, code, reader, frame);
    }

    private bool EndsBy(FunctionGraph graph, CycleCode code, DeciderReader reader, ReadingFrame frame)
    {
        var operations = graph.Graph.Blocks.Where(static block => block.IsReachable).SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(static operation => operation.DescendantsAndSelf()).ToList();
        operations.RemoveAll(operation => operation is IInvocationOperation { TargetMethod: var called } && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, _method.OriginalDefinition));
        return ToolLoops.EndsBy(operations, reader, code, frame, _bedrock, _cancellationToken);
    }

    private IInvocationOperation? InvocationAt(InvocationExpressionSyntax call) => _bedrock.OperationOf(call, _cancellationToken) as IInvocationOperation;

    private static ImmutableArray<(IParameterSymbol, ReadValue)> ArgumentsOf(IMethodSymbol method, IInvocationOperation call, ReadingFrame frame)
    {
        var given = ImmutableArray.CreateBuilder<(IParameterSymbol, ReadValue)>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length) given.Add((method.Parameters[parameter.Ordinal], new(argument.Value, frame)));
        }

        return given.ToImmutable();
    }
}
