using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <content>Collections that a call answers.</content>
internal sealed partial class CollectionSizes
{
    // Parameters that say how many are wanted.
    private static readonly HashSet<string> s_numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "top", "topK", "topN", "k", "limit", "max", "maxResults", "maxCount", "maxItems", "maximum", "count", "take", "size", "pageSize", "batchSize", "maxNumber", "numberOfResults",
    };

    private CollectionSize SizeOf(InvocationExpressionSyntax call, int depth)
    {
        var symbol = ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol;
        var name = StringUse.NameOf(call);

        // A delegate's answer is unknown; what does not bind may be a package that is not here.
        if (symbol is not IMethodSymbol method) return NamesLimit(call) || name is "Take" || (name is "Chunk" && !_countsAll) ? CollectionSize.Limited : CollectionSize.Large;
        if (method.MethodKind == MethodKind.DelegateInvoke) return CollectionSize.Limited;
        if (KnownMethods.AnswersReceiver(method) && call.Expression is MemberAccessExpressionSyntax { Expression: var task }) return SizeOf(task, depth - 1);
        if (KnownMethods.IsOfLinq(method)) return LinqCall.Of(call, method) is { Source: { } source } linq ? SizeOf(linq, source, method, depth) : LimitedOr(CollectionSize.Large, call);
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (_bedrock.Declares(definition) && !IsOpen(definition)) return NamesLimit(call.Expression) ? CollectionSize.Limited : SizeOfAnswer(definition, call, depth);
        if (name is "GetValues" && method.ContainingType.SpecialType == SpecialType.System_Enum) return SizeOfEnum(call, method);
        if (name is "ToList" or "ToArray" or "AsReadOnly" or "ToImmutableArray" or "ToImmutableList" or "AsMemory" or "AsEnumerable" or "OrderBy" && call.Expression is MemberAccessExpressionSyntax { Expression: var collection })
            return SizeOf(collection, depth - 1);
        if (name is "GetRange" or "Slice" or "AsSpan" or "Take" or "Chunk" || NamesLimit(call.Expression) || IsOfQueue(method.ContainingType)) return CollectionSize.Limited;
        return AsksForFew(call, method) ? CollectionSize.Limited : CollectionSize.Large;
    }

    private CollectionSize SizeOf(LinqCall linq, ExpressionSyntax source, IMethodSymbol method, int depth)
    {
        switch (method.Name)
        {
            case "Range" or "Repeat":
                return linq.Arguments.Length == 1 ? SizeOfNumber(linq.Arguments[0], depth - 1, offset: 0) : CollectionSize.Limited;
            case "Take" or "TakeLast":
                var taken = ModelOf(linq.Call).GetConstantValue(linq.Arguments.FirstOrDefault() ?? source, _cancellationToken);
                if (taken is not { HasValue: true, Value: int count }) return CollectionSize.Limited;

                // Some, and after them the next: a window that goes over the collection.
                if (OfNumber(count) == CollectionSize.Small) return CollectionSize.Small;
                return !_countsAll && (IsSkip(source) || LocalUses.LoopsAround(linq.Call, linq.Call.SyntaxTree.GetRoot(_cancellationToken)).Length > 0) ? CollectionSize.Limited : SizeOf(source, depth - 1);
            case "Chunk":
                return _countsAll ? SizeOf(source, depth - 1) : CollectionSize.Limited;
            case "SelectMany":
                return SizeOf(source, depth - 1) == CollectionSize.Small ? CollectionSize.Limited : SizeOf(source, depth - 1);
            case "Concat" or "Union" or "Append" or "Prepend":
                // A few and a few are more; how many is not worth counting.
                return method.Name is "Concat" or "Union" && linq.Arguments.Length > 0 ? Either(SizeOf(source, depth - 1), SizeOf(linq.Arguments[0], depth - 1)) : SizeOf(source, depth - 1);
            case "Zip" when linq.Arguments.Length > 0:
                return SizeOf(linq.Arguments[0], depth - 1) is CollectionSize.Small ? CollectionSize.Small : SizeOf(source, depth - 1);
            case "AsParallel" or "WithDegreeOfParallelism":
                return CollectionSize.Limited;
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "ElementAt":
                return SizeOf(source, depth - 1) == CollectionSize.Limited ? CollectionSize.Limited : CollectionSize.Large;
            default:
                return SizeOf(source, depth - 1);
        }
    }

    private static bool IsSkip(ExpressionSyntax source)
    {
        while (Bare.Inside(source) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            if (access.Name.Identifier.ValueText is "Skip" or "SkipWhile") return true;
            source = access.Expression;
        }

        return false;
    }

    private CollectionSize LimitedOr(CollectionSize size, SyntaxNode expression) => NamesLimit(expression) ? CollectionSize.Limited : size;

    private static bool IsOpen(IMethodSymbol method) => method.IsVirtual || method.IsAbstract || method.IsOverride;

    // What a method of the project returns; an iterator yields as much as it likes.
    private CollectionSize SizeOfAnswer(IMethodSymbol method, InvocationExpressionSyntax call, int depth)
    {
        if (AsksForFew(call, method)) return CollectionSize.Limited;
        if (_bedrock.DeclarationsOf(method).Length != 1) return CollectionSize.Large;
        var declaration = _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken);
        CollectionSize? size = null;
        foreach (var node in declaration.DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax))
        {
            var returned = node switch
            {
                ArrowExpressionClauseSyntax arrow when arrow.Parent == declaration => arrow.Expression,
                ReturnStatementSyntax { Expression: { } expression } => expression,
                _ => null,
            };
            if (returned is not null) size = size is { } known ? Either(known, SizeOf(returned, Math.Max(0, depth - 3))) : SizeOf(returned, Math.Max(0, depth - 3));
        }

        return size ?? CollectionSize.Large;
    }

    private CollectionSize SizeOfEnum(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var type = method.TypeArguments.Length == 1 ? method.TypeArguments[0] : call.ArgumentList.Arguments.Count == 1 && call.ArgumentList.Arguments[0].Expression is TypeOfExpressionSyntax { Type: var named } ? ModelOf(call).GetTypeInfo(named, _cancellationToken).Type : null;
        return type is { TypeKind: TypeKind.Enum } ? OfNumber(type.GetMembers().Count(static m => m is IFieldSymbol { IsConst: true })) : CollectionSize.Limited;
    }

    // SearchAsync(query, topK: 3): a few, or a number that somebody chooses.
    private bool AsksForFew(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var name = argument.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : "");
            var constant = ModelOf(call).GetConstantValue(argument.Expression, _cancellationToken);
            if (s_numbers.Contains(name) && (constant is not { HasValue: true, Value: int number } || OfNumber(number) == CollectionSize.Small)) return true;
        }

        return false;
    }

    // A queue or a trigger hands out as many messages as it is set to.
    private bool IsOfQueue(ITypeSymbol? type)
    {
        if (_countsAll) return false;
        var names = type?.ContainingNamespace?.ToDisplayString() ?? "";
        return names.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) || names.StartsWith("Amazon.SQS", StringComparison.Ordinal) || names.StartsWith("Amazon.Bedrock", StringComparison.Ordinal)
            || names.StartsWith("Azure.Messaging", StringComparison.Ordinal) || names.StartsWith("Confluent.Kafka", StringComparison.Ordinal);
    }
}
