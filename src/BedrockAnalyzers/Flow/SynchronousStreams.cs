using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Starts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Finds the stream of an answer under sequences that hold a thread until its next event has come, where it could be awaited.</summary>
internal static class SynchronousStreams
{
    private const int MaximumChain = 50;

    /// <summary>The stream that an expression is; null where it is none that can be awaited.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="throughLinq">Whether LINQ over a stream counts as well, as far as it reads nothing before it is enumerated itself.</param>
    /// <param name="symbols">The SDK's types.</param>
    /// <param name="model">The model of the expression's tree.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ExpressionSyntax? In(ExpressionSyntax expression, bool throughLinq, BedrockSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax? next = expression;
        for (var i = 0; i < MaximumChain && next is not null; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            expression = Bare.Inside(next);
            var type = model.GetTypeInfo(expression, cancellationToken).Type;
            if (symbols.IsStream(type)) return IsAwaitable(type) ? expression : null;
            next = expression switch
            {
                CastExpressionSyntax cast => cast.Expression,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression or (int)SyntaxKind.CoalesceExpression } binary => binary.Left,
                ConditionalAccessExpressionSyntax conditional => conditional.WhenNotNull,
                IdentifierNameSyntax name when IsOfEvents(type) => OnlyValueOf(name, model, cancellationToken),
                QueryExpressionSyntax query when throughLinq && IsSynchronous(query, model, cancellationToken) => query.FromClause.Expression,
                InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && (IsView(method) || (throughLinq && IsSynchronous(method) && IsLazy(method))) => SourceOf(call, method),
                _ => null,
            };
        }

        return null;
    }

    /// <summary>Whether <see cref="In"/> can find a stream under what a method is called on, by its type alone: nearly no sequence is one, and what LINQ's method is need not be asked then.</summary>
    public static bool CanBeIn(ExpressionSyntax receiver, BedrockSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
    {
        // A method that stands after the name of its class is given the sequence.
        receiver = Bare.Inside(receiver);
        return model.GetTypeInfo(receiver, cancellationToken).Type is not { IsStatic: false } type || symbols.IsStream(type)
            || (IsSequence(type) && (receiver is not InvocationExpressionSyntax call || IsNameOfView(StringUse.NameOf(call))));
    }

    private static bool IsNameOfView(string? name) => name is "AsEnumerable" or "ToBlockingEnumerable";

    /// <summary>Whether a method of LINQ goes over its sequence without awaiting it. That of the same name for asynchronous sequences is another.</summary>
    public static bool IsSynchronous(IMethodSymbol method) => KnownMethods.IsOfLinq(method) && (method.ReducedFrom ?? method) is { Parameters: { Length: > 0 } parameters } && IsSequence(parameters[0].Type);

    /// <summary>Whether a query goes over its sequence without awaiting it.</summary>
    public static bool IsSynchronous(QueryExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken)
    {
        var operation = query.Body.Clauses.FirstOrDefault() switch
        {
            null => model.GetSymbolInfo(query.Body.SelectOrGroup, cancellationToken),
            OrderByClauseSyntax order => model.GetSymbolInfo(order.Orderings[0], cancellationToken),
            var clause => model.GetQueryClauseInfo(clause, cancellationToken).OperationInfo,
        };
        return operation.Symbol is IMethodSymbol method && IsSynchronous(method);
    }

    /// <summary>Whether a method shows a sequence as it is, and only asks for it in another way.</summary>
    public static bool IsView(IMethodSymbol method) => method.Name switch
    {
        "AsEnumerable" => IsSynchronous(method),
        "ToBlockingEnumerable" => method.ContainingType.Name is "TaskAsyncEnumerableExtensions" && KnownMethods.IsIn(method.ContainingNamespace, "System", "Threading", "Tasks"),
        _ => false,
    };

    /// <summary>The sequence that an extension method is called on, in whichever form.</summary>
    public static ExpressionSyntax? SourceOf(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (call.Expression is not MemberBindingExpressionSyntax) return LinqCall.Of(call, method)?.Source;
        SyntaxNode from = call;
        for (var at = call.Parent; at is ExpressionSyntax; (from, at) = (at, at.Parent))
        {
            if (at is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == from) return conditional.Expression;
        }

        return null;
    }

    /// <summary>The loop that goes over an expression, or over LINQ on it that is written in the loop's head.</summary>
    public static CommonForEachStatementSyntax? LoopOver(ExpressionSyntax expression)
    {
        for (SyntaxNode at = expression; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax or QueryExpressionSyntax:
                case MemberAccessExpressionSyntax or InvocationExpressionSyntax:
                case BinaryExpressionSyntax binary when binary.Left == at:
                case FromClauseSyntax { Parent: QueryExpressionSyntax }:
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } list } when list.Arguments[0] == parent:
                case ArgumentListSyntax:
                    break;
                case CommonForEachStatementSyntax loop when loop.Expression == at:
                    return loop;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the innermost function around a node is asynchronous. The clauses of a query are functions that are not, but for what is evaluated before the query begins.</summary>
    public static bool IsInAsynchronousFunction(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var from = node;
        for (var at = node.Parent; at is not null; (from, at) = (at, at.Parent))
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case FromClauseSyntax { Parent: QueryExpressionSyntax }:
                case JoinClauseSyntax join when join.InExpression == from:
                    break;
                case QueryClauseSyntax or SelectOrGroupClauseSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax:
                    return false;
                case CompilationUnitSyntax unit:
                    return model.GetDeclaredSymbol(unit, cancellationToken) is { IsAsync: true };
            }
        }

        return false;
    }

    private static bool IsAwaitable(ITypeSymbol? type) => type!.AllInterfaces.Any(static i => i.Name is "IAsyncEnumerable" && KnownMethods.IsIn(i.ContainingNamespace, "System", "Collections", "Generic"));

    private static bool IsSequence(ITypeSymbol type) => type.OriginalDefinition.SpecialType is SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsLazy(IMethodSymbol method) => IsSequence(method.ReturnType) || method.ReturnType.Name is "IOrderedEnumerable";

    private static bool IsOfEvents(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && IsSequence(type) && arguments[0].Name is "IEventStreamEvent";

    private static ExpressionSyntax? OnlyValueOf(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } local
        && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator
        && Members.RootOf(declarator) is { } root && !Members.LastAssignments(root).ContainsKey(local.Name)
            ? initial
            : null;
}
