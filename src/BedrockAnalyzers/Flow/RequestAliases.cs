using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>The names that a compilation's usings give to types that look like requests: an alias can call a request by any name.</summary>
internal sealed class RequestAliases
{
    private ImmutableHashSet<string>? _names;

    /// <summary>Whether a name is such an alias somewhere in the compilation; that it is one at this place, and of a request of Bedrock, is the semantic model's to say.</summary>
    public bool Contains(string name, Compilation compilation, CancellationToken cancellationToken) => (_names ??= NamesIn(compilation, cancellationToken)).Contains(name);

    private static ImmutableHashSet<string> NamesIn(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit) Add(unit.Usings, unit.Members, names);
        }

        return names.ToImmutable();
    }

    private static void Add(SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<MemberDeclarationSyntax> members, ImmutableHashSet<string>.Builder names)
    {
        foreach (var directive in usings)
        {
            if (directive is { Alias.Name.Identifier.ValueText: var alias, Name: { } target } && Triggers.NameOf(target) is { } name && Triggers.IsNameOfRequest(name)) names.Add(alias);
        }

        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax space) Add(space.Usings, space.Members, names);
        }
    }
}
