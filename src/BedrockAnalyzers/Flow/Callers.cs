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
    private const int BufferSize = 8_192;

    [ThreadStatic]
    private static char[]? s_buffer;

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

    /// <summary>Where a name stands in a tree.</summary>
    public static ImmutableArray<SimpleNameSyntax> NamesIn(SyntaxTree tree, string name, CancellationToken cancellationToken)
    {
        // What is declared without a name yet is named nowhere, and an empty text is found everywhere.
        if (name.Length == 0) return ImmutableArray<SimpleNameSyntax>.Empty;
        var text = tree.GetText(cancellationToken);
        ImmutableArray<SimpleNameSyntax>.Builder? names = null;

        // A text that is large or has been edited is in pieces, and to ask for all of it copies it. Each part overlaps the next, with the character before and after the name.
        var overlap = name.Length + 1;
        var buffer = s_buffer is { } kept && kept.Length > overlap * 2 ? kept : new char[Math.Max(BufferSize, overlap * 4)];
        s_buffer = null;
        for (var start = 0; start < text.Length; start += buffer.Length - overlap)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, count);
            var isLast = start + count == text.Length;
            for (var from = 0; buffer.AsSpan(from, count - from).IndexOf(name.AsSpan()) is >= 0 and var found; from += found + name.Length)
            {
                var (at, end) = (from + found, from + found + name.Length);

                // At the edge of a part, what is around the name is seen in the part before or the next.
                if ((at == 0 && start > 0) || (end == count && !isLast)) continue;
                if ((at > 0 && IsOfWord(buffer[at - 1])) || (end < count && IsOfWord(buffer[end]))) continue;
                if (tree.GetRoot(cancellationToken).FindToken(start + at) is { RawKind: (int)SyntaxKind.IdentifierToken, Parent: SimpleNameSyntax mention } token && string.Equals(token.ValueText, name, StringComparison.Ordinal)) (names ??= ImmutableArray.CreateBuilder<SimpleNameSyntax>()).Add(mention);
            }

            if (isLast) break;
        }

        s_buffer = buffer;
        return names?.ToImmutable() ?? ImmutableArray<SimpleNameSyntax>.Empty;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

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
