using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes the name of a type where its namespace may not be imported.</summary>
internal static class Usings
{
    /// <summary>How a type is written at a place, and the using that this needs; null where it needs none. Where a using could change what other names mean, the type is written with its namespace.</summary>
    public static (string Name, NodeEdit? Using) NameOf(INamedTypeSymbol type, SyntaxNode at, SemanticModel model)
    {
        var name = type.ToMinimalDisplayString(model, at.SpanStart);
        if (name.IndexOf('.') < 0 || at.SyntaxTree.GetRoot() is not CompilationUnitSyntax { Usings: { Count: > 0 } usings } unit || !model.LookupNamespacesAndTypes(at.SpanStart, name: type.Name).IsEmpty) return (name, null);
        var space = type.ContainingNamespace;
        if (usings.Any(static u => u.ContainsDirectives || u.SemicolonToken.IsMissing) || unit.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && !space.GetTypeMembers(t.ValueText).IsEmpty && IsOther(t))) return (name, null);
        return (type.Name, new(unit, "using " + space.ToDisplayString(), node => Add((CompilationUnitSyntax)node, space.ToDisplayString())));

        // A name that already means something, and may mean something else with the using.
        bool IsOther(SyntaxToken token) => token.Parent is not SimpleNameSyntax written || written.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax) || model.GetSymbolInfo(written).Symbol is not { } symbol || (symbol is ITypeSymbol && !SymbolEqualityComparer.Default.Equals(symbol.ContainingNamespace, space));
    }

    private static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string space)
    {
        var at = unit.Usings.Count;
        for (var i = 0; i < unit.Usings.Count; i++)
        {
            // Beside the SDK's others, where it has them.
            if (unit.Usings[i] is { Alias: null, StaticKeyword.RawKind: 0, Name: { } other } && IsOfSameRoot(other.ToString(), space) && string.CompareOrdinal(other.ToString(), space) < 0) at = i + 1;
        }

        var before = unit.Usings[at - 1];
        var added = ParseCompilationUnit($"using {space};").Usings[0].WithTrailingTrivia(before.GetTrailingTrivia().Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
        return unit.WithUsings(unit.Usings.Insert(at, added));
    }

    private static bool IsOfSameRoot(string one, string other) => string.Equals(one.Split('.')[0], other.Split('.')[0], StringComparison.Ordinal);
}
