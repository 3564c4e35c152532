using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What holds a string that is a model's ID, and whether another ID can stand there for everybody who reads it.</summary>
internal static class ModelIdHolder
{
    private const int MaximumDepth = 3;

    /// <summary>The constant, field, property or local that a string is the only value of; null where it is part of more, or given on.</summary>
    public static ISymbol? Of(LiteralExpressionSyntax literal, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode at = literal;
        while (at.Parent is ParenthesizedExpressionSyntax) at = at.Parent;
        return at.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and { } declared } => model.GetDeclaredSymbol(declared, cancellationToken),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Whether the string goes nowhere but into requests that invoke, and to where it is only shown: what compares it, looks something up by it, puts a prefix before it or asks the control plane for it needs it as it is.</summary>
    public static bool OnlyInvokes(LiteralExpressionSyntax literal, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        return IsRight(literal, model, 0);

        bool IsRight(ExpressionSyntax value, SemanticModel own, int depth)
        {
            SyntaxNode at = value;
            while (at.Parent is ParenthesizedExpressionSyntax || (at.Parent is MemberAccessExpressionSyntax access && access.Name == at)) at = at.Parent;
            switch (at.Parent)
            {
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var target } assignment when assignment.Right == at:
                    return own.GetSymbolInfo(target, cancellationToken).Symbol is IPropertySymbol { ContainingType: var type } && IsInvoked(type, bedrock);
                case EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and { } declared }:
                    return own.GetDeclaredSymbol(declared, cancellationToken) is { } holder && AreRight(holder, depth);
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return own.GetDeclaredSymbol(property, cancellationToken) is { } computed && AreRight(computed, depth);
                case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: ExpressionSyntax call } argument:
                    if (StringUse.MethodOf(call, own, cancellationToken) is not { } method) return false;
                    if (KnownMethods.LeavesArgumentsAlone(method) && StringUse.IsValue((ExpressionSyntax)at, own, cancellationToken)) return true;
                    if (bedrock.Symbols.Chat?.MakesClient(method.ReducedFrom ?? method) == true) return true;
                    return depth < MaximumDepth && bedrock.OperationOf(argument, cancellationToken) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter } && bedrock.DeclarationsOf(parameter).Length == 1 && parameter.ContainingSymbol is IMethodSymbol { IsVirtual: false, IsAbstract: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } && AreRight(parameter, depth + 1);
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole } hole:
                    // In a sentence; behind a dot, a slash or another hole it is a part of an ID.
                    return whole.Contents.IndexOf(hole) is > 0 and var index && whole.Contents[index - 1] is InterpolatedStringTextSyntax { TextToken.ValueText: { Length: > 0 } before } && (char.IsWhiteSpace(before[before.Length - 1]) || before[before.Length - 1] is '\'' or '"' or '(' or '=');
                default:
                    return false;
            }
        }

        bool AreRight(ISymbol holder, int depth)
        {
            if (holder.Name.Length == 0) return false;
            foreach (var tree in holder is ILocalSymbol or IParameterSymbol ? holder.DeclaringSyntaxReferences.Select(static r => r.SyntaxTree) : bedrock.TreesThatCanName(holder.Name, cancellationToken))
            {
                var own = bedrock.ModelOf(tree);
                foreach (var name in bedrock.NamesIn(tree, holder.Name, cancellationToken))
                {
                    if (!SymbolEqualityComparer.Default.Equals(own.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, holder.OriginalDefinition) || name.Parent is NameColonSyntax) continue;
                    if (!IsRight(name, own, depth)) return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether a type is one of the requests of the runtimes, or of their parts; those of the control plane take the model's own ID.</summary>
    public static bool IsInvoked(INamedTypeSymbol type, BedrockCompilation bedrock) =>
        bedrock.Symbols.OperationOfRequest(type) is not null || type.Name is "KnowledgeBaseRetrieveAndGenerateConfiguration" or "ExternalSourcesRetrieveAndGenerateConfiguration" || SymbolEqualityComparer.Default.Equals(type, bedrock.Symbols.Chat?.Options);
}
