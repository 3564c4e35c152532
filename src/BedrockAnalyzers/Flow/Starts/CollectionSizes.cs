using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Says how many items a collection or a loop can have. A number that is chosen somewhere is taken for a limit; a collection that nothing is known of is not.</summary>
internal sealed partial class CollectionSizes
{
    // So many calls at a time are no burst.
    private const int MaximumAtOnce = 4;

    private const int MaximumDepth = 16;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    // How many are still a few.
    private readonly int _maximumSmall;

    // Whether all items are meant, and not those that come at a time: then a part of something, or what a queue hands out, is no limit.
    private readonly bool _countsAll;

    private CollectionSizes(BedrockCompilation bedrock, int maximumSmall, bool countsAll, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _maximumSmall = maximumSmall;
        _countsAll = countsAll;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The size of a collection, or of what a loop goes over, as far as it matters to what runs at a time.</summary>
    public static CollectionSize Of(SyntaxNode over, BedrockCompilation bedrock, CancellationToken cancellationToken) => new CollectionSizes(bedrock, MaximumAtOnce, countsAll: false, cancellationToken).SizeOf(over, MaximumDepth);

    /// <summary>The size of a collection over time, however many of its items come at a time.</summary>
    /// <param name="over">The collection.</param>
    /// <param name="maximumSmall">How many are still a few.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static CollectionSize OfAll(SyntaxNode over, int maximumSmall, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new CollectionSizes(bedrock, maximumSmall, countsAll: true, cancellationToken).SizeOf(over, MaximumDepth);

    private SemanticModel ModelOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree);

    private CollectionSize OfNumber(long number) => number <= _maximumSmall ? CollectionSize.Small : CollectionSize.Large;

    // One of several: it can be large when one of them can, and none is limited.
    private static CollectionSize Either(CollectionSize one, CollectionSize other) => one > other ? one : other;

