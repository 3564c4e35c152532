using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Which functions of a file call which others, by their names alone: what must be so before it is worth asking which they are.</summary>
internal sealed class CalledNames
{
    private readonly ConcurrentDictionary<SyntaxTree, HashSet<(string Function, string Called)>> _byTree = new();

    /// <summary>Whether a function of a name calls one of another name.</summary>
    public bool Calls(SyntaxTree tree, string function, string called, CancellationToken cancellationToken)
    {
        if (!_byTree.TryGetValue(tree, out var calls)) calls = _byTree.GetOrAdd(tree, In(tree.GetRoot(cancellationToken)));
        return calls.Contains((function, called));
    }

    private static HashSet<(string, string)> In(SyntaxNode root)
    {
        var calls = new HashSet<(string, string)>();
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call) continue;
            for (SyntaxNode? at = call.Parent; at is not (null or TypeDeclarationSyntax); at = at.Parent)
            {
                var function = at switch
                {
                    MethodDeclarationSyntax method => method.Identifier.ValueText,
                    LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                    _ => null,
                };
                if (function is not null) calls.Add((function, StringUse.NameOf(call)));
            }
        }

        return calls;
    }
}
