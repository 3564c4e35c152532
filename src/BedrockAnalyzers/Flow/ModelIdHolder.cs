using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What holds a string that is a model's ID.</summary>
internal static class ModelIdHolder
{
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

    /// <summary>Whether a type is one of the requests of the runtimes, or of their parts; those of the control plane take the model's own ID.</summary>
    public static bool IsInvoked(INamedTypeSymbol type, BedrockCompilation bedrock) =>
        bedrock.Symbols.OperationOfRequest(type) is not null || type.Name is "KnowledgeBaseRetrieveAndGenerateConfiguration" or "ExternalSourcesRetrieveAndGenerateConfiguration" || SymbolEqualityComparer.Default.Equals(type, bedrock.Symbols.Chat?.Options);
}
