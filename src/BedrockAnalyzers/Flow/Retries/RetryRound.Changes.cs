using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>What the methods that a round calls change: the work that they bring, and the client or model that they choose.</content>
internal sealed partial class RetryRound
{
    private const int MaximumLevels = 2;

    // A queue, a reader, a source of work: each time it brings something else. So may what is not seen and is given nothing to make it from.
    private bool BringsNext(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.IsStatic || method.IsExtensionMethod || (_bedrock.Declares(method) && !method.IsAbstract)) return false;
        return IsNameOfNext(method.Name) || (method is { IsAbstract: true } && _bedrock.Declares(method) && invocation.Arguments.All(static a => a.Value.ConstantValue.HasValue || a.ArgumentKind == ArgumentKind.DefaultValue || IsCancellation(a.Value.Type)));
    }

    private static bool IsNameOfNext(string name) =>
        name.IndexOf("Next", StringComparison.Ordinal) >= 0 || name.IndexOf("Dequeue", StringComparison.Ordinal) >= 0 || name.IndexOf("Receive", StringComparison.Ordinal) >= 0 || name.IndexOf("Consume", StringComparison.Ordinal) >= 0
        || name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Take", StringComparison.Ordinal) || name.StartsWith("TryTake", StringComparison.Ordinal) || name.StartsWith("TryRead", StringComparison.Ordinal) || name.StartsWith("Pop", StringComparison.Ordinal) || name.StartsWith("TryPop", StringComparison.Ordinal)
        || name.StartsWith("Fetch", StringComparison.Ordinal) || name.StartsWith("Poll", StringComparison.Ordinal);

    /// <summary>Whether a method that the round calls changes what the call is made of: a field that it reads, or the model of the request that it is given.</summary>
    private bool ChangesCall(IInvocationOperation invocation)
    {
        if (invocation.Syntax == _call.Syntax || invocation.Syntax == _recursion?.Syntax || _call.Syntax.Span.Contains(invocation.Syntax.Span) || !_bedrock.Declares(invocation.TargetMethod)) return false;
        var isAfterCall = IsAfterCall(invocation);
        foreach (var assigned in AssignedIn(invocation.TargetMethod, level: 0))
        {
            if (assigned is IFieldSymbol { IsReadOnly: false } or IPropertySymbol && IsOfSameType(assigned) && (_dependencies.Contains(assigned) || IsNamedInCallee(assigned))) return true;
            if (isAfterCall && assigned is IPropertySymbol && assigned.Name.IndexOf("Model", StringComparison.Ordinal) >= 0 && invocation.Arguments.Any(argument => HolderOf(argument.Value) is ISymbol holder && _dependencies.Contains(holder))) return true;
        }

        return false;
    }

    // A method that keeps account of what it answered, or whose answer depends on what the round has changed.
    private bool AnswersAnew(IMethodSymbol method)
    {
        if (!_bedrock.Declares(method) || method.IsAbstract) return false;
        foreach (var reference in _bedrock.DeclarationsOf(method.OriginalDefinition))
        {
            var body = reference.GetSyntax(_cancellationToken);
            var model = _bedrock.ModelOf(body.SyntaxTree);
            foreach (var node in body.DescendantNodes())
            {
                if (TargetOf(node) is { } target && node.IsKind(SyntaxKind.CoalesceAssignmentExpression) is false && model.GetSymbolInfo(target, _cancellationToken).Symbol is IFieldSymbol field && IsOfSameType(field)) return true;
                if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && IsTouched(name) && model.GetSymbolInfo(node, _cancellationToken).Symbol is IFieldSymbol touched && IsOfSameType(touched)) return true;
            }
        }

        return false;
    }

    // A field that is assigned on the round, or a list or table in one that something is put into.
    private bool IsTouched(string name)
    {
        foreach (var node in Loop?.DescendantNodes() ?? _function.Syntax.DescendantNodes())
        {
            if (TargetOf(node) is { } target && string.Equals(target is ElementAccessExpressionSyntax element ? Triggers.NameOfTarget(element.Expression) : Triggers.NameOfTarget(target), name, StringComparison.Ordinal) && !node.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return true;
        }

        return _invocations.Exists(invocation => Fills(invocation) && SymbolOf(invocation.Instance!) is IFieldSymbol field && string.Equals(field.Name, name, StringComparison.Ordinal));
    }

    // An enumerator, a chain of models, a list of regions: what is read of it is another after this.
    private bool IsMovedOn(ISymbol holder) =>
        _invocations.Exists(invocation => invocation.TargetMethod.IsAbstract && invocation.Instance is { } instance && SymbolEqualityComparer.Default.Equals(SymbolOf(instance), holder) && IsCommand(invocation.TargetMethod));

    private bool IsCommand(IMethodSymbol method) =>
        !_bedrock.Declares(method)
            ? method.Name is "MoveNext" or "MoveNextAsync"
            : method.ReturnsVoid || method.ReturnType is { SpecialType: SpecialType.System_Boolean } or { Name: "Task" or "ValueTask" };

    private bool TakesOut(IInvocationOperation invocation) =>
        !_bedrock.Declares(invocation.TargetMethod) && invocation.TargetMethod.Name is var name && (name.StartsWith("Remove", StringComparison.Ordinal) || name.IndexOf("Dequeue", StringComparison.Ordinal) >= 0 || name is "Pop" or "TryPop" or "TryTake" or "Clear");

    private bool Fills(IInvocationOperation invocation) =>
        invocation is { Instance: not null, TargetMethod: { Name: var name } method } && !_bedrock.Declares(method) && (name is "Add" or "TryAdd" or "AddOrUpdate" or "Enqueue" or "Push" || TakesOut(invocation));

    // useFallback ? cheap : good: what chooses is another in the next round.
    private bool IsChosenAnew(SyntaxNode value)
    {
        SyntaxNode? condition = null;
        foreach (var at in value.AncestorsAndSelf())
        {
            if (at is StatementSyntax) break;
            if (at is ConditionalExpressionSyntax conditional && !conditional.Condition.Span.Contains(value.Span)) condition = conditional.Condition;
            else if (at is SwitchExpressionSyntax choice && !choice.GoverningExpression.Span.Contains(value.Span)) condition = choice.GoverningExpression;
            if (condition is not null) break;
        }

        if (condition is null) return false;
        var model = _bedrock.ModelOf(condition.SyntaxTree);
        return condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name, _cancellationToken).Symbol is { } symbol && IsAssigned(symbol));
    }

    // What decides by the number of the attempt decides otherwise the next time.
    private static bool IsCondition(SyntaxNode node)
    {
        for (SyntaxNode at = node; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case ConditionalExpressionSyntax conditional when conditional.Condition == at:
                case SwitchExpressionSyntax choice when choice.GoverningExpression == at:
                case SwitchStatementSyntax statement when statement.Expression == at:
                case IfStatementSyntax test when test.Condition == at:
                    return true;
                case StatementSyntax:
                    return false;
            }
        }

        return false;
    }

    private bool IsOfSameType(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType?.OriginalDefinition, ContainingType);

    private INamedTypeSymbol? ContainingType => _function.Symbol?.ContainingType?.OriginalDefinition ?? _bedrock.ModelOf(_clause.SyntaxTree).GetEnclosingSymbol(_clause.SpanStart, _cancellationToken)?.ContainingType?.OriginalDefinition;

    private IEnumerable<ISymbol> AssignedIn(IMethodSymbol method, int level)
    {
        foreach (var reference in _bedrock.DeclarationsOf(method.OriginalDefinition))
        {
            var body = reference.GetSyntax(_cancellationToken);
            var model = _bedrock.ModelOf(body.SyntaxTree);
            foreach (var node in body.DescendantNodes())
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (node is AssignmentExpressionSyntax or ArgumentSyntax && TargetOf(node) is { } target && model.GetSymbolInfo(target, _cancellationToken).Symbol is { } assigned) yield return assigned;
                if (level >= MaximumLevels || node is not InvocationExpressionSyntax call || model.GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol called || !_bedrock.Declares(called)) continue;
                foreach (var inner in AssignedIn(called, level + 1)) yield return inner;
            }
        }
    }

    private static ExpressionSyntax? TargetOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => assignment.Left,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => step.Operand,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => step.Operand,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword, Expression: not DeclarationExpressionSyntax } argument => argument.Expression,
        _ => null,
    };
}
