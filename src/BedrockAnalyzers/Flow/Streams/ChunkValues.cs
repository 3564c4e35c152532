using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Streams;

/// <summary>What in code that runs for each chunk holds the chunk or something that was made of it, and which of the code runs only when the last text has come.</summary>
internal sealed class ChunkValues
{
    // Each round follows one more assignment; code that needs more hands a chunk round in circles.
    private const int MaximumRounds = 6;

    private static readonly HashSet<string> s_reasons = new(StringComparer.Ordinal) { "FinishReason", "StopReason", "CompletionReason", "stop_reason", "stopReason", "completionReason", "finish_reason", "is_finished" };

    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _reasons = new(SymbolEqualityComparer.Default);
    private readonly ChunkCode _code;
    private readonly BedrockSymbols _symbols;

    public ChunkValues(ChunkCode code, BedrockSymbols symbols)
    {
        _code = code;
        _symbols = symbols;
        foreach (var chunk in code.Chunks) _variables.Add(chunk);
        for (var round = 0; round < MaximumRounds; round++)
        {
            var known = _variables.Count;
            foreach (var part in code.Code)
            {
                foreach (var operation in part.DescendantsAndSelf()) Follow(operation);
            }

            if (_variables.Count == known) break;
        }
    }

    /// <summary>Whether something of a chunk is in a value.</summary>
    public bool AreIn(IOperation value) => value.DescendantsAndSelf().Any(IsChunk);

    /// <summary>Whether code runs only once the text is complete: at the event that ends the message, or an error.</summary>
    public bool IsAfterText(IOperation operation) => operation switch
    {
        ISwitchCaseOperation { Clauses: { IsEmpty: false } clauses } => clauses.All(clause => clause is IPatternCaseClauseOperation { Pattern: var pattern } ? IsEnd(pattern) : clause is ISingleValueCaseClauseOperation { Value: var value } && IsEndName(value)),
        ISwitchExpressionArmOperation arm => IsEnd(arm.Pattern),
        { Parent: IConditionalOperation conditional } => conditional.WhenTrue == operation && IsEndTest(conditional.Condition),
        { Parent: IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both } => both.RightOperand == operation && IsEndTest(both.LeftOperand),
        _ => false,
    };

    /// <summary>Whether the way to code leads through the end of the stream.</summary>
    public bool IsAtEnd(IOperation operation)
    {
        for (var at = operation; at is not null && !_code.Code.Contains(at); at = at.Parent)
        {
            if (IsAfterText(at)) return true;
            if (_code.Enumerator is not null && at.Parent is IConditionalOperation conditional && at != conditional.Condition && IsEndOfEnumerator(conditional.Condition, at == conditional.WhenTrue)) return true;
        }

        return false;
    }

    /// <summary>Whether what a chunk says decides on coming to code.</summary>
    public bool DecideOn(IOperation operation)
    {
        for (var at = operation; at is not null && !_code.Code.Contains(at); at = at.Parent)
        {
            var decider = at.Parent switch
            {
                IConditionalOperation conditional when conditional.Condition != at => conditional.Condition,
                ISwitchOperation choice when choice.Value != at => choice.Value,
                _ => null,
            };
            if (decider is not null && decider.DescendantsAndSelf().Any(Weighs)) return true;
        }

        return false;
    }

    private bool Weighs(IOperation operation) => operation switch
    {
        IInvocationOperation call => AreIn(call) || _code.Enumerator is null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => !IsNull(comparison.LeftOperand) && !IsNull(comparison.RightOperand) && AreIn(comparison),
        _ => false,
    };

