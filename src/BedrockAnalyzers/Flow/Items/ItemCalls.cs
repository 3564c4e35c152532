using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>Finds the calls that a loop makes for each element of its collection.</summary>
internal sealed class ItemCalls
{
    private const int MaximumLevels = 5;

    private readonly ItemLoop _loop;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly SemanticModel _model;

    private ItemCalls(ItemLoop loop, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _loop = loop;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _model = bedrock.ModelOf(loop.Node.SyntaxTree);
    }

    /// <summary>The calls of a loop, in their order; none where an answer is used for another call, or one element has several that build on each other.</summary>
    public static ImmutableArray<ItemCall> Of(ItemLoop loop, BedrockCompilation bedrock, CancellationToken cancellationToken) => new ItemCalls(loop, bedrock, cancellationToken).Find();

    private ImmutableArray<ItemCall> Find()
    {
        var calls = CallsBehind.In(_loop.Body, _bedrock, _cancellationToken).ToImmutableArray();
        if (calls.IsEmpty) return ImmutableArray<ItemCall>.Empty;
        if (_loop.Body is ExpressionSyntax body && Bare.Inside(body) is not AnonymousFunctionExpressionSyntax and var named) return OfNamed(named);

        var region = OutermostLoopAround(_loop.Node);
        var all = CallsBehind.In(region, _bedrock, _cancellationToken).ToImmutableArray();
        var dependences = Dependences.In(region, _model, _cancellationToken);
        if (IsChained(dependences, calls, all)) return ImmutableArray<ItemCall>.Empty;
        var found = ImmutableArray.CreateBuilder<ItemCall>();
        foreach (var call in calls)
        {
            var sources = dependences.SourcesOf(WhatIsAsked(call));
            if (!_loop.Elements.Any(sources.Contains) || IsOfInnerLoop(call, sources)) continue;
            var behind = CallsBehind.Of(call, _bedrock, _cancellationToken);
            if (behind.IsEmpty || AsksModel(call, dependences) || !behind.All(inner => inner == call || IsIndependent(inner, call)) || !KeepsNothing(call, MaximumLevels)) continue;
            found.Add(new(call, _loop, behind));
        }

        return found.ToImmutable();
    }

    // items.Select(AskAsync)
    private ImmutableArray<ItemCall> OfNamed(ExpressionSyntax named)
    {
        var behind = CallsBehind.Of(named, _bedrock, _cancellationToken);
        return behind.IsEmpty || !behind.All(inner => IsIndependent(inner, named)) || !KeepsNothing(named, MaximumLevels) ? ImmutableArray<ItemCall>.Empty : ImmutableArray.Create(new ItemCall(named, _loop, behind));
    }

    // What an answer is used for, now or in the next round, or a list that becomes longer from call to call.
    private bool IsChained(Dependences dependences, ImmutableArray<ExpressionSyntax> calls, ImmutableArray<ExpressionSyntax> all)
    {
        var answers = all.Select(dependences.MadeOf).ToList();
        foreach (var call in calls)
        {
            var asked = WhatIsAsked(call).ToList();
            if (calls.Any(other => other != call && asked.Exists(part => part.Span.Contains(other.Span)))) return true;
            var sources = dependences.SourcesOf(asked);
            var round = (SyntaxNode?)InnermostLoopAround(call) ?? _loop.Body;
            for (var i = 0; i < all.Length; i++)
            {
                if (sources.Any(source => answers[i].Contains(source) && (all[i] != call || IsOutside(source, round)))) return true;
            }

            if (sources.Any(source => IsOutside(source, round) && dependences.Grows(source))) return true;
        }

        // The elements themselves may come from an answer.
        return Members.RootOf(_loop.Node) is { } root && IsMadeOfAnswer(_loop.Collection, root);
    }

    private bool IsMadeOfAnswer(ExpressionSyntax collection, SyntaxNode root)
    {
        var before = CallsBehind.In(root, _bedrock, _cancellationToken).Where(call => call.SpanStart < _loop.Node.SpanStart || _loop.Collection.Span.Contains(call.Span)).ToList();
        if (before.Count == 0) return false;
        if (before.Exists(call => collection.Span.Contains(call.Span))) return true;
        var dependences = Dependences.In(root, _model, _cancellationToken);
        var sources = dependences.SourcesOf(new[] { collection });
        return before.Exists(call => sources.Overlaps(dependences.MadeOf(call)));
    }

    private bool IsOutside(ISymbol symbol, SyntaxNode round) =>
        !_loop.Elements.Contains(symbol, SymbolEqualityComparer.Default) && !_bedrock.DeclarationsOf(symbol).Any(declared => declared.SyntaxTree == round.SyntaxTree && round.Span.Contains(declared.Span));

    // Another loop inside that asks about its own elements.
    private bool IsOfInnerLoop(ExpressionSyntax call, HashSet<ISymbol> sources)
    {
        foreach (var node in call.Ancestors().TakeWhile(node => node != _loop.Node))
        {
            if (ItemLoop.Of(node, _model, _cancellationToken) is { } inner && inner.Body.Span.Contains(call.Span) && (inner.Elements.IsEmpty || inner.Elements.Any(sources.Contains))) return true;
        }

        return false;
    }

