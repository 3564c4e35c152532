using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Where a local is declared and used.</summary>
internal static class Locals
{
    /// <summary>The declaration of a local that is declared as a variable; null for any other.</summary>
    public static VariableDeclaratorSyntax? DeclaratorOf(ILocalSymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences is { Length: 1 } declared ? declared[0].GetSyntax(cancellationToken) as VariableDeclaratorSyntax : null;

    /// <summary>Every mention of a local.</summary>
    public static IEnumerable<IdentifierNameSyntax> UsesOf(ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellationToken)
    {
        var scope = declarator.Ancestors().FirstOrDefault(static n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return scope is null ? [] : UsesIn(scope, local, model, cancellationToken);
    }

    /// <summary>Every mention of a local in some code.</summary>
    public static IEnumerable<IdentifierNameSyntax> UsesIn(SyntaxNode code, ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken) =>
        code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => string.Equals(name.Identifier.ValueText, local.Name, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
}
