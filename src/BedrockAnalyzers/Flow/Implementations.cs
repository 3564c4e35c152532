using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What in the project implements or overrides a method.</summary>
internal static class Implementations
{
    /// <summary>The declarations of the methods that implement one of an interface, or override one of a class.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Of(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var (declaration, symbol) in Named(method.Name, bedrock, cancellationToken))
        {
            if (method.ContainingType.TypeKind == TypeKind.Interface ? Implements(symbol, method) : Overrides(symbol, method)) yield return declaration;
        }
    }

    /// <summary>The declarations of methods of this name in the project's own Bedrock and chat clients.</summary>
    public static IEnumerable<MethodDeclarationSyntax> OfClient(string name, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var (declaration, symbol) in Named(name, bedrock, cancellationToken))
        {
            if (symbol.ContainingType.AllInterfaces.Any(bedrock.Symbols.IsClient)) yield return declaration;
        }
    }

    private static IEnumerable<(MethodDeclarationSyntax Declaration, IMethodSymbol Symbol)> Named(string name, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var tree in bedrock.TreesThatCanName(name, cancellationToken))
        {
            foreach (var declaration in tree.GetRoot(cancellationToken).DescendantNodes(static n => n is not BaseMethodDeclarationSyntax).OfType<MethodDeclarationSyntax>())
            {
                if (!string.Equals(declaration.Identifier.ValueText, name, StringComparison.Ordinal)) continue;
                if (bedrock.ModelOf(tree).GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol { ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct } symbol) yield return (declaration, symbol);
            }
        }
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var at = candidate.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, method.OriginalDefinition)) return true;
        }

        return false;
    }

    private static bool Implements(IMethodSymbol candidate, IMethodSymbol method)
    {
        var type = candidate.ContainingType;
        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType.OriginalDefinition)) continue;
            foreach (var member in implemented.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, candidate.OriginalDefinition)) return true;
            }
        }

        return false;
    }
}
