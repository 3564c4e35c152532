using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Who in the project calls a method or reads a property.</summary>
/// <param name="Roots">The members that do; a member once, however often it does.</param>
/// <param name="AreAll">Whether nobody else can: the member is not handed on as a delegate, and there were not too many places to look at.</param>
internal sealed record Callers(ImmutableArray<SyntaxNode> Roots, bool AreAll)
{
    private const int MaximumSites = 64;

    /// <summary>Finds the callers by name, and asks the semantic model only where the name stands.</summary>
    public static Callers Of(ISymbol member, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var roots = ImmutableArray.CreateBuilder<SyntaxNode>();
        var (sites, areAll) = (0, true);
        foreach (var tree in TreesOf(member, bedrock, cancellationToken))
        {
            foreach (var name in bedrock.NamesIn(tree, member.Name, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Means(bedrock.MeaningOf(name, cancellationToken), member)) continue;
                if (member is IPropertySymbol or IFieldSymbol && IsAssigned(name)) continue;
                if (++sites > MaximumSites) return new(roots.ToImmutable(), AreAll: false);
                if (member is IMethodSymbol && !IsCalled(name))
                {
                    if (!IsInNameof(name)) areAll = false;
                }
                else if (Members.RootOf(name) is not { } root)
                {
                    areAll = false;
                }
                else if (!roots.Contains(root))
                {
                    roots.Add(root);
                }
            }
        }

        return new(roots.ToImmutable(), areAll);
    }

    // What is private is named inside its type, unless it stands for a member of an interface.
    private static IEnumerable<SyntaxTree> TreesOf(ISymbol member, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        member is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } and not IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } and not IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false }
            ? bedrock.DeclarationsOf(type).Select(static declared => declared.SyntaxTree).Distinct()
            : bedrock.TreesThatCanName(member.Name, cancellationToken);

    /// <summary>Where a name stands in a file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<SimpleNameSyntax> NamesIn(SyntaxNode root, string text, string name, CancellationToken cancellationToken)
    {
        // What is declared without a name yet is named nowhere, and an empty text is found everywhere.
        if (name.Length == 0) return ImmutableArray<SimpleNameSyntax>.Empty;
        ImmutableArray<SimpleNameSyntax>.Builder? names = null;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsPartOfWord(text, at - 1) || IsPartOfWord(text, at + name.Length)) continue;
            if (root.FindToken(at) is { RawKind: (int)SyntaxKind.IdentifierToken, Parent: SimpleNameSyntax found } && string.Equals(found.Identifier.ValueText, name, StringComparison.Ordinal)) (names ??= ImmutableArray.CreateBuilder<SimpleNameSyntax>()).Add(found);
        }

        return names?.ToImmutable() ?? ImmutableArray<SimpleNameSyntax>.Empty;
    }

    private static bool IsPartOfWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    // An ambiguous or half-typed call may be one; a call of what the member implements or overrides can be one of it.
    private static bool Means(SymbolInfo info, ISymbol member)
    {
        if (info.Symbol is { } symbol) return Means(symbol, member);
        foreach (var candidate in info.CandidateSymbols)
        {
            if (Means(candidate, member)) return true;
        }

        return false;
    }

    private static bool Means(ISymbol symbol, ISymbol member)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        symbol = symbol.OriginalDefinition;
        if (symbol is IMethodSymbol { PartialImplementationPart: { } implementation }) symbol = implementation;
        if (SymbolEqualityComparer.Default.Equals(symbol, member)) return true;
        for (var overridden = OverriddenBy(member); overridden is not null; overridden = OverriddenBy(overridden))
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, overridden.OriginalDefinition)) return true;
        }

        return symbol.ContainingType is { TypeKind: TypeKind.Interface } && member.ContainingType is { } type
            && type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, symbol.ContainingType.OriginalDefinition));
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name)
    {
        ExpressionSyntax called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name.Parent is MemberBindingExpressionSyntax binding ? binding : name;
        return called.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called;
    }

    // Who only puts something into a member does not get what it holds.
    private static bool IsAssigned(SimpleNameSyntax name)
    {
        ExpressionSyntax target = Bare.Qualified(name);
        return target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == target && assignment.Parent is ExpressionStatementSyntax or InitializerExpressionSyntax;
    }

    private static bool IsInNameof(SimpleNameSyntax name) =>
        name.AncestorsAndSelf().Any(static n => n is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });
}
