using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// The walks in which the code of a member is judged: its own, or, where it is only run by others in the project, or hands them what it makes, theirs.
/// </summary>
internal sealed class Contexts
{
    private const int MaximumLevels = 4;
    private const int MaximumContexts = 64;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<Context>.Builder _contexts = ImmutableArray.CreateBuilder<Context>();
    private readonly HashSet<SyntaxNode> _seen = [];

    private Contexts(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The walks in which code of this member is judged.</summary>
    public static ImmutableArray<Context> Of(SyntaxNode root, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var contexts = new Contexts(bedrock, cancellationToken);
        contexts.Add(root, model, ImmutableArray<SyntaxNode>.Empty, level: 0);
        return contexts._contexts.ToImmutable();
    }

    /// <summary>Whether code of a member is judged in the walk over the member itself, whatever its callers give it: not where these are all that run it.</summary>
    public static bool IsJudgedItself(SyntaxNode root, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        MemberOf(root, model, cancellationToken) is not IMethodSymbol { Parameters.IsEmpty: false } method || !CanOnlyBeCalled(method, bedrock);

    private void Add(SyntaxNode root, SemanticModel model, ImmutableArray<SyntaxNode> judged, int level)
    {
        if (!_seen.Add(root)) return;
        var own = _bedrock.ResultOf(root, _cancellationToken);
        var member = MemberOf(root, model, _cancellationToken);
        var isOnlyCalled = member is IMethodSymbol { Parameters.IsEmpty: false } method && CanOnlyBeCalled(method, _bedrock);
        var handsOut = member is IMethodSymbol maker ? own.HandsOutObjects && CanHandOut(maker) : member is not null && InitialMembers.CanBeKnown(member, _bedrock);
        if (member is null || level == MaximumLevels || _contexts.Count >= MaximumContexts || !(isOnlyCalled || handsOut))
        {
            _contexts.Add(new(own, judged, HandsToUnseen: false));
            return;
        }

        var called = member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member;
        var callers = _bedrock.CallersOf(called, _cancellationToken);
        if (callers.Roots.IsEmpty)
        {
            _contexts.Add(new(own, judged, HandsToUnseen: handsOut && CanBeNamed(member) && callers.AreAll && IsVisible(member)));
            return;
        }

        // What every caller passes is known only where every caller's walk has come through here.
        if (!(isOnlyCalled && callers.AreAll && callers.Roots.All(caller => ResultOf(caller).Entered.Contains(member))))
        {
            _contexts.Add(new(own, judged, HandsToUnseen: false));
            if (!handsOut) return;
            judged = judged.Add(root);
        }

        foreach (var caller in callers.Roots) Add(caller, _bedrock.ModelOf(caller.SyntaxTree), judged, level + 1);
    }

    private MemberResult ResultOf(SyntaxNode root) => _bedrock.ResultOf(root, _cancellationToken);

    private static ISymbol? MemberOf(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) => root switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => model.GetDeclaredSymbol(root, cancellationToken),
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax { Parent: { } declared } => model.GetDeclaredSymbol(declared, cancellationToken),
        _ => null,
    };

    /// <summary>Whether a method is run by nothing but the calls that stand in the project: no caller outside, no framework, no interface or base class can run it.</summary>
    private static bool CanOnlyBeCalled(IMethodSymbol method, BedrockCompilation bedrock)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, ExplicitInterfaceImplementations.IsEmpty: true } || !method.GetAttributes().IsEmpty) return false;
        var isPrivate = false;
        var isInternal = false;
        for (ISymbol? at = method; at is not null; at = at.ContainingType)
        {
            isPrivate |= at.DeclaredAccessibility == Accessibility.Private;
            isInternal |= at.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal;
        }

        if (!isPrivate && !(isInternal && !bedrock.IsSeenByOthers)) return false;
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) return false;
            }
        }

        // The runtime starts a program at its entry point.
        return !(method.IsStatic && method.Name is "Main");
    }

    // Operators, indexers and enumerators are used without their name: nobody can say by it that nobody does.
    private static bool CanBeNamed(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet, AssociatedSymbol: not IPropertySymbol { IsIndexer: true }, Name: not ("GetEnumerator" or "GetAsyncEnumerator" or "Deconstruct") };

    // From a plain task nobody takes what it brings.
    private static bool CanHandOut(IMethodSymbol method) => method.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false } || method.Parameters.Any(static p => p.RefKind is RefKind.Ref or RefKind.Out);

    /// <summary>Whether code outside the project can reach a member.</summary>
    public static bool IsVisible(ISymbol member)
    {
        for (var at = member; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }
}
