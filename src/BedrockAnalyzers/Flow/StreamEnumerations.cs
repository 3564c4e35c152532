using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Finds where code enumerates the stream of an answer, itself or through the project's own methods. Asked only about code that is already under suspicion.</summary>
internal sealed class StreamEnumerations
{
    private const int MaximumLevels = 3;
    private const int MaximumNodes = 20_000;
    private const int MaximumChain = 20;

    private readonly BedrockCompilation _bedrock;
    private readonly Func<TryStatementSyntax, bool> _takesErrors;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);

    // Parameters that are given a stream under the type of any sequence.
    private readonly HashSet<ISymbol> _given = new(SymbolEqualityComparer.Default);
    private int _nodesLeft = MaximumNodes;

    private StreamEnumerations(BedrockCompilation bedrock, Func<TryStatementSyntax, bool> takesErrors, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _takesErrors = takesErrors;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether running a piece of code enumerates a stream, and an error in it comes out of the code as an exception.</summary>
    /// <param name="code">The code.</param>
    /// <param name="takesErrors">Whether a try inside the code keeps such an error to itself.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool AreIn(SyntaxNode code, Func<TryStatementSyntax, bool> takesErrors, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new StreamEnumerations(bedrock, takesErrors, cancellationToken).AreIn(code, level: 0);

    private SymbolInfo SymbolOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree).GetSymbolInfo(node, _cancellationToken);

    private bool AreIn(SyntaxNode code, int level)
    {
        if (!_bedrock.CanRead(code, _cancellationToken)) return false;
        foreach (var node in code.DescendantNodesAndSelf(n => n == code || Runs(n)))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (--_nodesLeft < 0) return false;
            var isOne = node switch
            {
                CommonForEachStatementSyntax loop => IsStream(loop.Expression, level),
                SpreadElementSyntax spread => IsStream(spread.Expression, level),
                BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => SymbolOf(node).Symbol is IMethodSymbol constructor && TakesStream(constructor, receiver: null, arguments, level),
                InvocationExpressionSyntax call => SymbolOf(call).Symbol is IMethodSymbol method && Enumerates(call, method, level),
                _ => false,
            };
            if (isOne) return true;
        }

        return false;
    }

    // What a function does it does where it is called; errors in a try that takes them stay there.
    private bool Runs(SyntaxNode node) =>
        node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax)
        && !(node is BlockSyntax { Parent: TryStatementSyntax statement } block && block == statement.Block && _takesErrors(statement));

    private bool Enumerates(InvocationExpressionSyntax call, IMethodSymbol method, int level)
    {
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        if (method.Name is "MoveNext" or "MoveNextAsync") return receiver is not null && IsEnumerator(receiver, level);
        if (_bedrock.Declares(method)) return Brings(method, call) && !Members.IsIterator(method.OriginalDefinition, _bedrock, _cancellationToken) && Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is { } body && Enter(method, call, body, level);
        if (KnownMethods.RunsDelegate(method)) return IsAwaited(call) && call.ArgumentList.Arguments.Any(argument => argument.Expression is AnonymousFunctionExpressionSyntax function && AreIn(function.Body, level));
        return !IsLazy(method.ReturnType) && TakesStream(method, receiver, call.ArgumentList.Arguments, level);
    }

    // An error of a task that is not awaited here does not come out here.
    private static bool Brings(IMethodSymbol method, InvocationExpressionSyntax call) => method.ReturnType.Name is not ("Task" or "ValueTask") || IsAwaited(call);

    private static bool IsAwaited(InvocationExpressionSyntax call)
    {
        SyntaxNode at = call;
        while (at.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" } || (at.Parent is InvocationExpressionSyntax outer && outer.Expression == at))
        {
            if (at.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" }) return true;
            at = at.Parent;
        }

        return at.Parent is AwaitExpressionSyntax;
    }

    /// <summary>Whether a method of the framework is given a stream as a sequence.</summary>
    private bool TakesStream(IMethodSymbol method, ExpressionSyntax? receiver, SeparatedSyntaxList<ArgumentSyntax> arguments, int level)
    {
        if (KnownMethods.RootOf(method.ContainingNamespace) is not "System") return false;
        if (receiver is not null && method.ReducedFrom is { } extension && IsSequence(extension.Parameters[0].Type) && IsStream(receiver, level)) return true;
        for (var i = 0; i < arguments.Count && i < method.Parameters.Length; i++)
        {
            if (arguments[i].NameColon is null && IsSequence(method.Parameters[i].Type) && IsStream(arguments[i].Expression, level)) return true;
        }

        return false;
    }

    private bool IsEnumerator(ExpressionSyntax expression, int level) =>
        SymbolOf(expression).Symbol is ILocalSymbol local && InitializerOf(local) is { } initial
        && CallIn(initial) is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnumerator" or "GetAsyncEnumerator", Expression: var enumerated } } && IsStream(enumerated, level);

    /// <summary>Whether an expression is a stream, or a sequence that reads one as it is enumerated.</summary>
    private bool IsStream(ExpressionSyntax expression, int level, int chain = 0)
    {
        if (chain > MaximumChain || --_nodesLeft < 0) return false;
        while (expression is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
            expression = expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : expression is CastExpressionSyntax cast ? cast.Expression : ((PostfixUnaryExpressionSyntax)expression).Operand;
        if (_bedrock.Symbols.IsStream(_bedrock.ModelOf(expression.SyntaxTree).GetTypeInfo(expression, _cancellationToken).Type)) return true;
        switch (expression)
        {
            case IdentifierNameSyntax name:
                return SymbolOf(name).Symbol switch
                {
                    ILocalSymbol local => InitializerOf(local) is { } initial && IsStream(initial, level, chain + 1),
                    IParameterSymbol parameter => _given.Contains(parameter),
                    _ => false,
                };
            case QueryExpressionSyntax query:
                return IsStream(query.FromClause.Expression, level, chain + 1);
            case InvocationExpressionSyntax call when SymbolOf(call).Symbol is IMethodSymbol method && IsLazy(method.ReturnType):
                if (_bedrock.Declares(method)) return Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is { } body && IsStreamOf(method, call, body, level, chain);
                return (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && (method.ReducedFrom is not null || IsLazy(method.ContainingType)) && KnownMethods.RootOf(method.ContainingNamespace) is "System" && IsStream(receiver, level, chain + 1))
                    || TakesStream(method, receiver: null, call.ArgumentList.Arguments, level);
            default:
                return false;
        }
    }

    // A method of the project that answers a sequence: an iterator, or one that returns what it makes of a stream.
    private bool IsStreamOf(IMethodSymbol method, InvocationExpressionSyntax call, SyntaxNode body, int level, int chain)
    {
        if (Members.IsIterator(method.OriginalDefinition, _bedrock, _cancellationToken)) return Enter(method, call, body, level);
        if (level >= MaximumLevels) return false;
        Give(method, call, level);
        foreach (var node in body.DescendantNodes(n => n == body || Runs(n)))
        {
            var returned = node switch
            {
                ReturnStatementSyntax { Expression: { } value } => value,
                ArrowExpressionClauseSyntax { Expression: var value } => value,
                _ => null,
            };
            if (returned is not null && IsStream(returned, level + 1, chain + 1)) return true;
        }

        return false;
    }

    private bool Enter(IMethodSymbol method, InvocationExpressionSyntax call, SyntaxNode body, int level)
    {
        if (level >= MaximumLevels || !_entered.Add(method.OriginalDefinition)) return false;
        Give(method, call, level);
        return AreIn(body, level + 1);
    }

    private void Give(IMethodSymbol method, InvocationExpressionSyntax call, int level)
    {
        var declared = Members.DefinitionOf(method);
        var first = method.ReducedFrom is null ? 0 : 1;
        if (first == 1 && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && IsStream(receiver, level)) _given.Add(declared.Parameters[0]);
        for (var i = 0; i < call.ArgumentList.Arguments.Count && first + i < declared.Parameters.Length; i++)
        {
            if (IsSequence(declared.Parameters[first + i].Type) && call.ArgumentList.Arguments[i] is { NameColon: null, Expression: var given } && IsStream(given, level)) _given.Add(declared.Parameters[first + i]);
        }
    }

    private ExpressionSyntax? InitializerOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax declarator ? null
        : declarator.Initializer is { Value: not LiteralExpressionSyntax and var initial } ? initial
        : OnlyAssignmentTo(local.Name, declarator);

    // IAsyncEnumerator<…>? events = null; before the try, and events = … inside.
    private static ExpressionSyntax? OnlyAssignmentTo(string name, VariableDeclaratorSyntax declarator)
    {
        ExpressionSyntax? only = null;
        foreach (var assignment in (declarator.FirstAncestorOrSelf<BlockSyntax>() ?? declarator.SyntaxTree.GetRoot()).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is not IdentifierNameSyntax target || !string.Equals(target.Identifier.ValueText, name, StringComparison.Ordinal)) continue;
            if (only is not null) return null;
            only = assignment.Right;
        }

        return only;
    }

    private static InvocationExpressionSyntax? CallIn(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression as InvocationExpressionSyntax;
    }

    private static bool IsSequence(ITypeSymbol type) => type.Name is "IEnumerable" or "IAsyncEnumerable" || type.SpecialType == SpecialType.System_Collections_IEnumerable;

    private static bool IsLazy(ITypeSymbol type) => IsSequence(type) || type.Name is "IOrderedEnumerable" or "IOrderedAsyncEnumerable" or "ConfiguredCancelableAsyncEnumerable" or "IEnumerator" or "IAsyncEnumerator" or "ParallelQuery" or "IQueryable";
}
