using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>Which methods of a project may put what they are given into the name of a metric: they, or what they call, stand beside the SDK's types that have one, or their parameters say so.</summary>
internal sealed class MetricReceivers(BedrockCompilation bedrock)
{
    // Far above what is called on the way to CloudWatch. A method with more behind it is taken to be one.
    private const int MaximumMethods = 200;

    private static readonly string[] s_words = ["MetricName", "Dimension", "DimensionFilter", "DashboardBody"];
    private static readonly string[] s_hints = ["metric", "dimension"];

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may.</summary>
    public bool MayName(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = Members.DefinitionOf(method);
        if (_known.TryGetValue(method, out var known)) return known;
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var mayName = MayName(method, seen, cancellationToken);
        return _known.GetOrAdd(method, mayName);
    }

    private bool MayName(IMethodSymbol method, HashSet<IMethodSymbol> seen, CancellationToken cancellationToken)
    {
        var pending = new Stack<IMethodSymbol>();
        pending.Push(method);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = pending.Pop();
            if (!seen.Add(at)) continue;
            if (seen.Count > MaximumMethods || (_known.TryGetValue(at, out var known) && known) || IsBesideNames(at, cancellationToken)) return true;
            if (known) continue;
            foreach (var called in CalledBy(at, cancellationToken)) pending.Push(called);
        }

        // Nothing behind it does, so nothing behind what it calls does.
        foreach (var other in seen) _known.TryAdd(other, value: false);
        return false;
    }

    private bool IsBesideNames(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var parameter in method.Parameters)
        {
            if (s_hints.Any(hint => parameter.Name.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0)) return true;
        }

        if (method.ContainingType is not { } type) return true;
        foreach (var declared in bedrock.DeclarationsOf(type))
        {
            var index = bedrock.IndexOf(declared.SyntaxTree, cancellationToken);
            if (s_words.Any(index.CanContain)) return true;
        }

        return false;
    }

    private IEnumerable<IMethodSymbol> CalledBy(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.IsAbstract || method.IsVirtual || method.IsOverride)
        {
            foreach (var implementation in Implementations.Of(method, bedrock, cancellationToken))
            {
                if (bedrock.ModelOf(implementation.SyntaxTree).GetDeclaredSymbol(implementation, cancellationToken) is IMethodSymbol symbol) yield return symbol;
            }
        }

        foreach (var declared in bedrock.DeclarationsOf(method))
        {
            var body = declared.GetSyntax(cancellationToken);
            foreach (var node in body.DescendantNodes())
            {
                var named = node switch
                {
                    InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => node,
                    ArgumentSyntax { Expression: var given } when Bare.Inside(given) is IdentifierNameSyntax or MemberAccessExpressionSyntax => Bare.Inside(given),
                    _ => null,
                };
                if (named is not null && bedrock.ModelOf(named.SyntaxTree).GetSymbolInfo(named, cancellationToken).Symbol is IMethodSymbol called && bedrock.Declares(called)) yield return Members.DefinitionOf(called);
            }
        }
    }
}