    private void Follow(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                if (!AreIn(initializer)) break;
                _variables.Add(declarator.Symbol);
                if (IsEndMember(initializer) && !initializer.DescendantsAndSelf().Any(static o => o is IConditionalOperation or ISwitchExpressionOperation)) _reasons.Add(declarator.Symbol);
                break;
            case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                if (!_variables.Contains(local) && AreIn(assignment.Value)) _variables.Add(local);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                if (AreIn(deconstruction.Value)) AddLocalsOf(deconstruction.Target);
                break;
            case IIsPatternOperation test:
                if (AreIn(test.Value)) AddDeclaredIn(test.Pattern);
                break;
            case ISwitchOperation choice:
                if (!AreIn(choice.Value)) break;
                foreach (var clause in choice.Cases.SelectMany(static c => c.Clauses))
                {
                    if (clause is IPatternCaseClauseOperation { Pattern: var pattern }) AddDeclaredIn(pattern);
                }

                break;
            case ISwitchExpressionOperation choice:
                if (!AreIn(choice.Value)) break;
                foreach (var arm in choice.Arms) AddDeclaredIn(arm.Pattern);
                break;
            case IForEachLoopOperation loop:
                if (!AreIn(loop.Collection)) break;
                foreach (var local in loop.Locals) _variables.Add(local);
                break;
            case IInvocationOperation call:
                // root.TryGetProperty("delta", out var delta), parts.Select(part => …)
                if (AreIn(call)) AddGivenBy(call);
                break;
        }
    }

    private void AddGivenBy(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref }) AddLocalsOf(argument.Value);
            else if (argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function })
            {
                foreach (var parameter in function.Symbol.Parameters) _variables.Add(parameter);
            }
        }
    }

    private void AddLocalsOf(IOperation target)
    {
        foreach (var operation in target.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { Local: var local }) _variables.Add(local);
        }
    }

    private void AddDeclaredIn(IPatternOperation pattern)
    {
        foreach (var operation in pattern.DescendantsAndSelf())
        {
            var declared = operation switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null) _variables.Add(declared);
        }
    }

    private bool IsChunk(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => _variables.Contains(local),
        IParameterReferenceOperation { Parameter: var parameter } => _variables.Contains(parameter),
        IPropertyReferenceOperation { Property.Name: "Current", Instance: ILocalReferenceOperation { Local: var enumerator } } => SymbolEqualityComparer.Default.Equals(enumerator, _code.Enumerator),
        IPropertyReferenceOperation { Property.Name: "Current", Instance: IParameterReferenceOperation { Parameter: var enumerator } } => SymbolEqualityComparer.Default.Equals(enumerator, _code.Enumerator),
        _ => false,
    };

    private bool IsEndTest(IOperation condition) => condition switch
    {
        IIsPatternOperation test => IsEnd(test.Pattern) || (IsEndMember(test.Value) && !(test.Pattern is IConstantPatternOperation constant && IsNull(constant.Value)) && !(test.Pattern is INegatedPatternOperation { Pattern: var pattern } && !(pattern is IConstantPatternOperation { Value: var excluded } && IsNull(excluded)))),
        IIsTypeOperation { IsNegated: false } test => IsEndType(test.TypeOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => IsEndTest(both.LeftOperand) || IsEndTest(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsEndName(equal.LeftOperand) || IsEndName(equal.RightOperand) || (IsEndMember(equal.LeftOperand) && !IsNothing(equal.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => (IsNull(unequal.LeftOperand) && IsEndMember(unequal.RightOperand)) || (IsNull(unequal.RightOperand) && IsEndMember(unequal.LeftOperand)),
        IInvocationOperation { TargetMethod.Name: "Equals" } equal => ((equal.Instance is { } instance && IsEndMember(instance)) || equal.Arguments.Any(argument => IsEndMember(argument.Value))) && !equal.Arguments.Any(static argument => IsNothing(argument.Value)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", Arguments: { Length: 1 } tested } } => IsEndMember(tested[0].Value),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } value } => IsEndMember(value),
        IConversionOperation conversion => IsEndTest(conversion.Operand),
        IParenthesizedOperation parenthesized => IsEndTest(parenthesized.Operand),
        _ => false,
    };

    private bool IsEnd(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => IsEndType(declaration.MatchedType),
        ITypePatternOperation type => IsEndType(type.MatchedType),
        IRecursivePatternOperation recursive => IsEndType(recursive.MatchedType),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsEnd(either.LeftPattern) && IsEnd(either.RightPattern),
        IConstantPatternOperation constant => IsEndName(constant.Value),
        _ => false,
    };

    private bool IsEndType(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: var name } named
        && ((name is "MessageStopEvent" or "ConverseStreamMetadataEvent" || name.EndsWith("Exception", StringComparison.Ordinal)) ? _symbols.IsOfSdk(named.ContainingAssembly) : name is "UsageContent" && _symbols.IsOfChat(named));

    // How the families say in their JSON that the message has ended.
    private static bool IsEndName(IOperation value) => value.ConstantValue is { HasValue: true, Value: "message_stop" or "messageStop" or "metadata" };

    /// <summary>Whether a value says why the answer has ended, which nothing says before it has: a member of that name, here or where the local got it from.</summary>
    private bool IsEndMember(IOperation value) =>
        value.DescendantsAndSelf().Any(operation => operation switch
        {
            IMemberReferenceOperation { Member.Name: var name } => s_reasons.Contains(name),
            ILiteralOperation { ConstantValue: { HasValue: true, Value: string name } } => s_reasons.Contains(name),
            ILocalReferenceOperation { Local: var local } => _reasons.Contains(local),
            _ => false,
        });

    private static bool IsNothing(IOperation operation) => Bare.WithoutConversion(operation).ConstantValue is { HasValue: true, Value: null or "" };

    private static bool IsNull(IOperation operation) => Bare.WithoutConversion(operation).ConstantValue is { HasValue: true, Value: null };

    private static bool IsEndOfEnumerator(IOperation condition, bool whenTrue)
    {
        var isNegated = condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not };
        return isNegated == whenTrue && condition.DescendantsAndSelf().Any(static o => o is IInvocationOperation { TargetMethod.Name: "MoveNext" or "MoveNextAsync" });
    }
}
