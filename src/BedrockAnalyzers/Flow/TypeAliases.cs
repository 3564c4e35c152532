using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>The names that a compilation's usings give to types that look right: an alias can call a type by any name.</summary>
/// <param name="isWanted">Whether a type of this name can be one that is looked for.</param>
internal sealed class TypeAliases(Func<SimpleNameSyntax, bool> isWanted)
{
    private ImmutableHashSet<string>? _names;

    /// <summary>Whether a name is such an alias somewhere in the compilation; that it is one at this place, and of a type of the SDK, is the semantic model's to say.</summary>
    public bool Contains(string name, Compilation compilation, CancellationToken cancellationToken) => (_names ??= NamesIn(compilation, cancellationToken)).Contains(name);

    private ImmutableHashSet<string> NamesIn(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit) Add(unit.Usings, unit.Members, names);
        }

        return names.ToImmutable();
    }

    private void Add(SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<MemberDeclarationSyntax> members, ImmutableHashSet<string>.Builder names)
    {
        foreach (var directive in usings)
        {
            if (directive is { Alias.Name.Identifier.ValueText: var alias, Name: { } target } && Triggers.NameOf(target) is { } name && isWanted(name)) names.Add(alias);
        }

        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax space) Add(space.Usings, space.Members, names);
        }
    }
}