    private CollectionSize SizeOf(SyntaxNode over, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (depth <= 0) return CollectionSize.Limited;
        switch (over is ExpressionSyntax expression ? Bare.Inside(expression) : over)
        {
            case ForStatementSyntax loop:
                return SizeOf(loop, depth);
            case WhileStatementSyntax loop:
                return SizeOf(loop);
            case CastExpressionSyntax cast:
                return SizeOf(cast.Expression, depth);
            case AwaitExpressionSyntax awaited:
                return SizeOf(awaited.Expression, depth);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Either(SizeOf(coalesce.Left, depth - 1), SizeOf(coalesce.Right, depth - 1));
            case ConditionalExpressionSyntax conditional:
                return Either(SizeOf(conditional.WhenTrue, depth - 1), SizeOf(conditional.WhenFalse, depth - 1));
            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax or InvocationExpressionSyntax } access:
                return NamesLimit(access) ? CollectionSize.Limited : CollectionSize.Large;
            case CollectionExpressionSyntax collection:
                return SizeOf(collection, depth);
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return OfNumber(items.Expressions.Count);
            case ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: > 0 } ranks } when ranks[0].Sizes.Count == 1:
                return SizeOfNumber(ranks[0].Sizes[0], depth - 1, offset: 0);
            case ImplicitArrayCreationExpressionSyntax { Initializer: var items }:
                return OfNumber(items.Expressions.Count);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } items:
                return OfNumber(items.Expressions.Count);
            case BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions.Count: var count }, ArgumentList: null or { Arguments.Count: 0 } }:
                return OfNumber(count);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Initializer: null }:
                return SizeOf(arguments[0].Expression, depth - 1);
            case QueryExpressionSyntax query:
                return query.Body.Clauses.Any(static c => c is FromClauseSyntax) ? Either(CollectionSize.Large, SizeOf(query.FromClause.Expression, depth - 1)) : SizeOf(query.FromClause.Expression, depth - 1);
            case InvocationExpressionSyntax call:
                return SizeOf(call, depth);
            case ElementAccessExpressionSyntax element:
                return SizeOf(element, depth);
            case IdentifierNameSyntax name:
                return SizeOfNamed(name, depth);
            case MemberAccessExpressionSyntax member:
                return SizeOfNamed(member, depth);
            default:
                return CollectionSize.Limited;
        }
    }

    private CollectionSize SizeOf(CollectionExpressionSyntax collection, int depth)
    {
        var size = OfNumber(collection.Elements.Count);
        foreach (var element in collection.Elements)
        {
            if (element is SpreadElementSyntax spread) size = Either(size, SizeOf(spread.Expression, depth - 1));
        }

        return size;
    }

    // What is cut out of a collection, or is an element of what was cut.
    private CollectionSize SizeOf(ElementAccessExpressionSyntax element, int depth)
    {
        if (element.ArgumentList.Arguments.Any(static a => Bare.Inside(a.Expression) is RangeExpressionSyntax) || NamesLimit(element)) return CollectionSize.Limited;
        return SizeOf(element.Expression, depth - 1) == CollectionSize.Limited ? CollectionSize.Limited : CollectionSize.Large;
    }

    // for (var i = 0; i < items.Count; i++), from the first to the last; any other loop may be a window or a number of workers.
    private CollectionSize SizeOf(ForStatementSyntax loop, int depth)
    {
        if (LocalUses.CanEndEarly(loop)
            || loop.Declaration is not { Variables: { Count: 1 } variables } || variables[0] is not { Initializer.Value: var from, Identifier.ValueText: var counter }
            || ModelOf(loop).GetConstantValue(from, _cancellationToken) is not { HasValue: true, Value: int start }
            || loop.Condition is null || Bare.Inside(loop.Condition) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.NotEqualsExpression, Left: var counted, Right: var bound } condition
            || Bare.Inside(counted) is not IdentifierNameSyntax left
            || !string.Equals(left.Identifier.ValueText, counter, StringComparison.Ordinal)
            || loop.Incrementors.Count != 1 || loop.Incrementors[0] is not (PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression }))
        {
            return CollectionSize.Limited;
        }

        return SizeOfNumber(bound, depth, offset: (condition.IsKind(SyntaxKind.LessThanOrEqualExpression) ? 1 : 0) - start);
    }

    // A number of items: a constant, or how many there are of something.
    private CollectionSize SizeOfNumber(ExpressionSyntax number, int depth, int offset)
    {
        if (depth <= 0) return CollectionSize.Limited;
        number = Bare.Inside(number);
        if (ModelOf(number).GetConstantValue(number, _cancellationToken) is { HasValue: true, Value: int constant }) return OfNumber((long)constant + offset);
        switch (number)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } access:
                return SizeOf(access.Expression, depth - 1);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } access, ArgumentList.Arguments.Count: 0 }:
                return SizeOf(access.Expression, depth - 1);
            case IdentifierNameSyntax name when ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local
                && local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initial } declarator
                && Members.RootOf(declarator) is { } root && !Members.LastAssignments(root).ContainsKey(local.Name):
                return SizeOfNumber(initial, depth - 1, offset);
            default:
                return CollectionSize.Limited;
        }
    }

    // Reading on until there is no more; two conditions, or a number that is compared, may be a limit.
    private static CollectionSize SizeOf(WhileStatementSyntax loop)
    {
        if (LocalUses.CanEndEarly(loop)) return CollectionSize.Limited;
        var condition = Bare.Inside(loop.Condition);
        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negated) condition = Bare.Inside(negated.Operand);
        if (condition is AwaitExpressionSyntax awaited) condition = Bare.Inside(awaited.Expression);
        return condition switch
        {
            InvocationExpressionSyntax or MemberAccessExpressionSyntax or IsPatternExpressionSyntax { Pattern: not RelationalPatternSyntax } => CollectionSize.Large,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right: var nothing } when Bare.Inside(nothing).IsKind(SyntaxKind.NullLiteralExpression) => CollectionSize.Large,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression, Left: var number, Right: var least } when Bare.Inside(number) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } && Bare.Inside(least) is LiteralExpressionSyntax { Token.ValueText: "0" } => CollectionSize.Large,
            _ => CollectionSize.Limited,
        };
    }

    // A batch is a part of something, whoever made it.
    private bool NamesLimit(SyntaxNode expression) =>
        !_countsAll && expression.DescendantNodesAndSelf(static n => n is not ArgumentListSyntax).OfType<SimpleNameSyntax>().Any(static name => NamesLimit(name.Identifier.ValueText));

    private static bool NamesLimit(string name) => Contains(name, "batch") || Contains(name, "window") || Contains(name, "slice") || Contains(name, "partition") || Contains(name, "buffer");

    private static bool Contains(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
