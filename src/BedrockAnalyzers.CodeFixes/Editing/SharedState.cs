using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Whether a lambda can run on several threads at once, as far as it shows itself.</summary>
internal static class SharedState
{
    private static readonly HashSet<string> s_changes = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddFirst", "AddLast", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "Enqueue", "Dequeue", "TryDequeue", "Push", "Pop", "TryPop", "TryAdd", "Sort", "Reverse", "UnionWith", "ExceptWith", "Append", "AppendLine", "AppendFormat", "AppendJoin",
    };

    /// <summary>Whether everything that the lambda changes without a lock is its own, or made for several threads.</summary>
    public static bool IsKept(ExpressionSyntax selector, SemanticModel model, CancellationToken cancellationToken)
    {
        if (selector is not AnonymousFunctionExpressionSyntax lambda) return true;
        foreach (var node in lambda.Body.DescendantNodesAndSelf())
        {
            var changed = node switch
            {
                AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax, Left: var left } => left,
                PostfixUnaryExpressionSyntax { Operand: var operand, OperatorToken.ValueText: "++" or "--" } => operand,
                PrefixUnaryExpressionSyntax { Operand: var operand, OperatorToken.ValueText: "++" or "--" } => operand,
                ArgumentSyntax { RefOrOutKeyword.ValueText: "ref" or "out", Expression: not DeclarationExpressionSyntax and var given } => IsInterlocked(node) ? null : given,
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } } when s_changes.Contains(name) => receiver,
                _ => null,
            };
            if (changed is not null && !node.Ancestors().TakeWhile(n => n != lambda).Any(static n => n is LockStatementSyntax) && !IsOwn(changed, lambda, model, cancellationToken)) return false;
        }

        return true;
    }

    private static bool IsOwn(ExpressionSyntax changed, AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (model.GetTypeInfo(changed, cancellationToken).Type is { ContainingNamespace: { Name: "Concurrent", ContainingNamespace.Name: "Collections" } }) return true;
            switch (changed)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    changed = parenthesized.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    changed = access.Expression;
                    break;

                // Each item has a place of its own in an array.
                case ElementAccessExpressionSyntax element when model.GetTypeInfo(element.Expression, cancellationToken).Type is IArrayTypeSymbol:
                    return true;
                case ElementAccessExpressionSyntax element:
                    changed = element.Expression;
                    break;
                case TupleExpressionSyntax tuple:
                    return tuple.Arguments.All(a => a.Expression is DeclarationExpressionSyntax || IsOwn(a.Expression, lambda, model, cancellationToken));
                case DeclarationExpressionSyntax:
                    return true;
                case IdentifierNameSyntax name:
                    return model.GetSymbolInfo(name, cancellationToken).Symbol switch
                    {
                        IDiscardSymbol => true,
                        ILocalSymbol or IParameterSymbol => model.GetSymbolInfo(name, cancellationToken).Symbol!.DeclaringSyntaxReferences.All(declared => lambda.Span.Contains(declared.Span)),
                        _ => false,
                    };
                default:
                    return changed is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax;
            }
        }
    }

    private static bool IsInterlocked(SyntaxNode argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Interlocked" } } };
}
