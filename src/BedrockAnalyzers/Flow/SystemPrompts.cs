using System.Collections.Immutable;
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
    public static string? ConstantText(ExpressionSyntax expression, BedrockCompilation bedrock, CancellationToken cancellationToken) => ConstantText(expression, new Following(), bedrock, cancellationToken);

    private static string? ConstantText(ExpressionSyntax expression, Following following, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var model = bedrock.ModelOf(expression.SyntaxTree);
        expression = Bare.Inside(expression);
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant }) return constant;
        return expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => TextOfSum(expression, following, bedrock, cancellationToken),
            ConditionalExpressionSyntax conditional => ShorterOf(ConstantText(conditional.WhenTrue, following, bedrock, cancellationToken), ConstantText(conditional.WhenFalse, following, bedrock, cancellationToken)),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(expression, cancellationToken).Symbol switch
            {
                ILocalSymbol local when ValueOf(local, cancellationToken) is { } value => following.Once(local, () => ConstantText(value, following, bedrock, cancellationToken)),
                IParameterSymbol parameter => following.Once(parameter, () => TextOfParameter(parameter, following, bedrock, cancellationToken)),
                { } member when member is IFieldSymbol or IPropertySymbol && FixedMembers.ValueOf(member, bedrock, cancellationToken) is { } value && value.Parts.Length == 1 => TextOf(value),
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

    /// <summary>The blocks that are made behind a block in the same list.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> BehindInList(BaseObjectCreationExpressionSyntax block) => (Bare.Around(block).Parent switch
    {
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } => collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        InitializerExpressionSyntax initializer => initializer.Expressions,
        _ => Enumerable.Empty<ExpressionSyntax>(),
    }).OfType<BaseObjectCreationExpressionSyntax>().Where(other => other.SpanStart > block.SpanStart);

    /// <summary>What a block is given as its text; null where it is given none.</summary>
    public static ExpressionSyntax? TextOf(BaseObjectCreationExpressionSyntax block) =>
        block.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static e => e.Left is IdentifierNameSyntax { Identifier.ValueText: "Text" })?.Right;

    // One of two texts, each of which is always the same.
    private static string? ShorterOf(string? one, string? other) => one is null || other is null ? null : one.Length <= other.Length ? one : other;

    // Chains of + lean to the left, and can be long.
    private static string? TextOfSum(ExpressionSyntax sum, Following following, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var parts = new Stack<string>();
        while (Bare.Inside(sum) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } binary)
        {
            if (Bare.Inside(binary.Right) is BinaryExpressionSyntax || ConstantText(binary.Right, following, bedrock, cancellationToken) is not { } right) return null;
            parts.Push(right);
            sum = binary.Left;
        }

        if (ConstantText(sum, following, bedrock, cancellationToken) is not { } left) return null;
        parts.Push(left);
        return string.Concat(parts);
    }

    // What all callers pass: the shortest of their texts. A text that is passed on twice is not followed.
    private static string? TextOfParameter(IParameterSymbol parameter, Following following, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (parameter is not { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method } || method is not ({ MethodKind: MethodKind.LocalFunction } or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true })) return null;
        if (bedrock.DeclarationsOf(method).Length != 1 || bedrock.DeclarationsOf(method)[0].GetSyntax(cancellationToken) is not { } declared || Members.RootOf(declared is MethodDeclarationSyntax { Body: { } body } ? body : declared) is not { } root || Members.LastAssignments(root).ContainsKey(parameter.Name)) return null;
        var roots = ImmutableArray.Create(root);
        if (method.MethodKind == MethodKind.Ordinary)
        {
            var callers = bedrock.CallersOf(method, cancellationToken);
            if (!callers.AreAll) return null;
            roots = callers.Roots;
        }

        string? shortest = null;
        foreach (var name in roots.SelectMany(static r => r.DescendantNodes()).OfType<SimpleNameSyntax>())
        {
            if (!string.Equals(name.Identifier.ValueText, method.Name, StringComparison.Ordinal) || !SymbolEqualityComparer.Default.Equals(bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, method.OriginalDefinition)) continue;
            ExpressionSyntax called = Bare.Qualified(name);
            if (called.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } || ArgumentFor(parameter, arguments) is not { } argument || argument is IdentifierNameSyntax && bedrock.ModelOf(argument.SyntaxTree).GetSymbolInfo(argument, cancellationToken).Symbol is IParameterSymbol) return null;
            if (ConstantText(argument, following, bedrock, cancellationToken) is not { } text) return null;
            shortest = shortest is null ? text : ShorterOf(shortest, text);
        }

        return shortest;
    }

    private static ExpressionSyntax? ArgumentFor(IParameterSymbol parameter, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon is { Name.Identifier.ValueText: var name } ? string.Equals(name, parameter.Name, StringComparison.Ordinal) : i == parameter.Ordinal) return Bare.Inside(arguments[i].Expression);
        }

        return null;
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
        && Bare.Inside(value) is LiteralExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or ConditionalExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
        && Members.RootOf(declarator) is { } root && !Members.LastAssignments(root).ContainsKey(local.Name) ? value : null;

    // Follows a block into its list, and the list into requests. False where it is not known where they go.
    private static bool FindRequests(BaseObjectCreationExpressionSyntax block, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var element = (ExpressionSyntax)Bare.Around(block);
        return element.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            ? FollowBlock(declarator, requests, bedrock, cancellationToken)
            : FindRequestsOfElement(element, requests, bedrock, cancellationToken);
    }

    // A block in a local: nothing but its places in lists may be done with it.
    private static bool FollowBlock(VariableDeclaratorSyntax declarator, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (bedrock.ModelOf(declarator.SyntaxTree).GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol held) return false;
        foreach (var name in bedrock.NamesIn(declarator.SyntaxTree, held.Name, cancellationToken))
        {
            if (!SymbolEqualityComparer.Default.Equals(bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol, held)) continue;
            if (!FindRequestsOfElement((ExpressionSyntax)Bare.Around(name), requests, bedrock, cancellationToken)) return false;
        }

        return true;
    }

    private static bool FindRequestsOfElement(ExpressionSyntax element, List<BaseObjectCreationExpressionSyntax> requests, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        switch (element.Parent)
        {
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } part:
                return collection.Elements.Skip(collection.Elements.IndexOf(part) + 1).All(static e => e is ExpressionElementSyntax { Expression: var other } && IsPlain(other)) && FollowList(collection, requests, bedrock, cancellationToken);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression or (int)SyntaxKind.ArrayInitializerExpression, Parent: ExpressionSyntax list } initializer:
                return initializer.Expressions.Skip(initializer.Expressions.IndexOf(element) + 1).All(IsPlain) && FollowList(list is AssignmentExpressionSyntax ? initializer : list, requests, bedrock, cancellationToken);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var list }, ArgumentList.Arguments.Count: 1 } } when RequestOf(list, bedrock, cancellationToken) is { } request:
                requests.Add(request);
                return true;
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
            foreach (var name in bedrock.NamesIn(tree, held.Name, cancellationToken))
            {
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, held)) continue;
                var at = Bare.Around(Bare.Qualified(name));
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
    private static BaseObjectCreationExpressionSyntax? RequestOf(AssignmentExpressionSyntax assignment, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax request } ? (IsSystem(assignment.Left, bedrock, cancellationToken) ? request : null) : RequestOf(assignment.Left, bedrock, cancellationToken);

    // request.System, of a local that holds the request.
    private static BaseObjectCreationExpressionSyntax? RequestOf(ExpressionSyntax system, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        IsSystem(system, bedrock, cancellationToken) && Bare.Inside(system) is MemberAccessExpressionSyntax { Expression: var holder } && bedrock.ModelOf(system.SyntaxTree).GetSymbolInfo(Bare.Inside(holder), cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
        && declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
            ? Bare.Inside(initial) as BaseObjectCreationExpressionSyntax
            : null;

    private static bool IsSystem(ExpressionSyntax target, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        Triggers.IsOfConverse(target, "System", bedrock.ModelOf(target.SyntaxTree), bedrock.Symbols, cancellationToken);

    // A block that is made here, of something else than a cache point.
    private static bool IsPlain(ExpressionSyntax element) => Bare.Inside(element) is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: not null } block && !HasCachePoint(block);

    private static bool HasCachePoint(BaseObjectCreationExpressionSyntax block) => block.Initializer?.Expressions.Any(static e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: CachePoint } }) == true;

    // One in the messages, or that a method adds. One in the tools stands before the system prompt, and what stands inside another request is none of this one.
    private static bool MayHaveCachePoint(BaseObjectCreationExpressionSyntax request, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        // request.System[0].Text = …
        if (Members.RootOf(request) is { } root && root.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any(element => IsSystem(element.Expression, bedrock, cancellationToken))) return true;
        var (inSystem, inMessages) = (false, false);
        foreach (var word in s_cachePointNames)
        {
            foreach (var name in bedrock.TreesThatCanName(word, cancellationToken).SelectMany(tree => bedrock.NamesIn(tree, word, cancellationToken)))
            {
                if (name.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(around => around != request && bedrock.Symbols.OperationOfRequest(bedrock.ModelOf(around.SyntaxTree).GetTypeInfo(around, cancellationToken).Type) is not null)) continue;
                switch (HolderOf(name, bedrock, cancellationToken))
                {
                    case "Tool":
                        break;
                    case "SystemContentBlock":
                        inSystem = true;
                        break;
                    case "ContentBlock":
                        inMessages = true;
                        break;
                    default:
                        return true;
                }
            }
        }

        return (inMessages && !HasOnlyPlainMessages(request, bedrock, cancellationToken)) || (inSystem && CanGetOther(request, bedrock, cancellationToken));
    }

    // The type of the block that a cache point is made in.
    private static string? HolderOf(SyntaxNode name, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var around in name.Ancestors())
        {
            if (around is StatementSyntax or MemberDeclarationSyntax) return null;
            if (around is BaseObjectCreationExpressionSyntax creation && bedrock.ModelOf(around.SyntaxTree).GetTypeInfo(creation, cancellationToken).Type is { Name: not ("CachePointBlock" or "CachePointType") } type) return bedrock.Symbols.IsModelType(type) ? type.Name : null;
        }

        return null;
    }

    // Messages that are made where the request is, of nothing but texts.
    private static bool HasOnlyPlainMessages(BaseObjectCreationExpressionSyntax request, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (request.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static e => e.Left is IdentifierNameSyntax { Identifier.ValueText: "Messages" }) is not { Right: var messages }) return false;
        if (Bare.Around(request).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } && (Members.RootOf(request) is not { } root || root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access => access.Name.Identifier.ValueText is "Messages"))) return false;
        return messages.DescendantNodesAndSelf(static node => node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Text" or "Role" } }).All(static node =>
            node is CollectionExpressionSyntax or ExpressionElementSyntax or InitializerExpressionSyntax or BaseObjectCreationExpressionSyntax or TypeSyntax or ArgumentListSyntax { Arguments.Count: 0 } or TypeArgumentListSyntax
                or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Text" or "Role" or "Content" } });
    }

    // Blocks are added to the system prompt of some request, and it is not seen which: to a parameter's, or by a list that is not made there.
    private static bool CanGetOther(BaseObjectCreationExpressionSyntax request, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var name in bedrock.TreesThatCanName("SystemContentBlock", cancellationToken).Concat(bedrock.TreesThatCanName(CachePoint, cancellationToken)).Distinct().SelectMany(tree => bedrock.NamesIn(tree, "System", cancellationToken)))
        {
            if (name.Parent is not MemberAccessExpressionSyntax { Parent: not QualifiedNameSyntax } system || system.Name != name || !IsSystem(system, bedrock, cancellationToken)) continue;
            if (RequestOf(system, bedrock, cancellationToken) is { } other && other != request) continue;
            switch (Bare.Around(system).Parent)
            {
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var list } assignment when assignment.Left == system && Holds(Bare.Inside(list)):
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } } when IsPlain(arguments[0].Expression):
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: IdentifierNameSyntax } assignment when assignment.Left == system && RequestOf(system, bedrock, cancellationToken) == request:
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    // The names that lead to a text. A local that is made of itself (half-typed), or a method that calls itself with its parameter and more, leads back to where it began.
    private sealed class Following
    {
        private const int MaximumNames = 100;

        private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
        private int _names;

        public string? Once(ISymbol name, Func<string?> text)
        {
            if (++_names > MaximumNames || !_open.Add(name)) return null;
            var found = text();
            _open.Remove(name);
            return found;
        }
    }
}
