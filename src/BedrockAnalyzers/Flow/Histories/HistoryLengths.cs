using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>Whether somebody asks how long a list is in order to do something about it.</summary>
internal static class HistoryLengths
{
    /// <summary>Whether a length that is read can be a limit: compared with more than one, computed with, or handed on.</summary>
    public static bool CanLimit(ExpressionSyntax length, SemanticModel model, CancellationToken cancellationToken)
    {
        var at = (ExpressionSyntax)Bare.Around(length);
        switch (at.Parent)
        {
            case BinaryExpressionSyntax binary:
                var other = Bare.Inside(binary.Left == at ? binary.Right : binary.Left);
                if (model.GetConstantValue(other, cancellationToken) is { HasValue: true, Value: 0 or 1 }) return false;
                if (binary.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(binary, cancellationToken).Type?.SpecialType == SpecialType.System_String) return false;
                return !IsOfEnumeration(binary, other, model, cancellationToken);
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: 0 or 1 } } or RelationalPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: 0 or 1 } } }:
            case InterpolationSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return false;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                return model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || method.IsDeclaredIn(model.Compilation);
            case ArgumentSyntax { Parent.Parent: ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax } }:
                return false;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" }:
                return false;
            default:
                return true;
        }
    }

    // for (var i = 0; i < _history.Count; i++)
    private static bool IsOfEnumeration(BinaryExpressionSyntax comparison, ExpressionSyntax other, SemanticModel model, CancellationToken cancellationToken) =>
        comparison.Parent is ForStatementSyntax { Condition: var condition, Declaration.Variables: var variables } && condition == comparison && other is IdentifierNameSyntax
        && variables.Any(variable => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(variable, cancellationToken), model.GetSymbolInfo(other, cancellationToken).Symbol));
}