    // Each element is a model, or says which: they are compared, or are records of different jobs.
    private bool AsksModel(ExpressionSyntax call, Dependences dependences)
    {
        var models = _loop.Body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(static assignment => Triggers.NameOfTarget(assignment.Left) is "ModelId").Select(static assignment => (SyntaxNode)assignment.Right).ToList();
        if (call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } && _model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol method)
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : "");
                if (name.IndexOf("model", StringComparison.OrdinalIgnoreCase) >= 0) models.Add(arguments[i].Expression);
            }
        }

        return models.Count > 0 && dependences.SourcesOf(models) is var sources && _loop.Elements.Any(sources.Contains);
    }

    // In the methods on the way: what is asked is made of what they are given, and not of what they keep of earlier answers.
    private bool IsIndependent(InvocationExpressionSyntax call, ExpressionSyntax from)
    {
        if (call.SyntaxTree == from.SyntaxTree && _loop.Body.Span.Contains(call.Span)) return true;
        if (Members.RootOf(call) is not { } root) return false;
        var function = (SyntaxNode?)call.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() ?? root;
        var model = _bedrock.ModelOf(call.SyntaxTree);
        var dependences = Dependences.In(function, model, _cancellationToken);
        var sources = dependences.SourcesOf(WhatIsAsked(call));
        var round = (SyntaxNode?)InnermostLoopAround(call) ?? function;
        if (!sources.Any(source => source is IParameterSymbol parameter && IsOf(parameter, function)) && !IsOfElement(from)) return false;
        var others = CallsBehind.In(function, _bedrock, _cancellationToken);
        foreach (var other in others)
        {
            var answers = dependences.MadeOf(other);
            if (sources.Any(source => answers.Contains(source) && (other != call || IsOutsideOf(source, round)))) return false;
        }

        return !sources.Any(source => IsOutsideOf(source, round) && dependences.Grows(source));
    }

    // The same in each method on the way: _last = await AskAsync(_last + text).
    private bool KeepsNothing(ExpressionSyntax from, int levels)
    {
        var model = _bedrock.ModelOf(from.SyntaxTree);
        if (model.GetSymbolInfo(from, _cancellationToken).Symbol is not IMethodSymbol method || Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is not { } body) return true;
        if (levels == 0) return false;
        var calls = CallsBehind.In(body, _bedrock, _cancellationToken).ToList();
        if (calls.Count == 0) return true;
        var dependences = Dependences.In(body, _bedrock.ModelOf(body.SyntaxTree), _cancellationToken);
        foreach (var call in calls)
        {
            var sources = dependences.SourcesOf(WhatIsAsked(call));
            var round = (SyntaxNode?)InnermostLoopAround(call) ?? body;
            if (calls.Exists(other => dependences.MadeOf(other) is var answers && sources.Any(source => answers.Contains(source) && (other != call || IsOutsideOf(source, round))))) return false;
            if (sources.Any(source => IsOutsideOf(source, round) && dependences.Grows(source)) || !KeepsNothing(call, levels - 1)) return false;
        }

        return true;
    }

    private bool IsOutsideOf(ISymbol symbol, SyntaxNode round) => !_bedrock.DeclarationsOf(symbol).Any(declared => declared.SyntaxTree == round.SyntaxTree && round.Span.Contains(declared.Span));

    private static bool IsOf(IParameterSymbol parameter, SyntaxNode function) => parameter.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == function.SyntaxTree && function.Span.Contains(declared.Span));

    // item.ClassifyAsync(client)
    private bool IsOfElement(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } && receiver.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => _model.GetSymbolInfo(n, _cancellationToken).Symbol is { } symbol && _loop.Elements.Contains(symbol, SymbolEqualityComparer.Default));

    // The client is not part of it; the object of a method of the project is.
    private IEnumerable<SyntaxNode> WhatIsAsked(ExpressionSyntax call)
    {
        if (call is not InvocationExpressionSyntax invocation) yield break;
        var model = _bedrock.ModelOf(call.SyntaxTree);
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, _cancellationToken).Type is not { Name: "CancellationToken" }) yield return argument.Expression;
        }

        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && model.GetSymbolInfo(invocation, _cancellationToken).Symbol is IMethodSymbol { ContainingType.TypeKind: not TypeKind.Interface } method && _bedrock.Declares(method)) yield return receiver;
    }

    private static SyntaxNode OutermostLoopAround(SyntaxNode loop)
    {
        var outermost = loop;
        foreach (var node in loop.Ancestors())
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax) outermost = node;
            else if (node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) break;
        }

        return outermost;
    }

    private static StatementSyntax? InnermostLoopAround(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case WhileStatementSyntax loop:
                    return loop.Statement;
                case DoStatementSyntax loop:
                    return loop.Statement;
                case ForStatementSyntax loop:
                    return loop.Statement;
                case CommonForEachStatementSyntax loop:
                    return loop.Statement;
                case MemberDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return null;
    }
}
