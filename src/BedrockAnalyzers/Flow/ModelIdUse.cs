using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Follows a string that is a model's ID to the requests that invoke the model.</summary>
internal sealed class ModelIdUse
{
    private const int MaximumLevels = 3;
    private const int MaximumRoots = 24;

    private readonly LiteralExpressionSyntax _literal;
    private readonly ISymbol? _holder;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    private ModelIdUse(LiteralExpressionSyntax literal, ISymbol? holder, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _literal = literal;
        _holder = holder;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The member of <c>RegionEndpoint</c> that the client of each call is created for; null for one that is not known. Empty where the string reaches no call.</summary>
    /// <param name="literal">The string.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walks.</param>
    public static ImmutableHashSet<string?> RegionsOf(LiteralExpressionSyntax literal, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var use = new ModelIdUse(literal, ModelIdHolder.Of(literal, model, cancellationToken), bedrock, cancellationToken);
        var regions = ImmutableHashSet.CreateBuilder<string?>(StringComparer.Ordinal);
        foreach (var root in use.Roots())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Members.NodeIn(root) is not { } inside) continue;
            var own = root.SyntaxTree == model.SyntaxTree ? model : bedrock.ModelOf(root.SyntaxTree);
            foreach (var request in Requests.UsesAround(inside, own, bedrock, cancellationToken))
            {
                if (request.Models.Any(use.IsString)) regions.UnionWith(RegionsOf(request.Call.Runtime));
            }

            foreach (var call in Requests.CallsAround(inside, own, bedrock, cancellationToken))
            {
                if (call.Client is { Model: { } asked } && call.Request.CanBeNone() && asked.Parts.Any(use.IsString)) regions.UnionWith(RegionsOf(call.Runtime));
            }
        }

        if (regions.Count == 0 && bedrock.Symbols.Chat is { } chat && MakesClient(literal, model)) regions.Add(null);
        return regions.ToImmutable();

        // Who makes a chat client of a model asks it.
        bool MakesClient(LiteralExpressionSyntax given, SemanticModel driver)
        {
            ExpressionSyntax at = given;
            while (at.Parent is ParenthesizedExpressionSyntax parenthesized) at = parenthesized;
            return at.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && StringUse.NameOf(call) is "AsIChatClient"
                && driver.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && chat.MakesClient(method.ReducedFrom ?? method);
        }
    }

    /// <summary>The Regions that a client can be created for; null for one that is not known.</summary>
    public static IEnumerable<string?> RegionsOf(Value? runtime) => runtime is null ? [null] : runtime.Parts.Select(static part => (part as RuntimeClientValue)?.Region);

    // The string itself, or a constant, whose value stands where it is named.
    private bool IsString(Value value) => value.Parts.Any(part => part is ConstantValue { Constant: string text, Origin: { } origin }
        && (origin == _literal
            || (string.Equals(text, _literal.Token.ValueText, StringComparison.Ordinal) && _holder is not null && origin is ExpressionSyntax && SymbolEqualityComparer.Default.Equals(_bedrock.ModelOf(origin.SyntaxTree).GetSymbolInfo(origin, _cancellationToken).Symbol, _holder))));

    // Where the string stands, who reads what holds it, and who calls those that hand it on.
    private List<SyntaxNode> Roots()
    {
        var roots = new List<SyntaxNode>();
        if (Members.RootOf(_literal) is { } own) roots.Add(own);
        if (_holder is IFieldSymbol or IPropertySymbol) Add(_bedrock.CallersOf(_holder, _cancellationToken).Roots);
        var (from, level) = (0, 0);
        while (from < roots.Count && level++ < MaximumLevels)
        {
            var until = roots.Count;
            for (; from < until; from++)
            {
                if (MakerOf(roots[from]) is { } maker) Add(_bedrock.CallersOf(maker, _cancellationToken).Roots);
            }
        }

        return roots;

        void Add(ImmutableArray<SyntaxNode> more)
        {
            foreach (var root in more)
            {
                if (roots.Count < MaximumRoots && !roots.Contains(root)) roots.Add(root);
            }
        }
    }

    // A method or getter that can hand out a text: by itself, or in what it makes of it.
    private ISymbol? MakerOf(SyntaxNode root) => root switch
    {
        MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } => _bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(root, _cancellationToken),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => _bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(property, _cancellationToken),
        AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent.Parent: PropertyDeclarationSyntax property } => _bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(property, _cancellationToken),
        _ => null,
    };
}
