using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>What an element of a history is made of.</summary>
internal sealed class Varying
{
    private readonly BedrockCompilation _bedrock;
    private readonly Func<SimpleNameSyntax, ISymbol?, bool> _test;
    private readonly bool _unknown;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    private Varying(Func<SimpleNameSyntax, ISymbol?, bool> test, bool unknown, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _test = test;
        _unknown = unknown;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether an expression can be another thing each time: it has something of a parameter, a call, or a member that can be set.</summary>
    public static bool Is(ExpressionSyntax expression, BedrockCompilation bedrock, CancellationToken cancellationToken) => new Varying(
        (_, symbol) => (symbol is IPropertySymbol { SetMethod.IsInitOnly: false } && bedrock.Declares(symbol)) || symbol is IParameterSymbol or IFieldSymbol { IsConst: false, IsReadOnly: false } or IMethodSymbol { Parameters.IsEmpty: true, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.DelegateInvoke },
        unknown: true,
        bedrock,
        cancellationToken).Has(expression);

    /// <summary>Whether an expression has something of the model's answer.</summary>
    public static bool IsOfAnswer(ExpressionSyntax expression, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new Varying(static (name, _) => name.Identifier.ValueText is "Output" or "GetResponseAsync", unknown: false, bedrock, cancellationToken).Has(expression);

    /// <summary>Whether an expression has something of a parameter of the method around it.</summary>
    public static bool IsOfParameter(ExpressionSyntax expression, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new Varying(static (_, symbol) => symbol is IParameterSymbol, unknown: false, bedrock, cancellationToken).Has(expression);

    private bool Has(ExpressionSyntax expression)
    {
        var model = _bedrock.ModelOf(expression.SyntaxTree);
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is not SimpleNameSyntax name || IsNameOfSetProperty(name)) continue;
            _cancellationToken.ThrowIfCancellationRequested();
            var symbol = model.GetSymbolInfo(name, _cancellationToken).Symbol;

            // What a lambda inside is given comes from what stands around it.
            if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, DeclaringSyntaxReferences: { Length: 1 } declared } && expression.FullSpan.Contains(declared[0].Span)) continue;
            if (_test(name, symbol)) return true;
            if (symbol is ILocalSymbol { IsConst: false } local && _seen.Add(local) && HasLocal(local)) return true;
        }

        return false;
    }

    private bool HasLocal(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.Length != 1) return _unknown;
        switch (local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken))
        {
            case ForEachStatementSyntax loop:
                return Has(loop.Expression);
            case VariableDeclaratorSyntax declarator when Members.RootOf(declarator) is { } root:
                if (declarator.Initializer?.Value is { } initial && Has(initial)) return true;
                foreach (var node in root.DescendantNodes())
                {
                    if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment && string.Equals(target.Identifier.ValueText, local.Name, StringComparison.Ordinal) && Has(assignment.Right)) return true;
                }

                return false;
            default:
                return _unknown;
        }
    }

    // new Message { Role = … }: the name of what is set says nothing.
    private static bool IsNameOfSetProperty(SimpleNameSyntax name) => name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;
}
