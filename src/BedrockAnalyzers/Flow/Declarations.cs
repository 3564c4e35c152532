using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the project itself declares.</summary>
/// <remarks>
/// In an editor the source of a referenced project can be had too, where a build has its assembly. It is not read, so that both say the same.
/// </remarks>
internal static class Declarations
{
    /// <summary>Whether a file of the project declares a symbol.</summary>
    // A type or a method that the compiler has not made up stands in a file of its assembly; to ask for the places would allocate them.
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation project) =>
        (symbol is INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } or IMethodSymbol { MethodKind: MethodKind.Ordinary } && !symbol.IsImplicitlyDeclared && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, project.Assembly))
        || !symbol.DeclarationsIn(project).IsEmpty;

    /// <summary>Where files of the project declare a symbol: nowhere, for one of a referenced project.</summary>
    public static ImmutableArray<SyntaxReference> DeclarationsIn(this ISymbol symbol, Compilation project)
    {
        var references = symbol.DeclaringSyntaxReferences;
        return references.IsEmpty || project.ContainsSyntaxTree(references[0].SyntaxTree) ? references : ImmutableArray<SyntaxReference>.Empty;
    }
}
