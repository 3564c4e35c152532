using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Whether the call is the same from round to round, and what counts the rounds.</content>
internal sealed partial class RetryRound
{
    private readonly HashSet<ISymbol> _dependencies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<CaptureId> _seenCaptures = [];

    /// <summary>The variable that counts the attempts, where one goes up by one each round and is in scope in the catch.</summary>
    public AttemptCounter? Counter
    {
        get
        {
            if (_recursion is not null) return CounterOfRecursion();
            foreach (var step in _assignments)
            {
                if (!step.IsOnRound || step.Operation is not (IIncrementOrDecrementOperation { Kind: OperationKind.Increment } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: 1 } })) continue;
                if (step.Symbol is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } counter || !IsInScope(counter) || IsUnderCondition(step.Operation.Syntax)) continue;
                var others = _assignments.FindAll(a => SymbolEqualityComparer.Default.Equals(a.Symbol, counter) && !ReferenceEquals(a, step));
                if (others.Count != 1 || others[0].IsOnRound || others[0].Value?.ConstantValue is not { HasValue: true, Value: int first }) continue;
                var isInHeader = step.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is ForStatementSyntax;
                return new(counter.Name, !isInHeader && step.Operation.Syntax.SpanStart < _clause.Span.End ? first + 1 : first);
            }

            return Loop is ForEachStatementSyntax { Identifier.ValueText: var name } loop && FirstOfRange(loop) is { } start ? new(name, start) : null;
        }
    }

    /// <summary>Whether a number that counts the rounds is part of what the call is made of. Asked after <see cref="IsSameCall"/>.</summary>
    public bool IsNumbered { get; private set; }

    /// <summary>Whether the catch changes what the request is made of. Asked after <see cref="IsSameCall"/>.</summary>
    public bool ChangesRequest =>
        _set.Exists(member => member.Holder is ISymbol holder && _dependencies.Contains(holder) && _clause.Span.Contains(member.Operation.Syntax.Span))
        || _invocations.Exists(invocation => invocation.Instance is { } instance && HolderOf(instance) is ISymbol holder && _dependencies.Contains(holder) && _clause.Span.Contains(invocation.Syntax.Span));

    /// <summary>Whether the call is made of the same client and model, and not of the loop's next item.</summary>
    /// <param name="recursion">The call by which the method starts anew; null where it does not.</param>
    public bool IsSameCall(InvocationExpressionSyntax? recursion)
    {
        if (recursion is not null) _recursion = _invocations.Find(i => i.Syntax == recursion);
        if (!Scan(_call.Operation)) return false;
        foreach (var assignment in _assignments)
        {
            if (!assignment.IsOnRound || !IsAfterCall(assignment.Operation)) continue;
            if (assignment.Symbol is IFieldSymbol or IPropertySymbol && !IsException((assignment.Symbol as IFieldSymbol)?.Type) && IsReadByCall(assignment.Symbol)) return false;
        }

        return !_invocations.Exists(ChangesCall);
    }

    private bool Scan(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var isSame = part switch
            {
                IFlowCaptureReferenceOperation capture => !_seenCaptures.Add(capture.Id) || ((!_captures.TryGetValue(capture.Id, out var values) || (values.TrueForAll(Scan) && !(values.Count > 1 && IsChosenAnew(values[0].Syntax)))) && ScanMembers(capture.Id)),
                IFlowAnonymousFunctionOperation lambda => ScanLambda(lambda.Syntax),
                IInvocationOperation invocation => !BringsNext(invocation) && (invocation.Syntax == _call.Syntax || !AnswersAnew(invocation.TargetMethod)),
                IPropertyReferenceOperation { Instance: { } owner } when HolderOf(owner) is ISymbol holder && holder is not ILocalSymbol { IsForEach: true } && IsMovedOn(holder) => false,
                _ => SymbolOf(part) is not { } symbol || IsSame(symbol, part.Syntax),
            };
            if (!isSame) return false;
        }

        return true;
    }

    private bool ScanMembers(object holder)
    {
        foreach (var member in _set)
        {
            if (!member.IsOnRound || !Equals(member.Holder, holder)) continue;
            if (!Scan(member.Value) || (IsAfterCall(member.Operation) && member.Property.Name.IndexOf("Model", StringComparison.Ordinal) >= 0)) return false;
        }

        // Initializers of lists add by calls.
        foreach (var invocation in _invocations)
        {
            if (invocation.Instance is not { } instance || !Equals(HolderOf(instance), holder) || invocation.Syntax == _call.Syntax) continue;
            if (TakesOut(invocation) || !invocation.Arguments.All(argument => Scan(argument.Value))) return false;
        }

        return true;
    }

    private bool ScanLambda(SyntaxNode lambda)
    {
        var model = _bedrock.ModelOf(lambda.SyntaxTree);
        foreach (var node in lambda.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || model.GetSymbolInfo(name, _cancellationToken).Symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol) || model.GetSymbolInfo(name, _cancellationToken).Symbol is not { } symbol) continue;
            if (_bedrock.DeclarationsOf(symbol).Any(r => lambda.Span.Contains(r.Span))) continue;
            if (!IsSame(symbol, name)) return false;
            if (_invocations.Exists(invocation => Fills(invocation) && SymbolEqualityComparer.Default.Equals(SymbolOf(invocation.Instance!), symbol))) return false;
        }

        return true;
    }

    private bool IsSame(ISymbol symbol, SyntaxNode reference)
    {
        var isNew = _dependencies.Add(symbol);
        if (symbol is IParameterSymbol parameter && ArgumentFor(parameter) is { } argument && !IsSame(argument, parameter))
        {
            if (WithoutConversion(argument.Value) is not IBinaryOperation { RightOperand.ConstantValue.HasValue: true } || IsIndex(reference)) return false;
        }

        foreach (var assignment in _assignments)
        {
            if (!assignment.IsOnRound || !SymbolEqualityComparer.Default.Equals(assignment.Symbol, symbol)) continue;
            if (assignment.IsStep || IsOfRange(symbol))
            {
                if (IsIndex(reference)) return false;
                IsNumbered = true;
            }
            else if (IsItemAround(symbol) || assignment.Operation is IArgumentOperation || IsAfterCall(assignment.Operation) || assignment.Value is null)
            {
                return false;
            }
            else if (isNew && (assignment.Operation is ICompoundAssignmentOperation || assignment.Value.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(SymbolOf(part), symbol)) || !Scan(assignment.Value)))
            {
                return false;
            }
        }

        return !isNew || ScanMembers(symbol);
    }

    // In the catch, or behind the try: the next round has another value than this one.
    private bool IsAfterCall(IOperation operation) =>
        _clause.Span.Contains(operation.Syntax.SpanStart) || (operation.Syntax.SpanStart > Try.Span.End && Loop is { } loop && loop.Span.Contains(operation.Syntax.SpanStart));

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    // foreach (var item in items) around the try: the next round is the next item's.
    private bool IsItemAround(ISymbol symbol) =>
        _bedrock.DeclarationsOf(symbol).FirstOrDefault()?.GetSyntax(_cancellationToken) is { } declaration
        && declaration.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
        && loop.Span.Contains(Try.Span)
        && !loop.Statement.Span.Contains(declaration.Span);

    private bool IsOfRange(ISymbol symbol) =>
        _bedrock.DeclarationsOf(symbol).FirstOrDefault()?.GetSyntax(_cancellationToken) is ForEachStatementSyntax loop && FirstOfRange(loop) is not null;

    private static int? FirstOfRange(ForEachStatementSyntax loop) =>
        loop.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Range", Expression: SimpleNameSyntax { Identifier.ValueText: "Enumerable" } }, ArgumentList.Arguments: { Count: 2 } arguments }
            ? arguments[0].Expression is LiteralExpressionSyntax { Token.Value: int first } ? first : 0
            : null;

    // What takes one of many by the number of the attempt takes another each time.
    private bool IsIndex(SyntaxNode reference)
    {
        foreach (var at in reference.Ancestors())
        {
            switch (at)
            {
                case BracketedArgumentListSyntax:
                    return true;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                    if (StringUse.NameOf(call) is "ElementAt" or "ElementAtOrDefault" or "Skip" or "GetValue" || IndexesBy(call, (ArgumentSyntax)at)) return true;
                    break;
                case StatementSyntax:
                    return false;
            }
        }

        return false;
    }

    private bool IndexesBy(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        if (_bedrock.OperationOf(argument, _cancellationToken) is not IArgumentOperation { Parameter: { } parameter } || _bedrock.DeclarationsOf(parameter.ContainingSymbol).FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration) return false;
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax { Identifier.ValueText: var name } || !string.Equals(name, parameter.Name, StringComparison.Ordinal)) continue;
            if (call != _call.Syntax && IsCondition(node)) return true;
            if (node.Ancestors().TakeWhile(static n => n is not StatementSyntax).Any(static n => n is BracketedArgumentListSyntax || (n is InvocationExpressionSyntax inner && StringUse.NameOf(inner) is "ElementAt" or "ElementAtOrDefault" or "Skip"))) return true;
        }

        return false;
    }

    private bool IsReadByCall(ISymbol member) =>
        IsNamedInCallee(member) || (_dependencies.Contains(member) && !_assignments.TrueForAll(a => !SymbolEqualityComparer.Default.Equals(a.Symbol, member) || a.IsStep));

    private bool IsNamedInCallee(ISymbol member)
    {
        foreach (var reference in _bedrock.DeclarationsOf(_call.Operation.TargetMethod.OriginalDefinition))
        {
            if (reference.GetSyntax(_cancellationToken).DescendantNodes().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: var name } && string.Equals(name, member.Name, StringComparison.Ordinal))) return true;
        }

        return false;
    }

    private AttemptCounter? CounterOfRecursion()
    {
        foreach (var argument in _recursion!.Arguments)
        {
            if (argument.Parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: int first } parameter
                && WithoutConversion(argument.Value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: IParameterReferenceOperation counted, RightOperand.ConstantValue: { HasValue: true, Value: 1 } }
                && counted.Parameter.Ordinal == parameter.Ordinal)
            {
                return new(parameter.Name, first);
            }
        }

        return null;
    }

    private bool IsInScope(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is { Parent: { } declaration } && (declaration.FirstAncestorOrSelf<BlockSyntax>()?.Span.Contains(_clause.Span) ?? true) && !(Loop is { } loop and not ForStatementSyntax && loop.Span.Contains(declaration.Span)) && !(Loop is ForStatementSyntax { Statement: var body } && body.Span.Contains(declaration.Span));

    private bool IsUnderCondition(SyntaxNode step)
    {
        foreach (var at in step.Ancestors())
        {
            if (at == Loop || at == _function.Syntax || at is ForStatementSyntax) return false;
            if (at is IfStatementSyntax test && test.Condition.Span.Contains(step.Span) && !IsBehindAnd(step, test)) continue;
            if (at is IfStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax) return true;
        }

        return false;
    }

    private static bool IsBehindAnd(SyntaxNode step, IfStatementSyntax test) =>
        step.Ancestors().TakeWhile(at => at != test).Any(at => at is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Right: var right } && right.Span.Contains(step.Span));
}
