using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>System prompts that are always the same text, and the requests that send them.</summary>
internal static class SystemPrompts
{
    private const string CachePoint = "CachePoint";

    private static readonly string[] s_cachePointNames = { CachePoint, "CachePointBlock", "CachePointType" };

    /// <summary>The text that an expression always is; null where some part of it is not known.</summary>
    public static string? ConstantText(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        expression = Bare.Inside(expression);
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant }) return constant;
        return expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => TextOfSum(expression, model, cancellationToken),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(expression, cancellationToken).Symbol switch
            {
                ILocalSymbol local when ValueOf(local, cancellationToken) is { } value => ConstantText(value, model, cancellationToken),
                { } member when member is IFieldSymbol or IPropertySymbol && FixedMembers.ValueOf(member, cancellationToken) is { } value && value.Parts.Length == 1 => TextOf(value),
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>The requests that a block is sent with, where no cache point covers it; empty where one does or may.</summary>
    public static ImmutableArray<RequestUse> WithoutCachePoint(BaseObjectCreationExpressionSyntax block, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var requests = new List<BaseObjectCreationExpressionSyntax>();
        if (HasCachePoint(block) || !FindRequests(block, requests, bedrock, cancellationToken) || requests.Count == 0 || requests.Any(request => MayHaveCachePoint(request, bedrock, cancellationToken))) return ImmutableArray<RequestUse>.Empty;
        return requests.SelectMany(request => Requests.UsesOf(request, bedrock.ModelOf(request.SyntaxTree), bedrock, cancellationToken)).ToImmutableArray();
    }

    // Chains of + lean to the left, and can be long.
    private static string? TextOfSum(ExpressionSyntax sum, SemanticModel model, CancellationToken cancellationToken)
    {
        var parts = new Stack<string>();
        while (Bare.Inside(sum) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } binary)
        {
            if (Bare.Inside(binary.Right) is BinaryExpressionSyntax || ConstantText(binary.Right, model, cancellationToken) is not { } right) return null;
            parts.Push(right);
            sum = binary.Left;
        }

        if (ConstantText(sum, model, cancellationToken) is not { } left) return null;
        parts.Push(left);
        return string.Concat(parts);
    }

    private static string? TextOf(Value value)
    {
        switch (value)
        {
            case ConstantValue { Constant: string text }:
                return text;
            case ConcatenationValue concatenation:
                var parts = concatenation.Operands.Select(TextOf).ToList();
                return parts.Any(static part => part is null) ? null : string.Concat(parts);
            default:
                return null;
        }
    }

    private static ExpressionSyntax? ValueOf(ILocalSymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && Bare.Inside(value) is LiteralExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
        && Members.RootOf(declarator) is { } root && !Members.LastAssignments(root).ContainsKey(local.Name) ? value : null;

    // Follows a block into its list, and the list into requests. False where it is not known where they go.
    private static bool FindRequests(BaseObjectCreationExpressionSyntax block, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var element = (ExpressionSyntax)Bare.Around(block);
        switch (element.Parent)
        {
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } part:
                return collection.Elements.Skip(collection.Elements.IndexOf(part) + 1).All(static e => e is ExpressionElementSyntax { Expression: var other } && IsPlain(other)) && FollowList(collection, requests, bedrock, cancellationToken);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression or (int)SyntaxKind.ArrayInitializerExpression, Parent: ExpressionSyntax list } initializer:
                return initializer.Expressions.Skip(initializer.Expressions.IndexOf(element) + 1).All(IsPlain) && FollowList(list is AssignmentExpressionSyntax ? initializer : list, requests, bedrock, cancellationToken);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var list }, ArgumentList.Arguments.Count: 1 } }:
                return bedrock.ModelOf(list.SyntaxTree).GetSymbolInfo(Bare.Inside(list), cancellationToken).Symbol is ILocalSymbol local && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial } && Holds(Bare.Inside(initial))
                    && FollowMember(local, requests, bedrock, cancellationToken);
            default:
                return false;
        }
    }

    private static bool Holds(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => collection.Elements.All(static e => e is ExpressionElementSyntax { Expression: var other } && IsPlain(other)),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation => creation.Initializer?.Expressions.All(IsPlain) != false,
        _ => false,
    };

    private static bool FollowList(ExpressionSyntax list, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        switch (Bare.Around(list).Parent)
        {
            case AssignmentExpressionSyntax assignment when RequestOf(assignment, bedrock, cancellationToken) is { } request:
                requests.Add(request);
                return true;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } value:
                return bedrock.ModelOf(list.SyntaxTree).GetDeclaredSymbol(value.Parent!, cancellationToken) is (ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }) and { } held && FollowMember(held, requests, bedrock, cancellationToken);
            default:
                return false;
        }
    }

    // Every mention of the list sends it, or adds one more block that is seen.
    private static bool FollowMember(ISymbol held, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var tree in held is ILocalSymbol ? held.DeclaringSyntaxReferences.Select(static r => r.SyntaxTree) : bedrock.TreesThatCanName(held.Name, cancellationToken))
        {
            var model = bedrock.ModelOf(tree);
            foreach (var name in Callers.NamesIn(tree, held.Name, cancellationToken))
            {
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, held)) continue;
                var at = Bare.Around(name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name);
                switch (at.Parent)
                {
                    case AssignmentExpressionSyntax assignment when assignment.Right == at && RequestOf(assignment, bedrock, cancellationToken) is { } request:
                        requests.Add(request);
                        break;
                    case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } } when IsPlain(arguments[0].Expression):
                    case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Capacity" }:
                        break;
                    default:
                        return false;
                }
            }
        }

        return true;
    }

    // System = list, in the initializer of a request or on a local that holds one.
    private static BaseObjectCreationExpressionSyntax? RequestOf(AssignmentExpressionSyntax assignment, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var model = bedrock.ModelOf(assignment.SyntaxTree);
        if (Triggers.NameOfTarget(assignment.Left) is not "System" || model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IPropertySymbol { ContainingType: var type } || bedrock.Symbols.OperationOfRequest(type) is not (BedrockOperation.Converse or BedrockOperation.ConverseStream)) return null;
        if (assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax request }) return request;
        return Bare.Inside(assignment.Left) is MemberAccessExpressionSyntax { Expression: var holder } && model.GetSymbolInfo(Bare.Inside(holder), cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
            && declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
            ? Bare.Inside(initial) as BaseObjectCreationExpressionSyntax
            : null;
    }

    // A block that is made here, of something else than a cache point.
    private static bool IsPlain(ExpressionSyntax element) => Bare.Inside(element) is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: not null } block && !HasCachePoint(block);

    private static bool HasCachePoint(BaseObjectCreationExpressionSyntax block) => block.Initializer?.Expressions.Any(static e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: CachePoint } }) == true;

    // One in the messages or tools, or that a method adds: only what stands inside another request is sure to be none of this one.
    private static bool MayHaveCachePoint(BaseObjectCreationExpressionSyntax request, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var word in s_cachePointNames)
        {
            foreach (var name in bedrock.TreesThatCanName(word, cancellationToken).SelectMany(tree => Callers.NamesIn(tree, word, cancellationToken)))
            {
                var isOfOther = name.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(around => around != request && bedrock.Symbols.OperationOfRequest(bedrock.ModelOf(around.SyntaxTree).GetTypeInfo(around, cancellationToken).Type) is not null);
                if (!isOfOther) return true;
            }
        }

        return false;
    }
}
