using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>The Bedrock calls that a call comes to, each as it stands in the code.</summary>
internal sealed class CallsBehind
{
    private const int MaximumLevels = 5;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly ImmutableArray<InvocationExpressionSyntax>.Builder _found = ImmutableArray.CreateBuilder<InvocationExpressionSyntax>();
    private bool _isCut;

    private CallsBehind(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The Bedrock calls behind a call, or a method that is named; empty where there are none, or it goes too deep.</summary>
    public static ImmutableArray<InvocationExpressionSyntax> Of(ExpressionSyntax call, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var calls = new CallsBehind(bedrock, cancellationToken);
        calls.Visit(call, level: 0);
        return calls._isCut ? ImmutableArray<InvocationExpressionSyntax>.Empty : calls._found.ToImmutable();
    }

    /// <summary>The calls in a piece of code that are Bedrock calls or come to one, and the methods that are named there and do, in their order.</summary>
    public static IEnumerable<ExpressionSyntax> In(SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var model = bedrock.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax call)
            {
                if (BedrockCalls.ReachedBy(call, bedrock, cancellationToken) != ReachedCalls.None) yield return call;
            }
            else if (BedrockCalls.MethodHandedOver(node, model, cancellationToken) is { } method && BedrockCalls.ReachedBy(method, bedrock, cancellationToken) != ReachedCalls.None)
            {
                yield return (ExpressionSyntax)node;
            }
        }
    }

    private void Visit(ExpressionSyntax call, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method) return;
        if (call is InvocationExpressionSyntax invocation && BedrockCalls.Direct(invocation, method, _bedrock, _cancellationToken) != ReachedCalls.None)
        {
            if (!_found.Contains(invocation)) _found.Add(invocation);
            return;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke || level >= MaximumLevels)
        {
            _isCut = true;
            return;
        }

        method = Members.DefinitionOf(method);
        if (method.IsVirtual || method.IsOverride)
        {
            _isCut = true;
            return;
        }

        var body = method.IsAbstract ? BedrockCalls.ImplementationOf(method, _bedrock, _cancellationToken) : _bedrock.DeclarationsOf(method).Length == 1 ? _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken) : null;
        if (body is null || !_seen.Add(body)) return;
        foreach (var inner in In(body, _bedrock, _cancellationToken)) Visit(inner, level + 1);
    }
}
