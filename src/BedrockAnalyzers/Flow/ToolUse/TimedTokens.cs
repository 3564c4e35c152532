using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Whether a token that a cycle looks at or hands on is cancelled by time: then the time is a limit. One whose source is made anew in each round is none.</summary>
internal static class TimedTokens
{
    /// <summary>Whether one of the operations has to do with a token that time can cancel.</summary>
    public static bool AreIn(IEnumerable<IOperation> operations, CycleCode cycle, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in operations)
        {
            if (operation.Type is not { Name: "CancellationToken" or "CancellationTokenSource" }) continue;
            var symbol = operation switch
            {
                ILocalReferenceOperation { Local: var local } => (ISymbol)local,
                IParameterReferenceOperation { Parameter: var parameter } => parameter,
                IFieldReferenceOperation { Field: var field } => field,
                IPropertyReferenceOperation { Property: var property } when bedrock.Declares(property) => property,
                _ => null,
            };
            if (symbol is not null && seen.Add(symbol) && CanBeTimed(symbol, cycle, bedrock, cancellationToken)) return true;
        }

        return false;
    }

    private static bool CanBeTimed(ISymbol symbol, CycleCode cycle, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        // The member that the cycle stands in: a local's source is made there, and a parameter's may be given a time there too.
        if (Members.RootOf(cycle.Code) is { } root && HoldsTime(root, cycle, bedrock, cancellationToken)) return true;
        switch (symbol)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }:
                return IsHandedOut(lambda, bedrock, cancellationToken);
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method }:
                return bedrock.CallersOf(method.OriginalDefinition, cancellationToken).Roots.Any(caller => HoldsTime(caller, cycle, bedrock, cancellationToken));
            case IFieldSymbol or IPropertySymbol:
                return bedrock.DeclarationsOf(symbol.ContainingType).Any(reference => HoldsTime(reference.GetSyntax(cancellationToken), cycle, bedrock, cancellationToken, symbol.Name));
            default:
                return false;
        }
    }

    // source.CancelAfter(…), new CancellationTokenSource(…)
    private static bool HoldsTime(SyntaxNode code, CycleCode cycle, BedrockCompilation bedrock, CancellationToken cancellationToken, string? name = null)
    {
        foreach (var node in code.DescendantNodes())
        {
            var isTime = node switch
            {
                InvocationExpressionSyntax call => StringUse.NameOf(call) is "CancelAfter" || (StringUse.NameOf(call) is "CreateTimer" or "CreateCancellationTokenSource"),
                ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => Triggers.NameOf(creation.Type)?.Identifier.ValueText is "CancellationTokenSource",
                ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => bedrock.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellationToken).Type?.Name is "CancellationTokenSource",
                _ => false,
            };
            if (isTime && !cycle.Contains(node) && (name is null || IsOf(node, name))) return true;
        }

        return false;
    }

    // Of a member, its own source counts: where it is declared, assigned, or given a time.
    private static bool IsOf(SyntaxNode time, string name) => time switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var source } } => string.Equals(Triggers.NameOfTarget(source), name, StringComparison.Ordinal),
        _ => time.Ancestors().TakeWhile(static node => node is not StatementSyntax and not TypeDeclarationSyntax).Any(node => node switch
        {
            VariableDeclaratorSyntax declarator => string.Equals(declarator.Identifier.ValueText, name, StringComparison.Ordinal),
            PropertyDeclarationSyntax property => string.Equals(property.Identifier.ValueText, name, StringComparison.Ordinal),
            AssignmentExpressionSyntax assignment => assignment.Left is TupleExpressionSyntax || string.Equals(Triggers.NameOfTarget(assignment.Left), name, StringComparison.Ordinal),
            _ => false,
        }),
    };

    // What other code calls the function with can be cancelled by time, as a resilience pipeline's time-out does.
    private static bool IsHandedOut(IMethodSymbol lambda, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        lambda.DeclaringSyntaxReferences.Length == 1
        && lambda.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
        && StringUse.MethodOf(call, bedrock.ModelOf(call.SyntaxTree), cancellationToken) is not { ContainingType.Name: "Task" };
}
